import type { HttpReject } from '../signaling/http/reject-by-http.js';
import { field } from './messages.js';
import { forget, keep, recall } from './vault.js';

/** What a worker needs to decline a call while no page is open. */
export type RejectAccess = Pick<HttpReject, 'endpoint' | 'token' | 'platform' | 'userInfo'>;

const KEY = 'reject';
const DAY = 24 * 60 * 60 * 1000;

/**
 * Lets the service worker of this origin decline calls while no page is open. Kept in IndexedDB (database
 * `call-elements`), where every script of the origin can read it, until {@link forgetRejectAccess} or for
 * `lifetime` ms (a day by default; give the lifetime of the token). Call it after each sign-in.
 */
export function keepRejectAccess(access: RejectAccess, { lifetime = DAY } = {}): Promise<void> {
  const { endpoint, token, platform, userInfo } = access;
  return keep(KEY, JSON.stringify({ endpoint, token, platform, userInfo }), lifetime);
}

/** Call it when the person signs out. */
export function forgetRejectAccess(): Promise<void> {
  return forget(KEY);
}

export async function recallRejectAccess(): Promise<RejectAccess | null> {
  const text = await recall(KEY);
  const access: unknown = typeof text === 'string' ? JSON.parse(text) : null;
  return typeof field(access, 'endpoint') === 'string' && typeof field(access, 'token') === 'string'
    ? (access as RejectAccess)
    : null;
}
