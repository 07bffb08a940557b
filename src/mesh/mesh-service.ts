import type { LocalMedia } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import type { CallService, RejoinTicket, ServiceEvents, StartOptions } from '../session/call-service.js';
import type { CallSession, SessionSnapshot } from '../session/call-session.js';
import type { CallSignal, Signal } from '../signaling/signal.js';
import type { Address, ReceivedSignal, Signaling, SignalingState } from '../signaling/signaling.js';
import { encodeUserInfo } from '../signaling/v1/user-info.js';
import { Emitter, type Unsubscribe } from '../support/emitter.js';
import { ExpiringMap } from '../support/expiring-map.js';
import { createLogger } from '../support/logger.js';
import type { UserInfo } from '../support/user-info.js';
import { CallGate, type AcceptCallsFrom, type CallLimits } from './call-gate.js';
import { glareWinner } from './glare.js';
import { IceServerSource } from './ice-server-source.js';
import type { IceServersSource } from './ice-servers.js';
import { stricter } from './bitrate-plan.js';
import { bandwidthOfInfo } from './call-bandwidth.js';
import { DEFAULT_TIMING, KIT_PARAMS, kitMark, MESH_MAX, type MeshTiming } from './mesh-options.js';
import { MeshSession } from './mesh-session.js';
import { askService } from './ask-service.js';
import { OwnDevices } from './own-devices.js';
import { mendOldBrowser } from './old-browsers.js';

export interface MeshServiceOptions {
  readonly signaling: Signaling;
  readonly media: LocalMedia;
  /** Name and picture told to the others, as `full_name` and `avatar` in userInfo. */
  readonly profile?: () => UserInfo;
  /** The page's own servers; beside them the signaling service is asked. */
  readonly iceServers?: () => IceServersSource | null | undefined;
  readonly relayOnly?: () => boolean;
  /** Cap of what is sent to each person, in kbit/s; 0 = none. */
  readonly maxBandwidth?: () => number;
  /** Callers with whom to connect while it rings. */
  readonly prewarm?: (userId: string) => boolean;
  /** Let a further call ring during a call instead of declining it as busy. */
  readonly callWaiting?: () => boolean;
  /** Who may ring here; anyone by default. */
  readonly acceptCallsFrom?: () => AcceptCallsFrom;
  readonly callLimits?: CallLimits;
  readonly timing?: Partial<MeshTiming>;
  readonly onError?: (error: CallError) => void;
}

/** What comes late for a call that is over is dropped this long, in ms. */
const TOMBSTONE_TTL = 5 * 60_000;
/** What comes before its `call` is kept this long, in ms. */
const EARLY_TTL = 30_000;
const EARLY_MAX = 50;
/** A new call waits for signaling that was lost less than this ago, in ms; later it fails at once. */
const BRIEF_OUTAGE = 5_000;
/** Calls that may ring at once; one more is told "busy". */
const RINGING_MAX = 4;

const log = createLogger('mesh');

/** A call that is heard of for the first time. */
interface FirstCall {
  readonly received: ReceivedSignal;
  readonly signal: CallSignal;
  readonly self: Required<Address>;
  /** Everyone called, oneself among them, each once. */
  readonly memberIds: readonly string[];
}

/** Makes and takes calls by peer connections between all people of a call. */
export class MeshService implements CallService {
  readonly #options: MeshServiceOptions;
  readonly #timing: MeshTiming;
  readonly #emitter = new Emitter<ServiceEvents>();
  readonly #sessions = new Map<string, MeshSession>();
  /** Ended calls, and who may still believe that they run. */
  readonly #tombstones = new ExpiringMap<string, ReadonlySet<string>>(TOMBSTONE_TTL, 500);
  readonly #early = new ExpiringMap<string, ReceivedSignal[]>(EARLY_TTL, EARLY_MAX);
  readonly #gate: CallGate;
  /** Calls whose callers the page still looks at. */
  readonly #asked = new ExpiringMap<string, true>(TOMBSTONE_TTL, EARLY_MAX);
  readonly #ice: IceServerSource;
  readonly #stops: Unsubscribe[];
  /** `performance.now()` of the loss of signaling; Infinity while it is there. */
  #lostAt = Infinity;
  #disposed = false;

