import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LADDERS } from '../../../src/mesh/ladders.js';
import { DEFAULT_TIMING } from '../../../src/mesh/mesh-options.js';
import type { Dialect } from '../../../src/mesh/peer-about.js';
import { Recovery } from '../../../src/rtc/recovery.js';

describe('bringing a lost connection back', () => {
  let heard: string[];
  let ready: boolean;
  /** Who waits for the scout's word. */
  let waiting: Set<() => void>;
  const start = (dialect: Dialect = 'kit', offerer = true): Recovery =>
    new Recovery({
      timing: DEFAULT_TIMING,
      offerer,
      ladder: () => LADDERS[dialect],
      ready: () => ready,
      scout: {
        watch(onFound) {
          waiting.add(onFound);
          return () => waiting.delete(onFound);
        },
      },
      onLost: () => heard.push('lost'),
      climb: (rung) => heard.push(`${rung} ${Date.now() / 1000}`),
      onGiveUp: (reason) => heard.push(`${reason} ${Date.now() / 1000}`),
    });
  /** The other side goes on answering. */
  const answering = (recovery: Recovery, ms: number): void => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      vi.advanceTimersByTime(1_000);
      recovery.heard();
    }
  };
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    heard = [];
    ready = true;
    waiting = new Set();
  });
  afterEach(() => vi.useRealTimers());

  it('restarts 1 s after a loss, again with a longer pause, then makes a new connection, and gives up after 60 s', () => {
    const recovery = start();
    recovery.begin();
    recovery.connected();
    recovery.lost('disconnected');
    answering(recovery, 61_000);
    expect(heard.slice(0, 8)).toEqual([
      'lost',
      'restart 1',
      'restart 3',
      'restart 7',
      'restart 11',
      'restart 15',
      'replace 19',
      'restart 23',
    ]);
    expect(heard.at(-1)).toBe('connection-lost 60');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends out a scout once two restarts came to nothing, climbs as soon as it has found a way, and calls it back', () => {
    const recovery = start();
    recovery.connected();
    recovery.lost('disconnected');
    vi.advanceTimersByTime(2_900);
    expect(waiting.size).toBe(0);
    vi.advanceTimersByTime(1_800);
    expect(waiting.size).toBe(1);
    for (const tell of waiting) tell();
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['lost', 'restart 1', 'restart 3', 'restart 4.7']);
    vi.advanceTimersByTime(4_000);
    expect(heard.at(-1), 'and goes on as before').toBe('restart 8.7');
    expect(waiting.size, 'once for each loss').toBe(1);
    recovery.connected();
    expect(waiting.size).toBe(0);
    const other = start('quickblox');
    other.connected();
    other.lost('disconnected');
    vi.advanceTimersByTime(20_000);
    expect(waiting.size, 'who knows no restart has a time of its own').toBe(0);
    other.close();
  });

  it('restarts in another network, before the browser notices; not where a restart is not understood', () => {
    for (const [dialect, expected] of [
      ['kit', ['restart 0', 'restart 1.5']],
      ['connectycube', ['restart 0', 'restart 1.5']],
      ['unknown', ['restart 0', 'restart 1.5']],
      ['quickblox', []],
    ] as const) {
      vi.setSystemTime(0);
      heard = [];
      const recovery = start(dialect);
      recovery.moved();
      expect(heard, 'nothing to restart yet').toEqual([]);
      recovery.begin();
      recovery.connected();
      recovery.moved();
      recovery.moved(true);
      vi.advanceTimersByTime(0);
      recovery.moved();
      vi.advanceTimersByTime(1_500);
      expect(heard).toEqual(expected);
      // One that was lost before climbs its ladder now.
      recovery.lost('disconnected');
      recovery.moved();
      vi.advanceTimersByTime(0);
      expect(heard.slice(expected.length)).toEqual([
        'lost',
        `${dialect === 'quickblox' ? 'replace' : 'restart'} 1.5`,
      ]);
      recovery.close();
    }
  });

  it('a connection that failed before it ever stood is made anew: first by the offerer, 4 s later by the other', () => {
    for (const [offerer, at] of [
      [true, 10],
      [false, 14],
    ] as const) {
      vi.setSystemTime(0);
      heard = [];
      const recovery = start('kit', offerer);
      recovery.begin();
      recovery.lost('failed');
      vi.advanceTimersByTime(14_500);
      expect(heard.at(offerer ? 0 : -1)).toBe(`replace ${at}`);
      recovery.close();
    }
    heard = [];
    const recovery = start('connectycube');
    recovery.begin();
    recovery.lost('failed');
    vi.advanceTimersByTime(10_500);
    expect(heard).toEqual([expect.stringMatching(/^restart/)]);
    recovery.close();
  });

  it('restarts at once when it failed, and stops when it is back', () => {
    const recovery = start();
    recovery.connected();
    recovery.lost('failed');
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['lost', 'restart 0']);
    recovery.connected();
    vi.advanceTimersByTime(120_000);
    expect(heard).toEqual(['lost', 'restart 0']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets the offerer go first', () => {
    const recovery = start('kit', false);
    recovery.connected();
    recovery.lost('failed');
    vi.advanceTimersByTime(3_999);
    expect(heard).toEqual(['lost']);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual(['lost', 'restart 4']);
    recovery.close();
  });

  it('a connection that never came about: one more try at 10 s, given up at 30 s', () => {
    const recovery = start();
    recovery.begin();
    vi.advanceTimersByTime(30_000);
    expect(heard[0]).toBe('restart 10');
    expect(heard.at(-1)).toBe('ice-failed 30');
    recovery.close();
  });

  it('speaks what the other side understands', () => {
    const first = (dialect: Dialect): string[] => {
      heard = [];
      vi.setSystemTime(0);
      const recovery = start(dialect);
      recovery.connected();
      recovery.lost('disconnected');
      vi.advanceTimersByTime(31_000);
      recovery.close();
      return [...new Set(heard.map((word) => word.split(' ')[0] ?? ''))];
    };
    expect(first('connectycube')).toEqual(['lost', 'restart', 'connection-lost']);
    expect(first('quickblox')).toEqual(['lost', 'replace', 'connection-lost']);
    expect(first('unknown').slice(0, 3)).toEqual(['lost', 'restart', 'replace']);
  });

  it('waits for QuickBlox to begin by itself, which it does after 5 s', () => {
    const recovery = start('quickblox');
    recovery.connected();
    recovery.lost('failed');
    vi.advanceTimersByTime(6_900);
    expect(heard).toEqual(['lost']);
    vi.advanceTimersByTime(200);
    expect(heard).toEqual(['lost', 'replace 7']);
    recovery.close();
  });

  it('tries nothing while there is no network or signaling, and at once when it is back', () => {
    const recovery = start();
    recovery.connected();
    ready = false;
    recovery.lost('disconnected');
    vi.advanceTimersByTime(20_500);
    expect(heard).toEqual(['lost']);
    ready = true;
    recovery.nudge();
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['lost', 'restart 20.5']);
    recovery.close();
  });

  it('does not climb twice for two nudges at once', () => {
    const recovery = start();
    recovery.connected();
    recovery.lost('disconnected');
    for (let i = 0; i < 5; i++) {
      recovery.nudge();
      vi.advanceTimersByTime(10);
    }
    expect(heard).toEqual(['lost', 'restart 0']);
    recovery.close();
  });

  it('another of ours that answers nothing is gone before the time is up', () => {
    const recovery = start();
    recovery.connected();
    recovery.lost('disconnected');
    vi.advanceTimersByTime(30_000);
    expect(heard.at(-1)).toBe('connection-lost 20');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('whose page went away is waited for, and nothing is restarted', () => {
    const recovery = start();
    recovery.connected();
    recovery.leaving();
    // Its connection goes with it.
    recovery.lost('disconnected');
    recovery.lost('failed');
    recovery.nudge();
    vi.advanceTimersByTime(30_000);
    expect(heard).toEqual(['lost', 'left 25']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a machine that slept is given another chance', () => {
    const recovery = start();
    recovery.connected();
    recovery.lost('disconnected');
    vi.advanceTimersByTime(500);
    // The clock jumps over the limit while no timer runs.
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 90_000);
    recovery.heard();
    answering(recovery, 59_600);
    expect(heard).not.toContain('connection-lost 60');
    answering(recovery, 11_000);
    expect(heard.at(-1)).toMatch(/^connection-lost 7\d/);
    vi.restoreAllMocks();
  });
});
