import { describe, expect, it } from 'vitest';
import {
  isLive,
  nextPhase,
  participantConnection,
  type PeerEvent,
  type PeerPhase,
} from '../../../src/mesh/peer-phase.js';

const PHASES: readonly PeerPhase[] = [
  'idle',
  'dialing',
  'ringing',
  'offered',
  'connecting',
  'connected',
  'reconnecting',
  'ended',
];
const EVENTS: readonly PeerEvent[] = ['dial', 'ring', 'offer', 'accept', 'media', 'lost', 'end'];

describe('phases of a pair', () => {
  it('has exactly these legal transitions', () => {
    const legal = PHASES.flatMap((phase) =>
      EVENTS.flatMap((event) => {
        const next = nextPhase(phase, event);
        return next ? [`${phase} ${event} ${next}`] : [];
      }),
    );
    expect(legal).toMatchInlineSnapshot(`
      [
        "idle dial dialing",
        "idle offer offered",
        "idle end ended",
        "dialing ring ringing",
        "dialing accept connecting",
        "dialing end ended",
        "ringing ring ringing",
        "ringing accept connecting",
        "ringing end ended",
        "offered offer offered",
        "offered accept connecting",
        "offered end ended",
        "connecting media connected",
        "connecting lost reconnecting",
        "connecting end ended",
        "connected media connected",
        "connected lost reconnecting",
        "connected end ended",
        "reconnecting media connected",
        "reconnecting lost reconnecting",
        "reconnecting end ended",
      ]
    `);
  });

  it('never leaves ended, and every phase can end', () => {
    for (const event of EVENTS) expect(nextPhase('ended', event)).toBe(null);
    for (const phase of PHASES.filter((one) => one !== 'ended'))
      expect(nextPhase(phase, 'end')).toBe('ended');
  });

  it('shows each phase as one of the participant’s', () => {
    expect(PHASES.map(participantConnection)).toEqual([
      'waiting',
      'ringing',
      'ringing',
      'ringing',
      'connecting',
      'connected',
      'reconnecting',
      'ended',
    ]);
    expect(PHASES.filter(isLive)).toEqual(['connecting', 'connected', 'reconnecting']);
  });
});
