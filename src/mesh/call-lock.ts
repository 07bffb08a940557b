const NOTHING = (): void => {};

/**
 * Keeps something for this tab alone among all tabs and windows of one browser, until the function that it gives
 * is called or the tab dies (Web Locks). Null: another tab has it. Where the browser has no locks, or keeps them
 * from this page, everybody gets it: then the signals between devices decide.
 */
export function holdLock(name: string): Promise<(() => void) | null> {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  if (!locks) return Promise.resolve(NOTHING);
  return new Promise((resolve) => {
    locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<void>((release) => resolve(release));
        resolve(null);
        return undefined;
      })
      .catch(() => resolve(NOTHING));
  });
}
