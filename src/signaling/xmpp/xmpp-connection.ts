import { createLogger } from '../../support/logger.js';
import { SignalingError } from '../signaling-error.js';
import { StreamLedger, type Estate } from './stream-ledger.js';
import { createClient, xml, type Authenticate, type Stanza, type XmppClient } from './xmpp-client.js';
import { toSignalingError } from './xmpp-errors.js';
import type { Timing } from './xmpp-options.js';

const NS_SM = 'urn:xmpp:sm:3';
const NS_FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';
const OPEN = 1;

export interface ConnectionOptions {
  readonly service: string;
  readonly domain: string;
  readonly resource: string;
  readonly authenticate: Authenticate;
  readonly timing: Timing;
  /** Of the connection before, to go on where it ended. */
  readonly estate: Estate | null;
  readonly onStanza: (stanza: Stanza) => void;
  /** A stanza reached the server. */
  readonly onAck: (stanza: Stanza) => void;
  /** Once, after `open()` settled well. */
  readonly onLost: (error: SignalingError) => void;
}

const log = createLogger('signaling');

/**
 * One connection from dial to death; never used twice. It watches whether the server still answers, but
 * decides nothing about time to come: that is the supervisor's.
 */
export class XmppConnection {
  readonly #options: ConnectionOptions;
  readonly #client: XmppClient;
  readonly #ledger: StreamLedger;
  #phase: 'new' | 'opening' | 'open' | 'dead' = 'new';
  #idle: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #fail: (error: SignalingError) => void = () => {};
  #onClosed: () => void = () => {};

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { service, domain, resource, authenticate, timing } = options;
    this.#client = createClient({ service, domain, resource, authenticate, timeout: timing.attempt });
    this.#ledger = new StreamLedger(this.#client, options.estate);
    this.#listen();
  }

  /** Our full JID; empty before `open()` settled. */
  get jid(): string {
    return this.#client.jid?.toString() ?? '';
  }

  /** Whether the server lets this session go on over another socket (XEP-0198); known when `open()` has settled. */
  get resumable(): boolean {
    const { enabled, id } = this.#client.streamManagement;
    return enabled && id !== '';
  }

  /** Settles when stanzas can be sent. Rejects with a {@link SignalingError}, also with the reason of `signal`. */
  async open(signal: AbortSignal): Promise<{ resumed: boolean; lost: readonly Stanza[] }> {
    this.#phase = 'opening';
    const client = this.#client;
    const failed = new Promise<never>((_, reject) => (this.#fail = reject));
    const onAbort = () => this.#fail(signal.reason as SignalingError);
    signal.addEventListener('abort', onAbort);
    const bound = new Promise<void>((resolve) => {
      client.once('online', () => resolve());
      client.streamManagement.once('resumed', resolve);
    });
    const { service, domain } = this.#options;
    const dial = async () => {
      await client.connect(service);
      await client.open({ domain });
      await bound;
      if (!this.#ledger.resumed) await this.#ledger.ready();
    };
    try {
      signal.throwIfAborted();
      await Promise.race([dial(), failed]);
    } catch (error) {
      throw toSignalingError(error);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
    this.#phase = 'open';
    this.#heard();
    return { resumed: this.#ledger.resumed, lost: this.#ledger.takeLost() };
  }

  /** Writes at once. False when the connection is not open any more. */
  send(stanza: Stanza): boolean {
    if (this.#phase !== 'open' || this.#client.socket?.socket?.readyState !== OPEN) return false;
    this.#client.send(stanza).catch((error: unknown) => this.#lost(toSignalingError(error)));
    return true;
  }

  /** Asks the server; undefined if its answer has no such child. Rejects after `timing.query` ms. */
  async query(child: Stanza): Promise<Stanza | undefined> {
    if (this.#phase !== 'open') throw new SignalingError('service-unreachable', 'Not connected.');
    return this.#client.iqCaller.get(child, this.#options.domain, this.#options.timing.query);
  }

  /** Asks or tells our own account (RFC 6121: an iq without `to`), else like {@link query}. */
  async account(type: 'get' | 'set', child: Stanza): Promise<Stanza | undefined> {
    if (this.#phase !== 'open') throw new SignalingError('signaling-offline', 'Not connected.');
    return this.#client.iqCaller[type](child, undefined, this.#options.timing.query);
  }

  /**
   * Asks for a sign of life; without one within `timing.probeAnswer` ms the connection is lost. `moved`: the network
   * was away, and the connection with it as a rule, so it gets less time.
   */
  probe(moved = false): void {
    if (this.#phase !== 'open') return;
    const { domain, timing } = this.#options;
    if (this.#silence !== undefined) {
      // Asked already.
    } else if (this.#client.streamManagement.enabled) {
      this.#client.send(xml('r', { xmlns: NS_SM })).catch(() => {});
    } else {
      // Any answer will do, an error too.
      this.#client.iqCaller
        .get(xml('ping', { xmlns: 'urn:xmpp:ping' }), domain, timing.probeAnswer)
        .catch(() => {});
    }
    if (moved) {
      clearTimeout(this.#silence);
      this.#silence = undefined;
    }
    this.#expectAnswer(moved ? timing.probeAnswerMoved : timing.probeAnswer);
  }

  /** Says goodbye so that the server ends the session at once. Never takes longer than `timing.close` ms. */
  async close(): Promise<void> {
    if (this.send(xml('presence', { type: 'unavailable' }))) {
      const closed = new Promise<void>((resolve) => (this.#onClosed = resolve));
      const timer = setTimeout(this.#onClosed, this.#options.timing.close);
      clearTimeout(this.#silence);
      this.#silence = undefined;
      this.#client.write(xml('close', { xmlns: NS_FRAMING }).toString()).catch(() => this.#onClosed());
      await closed;
      clearTimeout(timer);
    }
    this.drop();
  }

  /** Lets go of everything at once, without a word: the session may then be resumed elsewhere. */
  drop(): Estate {
    const client = this.#client;
    const estate = this.#ledger.estate();
    if (this.#phase === 'dead') return estate;
    this.#phase = 'dead';
    this.#onClosed();
    clearTimeout(this.#idle);
    clearTimeout(this.#silence);
    const { socket } = client;
    if (socket) {
      // Closing a socket that still dials makes it complain.
      socket.on('error', () => {});
      client._detachSocket();
      client._detachParser();
      // `ws` in Node would wait 30 s for the peer's closing handshake.
      if (socket.socket?.terminate) socket.socket.terminate();
      else socket.socket?.close();
    }
    // These make the library clear its timers and give up its waiting promises.
    client.emit('disconnect', { clean: false });
    client.emit('error', new SignalingError('aborted'));
    for (const handler of client.iqCaller.handlers.values()) handler.reject(new SignalingError('aborted'));
    return estate;
  }

  #listen(): void {
    const client = this.#client;
    client.on('error', (error) => this.#onError(error));
    client.on('disconnect', () =>
      this.#lost(new SignalingError('service-unreachable', 'The socket was closed.')),
    );
    client.on('close', () =>
      this.#lost(new SignalingError('service-unreachable', 'The server ended the stream.')),
    );
    client.on('element', (element) => {
      this.#heard();
      // Messages that the server kept come before `open()` has settled: they count too.
      if (this.#phase !== 'dead' && /^(message|presence)$/.test(element.name))
        this.#options.onStanza(element);
    });
    // The library asks for acks after it sent something: that is a probe as well.
    client.on('send', (element) => {
      if (element.is('r', NS_SM)) this.#expectAnswer();
    });
    client.streamManagement.on('ack', (stanza) => this.#options.onAck(stanza));
  }

  #onError(error: unknown): void {
    if (this.#phase === 'opening') {
      this.#fail(toSignalingError(error));
    } else if (this.#phase === 'open') {
      // Of all that goes wrong on an open stream only the server's own word is its end (RFC 6120 section 4.9).
      if (error instanceof Error && error.name === 'StreamError') this.#lost(toSignalingError(error));
      else log.debug('fault on an open stream', error);
    }
  }

  #lost(error: SignalingError): void {
    this.#onClosed();
    if (this.#phase === 'opening') return this.#fail(error);
    if (this.#phase !== 'open') return;
    clearTimeout(this.#idle);
    clearTimeout(this.#silence);
    this.#options.onLost(error);
  }

  #heard(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#idle);
    this.#silence = undefined;
    if (this.#phase === 'open') this.#idle = setTimeout(() => this.probe(), this.#options.timing.probeAfter);
  }

  #expectAnswer(within = this.#options.timing.probeAnswer): void {
    if (this.#phase !== 'open') return;
    this.#silence ??= setTimeout(() => {
      this.#lost(new SignalingError('service-unreachable', `The server was silent for ${within} ms.`));
    }, within);
  }
}
