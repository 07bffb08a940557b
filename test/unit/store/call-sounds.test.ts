import { describe, expect, it } from 'vitest';
import type { CallState, Participant } from '../../../src/store/call-state.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';
import { toneFor } from '../../../src/store/features/alerts/call-sounds.js';

const call = (patch: object = {}): CallState['call'] =>
  ({ id: 'c', phase: 'connected', startedAt: 1, ...patch }) as CallState['call'];
const person = (id: number, patch: Partial<Participant> = {}): Participant =>
  ({ id: `${id}`, isLocal: id === 0, connection: 'connected', handRaised: false, ...patch }) as Participant;
const crowd = (count: number): Participant[] => Array.from({ length: count }, (_, id) => person(id));
const state = (participants: readonly Participant[], running = call()): CallState => ({
  ...INITIAL_STATE,
  call: running,
  participants,
});

describe('the tone for what changed', () => {
  it('somebody joins, and somebody goes', () => {
    const before = state([person(0), person(1), person(2, { connection: 'connecting' })]);
    expect(toneFor(state(crowd(3), before.call), before)).toBe('join');
    const gone = state([person(0), person(1), person(2, { connection: 'ended' })]);
    expect(toneFor(gone, state(crowd(3), gone.call))).toBe('leave');
  });

  it('coming and going is silent past eight people, oneself counted; a hand is not', () => {
    const joins = (count: number): string | null => {
      const running = call();
      const before = state([...crowd(count - 1), person(count - 1, { connection: 'connecting' })], running);
      return toneFor(state(crowd(count), running), before);
    };
    expect([joins(7), joins(8), joins(9), joins(20)]).toEqual(['join', 'join', null, null]);
    const running = call();
    const raised = [...crowd(9), person(9, { handRaised: true })];
    expect(toneFor(state(raised, running), state(crowd(10), running))).toBe('tick');
    const ends = (count: number): string | null =>
      toneFor(state(crowd(count), call({ phase: 'ended' })), state(crowd(count)));
    expect([ends(2), ends(8), ends(9)]).toEqual(['leave', 'leave', null]);
  });

  it('a call that comes off hold, or one that nobody took, makes no sound', () => {
    const running = call();
    expect(toneFor(state(crowd(3), running), state([], running))).toBe(null);
    const missed = call({ phase: 'ended', startedAt: null });
    expect(toneFor(state([], missed), state(crowd(2), call({ phase: 'ringing', startedAt: null })))).toBe(
      null,
    );
  });
});
