import type { Emitter, Unsubscribe } from '../support/emitter.js';
import type { Signal } from './signal.js';
import type { SignalingError } from './signaling-error.js';
import type { ReceivedText, TextMessage } from './text-message.js';

/** Who a signal goes to or comes from. Without `device` it reaches every device of the user. */
export interface Address {
  readonly userId: string;
  /** Opaque name of one device (tab, phone) of the user: the XMPP resource. */
  readonly device?: string;
}

export interface ReceivedSignal {
  /** Stamped by the server, so it cannot be forged; `device` is always there. */
  readonly from: Required<Address>;
  readonly signal: Signal;
  /** Unique per sent signal; used to drop what arrives twice. */
  readonly id: string;
  /** The server kept it before delivery (`<delay/>`); an old ring must not ring. */
  readonly delayed: boolean;
  /** How long ago it came to the server, in ms by the server's clock; absent where that is not known. */
  readonly age?: number;
  /** Whose SDK writes it this way, where a habit on the wire tells. */
  readonly client?: ClientHint;
}

/** Both SDKs call themselves `web`; some of their signals look different all the same. */
export type ClientHint = 'quickblox' | 'connectycube';

/**
 * - `offline`: not connected, and not trying.
 * - `connecting`: the first attempt runs.
 * - `online`: signals go out at once.
 * - `reconnecting`: lost; the supervisor tries again, signals wait in the outbox.
 * - `failed`: given up, see `error` (wrong password, conflict, bad URL): `connect()` starts anew.
 */
export type SignalingStatus = 'offline' | 'connecting' | 'online' | 'reconnecting' | 'failed';

export interface SignalingState {
  readonly status: SignalingStatus;
  /** Who we are, once known. An anonymous user learns it from the server. */
  readonly self: Required<Address> | null;
  readonly error: SignalingError | null;
}

export interface SignalingEvents {
  state: SignalingState;
  signal: ReceivedSignal;
  /** Bad or foreign input was dropped and counted; `reason` is a short English word for logs. */
  dropped: { readonly reason: string; readonly from: Address | null };
  /** Somebody wrote, or has got what we wrote; where the transport carries texts. Doubles are not taken out. */
  text: ReceivedText;
  /** Another user's device came or went, where the transport can tell (`tabs`, `memory`). */
  presence: { readonly address: Required<Address>; readonly online: boolean };
}

export interface SendOptions {
  /** How long the signal may wait for a connection, in ms (default 30 000). After it: `signaling-offline`. */
  readonly ttl?: number;
}

/**
 * The port that carries {@link Signal}s between users. Implementations: `xmpp`, `tabs`, `memory`.
 * All of them deliver in order per sender, never throw from an event, and accept any call in any state.
 */
export interface Signaling {
  readonly state: SignalingState;
  on<K extends keyof SignalingEvents>(name: K, listener: (payload: SignalingEvents[K]) => void): Unsubscribe;
  /** Settles when online. Rejects with a {@link SignalingError}. Joining an attempt that already runs. */
  connect(): Promise<void>;
  /** Goes offline and stays there. Queued signals are rejected with `aborted`. Idempotent. */
  disconnect(): Promise<void>;
  /**
   * Settles when the signal was handed to the transport.
   * Rejects with `signal-invalid`, `signaling-offline` or `aborted`.
   */
  send(to: Address, signal: Signal, options?: SendOptions): Promise<void>;
  /** There is reason to doubt the connection: makes sure at once that it lives. Missing where it cannot die unnoticed. */
  check?(): void;
  /** How many other devices of our own account are signed in, as far as is known. */
  readonly ownDevices: number;
  /**
   * Tells every other signed-in device of our own account; nothing happens where there is none. They get it with
   * our own user id in `from`. Settles and rejects like {@link send}.
   */
  sendToOwnDevices(signal: Signal, options?: SendOptions): Promise<void>;
  /** Ids of the people in our contact list. Like the next two, missing where the transport has no such thing. */
  contacts?(): Promise<readonly string[]>;
  /**
   * Lets nothing of this user reach us any more, on any of our devices, until `unblock`. Idempotent. Rejects with
   * `service-cannot` where the server has no blocking, `signal-invalid` for what is no user id, `signaling-offline`.
   */
  block?(userId: string): Promise<void>;
  unblock?(userId: string): Promise<void>;
  /**
   * Sends a text, or the receipt of one, within a call; missing where the transport carries signals alone. Settles
   * and rejects like {@link send}.
   */
  sendText?(to: Address, thread: string, message: TextMessage, options?: SendOptions): Promise<void>;
  /** STUN and TURN servers that the service offers (XEP-0215); empty where there are none. */
  iceServers(): Promise<RTCIceServer[]>;
}

export type SignalingEmitter = Emitter<SignalingEvents>;
