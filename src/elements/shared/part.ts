import { createLogger } from '../../support/logger.js';

const log = createLogger('elements');

/** A part of an element that nobody sees at first, fetched when it is needed. */
export class Part<T> {
  readonly #fetch: () => Promise<T>;
  #loading: Promise<T> | null = null;
  #now: T | null = null;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** It, once it is there. */
  get now(): T | null {
    return this.#now;
  }

  /** Fetches it. Rejects where that fails, which is logged; the next one tries again. */
  load(): Promise<T> {
    return (this.#loading ??= this.#fetch().then(
      (part) => (this.#now = part),
      (error: unknown) => {
        this.#loading = null;
        log.error('a part of an element cannot be loaded', error);
        throw error;
      },
    ));
  }

  /** It, or null while it is on its way; then `ready` is called when it has come. */
  need(ready: () => void): T | null {
    if (!this.#now) this.load().then(ready, () => undefined);
    return this.#now;
  }
}
