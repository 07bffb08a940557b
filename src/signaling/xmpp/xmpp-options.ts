import { checkService } from '../service-url.js';
import { SignalingError } from '../signaling-error.js';
import { SUPERVISOR_TIMING, type SupervisorTiming } from '../supervisor.js';

/** A user's password, or a session token that the server takes in its place (QuickBlox, ConnectyCube). */
export type Secret = { readonly password: string } | { readonly token: string };

/** A function is asked again at each sign-in, so that it can give a fresh token. */
export type Credentials = Secret | (() => Secret | Promise<Secret>);

export interface XmppSignalingOptions {
  /** WebSocket URL of the server: `wss:`; `ws:` only to this machine, or with `allowInsecure`. */
  readonly service: string;
  /** XMPP domain, the part after the `@`. */
  readonly domain: string;
  /** With it accounts are called `<userId>-<appId>`, as QuickBlox and ConnectyCube have it. */
  readonly appId?: string;
  /** Needed with `credentials`; a guest learns it from the server, anew at each sign-in. */
  readonly userId?: string;
  /** Without: a guest (SASL ANONYMOUS). */
  readonly credentials?: Credentials;
  /** Name of this device. Default: random, and the same for the life of the object. Two at once kick each other. */
  readonly resource?: string;
  /** Lets `ws:` reach other machines: passwords then travel in the clear. */
  readonly allowInsecure?: boolean;
  readonly timing?: Partial<Timing>;
}

/** All in ms. */
export interface Timing extends SupervisorTiming {
  /** Silence after which the server is asked for a sign of life. */
  readonly probeAfter: number;
  /** Silence after such a question that makes the connection dead. */
  readonly probeAnswer: number;
  /** The same after the network was away: a socket of the last network would never answer. */
  readonly probeAnswerMoved: number;
  /** Longest polite goodbye. */
  readonly close: number;
  /** Deadline of a query to the server. */
  readonly query: number;
}

export const DEFAULT_TIMING: Timing = {
  ...SUPERVISOR_TIMING,
  probeAfter: 5000,
  probeAnswer: 4000,
  probeAnswerMoved: 1500,
  close: 1000,
  query: 5000,
};

/**
 * Checks what can be checked before dialling.
 * Gives the error, or null: `service-missing`, `service-invalid`, `service-insecure`, `auth-failed`.
 */
export function checkOptions(options: XmppSignalingOptions): SignalingError | null {
  const { service, domain, credentials, userId, allowInsecure } = options;
  const fault = checkService(service, allowInsecure);
  if (fault) return fault;
  if (!domain) return new SignalingError('service-missing', 'No XMPP domain was given.');
  if (credentials && !userId) {
    return new SignalingError('auth-failed', 'Credentials were given without a user id.');
  }
  return null;
}
