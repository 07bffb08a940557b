import type { ServiceEvents } from '../session/call-service.js';
import type { SessionSnapshot } from '../session/call-session.js';
import type { CallSignal, Signal } from '../signaling/signal.js';
import type { Address, ReceivedSignal } from '../signaling/signaling.js';
import { ExpiringMap } from '../support/expiring-map.js';
import type { UserInfo } from '../support/user-info.js';
import { stricter } from '../rtc/bitrate-plan.js';
import { bandwidthOfInfo } from './call-bandwidth.js';
import type { CallGate } from '../session/call-gate.js';
import { glareWinner } from './glare.js';
import { KIT_PARAMS, kitMark, MESH_MAX } from './mesh-options.js';
import type { MeshServiceOptions } from './mesh-service-options.js';
import type { MeshSession } from './mesh-session.js';
import type { MeshSessionOptions } from './mesh-session-options.js';
import { isLater, roundOf, type Round } from './round.js';
import { OwnDevices } from './own-devices.js';

/** Calls that may ring at once; one more is told "busy". */
const RINGING_MAX = 4;

/** A call that the server kept rings up to this age, in ms; who called has given up, or repeats it. */
const RING_AGE = 45_000;
/** What the server kept behind such a call comes right after it, in ms: perhaps that it is over. */
const RING_SETTLE = 200;

/** That the page is being asked is remembered this long, in ms. */
const ASKED_TTL = 5 * 60_000;
const ASKED_MAX = 50;

/** A call that is heard of for the first time. */
interface FirstCall {
  readonly received: ReceivedSignal;
  readonly signal: CallSignal;
  readonly self: Required<Address>;
  /** Everyone called, oneself among them, each once. */
  readonly memberIds: readonly string[];
}

/** A call that is over, and up to which round. */
export interface Ended extends Round {
  /** Who may still believe that it runs. */
  readonly survivors: ReadonlySet<string>;
}

/** What differs from session to session. */
export type OwnOptions = Pick<
  MeshSessionOptions,
  | 'id'
  | 'kind'
  | 'direction'
  | 'callerId'
  | 'memberIds'
  | 'self'
  | 'userInfo'
  | 'maxBandwidth'
  | 'rejoining'
  | 'round'
>;

/** What of the service decides about a call that comes. */
export interface IncomingHost {
  readonly options: MeshServiceOptions;
  readonly gate: CallGate;
  /** Ended calls, and calls whose hang-up came first. */
  readonly tombstones: ExpiringMap<string, Ended>;
  readonly self: () => Required<Address> | null;
  readonly sessions: () => readonly MeshSession[];
  /** No session of this id came up meanwhile, and the service still works. */
  readonly waitsFor: (sessionId: string) => boolean;
  readonly create: (own: OwnOptions) => MeshSession;
  readonly playEarly: (session: MeshSession) => void;
  readonly askForServers: () => void;
  readonly answer: (
    to: Address,
    signal: Signal,
    word: { readonly type: 'reject'; readonly userInfo: UserInfo },
  ) => void;
  readonly emit: <K extends 'incoming' | 'replaced'>(name: K, payload: ServiceEvents[K]) => void;
  readonly drop: (reason: string) => void;
}

/** Whether a call that comes may ring: who calls, how often, what crosses it, and what goes on here already. */
export class IncomingCalls {
  readonly #host: IncomingHost;
  /** Calls whose callers the page still looks at. */
  readonly #asked = new ExpiringMap<string, true>(ASKED_TTL, ASKED_MAX);

  constructor(host: IncomingHost) {
    this.#host = host;
  }

