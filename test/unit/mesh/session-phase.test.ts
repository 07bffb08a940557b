import { describe, expect, it } from 'vitest';
import { callPhase, tellingReason } from '../../../src/mesh/session-phase.js';

describe('the phase of a call', () => {
  it.each([
    ['outgoing', true, false, ['idle', 'dialing'], 'dialing'],
    ['outgoing', true, false, ['dialing', 'ringing'], 'ringing'],
    ['outgoing', true, false, ['connecting', 'ringing'], 'connecting'],
    ['outgoing', true, true, ['connected', 'ended'], 'connected'],
    ['outgoing', true, true, ['reconnecting', 'ended'], 'reconnecting'],
    ['outgoing', true, true, ['reconnecting', 'connected'], 'connected'],
    ['incoming', false, false, ['offered', 'idle'], 'ringing'],
    ['incoming', true, false, ['connecting', 'idle'], 'connecting'],
    ['incoming', true, false, ['ended', 'idle'], 'connecting'],
  ] as const)('%s, accepted %s, started %s, %j: %s', (direction, accepted, started, peers, phase) => {
    expect(callPhase(direction, accepted, started, peers)).toBe(phase);
  });

  it('ends for the reason that says most', () => {
    expect(tellingReason(['no-answer', 'declined'])).toBe('declined');
    expect(tellingReason(['no-answer', 'remote-hung-up', 'declined'])).toBe('remote-hung-up');
    expect(tellingReason(['busy', 'no-answer'])).toBe('busy');
    expect(tellingReason([null])).toBe('remote-hung-up');
  });
});
