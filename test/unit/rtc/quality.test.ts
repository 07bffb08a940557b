import { describe, expect, it } from 'vitest';
import { gradeOf, StallWatch, SteadyGrade, type QualityInput } from '../../../src/rtc/quality.js';
import type { QualityGrade } from '../../../src/session/peer-stats.js';

const GOOD: QualityInput = { loss: 0, roundTrip: 20, jitter: 2, concealment: 0, frames: 100 };
const NOTHING: QualityInput = { loss: null, roundTrip: null, jitter: null, concealment: null, frames: null };

describe('the grade of one measurement', () => {
  // The last value of each grade 5, 4, 3, 2 and the first of 1.
  const edges: readonly [keyof QualityInput, readonly number[], number][] = [
    ['loss', [1, 3, 6, 12], 0.1],
    ['roundTrip', [150, 300, 500, 900], 1],
    ['jitter', [20, 40, 80, 150], 1],
    ['concealment', [1, 3, 7, 15], 0.1],
    ['frames', [80, 60, 40, 20], -0.1],
  ];
  for (const [name, limits, beyond] of edges) {
    it(`falls with ${name} at each edge of the table`, () => {
      const grades = limits.flatMap((limit) => [
        gradeOf({ ...GOOD, [name]: limit }),
        gradeOf({ ...GOOD, [name]: limit + beyond }),
      ]);
      expect(grades).toEqual([5, 4, 4, 3, 3, 2, 2, 1]);
    });
  }

  it('is that of the worst figure', () => {
    expect(gradeOf({ ...GOOD, loss: 2, roundTrip: 400 })).toBe(3);
  });

  it('leaves out what is not known, and is unknown where nothing is', () => {
    expect(gradeOf({ ...NOTHING, roundTrip: 10 })).toBe(5);
    expect(gradeOf(NOTHING)).toBeNull();
  });
});

describe('a steady grade', () => {
  const run = (measured: readonly (QualityGrade | null)[]): (QualityGrade | null)[] => {
    const grade = new SteadyGrade();
    return measured.map((each) => grade.next(each));
  };

  it('begins with the first measurement', () => {
    expect(run([null, 4])).toEqual([null, 4]);
  });

  it('goes down by one with the second worse one, then with each', () => {
    expect(run([5, 1, 1, 1, 1, 1, 1])).toEqual([5, 5, 4, 3, 2, 1, 1]);
  });

  it('goes up by one with every third better one', () => {
    expect(run([2, 5, 5, 5, 5, 5, 5])).toEqual([2, 2, 2, 3, 3, 3, 4]);
  });

  it('does not flicker', () => {
    expect(run([4, 3, 4, 3, 4, 5, 5, 4, 5, 5, 3, 4])).toEqual(Array(12).fill(4));
  });

  it('what is not known changes nothing', () => {
    expect(run([5, 4, null, 4])).toEqual([5, 5, 5, 4]);
  });

  it('is gone at once, comes back after three, and not as excellent', () => {
    expect(run([5, 0, 5, 5, 5, 5, 5, 5])).toEqual([5, 0, 0, 0, 3, 3, 3, 4]);
    expect(run([5, 0, 2, 2, 2])).toEqual([5, 0, 0, 0, 2]);
    expect(run([5, 0, 5, 0, 5, 5])).toEqual([5, 0, 0, 0, 0, 0]);
  });
});

describe('a stall', () => {
  it('is three seconds without a byte, while some are expected', () => {
    const watch = new StallWatch();
    expect([0, 1_000, 2_999, 3_000].map((now) => watch.next(77, true, now))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(watch.next(78, true, 4_000)).toBe(false);
  });

  it('does not count the time in which nothing was expected', () => {
    const watch = new StallWatch();
    watch.next(77, true, 0);
    expect(watch.next(77, false, 10_000)).toBe(false);
    expect(watch.next(77, true, 12_000)).toBe(false);
    expect(watch.next(77, true, 13_000)).toBe(true);
  });
});
