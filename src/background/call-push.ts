import type { CallKind } from '../signaling/signal.js';
import { SIGNAL_LIMITS } from '../signaling/signal.js';
import { isQuietUrl, safeAvatarUrl } from '../support/safe-url.js';
import { field, isCallId } from './messages.js';

/**
 * What the push that wakes a callee's page carries, as JSON. Workers also take ids as numbers, and `callType` as
 * `1` (video) or `2` (audio).
 */
export interface CallPushPayload {
  readonly sessionID: string;
  readonly callerID: string;
  readonly callerName: string;
  readonly callType: CallKind;
  readonly opponentsIDs: readonly string[];
  /** An `https:` address. */
  readonly avatar?: string;
  /** `Date.now()` at which it stops ringing, in ms. */
  readonly expiresAt?: number;
}

/** A call that a push told of: checked, as it may have been written by anybody who holds the push keys. */
export interface BackgroundCall {
  readonly id: string;
  readonly kind: CallKind;
  readonly from: { readonly id: string; readonly name: string; readonly avatar: string | null };
  /** User ids of everyone called. */
  readonly opponentIds: readonly string[];
  /** `Date.now()` at which it stops ringing, in ms; null where the push did not say. */
  readonly expiresAt: number | null;
}

/** Push services carry 4 kB; a page may hand more over. In characters. */
const MAX_TEXT = 16 * 1024;
const MAX_NAME = 100;
/** Control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Null for what is no push of a call: it may be another one's of the page. */
/** @param origins servers of pictures that may learn that it rings here, beside the page's own */
export function readCallPush(text: string, origins: readonly string[] = []): BackgroundCall | null {
  if (text.length > MAX_TEXT) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const [id, callerId] = [idOf(field(data, 'sessionID')), idOf(field(data, 'callerID'))];
  if (id === null || callerId === null) return null;
  const opponents = field(data, 'opponentsIDs');
  const expiresAt = field(data, 'expiresAt');
  const type = field(data, 'callType');
  const picture = safeAvatarUrl(field(data, 'avatar'));
  const avatar = picture && isQuietUrl(picture, origins) ? picture : null;
  return {
    id,
    kind: type === 'audio' || String(type) === '2' ? 'audio' : 'video',
    from: { id: callerId, name: nameOf(field(data, 'callerName')) || callerId, avatar: pictureFor(avatar) },
    opponentIds: Array.isArray(opponents)
      ? opponents.slice(0, SIGNAL_LIMITS.members).flatMap((one) => idOf(one) ?? [])
      : [],
    expiresAt: typeof expiresAt === 'number' && Number.isFinite(expiresAt) ? expiresAt : null,
  };
}

/** Of pictures that were checked already, those that a notification may load. */
export function pictureFor(avatar: string | null): string | null {
  return avatar && /^(https|data):/.test(avatar) ? avatar : null;
}

function idOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return isCallId(text) ? text : null;
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? plainName(value) : '';
}

/** A name as a title or a notification may show it: nothing unseen that turns the words around it. */
export function plainName(name: string): string {
  return name.replace(UNSEEN, '').trim().slice(0, MAX_NAME);
}
