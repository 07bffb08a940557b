import { SignalingError } from '../../signaling/signaling-error.js';
import type { SignalingStatus } from '../../signaling/signaling.js';
import { checkService } from '../../signaling/service-url.js';
import { Supervisor, type Phase } from '../../signaling/supervisor.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { createLogger } from '../../support/logger.js';
import { onWake } from '../../support/wake-events.js';
import { CORE, JanusError, type ErrorTable } from './janus-error.js';
import { JanusHandle } from './janus-handle.js';
import { isId, type Bag, type JanusMessage } from './janus-message.js';
import { JanusSocket, type Expect, type OpenSocket } from './janus-socket.js';
import { JANUS_TIMING, type JanusTiming } from './janus-timing.js';

/** A function is asked again at each connection, and when Janus says that the last one is not good any more. */
export type JanusToken = string | (() => string | Promise<string>);

export interface JanusConnectionOptions {
  /** WebSocket URL of Janus: `wss:`; `ws:` only to this machine, or with `allowInsecure`. */
  readonly url: string;
  /** For a server with `token_auth`. */
  readonly token?: JanusToken;
  /** For a server with `api_secret`: whoever has it may do everything, so it does not belong in a public page. */
  readonly apiSecret?: string;
  readonly allowInsecure?: boolean;
  readonly timing?: Partial<JanusTiming>;
  /** Opens a socket; default: `WebSocket`. */
  readonly socket?: OpenSocket;
}

export interface JanusState {
  readonly status: SignalingStatus;
  readonly error: SignalingError | null;
}

export interface JanusEvents {
  state: JanusState;
  /** Bad or unknown input was dropped and counted. */
  dropped: { readonly reason: string };
}

/** Reasons why trying again cannot help. */
const FINAL = ['auth-failed', 'service-cannot'] as const;
const MAX_HANDLES = 64;
const log = createLogger('janus');

/**
 * A session with Janus over one WebSocket after another. When the socket is lost, the next one claims the session,
 * and every handle lives on; where Janus has given it up, all handles are `lost` and a new session is made.
 */
export class JanusConnection {
  readonly #options: JanusConnectionOptions;
  readonly #timing: JanusTiming;
  readonly #supervisor: Supervisor;
  readonly #emitter = new Emitter<JanusEvents>();
  readonly #handles = new Map<number, JanusHandle>();
  #state: JanusState = { status: 'offline', error: null };
  #socket: JanusSocket | null = null;
  #sessionId: number | null = null;
  #token: string | null = null;
  #stopWaking: Unsubscribe | null = null;
  #wasOnline = false;
  #disposed = false;

