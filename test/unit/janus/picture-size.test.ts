import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PictureSize } from '../../../src/janus/videocall/picture-size.js';
import type { LineSettings, PhoneLine } from '../../../src/janus/videocall/phone-line.js';
import type { ServerSettings } from '../../../src/janus/videocall/server-settings.js';
import { Emitter } from '../../../src/support/emitter.js';

describe('the size of the picture in a call between two', () => {
  let asked: LineSettings[];
  let line: Emitter<{ layers: { substream: number | null; temporal: number | null } }>;
  let size: PictureSize;
  let live: boolean;
  const comes = (substream: number) => line.emit('layers', { substream, temporal: null });
  const seen = (height: number) =>
    size.see({ id: 'ben', source: 'camera', width: (height * 16) / 9, height });
  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    live = true;
    line = new Emitter();
    const settings = { set: (wish: LineSettings) => Promise.resolve(void asked.push(wish)) };
    size = new PictureSize({
      line: line as unknown as PhoneLine,
      settings: settings as unknown as ServerSettings,
      isLive: () => live,
      run: (task) => void task,
    });
  });
  afterEach(() => {
    size.close();
    vi.useRealTimers();
  });

  it('nothing is asked of who sends one size, or while no call goes on', () => {
    seen(1080);
    live = false;
    comes(2);
    expect(asked).toEqual([]);
  });

  it('follows how it is seen, and is asked for once', () => {
    seen(1080);
    comes(2);
    comes(2);
    seen(1070);
    expect(asked).toEqual([{ substream: 2, temporal: 2 }]);
    seen(90);
    expect(asked.at(-1)).toEqual({ substream: 0, temporal: 1 });
  });

  it('is asked for again where it does not come', () => {
    seen(1080);
    comes(0);
    vi.advanceTimersByTime(7_000);
    expect(asked).toHaveLength(3);
    comes(2);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(3);
  });

  it('is left to whoever chooses it otherwise', () => {
    seen(1080);
    comes(0);
    size.close();
    comes(1);
    seen(90);
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(1);
  });
});
