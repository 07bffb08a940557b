import type { CallDirection, CallPhase } from '../session/call-session.js';
import type { EndReason } from '../session/end-reason.js';
import { isLive, type PeerPhase } from './peer-phase.js';

/** The phase of a whole call, from those of its pairs. */
export function callPhase(
  direction: CallDirection,
  accepted: boolean,
  started: boolean,
  peers: readonly PeerPhase[],
): CallPhase {
  if (direction === 'incoming' && !accepted) return 'ringing';
  if (peers.includes('connected')) return 'connected';
  if (peers.some(isLive)) return started ? 'reconnecting' : 'connecting';
  if (started) return 'connected';
  return peers.includes('ringing') ? 'ringing' : direction === 'incoming' ? 'connecting' : 'dialing';
}

/** Which of several people's reasons says most about why the whole call ended, best first. */
const TELLING: readonly EndReason[] = [
  'remote-hung-up',
  'connection-lost',
  'ice-failed',
  'media-error',
  'security-error',
  'removed',
  'declined',
  'busy',
  'not-supported',
  'answered-elsewhere',
  'cancelled',
  'no-answer',
];

export function tellingReason(reasons: readonly (EndReason | null)[]): EndReason {
  return TELLING.find((reason) => reasons.includes(reason)) ?? 'remote-hung-up';
}
