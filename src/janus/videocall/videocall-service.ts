import type { LocalMedia } from '../../media/local-media.js';
import { IceServerSource } from '../../rtc/ice-server-source.js';
import type { IceServersSource } from '../../rtc/ice-servers.js';
import { mendOldBrowser } from '../../rtc/old-browsers.js';
import { CallError, toCallError } from '../../session/call-error.js';
import { CallGate, type AcceptCallsFrom, type CallLimits } from '../../session/call-gate.js';
import type { CallService, RejoinTicket, ServiceEvents, StartOptions } from '../../session/call-service.js';
import type { CallSession } from '../../session/call-session.js';
import type { Unsupported } from '../../session/capability.js';
import { SignalingError } from '../../signaling/signaling-error.js';
import type { SignalingState } from '../../signaling/signaling.js';
import { encodeUserInfo } from '../../signaling/v1/user-info.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import type { UserInfo } from '../../support/user-info.js';
import { createLogger } from '../../support/logger.js';
import { JanusConnection, type JanusConnectionOptions } from '../core/janus-connection.js';
import type { JanusError } from '../core/janus-error.js';
import { PhoneLine, type LineEvents } from './phone-line.js';
import { VideoCallSession } from './videocall-session.js';
import { VIDEOCALL_TIMING, type VideoCallTiming } from './videocall-timing.js';

export interface VideoCallServiceOptions {
  readonly connection: JanusConnectionOptions;
  /** The name to be called by. */
  readonly userId: string;
  readonly media: LocalMedia;
  /** Name and picture told to others of this kit, as `full_name` and `avatar` in userInfo. */
  readonly profile?: () => UserInfo;
  readonly iceServers?: () => IceServersSource | null | undefined;
  readonly relayOnly?: () => boolean;
  /** Cap of what is sent, in kbit/s; 0 = none. */
  readonly maxBandwidth?: () => number;
  readonly acceptCallsFrom?: () => AcceptCallsFrom;
  readonly callLimits?: CallLimits;
  readonly timing?: Partial<VideoCallTiming>;
  readonly onError?: (error: CallError) => void;
}

/** One handle is one call between two people, and nothing but descriptions and words of goodbye pass it. */
const UNSUPPORTED: Unsupported = Object.freeze({
  'group-call': 'service-cannot',
  join: 'service-cannot',
  'add-people': 'service-cannot',
  'remove-person': 'service-cannot',
  'mute-person': 'service-cannot',
  hold: 'service-cannot',
  text: 'service-cannot',
  update: 'service-cannot',
  rejoin: 'service-cannot',
  // The media end at the server, so there is nothing to compare.
  block: 'service-cannot',
});
const NAME_MAX = 256;
const log = createLogger('janus');

/** Makes and takes calls between two people through the VideoCall plugin of a Janus server. */
export class VideoCallService implements CallService {
  readonly unsupported = UNSUPPORTED;
  readonly #options: VideoCallServiceOptions;
  readonly #timing: VideoCallTiming;
  readonly #emitter = new Emitter<ServiceEvents>();
  readonly #connection: JanusConnection;
  readonly #line: PhoneLine;
  readonly #gate: CallGate;
  readonly #ice: IceServerSource;
  #session: VideoCallSession | null = null;
  #refused: SignalingError | null = null;
  #state: SignalingState = { status: 'offline', self: null, error: null };
  #registered = false;
  #disposed = false;

