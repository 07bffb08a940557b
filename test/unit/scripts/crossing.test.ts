import { describe, expect, it } from 'vitest';
import { between, crossing, type Line } from '../../../scripts/lib/crossing.mjs';

const mesh: Line = [
  [2, 60],
  [4, 180],
  [8, 420],
];
const flat = (value: number): Line => [
  [2, value],
  [12, value],
];

describe('where one line overtakes another', () => {
  it('reads between what was measured', () => {
    expect(between(mesh, 2)).toBe(60);
    expect(between(mesh, 3)).toBe(120);
    expect(between(mesh, 8)).toBe(420);
  });

  it('is between two that were measured, on both lines', () => {
    expect(crossing(mesh, flat(120))).toEqual({ from: 2, to: 8, at: 3, always: false });
    expect(crossing(mesh, flat(240))).toEqual({ from: 2, to: 8, at: 5, always: false });
  });

  it('is the first there is where it costs more from the beginning, and none where it never does', () => {
    expect(crossing(mesh, flat(10))).toMatchObject({ at: 2, always: true });
    // Alike at first.
    expect(crossing(mesh, flat(60))).toMatchObject({ at: 2, always: false });
    expect(crossing(mesh, flat(500)).at).toBe(null);
    expect(crossing(flat(10), mesh).at).toBe(null);
  });

  it('is the last one, where the lines touch by chance before', () => {
    const noisy: Line = [
      [2, 55],
      [3, 65],
      [4, 58],
      [5, 180],
    ];
    const { at } = crossing(noisy, flat(60));
    expect(at).toBeCloseTo(4.016, 3);
  });

  it('is none where nothing, or one size alone, was measured of either', () => {
    expect(crossing([], flat(10)).at).toBe(null);
    expect(crossing([[2, 20]], flat(10))).toEqual({ from: 2, to: 2, at: 2, always: true });
  });
});
