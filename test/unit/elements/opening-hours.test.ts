import { describe, expect, it } from 'vitest';
import { hoursAt, parseHours } from '../../../src/elements/call-button/opening-hours.js';

const at = (hours: string, now: string, zone = 'Europe/Berlin') => {
  const spans = parseHours(hours);
  const { open, changes } = hoursAt(spans!, zone, new Date(now));
  return [open, changes.toISOString().slice(0, 16)];
};

describe('opening hours', () => {
  it.each([
    // Monday, 16 November 2026; Berlin is an hour ahead.
    ['Mo-Fr 9:00-18:00', '2026-11-16T07:59:30Z', false, '2026-11-16T08:00'],
    ['Mo-Fr 9:00-18:00', '2026-11-16T08:00:00Z', true, '2026-11-16T17:00'],
    ['Mo-Fr 9:00-18:00', '2026-11-20T17:00:00Z', false, '2026-11-23T08:00'],
    ['Mo-Fr 9-12, Mo-Fr 13-18; Sa 10-14', '2026-11-16T11:30:00Z', false, '2026-11-16T12:00'],
    ['Mo-Fr 9-12, Mo-Fr 12-18', '2026-11-16T09:00:00Z', true, '2026-11-16T17:00'],
    ['Fr-Mo 10:00-11:00', '2026-11-18T12:00:00Z', false, '2026-11-20T09:00'],
    ['22:00-2:00', '2026-11-15T23:30:00Z', true, '2026-11-16T01:00'],
    ['Su 22:00-2:00', '2026-11-16T00:30:00Z', true, '2026-11-16T01:00'],
  ])('%s at %s', (hours, now, open, changes) => {
    expect(at(hours, now)).toEqual([open, changes]);
  });

  it('are by the clock of the place, also when that is put back on the way', () => {
    // Berlin leaves summer time on Sunday, 25 October 2026.
    expect(at('Mo 9:00-18:00', '2026-10-24T10:00:00Z')).toEqual([false, '2026-10-26T08:00']);
    expect(at('Mo 9:00-18:00', '2026-10-24T10:00:00Z', 'America/New_York')).toEqual([
      false,
      '2026-10-26T13:00',
    ]);
    expect(at('Mo 9:00-18:00', '2026-11-16T08:30:00Z', 'no/where')[0]).toBeTypeOf('boolean');
  });

  it('that never end say so again in a week', () => {
    expect(at('0:00-24:00', '2026-11-16T08:30:00Z')[0]).toBe(true);
  });

  it.each(['', 'whenever', 'Xx 9-18', 'Mo 25-26', 'Mo 9'])('leave out %j', (hours) => {
    expect(parseHours(hours)).toBeNull();
  });
});
