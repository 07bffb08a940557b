import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { createLogger } from '../../support/logger.js';
import type { Signal } from '../signal.js';
import type { ReceivedText, TextMessage } from '../text-message.js';
import { SignalingError } from '../signaling-error.js';
import type {
  Address,
  SendOptions,
  Signaling,
  SignalingEvents,
  SignalingState,
  SignalingStatus,
} from '../signaling.js';
import { decodeMessage, encodeMessage, formatUserJid, parseUserJid } from '../v1/index.js';
import { Account } from './account.js';
import { OwnDevices } from './own-devices.js';
import { IceSource } from './ice-source.js';
import { Outbox } from '../outbox.js';
import { RecentIds } from '../recent-ids.js';
import type { Estate } from './stream-ledger.js';
import { ServerClock } from './server-clock.js';
import { decodeText, encodeText } from './text-stanza.js';
import { Supervisor, type Phase } from '../supervisor.js';
import { onWake } from '../../support/wake-events.js';
import { xml, type Stanza } from './xmpp-client.js';
import { XmppConnection } from './xmpp-connection.js';
import { checkOptions, DEFAULT_TIMING, type Timing, type XmppSignalingOptions } from './xmpp-options.js';
import { signIn } from './xmpp-sign-in.js';

const log = createLogger('signaling');

/**
 * Signaling v1.0 over XMPP by WebSocket.
 *
 * Dead connections are noticed within 9 s and replaced; the session of the old one is resumed where the server
 * allows (XEP-0198), so that no signal is lost or doubled. Without that, what was not confirmed is sent again
 * under its old id, and the receiver drops the double.
 *
 * A guest gets another user id with each new session: `state.self` tells.
 */
