import type { LocalMedia } from '../../media/local-media.js';
import { IceServerSource } from '../../rtc/ice-server-source.js';
import { iceConfiguration, type IceServersSource } from '../../rtc/ice-servers.js';
import { PathScout } from '../../rtc/path-scout.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { CallService, RejoinTicket, ServiceEvents } from '../../session/call-service.js';
import type { CallSession } from '../../session/call-session.js';
import type { Unsupported } from '../../session/capability.js';
import type { JoinOptions } from '../../session/room.js';
import type { SignalingState } from '../../signaling/signaling.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import type { UserInfo } from '../../support/user-info.js';
import { JanusConnection, type JanusToken } from '../core/janus-connection.js';
import type { JanusTiming } from '../core/janus-timing.js';
import { RoomSession } from './room-session.js';
import { ROOM_TIMING, type RoomTiming } from './room-timing.js';

export interface RoomServiceOptions {
  /** How Janus is reached. */
  readonly connection: { readonly url: string; readonly token?: JanusToken | undefined };
  /** Who one is; without it a guest with a name of chance. */
  readonly userId?: string;
  readonly media: LocalMedia;
  readonly profile: () => UserInfo;
  readonly iceServers: () => IceServersSource | null | undefined;
  /** Servers that another service offers: a call that moves here keeps those it had. */
  readonly offeredServers?: () => Promise<RTCIceServer[]>;
  readonly relayOnly: () => boolean;
  readonly timing?: Partial<RoomTiming & JanusTiming>;
  readonly onError: (error: CallError) => void;
}

const CANNOT: Unsupported = Object.freeze({
  call: 'service-cannot',
  'group-call': 'service-cannot',
  'add-people': 'service-cannot',
  rejoin: 'service-cannot',
  contacts: 'service-cannot',
  block: 'service-cannot',
});

/** Conferences in rooms of Janus' VideoRoom. Nobody rings: one goes in, and those who are there see each other. */
export class RoomService implements CallService {
  readonly unsupported = CANNOT;
  readonly #options: RoomServiceOptions;
  readonly #emitter = new Emitter<ServiceEvents>();
  readonly #connection: JanusConnection;
  readonly #ice: IceServerSource;
  readonly #self: Required<NonNullable<SignalingState['self']>>;
  readonly #sessions = new Set<RoomSession>();

  constructor(options: RoomServiceOptions) {
    this.#options = options;
    const { connection, timing, iceServers, offeredServers, onError } = options;
    const { url, token } = connection;
    const device = crypto.randomUUID();
    this.#self = { userId: options.userId || `guest-${device.slice(0, 8)}`, device };
    this.#connection = new JanusConnection({
      url,
      ...(token ? { token } : {}),
      ...(timing ? { timing } : {}),
    });
    this.#ice = new IceServerSource({ page: iceServers, service: offeredServers, onError });
    this.#connection.on('state', () => this.#emitter.emit('connection', this.connection));
    this.#connection.on('dropped', ({ reason }) => this.#emitter.emit('dropped', { reason }));
  }

  get connection(): SignalingState {
    const { status, error } = this.#connection.state;
    return { status, error, self: status === 'offline' || status === 'failed' ? null : this.#self };
  }

  on<K extends keyof ServiceEvents>(name: K, listener: (payload: ServiceEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  async connect(): Promise<void> {
    try {
      await this.#connection.connect();
    } catch (error) {
      throw toCallError(error, 'service-unreachable');
    }
  }

  async disconnect(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.hangUp({ reason: 'disconnected' })));
    this.#connection.disconnect();
  }

  check(): readonly string[] {
    throw new CallError('service-cannot', 'nobody can be called into a room');
  }

  start(): Promise<CallSession> {
    return cannot();
  }

  async join(room: string, options: JoinOptions): Promise<CallSession> {
    if (typeof RTCPeerConnection === 'undefined') throw new CallError('not-supported', 'no WebRTC here');
    const name = room.trim();
    if (!name) throw new CallError('invalid-value', 'which room?');
    const { media, timing, onError, profile, relayOnly } = this.#options;
    const configuration = async (): Promise<RTCConfiguration> =>
      iceConfiguration(await this.#ice.get(), relayOnly());
    const session = new RoomSession({
      room: name,
      userId: this.#self.userId,
      profile,
      options,
      parts: {
        secrecy: null,
        connection: this.#connection,
        media,
        timing: { ...ROOM_TIMING, ...timing },
        configuration,
        scout: new PathScout(configuration),
        onError,
        onDropped: (reason) => this.#emitter.emit('dropped', { reason }),
      },
    });
    this.#sessions.add(session);
    session.on('change', ({ phase }) => phase === 'ended' && this.#sessions.delete(session));
    await session.enter();
    return session;
  }

  contacts(): Promise<readonly string[]> {
    return cannot();
  }

  setBlocked(): Promise<void> {
    return cannot();
  }

  /** Nobody waits: one goes into the room again. */
  suspend(): RejoinTicket | null {
    for (const session of this.#sessions) void session.hangUp({ reason: 'disconnected' });
    return null;
  }

  rejoin(): Promise<CallSession> {
    return cannot();
  }

  dispose(): void {
    for (const session of this.#sessions) void session.hangUp({ reason: 'disconnected' });
    this.#connection.dispose();
    this.#emitter.clear();
  }
}

function cannot(): Promise<never> {
  return Promise.reject(new CallError('service-cannot', 'a conference has no such thing'));
}
