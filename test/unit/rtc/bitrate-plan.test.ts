import { describe, expect, it } from 'vitest';
import { limitsOf, sendPlan, stricter, videoPlan } from '../../../src/rtc/bitrate-plan.js';

describe('what a person in a mesh may send', () => {
  it('shrinks with the number of people, never grows', () => {
    const rates = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((people) => videoPlan(people).maxBitrate);
    expect(rates).toEqual([1.2e6, 1.2e6, 7e5, 4.5e5, 2.5e5, 2.5e5, 1.2e5, 1.2e5, 1.2e5]);
  });

  it('keeps under the cap, and 0 means none', () => {
    const rate = (people: number, cap: number): number | undefined =>
      limitsOf('video', ['audio', 'video'], sendPlan(people, cap), cap, 720).maxBitrate;
    expect([rate(2, 256), rate(8, 256), rate(2, 0)]).toEqual([256_000, 120_000, 1_200_000]);
  });

  it('screen and camera share the cap, and a screen is never made smaller', () => {
    const plan = sendPlan(4, 300);
    const of = (what: 'video' | 'screen') => limitsOf(what, ['audio', 'video', 'screen'], plan, 300, 720);
    expect(of('video')).toMatchObject({ maxBitrate: 100_000, scaleResolutionDownBy: 2 });
    expect(of('screen')).toEqual({ maxBitrate: 200_000, maxFramerate: 15, scaleResolutionDownBy: 1 });
  });

  it('a voice is limited by a small cap only, and stays a voice', () => {
    const rate = (cap: number): number | undefined =>
      limitsOf('audio', ['audio'], sendPlan(2, cap), cap, 0).maxBitrate;
    expect([rate(0), rate(5), rate(32), rate(256)]).toEqual([undefined, 16_000, 32_000, undefined]);
  });

  it('shrinks a small picture less than a large one', () => {
    const scale = (height: number): number | undefined =>
      limitsOf('video', ['video'], sendPlan(8, 0), 0, height).scaleResolutionDownBy;
    expect([scale(720), scale(360), scale(120)]).toEqual([4, 2, 1]);
  });

  it('of two caps the stricter holds, and none is no cap', () => {
    expect([stricter(0, 0), stricter(0, 9), stricter(9, 0), stricter(9, 8)]).toEqual([0, 9, 9, 8]);
  });
});
