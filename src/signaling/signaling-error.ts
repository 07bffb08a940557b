import { ReasonError } from '../support/reason-error.js';

export type SignalingErrorReason =
  /** No service URL or domain was given. */
  | 'service-missing'
  /** The service is no `ws:` or `wss:` URL. */
  | 'service-invalid'
  /** `ws:` to a host that is not this machine, without leave. */
  | 'service-insecure'
  /** Nobody answers at the service URL within the deadline. */
  | 'service-unreachable'
  /** The server refused the credentials. */
  | 'auth-failed'
  /** Another client took this very session over. */
  | 'conflict'
  /** This server, or this way of signaling, has no such feature: contacts, blocking. */
  | 'service-cannot'
  /** Not connected, and the signal's time to live ran out. */
  | 'signaling-offline'
  /** A signal is larger than the caps allow, or cannot be written as XML. */
  | 'signal-invalid'
  /** The connection was closed by this side while the action ran. */
  | 'aborted';

export class SignalingError extends ReasonError<SignalingErrorReason> {}
