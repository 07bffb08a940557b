import { CallError, toCallError } from '../session/call-error.js';
import type { CallService, RejoinTicket, ServiceEvents, StartOptions } from '../session/call-service.js';
import type { CallSession } from '../session/call-session.js';
import type { Unsupported } from '../session/capability.js';
import type { Signal } from '../signaling/signal.js';
import type { Address, ReceivedSignal, SignalingState } from '../signaling/signaling.js';
import { encodeUserInfo } from '../signaling/v1/user-info.js';
import { Emitter, type Unsubscribe } from '../support/emitter.js';
import { ExpiringMap } from '../support/expiring-map.js';
import { createLogger } from '../support/logger.js';
import type { UserInfo } from '../support/user-info.js';
import { CallGate } from '../session/call-gate.js';
import { IceServerSource } from '../rtc/ice-server-source.js';
import { callKey, IncomingCalls, type Ended, type OwnOptions } from './incoming-calls.js';
import { DEFAULT_TIMING, KIT_PARAMS, kitMark, MESH_MAX, type MeshTiming } from './mesh-options.js';
import { meshCannot } from './mesh-cannot.js';
import { MeshSession } from './mesh-session.js';
import type { MeshServiceOptions } from './mesh-service-options.js';
import { isLater, roundOf } from './round.js';
import { askService } from './ask-service.js';
import { mendOldBrowser } from '../rtc/old-browsers.js';

/** What comes late for a call that is over is dropped this long, in ms. */
const TOMBSTONE_TTL = 5 * 60_000;
/** What comes before its `call` is kept this long, in ms. */
const EARLY_TTL = 30_000;
const EARLY_MAX = 50;
/** A new call waits for signaling that was lost less than this ago, in ms; later it fails at once. */
const BRIEF_OUTAGE = 5_000;
const log = createLogger('mesh');

