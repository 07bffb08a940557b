import type { CallError } from '../session/call-error.js';
import type { CallService, RejoinTicket, ServiceEvents, StartOptions } from '../session/call-service.js';
import type { CallSession } from '../session/call-session.js';
import type { Unsupported } from '../session/capability.js';
import type { ConferenceOptions } from '../session/conference.js';
import type { JoinOptions } from '../session/room.js';
import type { SignalingState } from '../signaling/signaling.js';
import { Emitter, type Unsubscribe } from '../support/emitter.js';
import { HandoverSession } from './handover-session.js';
import type { OpenRooms } from './room-stay.js';

export interface HandoverServiceOptions {
  /** Makes and takes the calls. */
  readonly inner: CallService;
  /** Looked at anew whenever a call may move. */
  readonly conference: () => ConferenceOptions | null | undefined;
  readonly open: OpenRooms;
  readonly maxBandwidth: () => number;
  readonly onError: (error: CallError) => void;
}

/** A service whose calls can move to a conference while they run. */
export class HandoverService implements CallService {
  readonly #options: HandoverServiceOptions;
  readonly #emitter = new Emitter<ServiceEvents>();
  readonly #wrapped = new WeakMap<CallSession, CallSession>();
  readonly #stops: readonly Unsubscribe[];

  constructor(options: HandoverServiceOptions) {
    this.#options = options;
    const { inner } = options;
    this.#stops = [
      inner.on('connection', (state) => this.#emitter.emit('connection', state)),
      inner.on('dropped', (dropped) => this.#emitter.emit('dropped', dropped)),
      inner.on('incoming', (session) => this.#emitter.emit('incoming', this.#wrap(session))),
      inner.on('replaced', ({ old, next }) =>
        this.#emitter.emit('replaced', { old: this.#wrap(old), next: this.#wrap(next) }),
      ),
    ];
  }

  get connection(): SignalingState {
    return this.#options.inner.connection;
  }

  get unsupported(): Unsupported {
    return this.#options.inner.unsupported;
  }

  on<K extends keyof ServiceEvents>(name: K, listener: (payload: ServiceEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  connect(): Promise<void> {
    return this.#options.inner.connect();
  }

  disconnect(): Promise<void> {
    return this.#options.inner.disconnect();
  }

  check(userIds: readonly string[]): readonly string[] {
    return this.#options.inner.check(userIds);
  }

  async start(userIds: readonly string[], options: StartOptions): Promise<CallSession> {
    return this.#wrap(await this.#options.inner.start(userIds, options), options.maxBandwidth);
  }

  join(room: string, options: JoinOptions): Promise<CallSession> {
    return this.#options.inner.join(room, options);
  }

  contacts(): Promise<readonly string[]> {
    return this.#options.inner.contacts();
  }

  setBlocked(userId: string, on: boolean): Promise<void> {
    return this.#options.inner.setBlocked(userId, on);
  }

  suspend(): RejoinTicket | null {
    return this.#options.inner.suspend();
  }

  async rejoin(ticket: RejoinTicket): Promise<CallSession> {
    return this.#wrap(await this.#options.inner.rejoin(ticket));
  }

  dispose(): void {
    this.#options.inner.dispose();
    for (const stop of this.#stops) stop();
    this.#emitter.clear();
  }

  /** Each session once: two words about one call mean one call. */
  #wrap(session: CallSession, cap?: number): CallSession {
    const { moving } = session;
    if (!moving) return session;
    const known = this.#wrapped.get(session);
    if (known) return known;
    const { conference, open, onError, maxBandwidth } = this.#options;
    const wrapped = new HandoverSession({
      mesh: session,
      line: moving,
      self: () => this.connection.self?.userId ?? '',
      conference,
      open,
      onError,
      maxBandwidth: cap ?? maxBandwidth(),
    });
    this.#wrapped.set(session, wrapped);
    return wrapped;
  }
}
