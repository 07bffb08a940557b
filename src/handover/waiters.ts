import { CallError } from '../session/call-error.js';
import type { Carrier } from '../session/move.js';

/** Whom we asked to move the call, and by which word. */
export interface Asked {
  readonly id: string;
  readonly whom: string;
}

interface Waiter {
  readonly to: Carrier;
  readonly asked: Asked | null;
  readonly tell: (error: CallError | null) => void;
}

/** Longer than any move takes, in ms: who was asked may be gone. */
const PATIENCE = 30_000;

/** Those who want to know how a move ends. */
export class Waiters {
  readonly #all = new Set<Waiter>();

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Settles when the call is carried there. */
  wait(to: Carrier, asked: Asked | null = null): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        to,
        asked,
        tell: (error) => {
          clearTimeout(timer);
          this.#all.delete(waiter);
          if (error) reject(error);
          else resolve();
        },
      };
      const timer = setTimeout(
        () => waiter.tell(new CallError('peer-cannot', 'no answer in time')),
        PATIENCE,
      );
      this.#all.add(waiter);
    });
  }

  /** How a move to `to` has ended; without it, how all end. */
  tell(error: CallError | null, to?: Carrier): void {
    for (const waiter of [...this.#all]) if (to === undefined || waiter.to === to) waiter.tell(error);
  }

  /** The answer of somebody who was asked. */
  answer(id: string, from: string, error: CallError): void {
    for (const waiter of [...this.#all]) {
      if (waiter.asked?.id === id && waiter.asked.whom === from) waiter.tell(error);
    }
  }
}
