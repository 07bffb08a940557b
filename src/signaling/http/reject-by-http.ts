import { ReasonError } from '../../support/reason-error.js';
import type { UserInfoInput } from '../../support/user-info.js';
import { SIGNAL_LIMITS } from '../signal.js';

/** Why a reject by HTTP did not reach the service. */
export type HttpRejectReason =
  /** The endpoint is no `https:` address (`http:` on this machine), or a field means nothing. */
  | 'invalid-value'
  /** Nobody answers there, or the browser forbids the request (CORS, CSP). */
  | 'network'
  /** 401: the token is wrong or too old. */
  | 'unauthorized'
  /** Another 4xx, or an answer that is none: see `status`. */
  | 'refused'
  /** 5xx: see `status`. */
  | 'server-failed'
  /** No answer in 10 s. */
  | 'timeout'
  /** `signal` was aborted. */
  | 'aborted';

export class HttpRejectError extends ReasonError<HttpRejectReason> {
  /** HTTP status of the answer; null where none came. */
  readonly status: number | null;

  constructor(reason: HttpRejectReason, message: string, status: number | null = null, cause?: unknown) {
    super(reason, message, { cause });
    this.status = status;
  }
}

export interface HttpReject {
  /** `https://api.connectycube.com/calls/reject`, or that of a service like it. */
  readonly endpoint: string;
  /** Session token of the user who declines; travels in the header `CB-Token`. */
  readonly token: string;
  /** The call. */
  readonly sessionID: string;
  /** Who gets the reject: the caller. Digits travel as a number. */
  readonly recipientId: string | number;
  /** What the callee runs on. Default `Web`. */
  readonly platform?: 'Web' | 'iOS' | 'Android';
  readonly userInfo?: UserInfoInput;
  readonly signal?: AbortSignal;
  /** How long to wait for an answer, in ms. Default 10 000. */
  readonly timeout?: number;
}

const TIMEOUT = 10_000;
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Declines a ringing call without a connection to the XMPP server: from a service worker, or from a server.
 * Needs nothing but `fetch`. Settles when the service took it.
 *
 * @throws {HttpRejectError}
 */
export async function rejectByHttp(reject: HttpReject): Promise<void> {
  const { endpoint, token, signal, timeout = TIMEOUT } = reject;
  const url = checkedEndpoint(endpoint);
  const body = bodyOf(reject);
  const deadline = AbortSignal.timeout(timeout);
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'CB-Token': checkedToken(token) },
      body,
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      // The token is all that identifies us, and it goes to this one address only.
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: true,
    });
  } catch (cause) {
    if (cause instanceof HttpRejectError) throw cause;
    if (signal?.aborted) throw new HttpRejectError('aborted', 'the reject was aborted', null, cause);
    if (deadline.aborted) throw new HttpRejectError('timeout', `no answer in ${timeout} ms`, null, cause);
    throw new HttpRejectError('network', 'the service cannot be reached', null, cause);
  }
  // Frees the connection; what the answer says beyond its status is of no use.
  await response.body?.cancel().catch(() => undefined);
  const { ok, status } = response;
  if (ok) return;
  if (status === 401) throw new HttpRejectError('unauthorized', 'the token was refused', status);
  throw new HttpRejectError(status >= 500 ? 'server-failed' : 'refused', `HTTP ${status}`, status);
}

function checkedEndpoint(endpoint: string): string {
  if (!URL.canParse(endpoint)) throw new HttpRejectError('invalid-value', 'the endpoint is no URL');
  const { protocol, hostname, username, password, href } = new URL(endpoint);
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  if (!safe || username || password)
    throw new HttpRejectError('invalid-value', 'the endpoint must be https:');
  return href;
}

function checkedToken(token: string): string {
  // What a header can carry (RFC 9110, "field-value"), and no more.
  if (typeof token === 'string' && /^[\x21-\x7e]{1,4096}$/.test(token)) return token;
  throw new HttpRejectError('invalid-value', 'the token is no header value');
}

function bodyOf({ sessionID, recipientId, platform = 'Web', userInfo = {} }: HttpReject): string {
  const { sessionIdLength, userInfoBytes } = SIGNAL_LIMITS;
  if (typeof sessionID !== 'string' || !sessionID || sessionID.length > sessionIdLength) {
    throw new HttpRejectError('invalid-value', 'no session id');
  }
  const recipient = String(recipientId);
  if (!recipient || recipient.length > sessionIdLength) {
    throw new HttpRejectError('invalid-value', 'no recipient');
  }
  const digits = /^\d+$/.test(recipient) && Number.isSafeInteger(Number(recipient));
  const info = safeJson(userInfo);
  if (info === undefined || new TextEncoder().encode(info).length > userInfoBytes) {
    throw new HttpRejectError('invalid-value', 'userInfo is too large, or no JSON');
  }
  return JSON.stringify({
    recipientId: digits ? Number(recipient) : recipient,
    sessionID,
    platform,
    userInfo: JSON.parse(info) as unknown,
  });
}

function safeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
