import { describe, expect, it } from 'vitest';
import { videoPlan } from '../../../src/mesh/bitrate-plan.js';

describe('what a person in a mesh may send', () => {
  it('shrinks with the number of people, never grows', () => {
    const rates = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((people) => videoPlan(people, 0).maxBitrate);
    expect(rates).toEqual([1.2e6, 1.2e6, 7e5, 4.5e5, 2.5e5, 2.5e5, 1.2e5, 1.2e5, 1.2e5]);
  });

  it('keeps under the cap, and 0 means none', () => {
    expect(videoPlan(2, 256).maxBitrate).toBe(256_000);
    expect(videoPlan(8, 256).maxBitrate).toBe(120_000);
    expect(videoPlan(2, 0).maxBitrate).toBe(1_200_000);
  });
});
