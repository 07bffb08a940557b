import type { ParticipantConnection } from '../session/participant.js';

/**
 * Where one pair stands. `dialing`: we called, nothing heard. `ringing`: their device rings.
 * `offered`: they called us, we have not answered.
 */
export type PeerPhase =
  'idle' | 'dialing' | 'ringing' | 'offered' | 'connecting' | 'connected' | 'reconnecting' | 'ended';

export type PeerEvent = 'dial' | 'ring' | 'offer' | 'accept' | 'media' | 'lost' | 'end';

/** Every legal transition. What is not here is illegal: counted and dropped. */
const TRANSITIONS: Readonly<Record<PeerPhase, Readonly<Partial<Record<PeerEvent, PeerPhase>>>>> = {
  idle: { dial: 'dialing', offer: 'offered', end: 'ended' },
  dialing: { ring: 'ringing', accept: 'connecting', end: 'ended' },
  ringing: { ring: 'ringing', accept: 'connecting', end: 'ended' },
  // A repeated call renews the offer.
  offered: { offer: 'offered', accept: 'connecting', end: 'ended' },
  connecting: { media: 'connected', lost: 'reconnecting', end: 'ended' },
  connected: { media: 'connected', lost: 'reconnecting', end: 'ended' },
  reconnecting: { media: 'connected', lost: 'reconnecting', end: 'ended' },
  ended: {},
};

/** The next phase, or null when the event is illegal now. */
export function nextPhase(phase: PeerPhase, event: PeerEvent): PeerPhase | null {
  return TRANSITIONS[phase][event] ?? null;
}

export function participantConnection(phase: PeerPhase): ParticipantConnection {
  switch (phase) {
    case 'idle':
      return 'waiting';
    case 'dialing':
    case 'ringing':
    case 'offered':
      return 'ringing';
    default:
      return phase;
  }
}

/** The pair has exchanged descriptions and is not over. */
export function isLive(phase: PeerPhase): boolean {
  return phase === 'connecting' || phase === 'connected' || phase === 'reconnecting';
}