  constructor(options: JanusConnectionOptions) {
    this.#options = options;
    this.#timing = { ...JANUS_TIMING, ...options.timing };
    this.#supervisor = new Supervisor(this.#timing, {
      attempt: (signal) => this.#attempt(signal),
      probe: (moved) => this.#socket?.probe(moved),
      changed: (phase, error) => this.#changed(phase, error),
    });
  }

  get state(): JanusState {
    return this.#state;
  }

  on<K extends keyof JanusEvents>(name: K, listener: (payload: JanusEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /**
   * Settles when a session stands. Rejects with a {@link SignalingError}; after `service-unreachable` attempts go on
   * until `disconnect()`, after any other reason the state is `failed`.
   */
  connect(): Promise<void> {
    if (this.#disposed) return Promise.reject(new SignalingError('aborted', 'disposed'));
    this.#stopWaking ??= onWake((wake) => this.#supervisor.wake(wake));
    return this.#supervisor.start();
  }

  /** Ends the session, and with it every handle, at once; names that were registered are free again. */
  disconnect(): void {
    this.#stopWaking?.();
    this.#stopWaking = null;
    const session_id = this.#sessionId;
    this.#socket?.close(session_id === null ? undefined : this.#signed({ janus: 'destroy', session_id }));
    this.#socket = null;
    this.#supervisor.stop(new SignalingError('aborted', 'Disconnected by this side.'));
    this.#forgetSession();
  }

  /** The page goes away: the session ends at once. Should the page come back, all begins anew by itself. */
  leave(): void {
    const session_id = this.#sessionId;
    if (session_id === null) return;
    this.#socket?.close(this.#signed({ janus: 'destroy', session_id }));
    this.#sessionGone();
  }

  /**
   * A handle of a plugin, such as `janus.plugin.videocall`. `errors` tells what the codes of that plugin mean.
   * Rejects with `service-cannot` (no such plugin), `auth-failed` (not with this token), `signaling-offline`.
   */
  async attach(plugin: string, errors?: ErrorTable): Promise<JanusHandle> {
    if (this.#handles.size >= MAX_HANDLES) throw new JanusError('service-failed', 'too many handles');
    const { rest } = await this.#request({ janus: 'attach', plugin });
    const { id } = (rest['data'] ?? {}) as Bag;
    if (!isId(id)) throw new JanusError('service-failed', 'no handle was given');
    const handle = new JanusHandle(
      id,
      {
        request: (message, expect) => this.#request(message, expect),
        forget: (gone) => void this.#handles.delete(gone.id),
        drop: (reason) => this.#drop(reason),
      },
      errors,
    );
    this.#handles.set(id, handle);
    return handle;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.disconnect();
    this.#disposed = true;
    this.#emitter.clear();
  }

  async #attempt(abort: AbortSignal): Promise<void> {
    const { url, allowInsecure, token, socket: open } = this.#options;
    const fault = checkService(url, allowInsecure);
    if (fault) throw fault;
    this.#socket?.close();
    const socket: JanusSocket = new JanusSocket({
      url,
      timing: this.#timing,
      open: open ?? ((address, protocol) => new WebSocket(address, protocol)),
      onMessage: (message) => this.#receive(message),
      keepalive: () => {
        if (this.#sessionId === null) return null;
        return this.#signed({ janus: 'keepalive', session_id: this.#sessionId });
      },
      onLost: (error) => {
        if (this.#socket === socket) this.#supervisor.lost(error);
      },
      onDropped: (reason) => this.#drop(reason),
    });
    this.#socket = socket;
    try {
      const [secret] = await Promise.all([typeof token === 'function' ? token() : token, socket.dial(abort)]);
      abort.throwIfAborted();
      this.#token = secret ?? null;
      if (await this.#claim(socket)) return;
      const { rest } = await socket.request(
        this.#signed({ janus: 'create' }),
        'answer',
        this.#timing.request,
      );
      const { id } = (rest['data'] ?? {}) as Bag;
      if (!isId(id)) throw new JanusError('service-failed', 'no session was given');
      this.#sessionId = id;
    } catch (error) {
      socket.close();
      throw toSignalingError(error);
    }
  }

  /** Takes the session over from the last socket. False: Janus does not know it any more. */
  async #claim(socket: JanusSocket): Promise<boolean> {
    if (this.#sessionId === null) return false;
    try {
      await socket.request(
        this.#signed({ janus: 'claim', session_id: this.#sessionId }),
        'answer',
        this.#timing.request,
      );
    } catch (error) {
      if (!(error instanceof JanusError) || error.code === null || error.reason === 'auth-failed')
        throw error;
      this.#forgetSession();
      return false;
    }
    log.info('session claimed');
    for (const handle of [...this.#handles.values()]) handle.resume();
    return true;
  }

  /** Sends in the session; waits for it while it is being made or claimed. */
  async #request(message: Bag, expect: Expect = 'answer'): Promise<JanusMessage> {
    const end = performance.now() + this.#timing.request;
    const handleId = message['handle_id'] as number | undefined;
    await this.#online();
    for (let again = true; ; again = false) {
      // The session that this handle was of may be gone by now.
      if (handleId !== undefined && !this.#handles.has(handleId)) {
        throw new JanusError('signaling-offline', 'the handle is gone');
      }
      const socket = this.#socket;
      if (!socket || this.#sessionId === null) throw new JanusError('signaling-offline', 'not connected');
      const { token } = this.#options;
      try {
        return await socket.request(
          this.#signed({ ...message, session_id: this.#sessionId }),
          expect,
          Math.max(0, end - performance.now()),
        );
      } catch (error) {
        const code = error instanceof JanusError ? error.code : null;
        if (code === CORE.unauthorized && again && typeof token === 'function') {
          this.#token = await token();
          continue;
        }
        if (code === CORE.noSession && socket === this.#socket) this.#sessionGone();
        if (code === CORE.noHandle && handleId !== undefined) {
          const handle = this.#handles.get(handleId);
          this.#handles.delete(handleId);
          handle?.lose();
        }
        throw error;
      }
    }
  }

  /** Settles when requests can be sent. */
  #online(): Promise<void> {
    const { phase } = this.#supervisor;
    if (phase === 'online') return Promise.resolve();
    if (phase === 'idle' || phase === 'failed') {
      return Promise.reject(
        new JanusError(this.#state.error?.reason ?? 'signaling-offline', 'not connected'),
      );
    }
    return new Promise((resolve, reject) => {
      const settle = (error?: JanusError): void => {
        clearTimeout(timer);
        stop();
        if (error) reject(error);
        else resolve();
      };
      const timer = setTimeout(
        () => settle(new JanusError('signaling-offline', 'not connected in time')),
        this.#timing.request,
      );
      const stop = this.#emitter.on('state', ({ status }) => {
        if (status === 'online') settle();
        else if (status === 'offline' || status === 'failed')
          settle(new JanusError('signaling-offline', 'not connected'));
      });
    });
  }

  #receive(message: JanusMessage): void {
    const { janus, sender } = message;
    if (sender !== undefined) {
      const handle = this.#handles.get(sender);
      return handle ? handle.receive(message) : this.#drop('message for no handle');
    }
    // The answer to a trickle or keepalive nobody waits for.
    if (janus === 'ack') return;
    if (janus === 'timeout' && message.rest['session_id'] === this.#sessionId) return this.#sessionGone();
    this.#drop('unknown message');
  }

  /** Janus has given the session up, and the socket stands: all begins anew. */
  #sessionGone(): void {
    this.#forgetSession();
    this.#supervisor.lost(new SignalingError('service-unreachable', 'Janus gave the session up.'));
  }

  #forgetSession(): void {
    this.#sessionId = null;
    const handles = [...this.#handles.values()];
    this.#handles.clear();
    for (const handle of handles) handle.lose();
  }

  #signed(message: Bag): Bag {
    const { apiSecret } = this.#options;
    return {
      ...message,
      ...(this.#token === null ? {} : { token: this.#token }),
      ...(apiSecret === undefined ? {} : { apisecret: apiSecret }),
    };
  }

  #changed(phase: Phase, error: SignalingError | null): void {
    if (phase === 'online') this.#wasOnline = true;
    if (phase === 'idle' || phase === 'failed') this.#wasOnline = false;
    if (phase === 'failed') this.#forgetSession();
    const status = (
      {
        idle: 'offline',
        connecting: this.#wasOnline ? 'reconnecting' : 'connecting',
        online: 'online',
        waiting: 'reconnecting',
        failed: 'failed',
      } as const
    )[phase];
    // While it tries again the page keeps seeing why it must.
    const shown = phase === 'connecting' ? this.#state.error : error;
    if (status === this.#state.status && shown === this.#state.error) return;
    this.#state = Object.freeze({ status, error: shown });
    log.info(`${status}${shown ? `: ${shown.reason}` : ''}`);
    this.#emitter.emit('state', this.#state);
  }

  #drop(reason: string): void {
    log.debug(`dropped: ${reason}`);
    this.#emitter.emit('dropped', { reason });
  }
}

function toSignalingError(error: unknown): SignalingError {
  if (error instanceof SignalingError) return error;
  const reason = FINAL.find((final) => error instanceof JanusError && error.reason === final);
  return new SignalingError(reason ?? 'service-unreachable', 'Janus gave no session.', { cause: error });
}