export class XmppSignaling implements Signaling {
  readonly #options: XmppSignalingOptions;
  readonly #timing: Timing;
  readonly #resource: string;
  readonly #userAgentId = crypto.randomUUID();
  /** Guests have no application id: the server makes their names. */
  readonly #realm: { readonly domain: string; readonly appId?: string };
  readonly #emitter = new Emitter<SignalingEvents>();
  readonly #seen = new RecentIds();
  readonly #ownDevices = new OwnDevices();
  readonly #outbox = new Outbox<Stanza>((stanza) => this.#connection?.send(stanza) ?? false);
  readonly #ice = new IceSource(async (child) => {
    if (!this.#connection) throw new SignalingError('service-unreachable', 'Not connected.');
    return this.#connection.query(child);
  });
  readonly #account: Account;
  readonly #clock = new ServerClock();
  readonly #supervisor: Supervisor;
  #state: SignalingState = Object.freeze({ status: 'offline', self: null, error: null });
  #connection: XmppConnection | null = null;
  #estate: Estate | null = null;
  #self: Required<Address> | null = null;
  #isFirstAttempt = true;
  #goodbye: Promise<void> = Promise.resolve();
  #stopWaking: Unsubscribe | null = null;

  constructor(options: XmppSignalingOptions) {
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#resource = options.resource ?? crypto.randomUUID();
    const { domain, appId, credentials } = options;
    this.#realm = credentials && appId ? { domain, appId } : { domain };
    this.#account = new Account(this.#realm, async (type, child) => {
      if (!this.#connection) throw new SignalingError('signaling-offline', 'Not connected.');
      return this.#connection.account(type, child);
    });
    this.#supervisor = new Supervisor(this.#timing, {
      attempt: (signal) => this.#attempt(signal),
      probe: (moved) => this.#connection?.probe(moved),
      changed: (phase, error) => this.#changed(phase, error),
    });
  }

  get state(): SignalingState {
    return this.#state;
  }

  on<K extends keyof SignalingEvents>(name: K, listener: (payload: SignalingEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /**
   * Rejects when this attempt fails. After `service-unreachable` the state is `reconnecting` and attempts go on
   * until `disconnect()`; after any other reason it is `failed`.
   */
  async connect(): Promise<void> {
    if (this.#supervisor.phase === 'idle' || this.#supervisor.phase === 'failed') this.#isFirstAttempt = true;
    this.#stopWaking ??= onWake((wake) => this.#supervisor.wake(wake));
    return this.#supervisor.start();
  }

  check(): void {
    this.#supervisor.wake('network');
  }

  async disconnect(): Promise<void> {
    const aborted = new SignalingError('aborted', 'Disconnected by this side.');
    this.#stopWaking?.();
    this.#stopWaking = null;
    this.#estate = null;
    this.#outbox.abort(aborted);
    const connection = this.#connection;
    this.#connection = null;
    if (connection) this.#goodbye = connection.close();
    this.#supervisor.stop(aborted);
    await this.#goodbye;
  }

  async send(to: Address, signal: Signal, options?: SendOptions): Promise<void> {
    const id = crypto.randomUUID();
    const jid = formatUserJid({ userId: to.userId, ...this.#realm }, to.device);
    return this.#outbox.send(id, encodeMessage({ to: jid, id, signal }), options?.ttl);
  }

  async sendText(to: Address, thread: string, message: TextMessage, options?: SendOptions): Promise<void> {
    const jid = formatUserJid({ userId: to.userId, ...this.#realm }, to.device);
    const stanza = encodeText(jid, thread, message);
    return this.#outbox.send(String(stanza.attrs['id']), stanza, options?.ttl);
  }

  get ownDevices(): number {
    return this.#ownDevices.all.length;
  }

  async sendToOwnDevices(signal: Signal, options?: SendOptions): Promise<void> {
    const { userId } = this.#self ?? {};
    if (userId === undefined) throw new SignalingError('signaling-offline', 'Not signed in.');
    await Promise.all(this.#ownDevices.all.map((device) => this.send({ userId, device }, signal, options)));
  }

  contacts(): Promise<readonly string[]> {
    return this.#account.contacts();
  }

  block(userId: string): Promise<void> {
    return this.#account.block(userId, true);
  }

  unblock(userId: string): Promise<void> {
    return this.#account.block(userId, false);
  }

  iceServers(): Promise<RTCIceServer[]> {
    return this.#ice.get();
  }

  async #attempt(abort: AbortSignal): Promise<void> {
    const fault = checkOptions(this.#options);
    if (fault) throw fault;
    // One resource, two sessions: the server would kick one of them.
    await this.#goodbye;
    abort.throwIfAborted();
    const { service, domain, credentials } = this.#options;
    const connection: XmppConnection = new XmppConnection({
      service,
      domain,
      resource: this.#resource,
      authenticate: signIn(this.#options, this.#userAgentId),
      timing: this.#timing,
      // A guest is somebody else after each sign-in: there is no session to return to.
      estate: this.#estate && !credentials ? { ...this.#estate, id: '' } : this.#estate,
      onStanza: (stanza) => this.#receive(stanza),
      onAck: (stanza) => this.#outbox.confirm(String(stanza.attrs['id'])),
      onLost: (error) => {
        if (this.#connection !== connection) return;
        this.#connection = null;
        this.#estate = connection.drop();
        this.#supervisor.lost(error);
      },
    });
    this.#connection = connection;
    try {
      const { resumed, lost } = await connection.open(abort);
      log.debug(resumed ? 'session resumed' : 'new session', connection.jid);
      this.#self = this.#readSelf(connection.jid);
      if (!resumed) this.#ownDevices.clear();
      // Without presence nothing sent to our bare address would reach us. A resumed session has it.
      if (!resumed || lost.some((stanza) => stanza.name === 'presence')) connection.send(xml('presence'));
      this.#outbox.requeue(lost.map((stanza) => String(stanza.attrs['id'])));
    } catch (error) {
      const estate = connection.drop();
      if (this.#connection === connection) {
        this.#connection = null;
        this.#estate = estate;
      }
      throw error;
    }
  }

  #readSelf(jid: string): Required<Address> {
    const self = parseUserJid(jid, this.#realm);
    if (!self)
      throw new SignalingError('auth-failed', 'The server gave an address outside domain and appId.');
    return { userId: self.userId, device: self.device ?? this.#resource };
  }

  #changed(phase: Phase, error: SignalingError | null): void {
    if (phase === 'online') this.#isFirstAttempt = false;
    const retry = this.#isFirstAttempt ? 'connecting' : 'reconnecting';
    const status = (
      {
        idle: 'offline',
        connecting: retry,
        online: 'online',
        waiting: 'reconnecting',
        failed: 'failed',
      } as const
    )[phase];
    if (phase === 'waiting') this.#isFirstAttempt = false;
    if (phase === 'failed' || phase === 'idle') {
      this.#self = null;
      this.#estate = null;
    }
    if (phase === 'failed') {
      this.#stopWaking?.();
      this.#stopWaking = null;
    }
    if (phase !== 'online') this.#outbox.close();
    // While it tries again the page keeps seeing why it must.
    this.#setState(status, phase === 'connecting' ? this.#state.error : error);
    if (phase !== 'online') return;
    this.#outbox.open();
    const connection = this.#connection;
    if (connection) void this.#clock.ask((child) => connection.query(child));
  }

  #setState(status: SignalingStatus, error: SignalingError | null): void {
    const last = this.#state;
    if (status === last.status && error === last.error && this.#self === last.self) return;
    this.#state = Object.freeze({ status, self: this.#self, error });
    if (status !== last.status) log.info(`${status}${error ? `: ${error.reason}` : ''}`);
    this.#emitter.emit('state', this.#state);
  }

  #receive(stanza: Stanza): void {
    const from = parseUserJid(stanza.attrs['from'], this.#realm);
    if (stanza.name === 'presence') return this.#ownDevices.presence(stanza, from, this.#self);
    const text = decodeText(stanza);
    if (text) return this.#receiveText(text, from);
    const decoded = decodeMessage(stanza);
    if (!decoded.ok) return this.#drop(decoded.reason, from);
    if (from?.device === undefined) return this.#drop('sender-foreign', from);
    const { signal, delayed, keptAt, client } = decoded;
    const age = this.#clock.age(keptAt);
    const id = decoded.id ?? crypto.randomUUID();
    if (!this.#seen.add(`${from.userId} ${id}`)) return this.#drop('duplicate', from);
    this.#emitter.emit('signal', {
      from: { userId: from.userId, device: from.device },
      signal,
      id,
      delayed,
      ...(age !== undefined ? { age } : {}),
      ...(client ? { client } : {}),
    });
  }

  #receiveText(text: Omit<ReceivedText, 'from'>, from: Address | null): void {
    if (from?.device === undefined) return this.#drop('sender-foreign', from);
    this.#emitter.emit('text', { from: { userId: from.userId, device: from.device }, ...text });
  }

  #drop(reason: string, from: Address | null): void {
    log.debug(`dropped: ${reason}`);
    this.#emitter.emit('dropped', { reason, from });
  }
}