  constructor(options: VideoCallServiceOptions) {
    this.#options = options;
    this.#timing = { ...VIDEOCALL_TIMING, ...options.timing };
    this.#connection = new JanusConnection(options.connection);
    this.#line = new PhoneLine(this.#connection, options.userId, this.#timing, (reason) =>
      this.#drop(reason),
    );
    this.#gate = new CallGate(
      () => options.acceptCallsFrom?.() ?? 'anyone',
      () => this.contacts(),
      options.callLimits,
    );
    this.#ice = new IceServerSource({
      page: () => options.iceServers?.(),
      onError: (error) => options.onError?.(error),
    });
    this.#connection.on('state', () => this.#refresh());
    this.#connection.on('dropped', ({ reason }) => this.#drop(reason));
    this.#line.on('ready', ({ ready, error }) => this.#onReady(ready, error));
    this.#line.on('incoming', (call) => void this.#onIncoming(call));
  }

  get connection(): SignalingState {
    return this.#state;
  }

  on<K extends keyof ServiceEvents>(name: K, listener: (payload: ServiceEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  async connect(): Promise<void> {
    const { userId } = this.#options;
    if (!userId || userId.length > NAME_MAX) throw new CallError('invalid-value', 'a user id is needed');
    if (this.#state.status === 'online') return;
    this.#refused = null;
    try {
      await Promise.all([this.#connection.connect(), mendOldBrowser()]);
    } catch (error) {
      // Attempts may go on; the name is asked for when one comes through.
      this.#whenOnline();
      throw toCallError(error, 'service-unreachable');
    }
    await this.#registerNow();
  }

  async disconnect(): Promise<void> {
    await this.#session?.hangUp({ reason: 'disconnected' });
    this.#registered = false;
    this.#connection.disconnect();
    this.#refresh();
  }

  check(userIds: readonly string[]): readonly string[] {
    if (typeof RTCPeerConnection === 'undefined') throw new CallError('not-supported', 'no WebRTC here');
    const { status, error } = this.#state;
    if (status !== 'online') {
      throw new CallError((status === 'failed' && error?.reason) || 'signaling-offline', 'not connected');
    }
    const ids = [...new Set(userIds.map((id) => id.trim()).filter(Boolean))];
    if (ids.length === 0) throw new CallError('no-callees', 'nobody to call');
    if (ids.includes(this.#options.userId)) throw new CallError('self-call', 'one cannot call oneself');
    if (ids.length > 1) throw new CallError('service-cannot', 'the VideoCall plugin calls one person');
    if (ids.some((id) => id.length > NAME_MAX)) throw new CallError('invalid-value', 'an id is too long');
    return ids;
  }

  async start(userIds: readonly string[], options: StartOptions): Promise<CallSession> {
    const [peerId = ''] = this.check(userIds);
    const { kind, userInfo, maxBandwidth, simulcast = false } = options;
    const info = userInfo ? encodeUserInfo(userInfo) : {};
    await options.ready;
    this.check(userIds);
    if (this.#session) throw new CallError('already-in-call', 'the line is taken');
    const session = this.#create({
      kind,
      direction: 'outgoing',
      peerId,
      offer: null,
      userInfo: info,
      maxBandwidth: maxBandwidth ?? this.#options.maxBandwidth?.() ?? 0,
      simulcast,
    });
    this.#gate.welcome(peerId);
    session.dial();
    return session;
  }

  join(): Promise<CallSession> {
    return Promise.reject(new CallError('service-cannot', 'the VideoCall plugin has no rooms'));
  }

  /** Everybody who is registered: the plugin tells them to all. */
  async contacts(): Promise<readonly string[]> {
    try {
      return (await this.#line.list()).filter((name) => name !== this.#options.userId);
    } catch (error) {
      throw toCallError(error, 'service-unreachable');
    }
  }

  setBlocked(): Promise<void> {
    return Promise.reject(new CallError('service-cannot', 'the VideoCall plugin has no blocking'));
  }

  /** The name is free at once, so that the page can have it again when it is loaded anew. */
  suspend(): RejoinTicket | null {
    void this.#session?.hangUp({ reason: 'disconnected' });
    this.#connection.leave();
    return null;
  }

  rejoin(): Promise<CallSession> {
    return Promise.reject(new CallError('service-cannot', 'the VideoCall plugin forgets calls'));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    void this.#session?.hangUp({ reason: 'disconnected' });
    this.#line.close();
    this.#connection.dispose();
    this.#emitter.clear();
  }

  /** Settles with the name ours; rejects with `conflict` and what the plugin says else. */
  async #registerNow(): Promise<void> {
    if (this.#registered) return;
    const done = new Promise<void>((resolve, reject) => {
      const stops = [
        this.#line.on('ready', ({ ready, error }) => {
          if (!ready && !error) return;
          for (const stop of stops) stop();
          if (error) reject(toCallError(error, error.reason));
          else resolve();
        }),
        this.#connection.on('state', ({ status, error }) => {
          if (status !== 'offline' && status !== 'failed') return;
          for (const stop of stops) stop();
          reject(new CallError((this.#refused ?? error)?.reason ?? 'aborted', 'no name, or disconnected'));
        }),
      ];
    });
    void this.#line.open();
    await done;
  }

  #whenOnline(): void {
    const stop = this.#connection.on('state', ({ status }) => {
      if (status === 'offline' || status === 'failed') stop();
      if (status !== 'online') return;
      stop();
      void this.#line.open();
    });
  }

  #onReady(ready: boolean, error: JanusError | null): void {
    this.#registered = ready;
    if (error) {
      this.#refused = toSignalingError(error);
      this.#connection.disconnect();
    }
    this.#refresh();
  }

  async #onIncoming({ from, offer }: LineEvents['incoming']): Promise<void> {
    const current = this.#session;
    if (current) {
      if (current.awaits(from)) return current.meet(offer);
      return this.#drop('call during a call');
    }
    const allowed = await this.#gate.allows(from);
    if (this.#session || this.#line.isFree) return;
    // Somebody has to say something, or the line is taken for everybody.
    if (!allowed || !this.#gate.admit(crypto.randomUUID(), from)) {
      this.#drop('call of somebody who may not');
      return void this.#line.hangUp('busy');
    }
    if (typeof RTCPeerConnection === 'undefined') return void this.#line.hangUp('declined');
    const session = this.#create({
      kind: /^m=video [1-9]/m.test(offer.sdp ?? '') ? 'video' : 'audio',
      direction: 'incoming',
      peerId: from,
      offer,
      userInfo: {},
      maxBandwidth: this.#options.maxBandwidth?.() ?? 0,
      simulcast: false,
    });
    void this.#ice.get();
    session.ring();
    this.#emitter.emit('incoming', session);
  }

  #create(
    own: Pick<
      ConstructorParameters<typeof VideoCallSession>[0],
      'kind' | 'direction' | 'peerId' | 'offer' | 'userInfo' | 'maxBandwidth' | 'simulcast'
    >,
  ): VideoCallSession {
    const { userId, media, profile, relayOnly, onError } = this.#options;
    const session = new VideoCallSession({
      ...own,
      selfId: userId,
      line: this.#line,
      media,
      profile: profile?.() ?? {},
      timing: this.#timing,
      relayOnly: relayOnly?.() ?? false,
      iceServers: () => this.#ice.get(),
      onDropped: (reason) => this.#drop(reason),
      onError: (error) => onError?.(error),
    });
    this.#session = session;
    session.on('change', ({ phase, direction }) => {
      if (phase === 'ended' && this.#session === session) this.#session = null;
      else if (direction === 'incoming' && phase !== 'ringing') this.#gate.welcome(own.peerId);
    });
    return session;
  }

  /** Online is who can be called: the session stands and the name is ours. */
  #refresh(): void {
    const { status: janus, error } = this.#connection.state;
    const { userId } = this.#options;
    const waits = this.#state.status === 'offline' || this.#state.status === 'connecting';
    const status = this.#refused
      ? 'failed'
      : janus === 'online' && !this.#registered
        ? waits
          ? 'connecting'
          : 'reconnecting'
        : janus;
    const next: SignalingState = {
      status,
      self: status === 'offline' || status === 'failed' ? null : { userId, device: '' },
      error: this.#refused ?? error,
    };
    if (status === this.#state.status && next.error === this.#state.error) return;
    this.#state = Object.freeze(next);
    this.#emitter.emit('connection', next);
  }

  #drop(reason: string): void {
    log.debug(`dropped: ${reason}`);
    this.#emitter.emit('dropped', { reason });
  }
}

function toSignalingError({ reason, message }: JanusError): SignalingError {
  const known = reason === 'conflict' || reason === 'auth-failed' || reason === 'service-cannot';
  return new SignalingError(known ? reason : 'service-unreachable', message);
}