  constructor(options: MeshServiceOptions) {
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    const { signaling, iceServers, acceptCallsFrom, callLimits, onError } = options;
    this.#gate = new CallGate(
      () => acceptCallsFrom?.() ?? 'anyone',
      () => this.contacts(),
      callLimits,
    );
    this.#ice = new IceServerSource({
      page: () => iceServers?.(),
      service: () => signaling.iceServers(),
      onError: (error) => onError?.(error),
    });
    this.#stops = [
      signaling.on('state', (state) => {
        // The first call need not wait for what can be asked now.
        if (state.status === 'online') void this.#ice.get();
        if (state.status === 'online') this.#lostAt = Infinity;
        else if (this.#lostAt === Infinity) this.#lostAt = performance.now();
        this.#emitter.emit('connection', state);
      }),
      signaling.on('signal', (received) => this.#onSignal(received)),
      signaling.on('dropped', ({ reason }) => this.#drop(reason)),
    ];
  }

  get connection(): SignalingState {
    return this.#options.signaling.state;
  }

  on<K extends keyof ServiceEvents>(name: K, listener: (payload: ServiceEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  async connect(): Promise<void> {
    try {
      await Promise.all([this.#options.signaling.connect(), mendOldBrowser()]);
    } catch (error) {
      throw toCallError(error, 'service-unreachable');
    }
  }

  async disconnect(): Promise<void> {
    await Promise.all(
      [...this.#sessions.values()].map((session) => session.hangUp({ reason: 'disconnected' })),
    );
    await this.#options.signaling.disconnect();
  }

  check(userIds: readonly string[]): readonly string[] {
    if (typeof RTCPeerConnection === 'undefined') throw new CallError('not-supported', 'no WebRTC here');
    const self = this.#requireOnline();
    const ids = [...new Set(userIds.map((id) => id.trim()).filter(Boolean))];
    if (ids.length === 0) throw new CallError('no-callees', 'nobody to call');
    if (ids.includes(self.userId)) throw new CallError('self-call', 'one cannot call oneself');
    if (ids.length >= MESH_MAX) {
      throw new CallError('mesh-full', `a mesh holds ${MESH_MAX} people, oneself included`);
    }
    return ids;
  }

  async start(userIds: readonly string[], options: StartOptions): Promise<CallSession> {
    const memberIds = this.check(userIds);
    const self = this.#requireOnline();
    const session = this.#createSession({
      id: crypto.randomUUID(),
      kind: options.kind,
      direction: 'outgoing',
      callerId: self.userId,
      memberIds,
      self,
      userInfo: this.#encode(options),
      maxBandwidth: options.maxBandwidth ?? this.#options.maxBandwidth?.() ?? 0,
    });
    // Whoever we call may call back.
    for (const userId of memberIds) this.#gate.welcome(userId);
    session.dial();
    return Promise.resolve(session);
  }

  contacts(): Promise<readonly string[]> {
    const { signaling } = this.#options;
    return askService(() => signaling.contacts?.());
  }

  setBlocked(userId: string, on: boolean): Promise<void> {
    const { signaling } = this.#options;
    return askService(() => (on ? signaling.block?.(userId) : signaling.unblock?.(userId)));
  }

  suspend(): RejoinTicket | null {
    const tickets = [...this.#sessions.values()].map((session) => session.suspend());
    return tickets.find((ticket) => ticket !== null) ?? null;
  }

  async rejoin({ callId, kind, callerId, memberIds, people }: RejoinTicket): Promise<CallSession> {
    const rejoining = this.check(people);
    const self = this.#requireOnline();
    const session = this.#createSession({
      id: callId,
      kind,
      direction: callerId === self.userId ? 'outgoing' : 'incoming',
      callerId,
      memberIds,
      rejoining,
      self,
      userInfo: {},
      maxBandwidth: 0,
    });
    session.dial();
    return Promise.resolve(session);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    for (const session of this.#sessions.values()) void session.hangUp({ reason: 'disconnected' });
    for (const stop of this.#stops) stop();
    this.#emitter.clear();
    this.#early.clear();
    void this.#options.signaling.disconnect();
  }

  #onSignal(received: ReceivedSignal): void {
    const { signal, from } = received;
    const session = this.#sessions.get(signal.sessionId);
    if (from.userId === this.connection.self?.userId) return this.#onOwnDevice(signal, session);
    if (session) return session.handle(received);
    const survivors = this.#tombstones.get(signal.sessionId);
    if (survivors) return this.#afterEnd(received, survivors);
    if (signal.type === 'call' && (signal.callerId ?? from.userId) === from.userId) {
      return this.#onCall(received, signal);
    }
    switch (signal.type) {
      case 'iceCandidates':
      case 'call':
        return this.#keepEarly(received);
      case 'hangUp':
      case 'reject':
        // It overtook its `call`: that one must not ring any more.
        this.#tombstones.set(callKey(signal.sessionId, from.userId), new Set());
        return;
      default:
        return this.#drop(`${signal.type} for an unknown call`);
    }
  }

  /** What another device of our own says about a call that rings, or is yet to ring, here. */
  #onOwnDevice(signal: Signal, session: MeshSession | undefined): void {
    if (session) return session.elsewhere(signal);
    const { type, sessionId } = signal;
    const settled = type === 'accept' || type === 'reject';
    if (settled && !this.#tombstones.get(sessionId)) this.#tombstones.set(sessionId, new Set());
    this.#drop(`${type} from an own device`);
  }

  #onCall(received: ReceivedSignal, signal: CallSignal): void {
    const self = this.connection.self;
    const { from, delayed } = received;
    const memberIds = signal.memberIds ?? (self ? [self.userId] : []);
    if (!self || !memberIds.includes(self.userId)) return this.#drop('call that is not for us');
    if (from.userId === self.userId || memberIds.includes(from.userId)) return this.#drop('call to oneself');
    if (this.#tombstones.get(callKey(signal.sessionId, from.userId))) return this.#drop('call after hang-up');
    // The caller repeats it if it still rings there.
    if (delayed) return this.#drop('delayed call');
    const call: FirstCall = { received, signal, self, memberIds: [...new Set(memberIds)] };
    const ours = this.#crossing(call);
    if (ours) return this.#onGlare(call, ours);
    const key = callKey(signal.sessionId, from.userId);
    if (this.#asked.get(key)) return this.#drop('call that is looked at');
    const allowed = this.#gate.allows(from.userId);
    if (typeof allowed === 'boolean') return this.#admit(call, allowed);
    this.#asked.set(key, true);
    void allowed.then((yes) => {
      this.#asked.take(key);
      if (!this.#disposed && !this.#sessions.has(signal.sessionId)) this.#admit(call, yes);
    });
  }

  /** Lets a call ring, declines it, or says nothing at all. */
  #admit(call: FirstCall, allowed: boolean): void {
    const { received, signal, memberIds } = call;
    const { sessionId } = signal;
    const { userId } = received.from;
    if (!allowed) return this.#drop('call of somebody who may not');
    if (this.#tombstones.get(callKey(sessionId, userId))) return this.#drop('call after hang-up');
    if (!this.#gate.admit(sessionId, userId)) return this.#drop('too many calls');
    // Declined without ringing, and forgotten: a repeat is declined again.
    const decline = (userInfo: UserInfo): void => {
      if (!this.#gate.mayAnswer(sessionId)) return this.#drop('declined a moment ago');
      this.#answer({ userId }, signal, { type: 'reject', userInfo });
    };
    if (typeof RTCPeerConnection === 'undefined') return decline({ not_supported: '1' });
    if (memberIds.length >= MESH_MAX) return decline({ not_supported: '1' });
    const ringing = this.#ringing();
    // One bell for one caller; the repeat of this call rings when the other has ended.
    if (ringing.some(({ callerId }) => callerId === userId)) return this.#drop('second call of who rings');
    const engaged = this.#sessions.size > ringing.length && !(this.#options.callWaiting?.() ?? false);
    if (engaged || ringing.length >= RINGING_MAX) {
      this.#tellOwnDevices(call);
      return decline({ busy: 'true' });
    }
    const session = this.#receive(call);
    if (this.#options.prewarm?.(userId)) session.prewarm();
    this.#emitter.emit('incoming', session);
    this.#playEarly(session);
  }

  /** Declined as busy here: it need not ring on anywhere else. */
  #tellOwnDevices({ received, signal, self, memberIds }: FirstCall): void {
    const { signaling } = this.#options;
    const { sessionId: id, kind = 'video' } = signal;
    const onDropped = (reason: string): void => this.#drop(reason);
    const call = { id, kind, callerId: received.from.userId, memberIds } as const;
    new OwnDevices({ ...call, self, signaling, onDropped }).declined(true);
  }

  /** Our own unanswered call to the one person who calls us alone. */
  #crossing({ received, memberIds }: FirstCall): MeshSession | undefined {
    if (memberIds.length > 1) return undefined;
    return [...this.#sessions.values()].find((session) => session.isDialing(received.from.userId));
  }

  #onGlare(call: FirstCall, ours: MeshSession): void {
    const { sessionId: id } = call.signal;
    const isKit = call.signal.params?.[KIT_PARAMS.kit] === kitMark(call.received.from.userId);
    if (glareWinner(ours.id, { id, isKit }) === 'ours') {
      this.#tombstones.set(id, new Set());
      return this.#drop('crossing call: ours goes on');
    }
    const next = this.#receive(call);
    this.#emitter.emit('replaced', { old: ours, next });
    ours.withdraw();
    this.#playEarly(next);
  }

  #receive({ received, signal, self, memberIds }: FirstCall): MeshSession {
    const session = this.#createSession({
      id: signal.sessionId,
      kind: signal.kind ?? 'video',
      direction: 'incoming',
      callerId: received.from.userId,
      memberIds,
      self,
      userInfo: signal.userInfo ?? {},
      maxBandwidth: stricter(this.#options.maxBandwidth?.() ?? 0, bandwidthOfInfo(signal.userInfo)),
    });
    // Asked for while it rings, so that they are there on accept.
    void this.#ice.get();
    session.ring(received, signal);
    return session;
  }

  #playEarly(session: MeshSession): void {
    for (const early of this.#early.take(session.id) ?? []) session.handle(early);
  }

  #ringing(): SessionSnapshot[] {
    return [...this.#sessions.values()]
      .map(({ snapshot }) => snapshot)
      .filter(({ direction, phase }) => direction === 'incoming' && phase === 'ringing');
  }

  #afterEnd({ from, signal }: ReceivedSignal, survivors: ReadonlySet<string>): void {
    this.#drop(`${signal.type} after the end`);
    // Our hang-up was lost on the way: whoever still thinks to be in the call is told again.
    const believes =
      signal.type === 'accept' || signal.type === 'iceRestart' || signal.params?.[KIT_PARAMS.ask] === 'true';
    if (believes && survivors.has(from.userId)) this.#answer(from, signal, { type: 'hangUp' });
  }

  /** Says a word about a call that has no session here. */
  #answer(
    to: Address,
    { sessionId, kind, callerId, memberIds }: Signal,
    word: { readonly type: 'reject' | 'hangUp'; readonly userInfo?: UserInfo },
  ): void {
    const params = { [KIT_PARAMS.kit]: kitMark(this.connection.self?.userId ?? '') };
    const signal: Signal = { sessionId, kind, callerId, memberIds, ...word, params };
    this.#options.signaling.send(to, signal).catch(() => this.#drop(`${word.type} not sent`));
  }

  #keepEarly(received: ReceivedSignal): void {
    const { sessionId } = received.signal;
    const kept = this.#early.get(sessionId) ?? [];
    if (kept.length >= EARLY_MAX) return this.#drop('too many early signals');
    this.#early.set(sessionId, [...kept, received]);
  }

  #createSession(
    own: Pick<
      ConstructorParameters<typeof MeshSession>[0],
      | 'id'
      | 'kind'
      | 'direction'
      | 'callerId'
      | 'memberIds'
      | 'self'
      | 'userInfo'
      | 'maxBandwidth'
      | 'rejoining'
    >,
  ): MeshSession {
    const { signaling, media, profile, relayOnly, onError } = this.#options;
    const session = new MeshSession({
      ...own,
      signaling,
      media,
      timing: this.#timing,
      profile: profile?.() ?? {},
      relayOnly: relayOnly?.() ?? false,
      iceServers: () => this.#ice.get(),
      onDropped: (reason) => this.#drop(reason),
      onError: (error) => onError?.(error),
    });
    this.#sessions.set(own.id, session);
    session.on('change', ({ direction, phase, callerId }) => {
      if (phase === 'ended') this.#forget(session);
      else if (direction === 'incoming' && phase !== 'ringing') this.#gate.welcome(callerId);
    });
    return session;
  }

  #forget(session: MeshSession): void {
    this.#sessions.delete(session.id);
    this.#tombstones.set(session.id, new Set(session.snapshot.peers.map(({ id }) => id)));
  }

  #requireOnline(): { userId: string; device: string } {
    const { self, status, error } = this.connection;
    const brief = status === 'reconnecting' && performance.now() - this.#lostAt < BRIEF_OUTAGE;
    if (self && (status === 'online' || brief)) return self;
    const reason = status === 'failed' ? error?.reason : null;
    throw new CallError(reason ?? 'signaling-offline', 'not connected');
  }

  #encode({ userInfo }: StartOptions): UserInfo {
    try {
      return userInfo ? encodeUserInfo(userInfo) : {};
    } catch (error) {
      throw toCallError(error, 'signal-invalid');
    }
  }

  #drop(reason: string): void {
    log.debug(`dropped: ${reason}`);
    this.#emitter.emit('dropped', { reason });
  }
}

function callKey(sessionId: string, userId: string): string {
  return `${sessionId} ${userId}`;
}
