/** Held by the one page of an origin that rings for the ear. */
const LOCK = 'call-elements:ring';

/**
 * Settles with true when it is this page's turn to ring, which lasts until `signal` is aborted or the page is
 * gone; with false when it was aborted before. Where there are no Web Locks every page has its turn.
 */
export function ringTurn(signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false);
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(LOCK, { signal }, () => {
        resolve(true);
        return new Promise<void>((release) => {
          if (signal.aborted) release();
          signal.addEventListener('abort', () => release(), { once: true });
        });
      })
      // Aborted; or a frame without an origin, which has no locks.
      .catch(() => resolve(!signal.aborted));
  });
}
