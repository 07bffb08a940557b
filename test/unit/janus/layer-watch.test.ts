import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LayerWatch, type LayerWish } from '../../../src/janus/core/layer-watch.js';

describe('a size that was asked for', () => {
  let asked: string[];
  let watch: LayerWatch<LayerWish & { mid: string }>;
  const wish = (key: string, substream: number) => ({ key, mid: `of ${key}`, substream });
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    asked = [];
    watch = new LayerWatch((wishes) =>
      asked.push(`${Date.now() / 1000}: ${wishes.map(({ mid, substream }) => `${mid} ${substream}`).join()}`),
    );
  });
  afterEach(() => vi.useRealTimers());

  it('is asked for again until it comes, with growing pauses, and only what is missing', () => {
    watch.came('ana', 0);
    watch.came('ben', 2);
    watch.expect([wish('ana', 2), wish('ben', 2)]);
    vi.advanceTimersByTime(7_000);
    expect(asked).toEqual(['2: of ana 2', '6: of ana 2']);
    watch.came('ana', 2);
    expect(vi.getTimerCount()).toBe(0);
    // What comes smaller later, as the sender's network gives, is asked for again.
    watch.came('ana', 1);
    vi.advanceTimersByTime(8_000);
    expect(asked).toHaveLength(3);
  });

  it('is given up in the end', () => {
    watch.came('ana', 0);
    watch.expect([wish('ana', 1)]);
    vi.advanceTimersByTime(300_000);
    expect(asked).toEqual([2, 6, 14, 30].map((second) => `${second}: of ana 1`));
    expect(vi.getTimerCount()).toBe(0);
    watch.expect([wish('ana', 2)]);
    vi.advanceTimersByTime(2_000);
    expect(asked.at(-1)).toBe('302: of ana 2');
  });

  it('of who sends one size only, who is gone, or after the end, nothing is asked', () => {
    watch.expect([wish('ana', 2)]);
    watch.came('ben', 0);
    watch.expect([wish('ana', 2)]);
    watch.expect([wish('ana', 2), wish('ben', 2)]);
    vi.advanceTimersByTime(60_000);
    watch.came('ana', 0);
    watch.close();
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([]);
  });
});
