import type { Address } from '../signaling.js';

interface Neighbour {
  readonly address: Required<Address>;
  heardAt: number;
  /** When a sign of life was asked for in vain so far; null: nothing is owed. */
  askedAt: number | null;
}

/** How many windows are believed in at once: a script that forges names shall not fill the memory. */
const MAX_NEIGHBOURS = 256;

/**
 * Who else is on the channel. A killed window says no `bye`, so each one that was silent for a while is asked.
 * Asking matters: timers of hidden windows run once a minute, but messages wake them at once.
 */
export class TabsRoster {
  readonly #neighbours = new Map<string, Neighbour>();
  readonly #change: (address: Required<Address>, online: boolean) => void;

  constructor(change: (address: Required<Address>, online: boolean) => void) {
    this.#change = change;
  }

  heard(address: Required<Address>, now = Date.now()): void {
    const key = keyOf(address);
    const known = this.#neighbours.get(key);
    if (known) {
      known.heardAt = now;
      known.askedAt = null;
    } else if (this.#neighbours.size < MAX_NEIGHBOURS) {
      this.#neighbours.set(key, { address, heardAt: now, askedAt: null });
      this.#change(address, true);
    }
  }

  left(address: Required<Address>): void {
    if (this.#neighbours.delete(keyOf(address))) this.#change(address, false);
  }

  /**
   * Drops who owes an answer for `goneAfter` ms. True when somebody was silent for `askAfter` ms and must be asked.
   */
  sweep(askAfter: number, goneAfter: number, now = Date.now()): boolean {
    let mustAsk = false;
    for (const neighbour of [...this.#neighbours.values()]) {
      if (neighbour.askedAt !== null && now - neighbour.askedAt >= goneAfter) {
        this.left(neighbour.address);
      } else if (now - neighbour.heardAt >= askAfter) {
        neighbour.askedAt ??= now;
        mustAsk = true;
      }
    }
    return mustAsk;
  }

  /** Forgets everyone, and says so. */
  clear(): void {
    for (const { address } of [...this.#neighbours.values()]) this.left(address);
  }
}

function keyOf({ userId, device }: Required<Address>): string {
  return JSON.stringify([userId, device]);
}
