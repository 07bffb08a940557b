import { describe, expect, it } from 'vitest';
import { isBlack } from '../../../src/media/picture-watch.js';
import { Silence } from '../../../src/media/silence.js';

/** A picture of 16 × 9 with the light of each pixel from a function. */
const picture = (light: (index: number) => number): Uint8ClampedArray =>
  new Uint8ClampedArray(Array.from({ length: 16 * 9 }, (_, i) => [light(i), light(i), light(i), 255]).flat());

describe('a black picture', () => {
  it('is one without anything in it, also with the noise of a covered lens', () => {
    expect(isBlack(picture(() => 0))).toBe(true);
    expect(isBlack(picture((i) => 14 + (i % 5)))).toBe(true);
  });

  it('is not a dark room, a lamp in the night, or a white wall', () => {
    expect(isBlack(picture((i) => 26 + (i % 7)))).toBe(false);
    expect(isBlack(picture((i) => (i === 70 ? 90 : 2)))).toBe(false);
    expect(isBlack(picture(() => 255))).toBe(false);
  });
});

describe('silence', () => {
  it('is nothing at all for four seconds, and over with the first sound', () => {
    const silence = new Silence();
    expect([0, 2_000, 3_999].map((now) => silence.hear(0, now))).toEqual([false, false, false]);
    expect(silence.hear(0, 4_000)).toBe(true);
    expect(silence.hear(0.001, 4_100)).toBe(false);
    expect(silence.hear(0, 4_200)).toBe(false);
    expect(silence.hear(0, 8_200)).toBe(true);
  });

  it('is not the noise of a quiet room', () => {
    const silence = new Silence();
    for (let now = 0; now < 60_000; now += 100) expect(silence.hear(10 ** (-80 / 20), now)).toBe(false);
  });
});
