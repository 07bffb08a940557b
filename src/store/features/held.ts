import { CallError } from '../../session/call-error.js';
import type { CallSession, MediaChoice } from '../../session/call-session.js';
import { shallowEqual } from '../../support/equal.js';
import type { StoreContext } from '../store-context.js';
import { callInfo } from './call-info.js';

/** A call that waits, and what it sent before. */
interface HeldCall {
  readonly session: CallSession;
  readonly sent: MediaChoice;
}

/** Calls on hold: they stay connected, send nothing, and nobody in them is heard or shown. */
export class Held {
  readonly #context: StoreContext;
  readonly #calls = new Map<string, HeldCall>();

  constructor(context: StoreContext) {
    this.#context = context;
  }

  get(callId: string | undefined): CallSession | undefined {
    return callId === undefined ? undefined : this.#calls.get(callId)?.session;
  }

  add(session: CallSession, sent: MediaChoice): void {
    session.hold(true);
    this.#calls.set(session.snapshot.id, { session, sent });
    this.show();
  }

  /** The given call, or the one held longest. Throws `no-such-call`. */
  find(callId: string | undefined): HeldCall {
    const call = callId === undefined ? [...this.#calls.values()][0] : this.#calls.get(callId);
    if (!call) throw new CallError('no-such-call', 'no such call is on hold');
    return call;
  }

  /** False: it is not on hold (any more). */
  remove(callId: string): boolean {
    const was = this.#calls.delete(callId);
    if (was) this.show();
    return was;
  }

  /** Brings the state up to date. */
  show(): void {
    const { get, set, person } = this.#context;
    const before = get().held;
    if (before.length === 0 && this.#calls.size === 0) return;
    const held = [...this.#calls.values()].map(({ session: { snapshot } }) => {
      const old = before.find(({ id }) => id === snapshot.id);
      const next = callInfo(snapshot, person, old);
      return old && shallowEqual(old, next) ? old : Object.freeze(next);
    });
    set({ held: Object.freeze(held) });
  }
}
