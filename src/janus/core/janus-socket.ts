import { SignalingError } from '../../signaling/signaling-error.js';
import { InOrder } from './in-order.js';
import { errorOf, JanusError } from './janus-error.js';
import { readMessage, type Bag, type JanusMessage } from './janus-message.js';
import type { JanusTiming } from './janus-timing.js';

/** What is used of a `WebSocket`. */
export type SocketLike = Pick<
  WebSocket,
  'send' | 'close' | 'readyState' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'
>;
export type OpenSocket = (url: string, protocol: string) => SocketLike;

/** Name of the protocol in the WebSocket handshake; without it Janus refuses. */
const PROTOCOL = 'janus-protocol';
const OPEN = 1;
/** Requests that may wait for an answer at a time. */
const MAX_PENDING = 500;

/** Which answer settles a request: any but `ack`, or that one too. */
export type Expect = 'answer' | 'ack';

interface Pending {
  readonly expect: Expect;
  readonly resolve: (message: JanusMessage) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export interface JanusSocketOptions {
  readonly url: string;
  readonly timing: JanusTiming;
  readonly open: OpenSocket;
  /** What is no answer to a request of ours. */
  readonly onMessage: (message: JanusMessage) => void;
  /** Asked from time to time for what keeps the session alive. */
  readonly keepalive: () => Bag | null;
  /** Once, after it was open; not after `close()`. */
  readonly onLost: (error: SignalingError) => void;
  readonly onDropped: (reason: string) => void;
}

let counter = 0;

/** One WebSocket from dial to death, with the requests that wait on it; never used twice. */
export class JanusSocket {
  readonly #options: JanusSocketOptions;
  readonly #pending = new Map<string, Pending>();
  /** What is asked of each handle. */
  readonly #order = new InOrder<unknown>();
  #socket: SocketLike | null = null;
  #open = false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #failed: (error: SignalingError) => void = () => {};

  constructor(options: JanusSocketOptions) {
    this.#options = options;
  }

  /** Settles when it is open. Rejects with `service-unreachable`, or the reason of `signal`. */
  dial(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      this.#failed = reject;
      signal.addEventListener('abort', () => this.#end(signal.reason as SignalingError), { once: true });
      const socket = this.#options.open(this.#options.url, PROTOCOL);
      this.#socket = socket;
      socket.onopen = () => {
        this.#open = true;
        this.#heard();
        resolve();
      };
      socket.onmessage = ({ data }) => this.#receive(data);
      socket.onclose = () => this.#end(new SignalingError('service-unreachable', 'The socket was closed.'));
      // Browsers tell nothing about it; `close` follows.
      socket.onerror = () => {};
    });
  }

  get isOpen(): boolean {
    return this.#open && this.#socket?.readyState === OPEN;
  }

  /** Rejects with the error of the answer, `signaling-offline` when there is none in time or the socket dies. */
  request(message: Bag, expect: Expect, timeout: number): Promise<JanusMessage> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) return reject(new JanusError('signaling-offline', 'not connected'));
      if (this.#pending.size >= MAX_PENDING) {
        return reject(new JanusError('signaling-offline', 'too many requests wait'));
      }
      const transaction = `${++counter}-${crypto.randomUUID().slice(0, 8)}`;
      const timer = setTimeout(() => {
        this.#pending.delete(transaction);
        this.#order.done(transaction);
        reject(new JanusError('signaling-offline', `no answer within ${timeout} ms`));
      }, timeout);
      this.#pending.set(transaction, { expect, resolve, reject, timer });
      const send = (): void => this.#socket?.send(JSON.stringify({ ...message, transaction }));
      const { handle_id: handle, janus } = message;
      if (handle === undefined) send();
      else this.#order.add(handle, { id: transaction, send, holds: janus !== 'trickle' });
    });
  }

  /** Makes sure that somebody answers. `moved`: the network was away, and the socket with it as a rule. */
  probe(moved = false): void {
    if (!this.isOpen) return;
    const { timing, keepalive } = this.#options;
    const message = keepalive();
    if (message) this.request(message, 'ack', timing.request).catch(() => undefined);
    if (moved) this.#clearSilence();
    const within = moved ? timing.answerMoved : timing.answer;
    this.#silence ??= setTimeout(() => {
      this.#end(new SignalingError('service-unreachable', `The server was silent for ${within} ms.`));
    }, within);
  }

  /** Lets go of everything at once. `last` is still written. */
  close(last?: Bag): void {
    this.#failed = () => {};
    if (last && this.isOpen) {
      this.#order.flush();
      this.#socket?.send(JSON.stringify({ ...last, transaction: `${++counter}-last` }));
    }
    this.#open = false;
    this.#end(new SignalingError('aborted', 'Closed by this side.'));
  }

  #receive(data: unknown): void {
    this.#heard();
    const message = readMessage(data);
    if (typeof message === 'string') return this.#options.onDropped(message);
    const { transaction } = message;
    const pending = transaction === undefined ? undefined : this.#pending.get(transaction);
    if (!pending || transaction === undefined) return this.#options.onMessage(message);
    this.#order.done(transaction);
    // It says only that the request came; its answer may even have come before.
    if (message.janus === 'ack' && pending.expect !== 'ack') return;
    this.#pending.delete(transaction);
    clearTimeout(pending.timer);
    const { error } = message.rest;
    if (message.janus === 'error') {
      const { code, reason } = (error ?? {}) as Bag;
      pending.reject(errorOf(code, reason));
    } else {
      pending.resolve(message);
    }
  }

  #heard(): void {
    this.#clearSilence();
    // Set from the answer to the last one: browsers slow down chains of timers in pages nobody looks at.
    this.#idle ??= setTimeout(() => {
      this.#idle = undefined;
      this.probe();
    }, this.#options.timing.keepalive);
  }

  #clearSilence(): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  #end(error: SignalingError): void {
    const socket = this.#socket;
    if (!socket) return;
    const wasOpen = this.#open;
    this.#socket = null;
    this.#open = false;
    clearTimeout(this.#idle);
    this.#clearSilence();
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new JanusError('signaling-offline', 'the connection broke before the answer'));
    }
    this.#pending.clear();
    this.#failed(error);
    if (wasOpen) this.#options.onLost(error);
  }
}