/** Makes and takes calls by peer connections between all people of a call. */
export class MeshService implements CallService {
  readonly #options: MeshServiceOptions;
  readonly #timing: MeshTiming;
  readonly #emitter = new Emitter<ServiceEvents>();
  readonly #sessions = new Map<string, MeshSession>();
  readonly #tombstones = new ExpiringMap<string, Ended>(TOMBSTONE_TTL, 500);
  readonly #early = new ExpiringMap<string, ReceivedSignal[]>(EARLY_TTL, EARLY_MAX);
  readonly #gate: CallGate;
  readonly #incoming: IncomingCalls;
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
    this.#incoming = new IncomingCalls({
      options,
      gate: this.#gate,
      tombstones: this.#tombstones,
      self: () => this.connection.self,
      sessions: () => [...this.#sessions.values()],
      waitsFor: (sessionId) => !this.#disposed && !this.#sessions.has(sessionId),
      create: (own) => this.#createSession(own),
      playEarly: (session) => this.#playEarly(session),
      askForServers: () => void this.#ice.get(),
      answer: (to, signal, word) => this.#answer(to, signal, word),
      emit: (name, payload) => this.#emitter.emit(name, payload),
      drop: (reason) => this.#drop(reason),
    });
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

  get unsupported(): Unsupported {
    return meshCannot(this.#options.signaling);
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
    const session = this.#makeSession({
      id: crypto.randomUUID(),
      kind: options.kind,
      direction: 'outgoing',
      callerId: self.userId,
      memberIds,
      self,
      userInfo: this.#encode(options),
      maxBandwidth: options.maxBandwidth ?? this.#options.maxBandwidth?.() ?? 0,
    });
    if (options.ready) await this.#prepared(session, options.ready);
    this.#register(session);
    // Whoever we call may call back.
    for (const userId of memberIds) this.#gate.welcome(userId);
    session.dial();
    return Promise.resolve(session);
  }

  join(): Promise<CallSession> {
    return Promise.reject(new CallError('service-cannot', 'a mesh has no rooms'));
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

  async rejoin({ callId, kind, callerId, memberIds, people, round = 0 }: RejoinTicket): Promise<CallSession> {
    const rejoining = this.check(people);
    const self = this.#requireOnline();
    const session = this.#createSession({
      id: callId,
      kind,
      direction: callerId === self.userId ? 'outgoing' : 'incoming',
      callerId,
      memberIds,
      round,
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
    if (session) {
      if (signal.type !== 'call' || from.userId !== session.round.callerId) return session.handle(received);
      if (roundOf(signal) < session.round.round && signal.params?.[KIT_PARAMS.rejoin] !== 'true')
        return this.#drop('call of an earlier round');
      if (!isLater(received, session.round)) return session.handle(received);
      // They lost us long before we noticed, and call us into it again.
      session.discard('connection-lost');
    }
    const ended = this.#tombstones.get(signal.sessionId);
    if (ended && !(signal.type === 'call' && isLater(received, ended)))
      return this.#afterEnd(received, ended);
    if (signal.type === 'call' && (signal.callerId ?? from.userId) === from.userId) {
      return this.#incoming.take(received, signal);
    }
    switch (signal.type) {
      case 'iceCandidates':
      case 'call':
        return this.#keepEarly(received);
      case 'hangUp':
      case 'reject':
        // It overtook its `call`: that one must not ring any more.
        this.#bury(callKey(signal.sessionId, from.userId), from.userId, signal);
        return;
      default:
        return this.#drop(`${signal.type} for an unknown call`);
    }
  }

  /** What another device of our own says about a call that rings, or is yet to ring, here. */
  #onOwnDevice(signal: Signal, session: MeshSession | undefined): void {
    if (session && roundOf(signal) < session.round.round) return this.#drop('own device of an earlier round');
    if (session) return session.elsewhere(signal);
    const { type, sessionId } = signal;
    const settled = type === 'accept' || type === 'reject';
    const ended = this.#tombstones.get(sessionId);
    if (settled && (!ended || roundOf(signal) > ended.round)) {
      this.#bury(sessionId, signal.callerId ?? null, signal, ended?.survivors);
    }
    this.#drop(`${type} from an own device`);
  }

  #playEarly(session: MeshSession): void {
    for (const early of this.#early.take(session.id) ?? []) session.handle(early);
  }

  #afterEnd(received: ReceivedSignal, ended: Ended): void {
    const { from, signal } = received;
    const { survivors, callerId } = ended;
    // Somebody of the call that we are about to be called into again.
    if (signal.type === 'call' && from.userId !== callerId && signal.callerId === callerId) {
      return this.#keepEarly(received);
    }
    this.#drop(`${signal.type} after the end`);
    // The end of a later round overtook its call.
    if (signal.type === 'hangUp' && isLater(received, ended)) {
      this.#bury(signal.sessionId, callerId, signal, survivors);
    }
    // Our hang-up was lost on the way: whoever still thinks to be in the call is told again.
    const believes =
      signal.type === 'accept' || signal.type === 'iceRestart' || signal.params?.[KIT_PARAMS.ask] === 'true';
    if (believes && survivors.has(from.userId)) this.#answer(from, signal, { type: 'hangUp' });
  }

  /** From here on nothing of this call rings, up to the round that the signal is of. */
  #bury(
    key: string,
    callerId: string | null,
    signal: Signal,
    survivors: ReadonlySet<string> = new Set(),
  ): void {
    this.#tombstones.set(key, { callerId, round: roundOf(signal), survivors });
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

  /** Makes the connections ready while the devices open. The session is thrown away when nobody is to be called. */
  async #prepared(session: MeshSession, ready: Promise<unknown>): Promise<void> {
    session.prepare();
    try {
      await ready;
      this.#requireOnline();
    } catch (error) {
      session.discard();
      throw error;
    }
  }

  #createSession(own: OwnOptions): MeshSession {
    const session = this.#makeSession(own);
    this.#register(session);
    return session;
  }

  #makeSession(own: OwnOptions): MeshSession {
    const { signaling, media, profile, relayOnly, onError } = this.#options;
    return new MeshSession({
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
  }

  #register(session: MeshSession): void {
    this.#sessions.set(session.id, session);
    session.on('change', ({ direction, phase, callerId }) => {
      if (phase === 'ended') this.#forget(session);
      else if (direction === 'incoming' && phase !== 'ringing') this.#gate.welcome(callerId);
    });
  }

  #forget(session: MeshSession): void {
    this.#sessions.delete(session.id);
    const survivors = new Set(session.snapshot.peers.map(({ id }) => id));
    this.#tombstones.set(session.id, { ...session.round, survivors });
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
