import { DEFAULT_TIMING } from '../../mesh/mesh-options.js';
import { CallError } from '../../session/call-error.js';
import type { CallSession, SessionSnapshot } from '../../session/call-session.js';
import type { IncomingCall } from '../call-state.js';
import type { StoreContext } from '../store-context.js';

/** The calls that ring here, oldest first. */
export class Ringing {
  readonly #context: StoreContext;
  readonly #sessions = new Map<string, CallSession>();

  constructor(context: StoreContext) {
    this.#context = context;
  }

  add(session: CallSession): IncomingCall | undefined {
    const { id } = session.snapshot;
    this.#sessions.set(id, session);
    this.#show();
    return this.#context.get().incoming.find((entry) => entry.id === id);
  }

  /** The given call, or the oldest. Throws `no-such-call`. */
  find(callId: string | undefined): CallSession {
    const session = callId === undefined ? [...this.#sessions.values()][0] : this.#sessions.get(callId);
    if (!session) throw new CallError('no-such-call', 'no such call rings');
    return session;
  }

  has(callId: string | undefined): boolean {
    return callId !== undefined && this.#sessions.has(callId);
  }

  /** The call of one person to us alone. */
  from(userId: string): CallSession | undefined {
    return [...this.#sessions.values()].find(({ snapshot }) => isFromAlone(snapshot, userId));
  }

  /** False: it does not ring any more. */
  remove(callId: string): boolean {
    const was = this.#sessions.delete(callId);
    if (was) this.#show();
    return was;
  }

  #show(): void {
    const { set, get } = this.#context;
    const before = get().incoming;
    const incoming = [...this.#sessions.values()].map(
      ({ snapshot }) => before.find(({ id }) => id === snapshot.id) ?? this.#incomingCall(snapshot),
    );
    set({ incoming });
  }

  #incomingCall({ id, kind, callerId, peers, userInfo, createdAt }: SessionSnapshot): IncomingCall {
    const timeout = this.#context.options.timing?.answerTimeout ?? DEFAULT_TIMING.answerTimeout;
    return Object.freeze({
      id,
      kind,
      from: this.#context.person(callerId),
      others: Object.freeze(
        peers.filter((peer) => peer.id !== callerId).map((peer) => this.#context.person(peer.id)),
      ),
      userInfo,
      receivedAt: createdAt,
      expiresAt: createdAt + timeout,
    });
  }
}

export function isFromAlone({ callerId, peers }: SessionSnapshot, userId: string | undefined): boolean {
  return callerId === userId && peers.length === 1;
}
