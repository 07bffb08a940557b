import type { Unsubscribe } from './emitter.js';

/**
 * `network`: it was away and is back, and may be another one, with another address.
 * `page`: the page came to the front, or back from where the browser keeps old ones.
 */
export type Wake = 'network' | 'page';

/** Calls back when the network came back or the page came to the front. Without a browser: never. */
export function onWake(listener: (wake: Wake) => void): Unsubscribe {
  if (typeof globalThis.addEventListener !== 'function') return () => {};
  const onVisible = () => {
    if (document.visibilityState === 'visible') listener('page');
  };
  const onOnline = (): void => listener('network');
  const onShow = (): void => listener('page');
  const page = typeof document === 'undefined' ? null : document;
  globalThis.addEventListener('online', onOnline);
  globalThis.addEventListener('pageshow', onShow);
  page?.addEventListener('visibilitychange', onVisible);
  return () => {
    globalThis.removeEventListener('online', onOnline);
    globalThis.removeEventListener('pageshow', onShow);
    page?.removeEventListener('visibilitychange', onVisible);
  };
}

/** What the browser believes; only its "no" can be relied on. */
export function isNetworkUp(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false;
}
