import { CallError } from '../../session/call-error.js';
import type { CallSession } from '../../session/call-session.js';

/** Caps of calls that were set for them alone. */
const own = new WeakMap<CallSession, number>();

/** The cap that holds for a call, in kbit/s; `store` where it has none of its own. */
export const capOf = (session: CallSession, store = 0): number => own.get(session) ?? store;

export function keepCap(session: CallSession, kbps: number | undefined): void {
  if (kbps !== undefined) own.set(session, kbps);
}

/** @throws CallError `invalid-value` for what is no cap in kbit/s; 0 = none */
export function checkCap(kbps: number): number {
  if (!Number.isFinite(kbps) || kbps < 0 || kbps > 1e6)
    throw new CallError('invalid-value', 'kbit/s, 0 or more');
  return kbps;
}
