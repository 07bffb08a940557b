import type { CallDirection } from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';

/** What Janus tells about the end of a call: who ended it, and their words; null: the connection went. */
export interface Told {
  readonly by: string | null;
  readonly words: string | null;
  /** It was our own connection to the server that went. */
  readonly lost?: boolean;
}

/**
 * Words of Janus itself. The first two say nothing: they come after every end, and for a page that was closed.
 */
const WORDS = {
  dropped: 'Remote WebRTC hangup',
  own: 'Explicit hangup',
  /** Somebody hung up and gave no words. */
  plain: 'We did the hangup',
  busy: 'User busy',
} as const;

/** What this side says when it ends a call, as the reason it means to the other side. */
const SAID: Readonly<Partial<Record<EndReason, EndReason>>> = {
  busy: 'busy',
  declined: 'declined',
  cancelled: 'cancelled',
  'no-answer': 'no-answer',
  'hung-up': 'remote-hung-up',
  disconnected: 'remote-hung-up',
  'connection-lost': 'connection-lost',
  'ice-failed': 'ice-failed',
  'media-error': 'media-error',
  'security-error': 'media-error',
};

/** Reads a `hangup` event of the plugin. Words that say nothing are left out. */
export function readEnd({ username, reason }: Readonly<Record<string, unknown>>): Told {
  const words = typeof reason === 'string' ? reason.slice(0, 200) : '';
  const says = words !== '' && words !== WORDS.dropped && words !== WORDS.own;
  return { by: typeof username === 'string' ? username : null, words: says ? words : null };
}

/**
 * Why a call ended, by what was told and where it stood; null: nobody said anything, the connection just went.
 * @param answered it had been accepted
 */
export function endReasonOf({ words }: Told, direction: CallDirection, answered: boolean): EndReason | null {
  if (words === null) return null;
  if (words === WORDS.busy) return 'busy';
  const own = Object.hasOwn(SAID, words) ? (SAID[words as EndReason] ?? null) : null;
  // What a caller says while it rings here ends the ringing, whatever the words.
  if (!answered && direction === 'incoming') return own === 'no-answer' ? own : 'cancelled';
  if (!answered) return own === 'remote-hung-up' || own === null ? 'declined' : own;
  return own === 'declined' || own === 'cancelled' || own === null ? 'remote-hung-up' : own;
}
