import { describe, expect, it } from 'vitest';
import { HIDDEN, WHOLE, wishFor, type VideoWish } from '../../../src/janus/core/layers.js';
import {
  changedWishes,
  diff,
  keyOf,
  requestOf,
  type WantedStream,
} from '../../../src/janus/videoroom/subscriptions.js';

const tile = (width: number, height = (width * 9) / 16) => ({ width, height });

describe('what a picture has to be', () => {
  it.each([
    ['a thumbnail', tile(160), { substream: 0, temporal: 1 }],
    ['a small tile', tile(320), { substream: 0, temporal: 2 }],
    ['a tile of six on a laptop', tile(640), { substream: 1, temporal: 2 }],
    ['a large one', tile(1280), { substream: 2, temporal: 2 }],
    ['a tall one on a phone', tile(390, 800), { substream: 1, temporal: 2 }],
  ])('%s', (_, view, wish) => {
    expect(wishFor(view, true)).toEqual({ send: true, ...wish });
  });

  it('what is not seen does not come', () => {
    expect(wishFor(null, true)).toBe(HIDDEN);
    expect(wishFor(null, false)).toBe(HIDDEN);
  });

  it('a screen comes whole in any size', () => {
    expect(wishFor(tile(100), false)).toBe(WHOLE);
  });

  it('does not swing while a window is dragged, and yet follows in the end', () => {
    let wish: VideoWish | null = null;
    const seen = (height: number): number => (wish = wishFor(tile(9_999, height), true, wish)).substream;
    expect([500, 470, 490, 420, 400, 470, 490].map(seen)).toEqual([2, 2, 2, 2, 1, 1, 2]);
    expect([230, 220, 200].map(seen)).toEqual([1, 1, 0]);
    // From hidden, what it is now.
    expect(wishFor(tile(9_999, 470), true, HIDDEN).substream).toBe(1);
  });
});

describe('what Janus is asked', () => {
  const wanted = (feed: number, mid: string, wish: VideoWish | null = null): WantedStream => ({
    feed,
    mid,
    take: 0,
    type: wish ? 'video' : 'audio',
    wish,
  });
  const have = (...streams: readonly WantedStream[]) => new Map(streams.map((one) => [keyOf(one), one]));

  it('only what changed, and nothing of who is gone', () => {
    const [voice, picture, other] = [wanted(1, '0'), wanted(1, '1', WHOLE), wanted(2, '0')];
    expect(diff([voice, picture], have(voice, picture), () => true)).toEqual({
      subscribe: [],
      unsubscribe: [],
    });
    expect(diff([voice, picture], have(voice, other), () => true)).toEqual({
      subscribe: [picture],
      unsubscribe: [{ feed: 2, mid: '0' }],
    });
    expect(diff([voice], have(voice, other), (feed) => feed !== 2).unsubscribe).toEqual([]);
    expect(requestOf(picture)).toEqual({ feed: 1, mid: '1', substream: 2, temporal: 2 });
  });

  it('again what was sent anew, without giving it up', () => {
    const [before, now] = [wanted(1, '0'), { ...wanted(1, '0'), take: 1 }];
    expect(diff([now], have(before), () => true)).toEqual({ subscribe: [now], unsubscribe: [] });
  });

  it('sizes are said once, and for what is hidden not at all', () => {
    const lines = [
      { mid: '0', type: 'audio', feed: 1, feedMid: '0' },
      { mid: '1', type: 'video', feed: 1, feedMid: '1' },
      { mid: '2', type: 'video', feed: null, feedMid: null },
    ] as const;
    const told = new Map<string, VideoWish>();
    expect(changedWishes([wanted(1, '1', WHOLE)], lines, told)).toEqual([{ mid: '1', ...WHOLE }]);
    expect(changedWishes([wanted(1, '1', WHOLE)], lines, told)).toEqual([]);
    expect(changedWishes([wanted(1, '1', HIDDEN)], lines, told)).toEqual([{ mid: '1', ...HIDDEN }]);
    expect(changedWishes([wanted(1, '1', { ...HIDDEN, substream: 2 })], lines, told)).toEqual([]);
    expect(changedWishes([wanted(1, '1', WHOLE)], lines, told)).toHaveLength(1);
  });
});