  /** A `call` of its initiator, for a call that has no session here. */
  take(received: ReceivedSignal, signal: CallSignal): void {
    const self = this.#host.self();
    const { from, delayed, age = Infinity } = received;
    const memberIds = signal.memberIds ?? (self ? [self.userId] : []);
    if (!self || !memberIds.includes(self.userId)) return this.#host.drop('call that is not for us');
    if (from.userId === self.userId || memberIds.includes(from.userId))
      return this.#host.drop('call to oneself');
    if (this.#isOver(received)) return this.#host.drop('call after hang-up');
    if (delayed && age > RING_AGE) return this.#host.drop('delayed call');
    const call: FirstCall = { received, signal, self, memberIds: [...new Set(memberIds)] };
    const ours = this.#crossing(call);
    // What is over by now must not end a call of ours; it is repeated if it still rings there.
    if (ours && delayed) return this.#host.drop('delayed crossing call');
    if (ours) return this.#onGlare(call, ours);
    const key = callKey(signal.sessionId, from.userId);
    if (this.#asked.get(key)) return this.#host.drop('call that is looked at');
    const allowed = delayed ? this.#later(from.userId) : this.#host.gate.allows(from.userId);
    if (typeof allowed === 'boolean') return this.#admit(call, allowed);
    this.#asked.set(key, true);
    void allowed.then((yes) => {
      this.#asked.take(key);
      if (this.#host.waitsFor(signal.sessionId)) this.#admit(call, yes);
    });
  }

  /** Its end came first. */
  #isOver(received: ReceivedSignal): boolean {
    const ended = this.#host.tombstones.get(callKey(received.signal.sessionId, received.from.userId));
    return ended !== undefined && !isLater(received, ended);
  }

  /** Whether the page wants the call, once it is clear that it is not over already. */
  async #later(userId: string): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, RING_SETTLE));
    return this.#host.gate.allows(userId);
  }

  /** Lets a call ring, declines it, or says nothing at all. */
  #admit(call: FirstCall, allowed: boolean): void {
    const { received, signal, memberIds } = call;
    const { sessionId } = signal;
    const { userId } = received.from;
    if (!allowed) return this.#host.drop('call of somebody who may not');
    if (this.#isOver(received)) return this.#host.drop('call after hang-up');
    // Called again is one more call.
    if (!this.#host.gate.admit(callKey(sessionId, String(roundOf(signal))), userId))
      return this.#host.drop('too many calls');
    // Declined without ringing, and forgotten: a repeat is declined again.
    const decline = (userInfo: UserInfo): void => {
      if (!this.#host.gate.mayAnswer(sessionId)) return this.#host.drop('declined a moment ago');
      this.#host.answer({ userId }, signal, { type: 'reject', userInfo });
    };
    if (typeof RTCPeerConnection === 'undefined') return decline({ not_supported: '1' });
    if (memberIds.length >= MESH_MAX) return decline({ not_supported: '1' });
    const ringing = this.#ringing();
    // One bell for one caller; the repeat of this call rings when the other has ended.
    if (ringing.some(({ callerId }) => callerId === userId))
      return this.#host.drop('second call of who rings');
    const engaged =
      this.#host.sessions().length > ringing.length && !(this.#host.options.callWaiting?.() ?? false);
    if (engaged || ringing.length >= RINGING_MAX) {
      this.#tellOwnDevices(call);
      return decline({ busy: 'true' });
    }
    const session = this.#receive(call);
    if (this.#host.options.prewarm?.(userId)) session.prewarm();
    this.#host.emit('incoming', session);
    this.#host.playEarly(session);
  }

  /** Declined as busy here: it need not ring on anywhere else. */
  #tellOwnDevices({ received, signal, self, memberIds }: FirstCall): void {
    const { signaling } = this.#host.options;
    const { sessionId: id, kind = 'video' } = signal;
    const onDropped = (reason: string): void => this.#host.drop(reason);
    const call = { id, kind, callerId: received.from.userId, memberIds } as const;
    new OwnDevices({ ...call, self, signaling, onDropped }).declined(true);
  }

  /** Our own unanswered call to the one person who calls us alone. */
  #crossing({ received, memberIds }: FirstCall): MeshSession | undefined {
    if (memberIds.length > 1) return undefined;
    return this.#host.sessions().find((session) => session.isDialing(received.from.userId));
  }

  #onGlare(call: FirstCall, ours: MeshSession): void {
    const { sessionId: id } = call.signal;
    const isKit = call.signal.params?.[KIT_PARAMS.kit] === kitMark(call.received.from.userId);
    if (glareWinner(ours.id, { id, isKit }) === 'ours') {
      this.#host.tombstones.set(id, { survivors: new Set(), callerId: null, round: 0 });
      return this.#host.drop('crossing call: ours goes on');
    }
    const next = this.#receive(call);
    this.#host.emit('replaced', { old: ours, next });
    ours.withdraw();
    this.#host.playEarly(next);
  }

  #receive({ received, signal, self, memberIds }: FirstCall): MeshSession {
    const session = this.#host.create({
      id: signal.sessionId,
      kind: signal.kind ?? 'video',
      direction: 'incoming',
      callerId: received.from.userId,
      round: roundOf(signal),
      memberIds,
      self,
      userInfo: signal.userInfo ?? {},
      maxBandwidth: stricter(this.#host.options.maxBandwidth?.() ?? 0, bandwidthOfInfo(signal.userInfo)),
    });
    // Asked for while it rings, so that they are there on accept.
    this.#host.askForServers();
    session.ring(received, signal);
    return session;
  }

  #ringing(): SessionSnapshot[] {
    return this.#host
      .sessions()
      .map(({ snapshot }) => snapshot)
      .filter(({ direction, phase }) => direction === 'incoming' && phase === 'ringing');
  }
}

export function callKey(sessionId: string, userId: string): string {
  return `${sessionId} ${userId}`;
}
