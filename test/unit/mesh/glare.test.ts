import { describe, expect, it } from 'vitest';
import { CallGate } from '../../../src/session/call-gate.js';
import { glareWinner } from '../../../src/mesh/glare.js';
import { MemberList, readMembers, writeMembers } from '../../../src/mesh/members.js';
import { callOutcome } from '../../../src/store/features/call-info.js';

const nobody = (): Promise<readonly string[]> => Promise.resolve([]);

describe('glareWinner', () => {
  it('has both sides of a crossing come to the same call', () => {
    expect(glareWinner('a', { id: 'b', isKit: true })).toBe('ours');
    expect(glareWinner('b', { id: 'a', isKit: true })).toBe('theirs');
  });

  it('takes the call of an SDK, which knows no rule', () => {
    expect(glareWinner('a', { id: 'b', isKit: false })).toBe('theirs');
  });
});

describe('CallGate', () => {
  it('lets three calls of one person through in a minute, and repeats of each', () => {
    let now = 0;
    const gate = new CallGate(
      () => 'anyone',
      nobody,
      {},
      () => now,
    );
    const ring = (id: string): boolean => gate.admit(id, '101');
    expect(['a', 'b', 'c', 'd', 'a'].map(ring)).toEqual([true, true, true, false, true]);
    now = 60_001;
    expect(ring('d')).toBe(true);
  });

  it('lets twenty through in all, and forgets those who were welcome', () => {
    const gate = new CallGate(() => 'anyone', nobody);
    const all = Array.from({ length: 21 }, (_, n) => gate.admit(`s${n}`, `u${n}`));
    expect(all.indexOf(false)).toBe(20);
    gate.welcome('u0');
    expect(gate.admit('more', 'u21')).toBe(true);
  });

  it('answers a call at most once a second', () => {
    let now = 0;
    const gate = new CallGate(
      () => 'anyone',
      nobody,
      {},
      () => now,
    );
    expect([gate.mayAnswer('a'), gate.mayAnswer('a'), gate.mayAnswer('b')]).toEqual([true, false, true]);
    now = 1_001;
    expect(gate.mayAnswer('a')).toBe(true);
  });
});

describe('MemberList', () => {
  const isKit = (id: string): boolean => ['102', '104'].includes(id);

  it('tells a newcomer only of those who can be told of newcomers', () => {
    const list = new MemberList(['102', '103']);
    expect([...list.add(['104'], ['102'])]).toEqual([['102', ['102', '103', '104']]]);
    expect(list.for('104', '101', isKit)).toEqual(['102', '104']);
    expect(list.for('103', '101', isKit)).toEqual(['102', '103', '104']);
    expect([...list.remove('104', ['102'])]).toEqual([['102', ['102', '103']]]);
  });

  it('never names an SDK member to a newcomer, from any member', () => {
    const list = new MemberList(['102', '103']);
    expect(list.replace(['102', '103', '104'])).toEqual({ added: ['104'], removed: [] });
    expect(list.for('104', '102', isKit)).toEqual(['102', '104']);
  });

  it('reads nothing but lists that a mesh could have', () => {
    expect(readMembers(writeMembers(['1', '2', '2']))).toEqual(['1', '2']);
    for (const bad of ['', 'x', '{}', '[]', '[1]', '[""]', JSON.stringify('12345678'.split('')), null, {}]) {
      expect(readMembers(bad)).toBe(null);
    }
  });
});

describe('callOutcome', () => {
  it.each([
    ['incoming', null, 'no-answer', 'missed'],
    ['incoming', null, 'cancelled', 'missed'],
    ['outgoing', null, 'no-answer', 'no-answer'],
    ['outgoing', null, 'cancelled', 'cancelled'],
    ['outgoing', null, 'busy', 'busy'],
    ['incoming', null, 'declined', 'declined'],
    ['incoming', null, 'answered-elsewhere', 'answered-elsewhere'],
    ['outgoing', null, 'ice-failed', 'failed'],
    ['outgoing', 1, 'connection-lost', 'answered'],
    ['outgoing', 1, null, null],
  ] as const)('%s, started %s, %s: %s', (direction, startedAt, endReason, outcome) => {
    expect(callOutcome({ direction, startedAt, endReason })).toBe(outcome);
  });
});
