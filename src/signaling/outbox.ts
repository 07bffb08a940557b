import { SignalingError } from './signaling-error.js';

/** How long a signal may wait for a connection unless its sender says otherwise, in ms. */
export const DEFAULT_TTL = 30_000;

interface Entry<T> {
  readonly id: string;
  readonly payload: T;
  /** `Date.now()` after which it is not sent any more. */
  readonly deadline: number;
  /** Settles the sender's promise; a second call does nothing. */
  readonly settle: (error?: SignalingError) => void;
}

/**
 * Keeps what is to be sent, in order, while there is no connection.
 * `transmit` hands one payload over at once; it returns false when the connection just broke, and then
 * everything waits for the next `open()`.
 */
export class Outbox<T> {
  readonly #transmit: (payload: T) => boolean;
  #waiting: Entry<T>[] = [];
  /** Handed over, not yet known to have arrived: may come back by {@link requeue}. */
  readonly #handed = new Map<string, Entry<T>>();
  #isOpen = false;

  constructor(transmit: (payload: T) => boolean) {
    this.#transmit = transmit;
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.length;
  }

  /** Settles at hand-over. Rejects with `signaling-offline` after `ttl` ms, or with the reason of `abort`. */
  send(id: string, payload: T, ttl: number = DEFAULT_TTL): Promise<void> {
    return new Promise((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const entry: Entry<T> = {
        id,
        payload,
        deadline: Date.now() + ttl,
        settle: (error) => {
          clearTimeout(timer);
          if (error) reject(error);
          else resolve();
        },
      };
      this.#waiting.push(entry);
      this.#flush();
      if (this.#waiting.includes(entry)) {
        timer = setTimeout(() => this.#expire(entry), Math.max(0, ttl));
      }
    });
  }

  /** The connection stands: sends what waits, and from now on at once. */
  open(): void {
    this.#isOpen = true;
    this.#flush();
  }

  /** The connection is gone: from now on everything waits. */
  close(): void {
    this.#isOpen = false;
  }

  /** The other side confirmed these: they never come back. */
  confirm(id: string): void {
    this.#handed.delete(id);
  }

  /**
   * The connection broke before these arrived, as far as one knows: they go first, in the given order,
   * unless their time has run out by then. Call it while closed.
   */
  requeue(ids: Iterable<string>): void {
    const again: Entry<T>[] = [];
    for (const id of ids) {
      const entry = this.#handed.get(id);
      if (entry) again.push(entry);
      this.#handed.delete(id);
    }
    this.#waiting.unshift(...again);
  }

  /** Forgets everything; senders that still wait are rejected. */
  abort(error: SignalingError): void {
    this.close();
    this.#handed.clear();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const entry of waiting) entry.settle(error);
  }

  #flush(): void {
    while (this.#isOpen) {
      const entry = this.#waiting[0];
      if (!entry) return;
      // A timer may be late (a sleeping laptop, a throttled tab), the clock is not.
      if (entry.deadline < Date.now()) {
        this.#expire(entry);
        continue;
      }
      if (!this.#transmit(entry.payload)) {
        this.#isOpen = false;
        return;
      }
      this.#waiting.shift();
      this.#remember(entry);
      entry.settle();
    }
  }

  #expire(entry: Entry<T>): void {
    this.#waiting = this.#waiting.filter((other) => other !== entry);
    entry.settle(
      new SignalingError('signaling-offline', 'No connection within the time to live of the signal.'),
    );
  }

  #remember(entry: Entry<T>): void {
    // Where nobody confirms, age bounds the memory: entries are in order of hand-over.
    for (const [id, old] of this.#handed) {
      if (old.deadline > Date.now()) break;
      this.#handed.delete(id);
    }
    this.#handed.set(entry.id, entry);
  }
}
