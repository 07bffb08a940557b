import type { CallTarget } from '../call-store.js';

/** One or several people to call, each with what is known of them. */
export function targetsOf(to: CallTarget | readonly CallTarget[]): Exclude<CallTarget, string>[] {
  const all = (typeof to === 'string' || !Array.isArray(to) ? [to] : to) as readonly CallTarget[];
  return all.map((target) => (typeof target === 'string' ? { id: target } : target));
}
