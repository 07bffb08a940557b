import type { Unsubscribe } from './emitter.js';

/** Calls back when the network came back or the page came to the front. Without a browser: never. */
export function onWake(listener: () => void): Unsubscribe {
  if (typeof globalThis.addEventListener !== 'function') return () => {};
  const onVisible = () => {
    if (document.visibilityState === 'visible') listener();
  };
  const page = typeof document === 'undefined' ? null : document;
  globalThis.addEventListener('online', listener);
  globalThis.addEventListener('pageshow', listener);
  page?.addEventListener('visibilitychange', onVisible);
  return () => {
    globalThis.removeEventListener('online', listener);
    globalThis.removeEventListener('pageshow', listener);
    page?.removeEventListener('visibilitychange', onVisible);
  };
}

/** What the browser believes; only its "no" can be relied on. */
export function isNetworkUp(): boolean {
  return typeof navigator === 'undefined' || navigator.onLine !== false;
}
