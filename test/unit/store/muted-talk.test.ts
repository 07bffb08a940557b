import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MutedTalk } from '../../../src/store/features/muted-talk.js';
import { toneFor } from '../../../src/store/features/alerts/call-sounds.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';

/** A track that knows its copies. */
function fakeTrack(): MediaStreamTrack & { copies: (MediaStreamTrack & { stopped: boolean })[] } {
  const copies: (MediaStreamTrack & { stopped: boolean })[] = [];
  const track = {
    readyState: 'live',
    enabled: false,
    copies,
    clone: () => {
      const copy = { enabled: false, stopped: false, stop: () => (copy.stopped = true) };
      copies.push(copy as unknown as (typeof copies)[number]);
      return copy;
    },
  };
  return track as unknown as ReturnType<typeof fakeTrack>;
}

describe('talking while muted', () => {
  let told: boolean[];
  let talk: MutedTalk;
  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    talk = new MutedTalk((talking) => void (told.at(-1) !== talking && told.push(talking)));
  });
  afterEach(() => vi.useRealTimers());

  it('listens to an enabled copy of the muted track, and stops it with the mute', () => {
    const track = fakeTrack();
    const copy = talk.ear(track);
    expect(copy?.enabled).toBe(true);
    expect(track.enabled, 'nobody is sent anything').toBe(false);
    expect(talk.ear(track), 'one copy').toBe(copy);
    expect(track.copies).toHaveLength(1);
    expect(talk.ear(null)).toBe(null);
    expect(track.copies[0].stopped).toBe(true);
  });

  it('is told after a sentence, not after a cough', () => {
    talk.ear(fakeTrack());
    talk.hear(0.6);
    vi.advanceTimersByTime(500);
    talk.hear(0.2);
    vi.advanceTimersByTime(5_000);
    expect(told).toEqual([false]);
    talk.hear(0.5);
    talk.hear(0.7);
    vi.advanceTimersByTime(700);
    expect(told).toEqual([false, true]);
  });

  it('is taken back after 8 s, and told again after 30 s at the earliest', () => {
    talk.ear(fakeTrack());
    const say = (): void => {
      talk.hear(0.6);
      vi.advanceTimersByTime(700);
      talk.hear(0);
    };
    say();
    vi.advanceTimersByTime(8_000);
    expect(told).toEqual([false, true, false]);
    say();
    expect(told, 'too soon').toEqual([false, true, false]);
    vi.advanceTimersByTime(22_000);
    say();
    expect(told).toEqual([false, true, false, true]);
  });

  it('is taken back when the microphone goes on, also in the middle of a sentence', () => {
    talk.ear(fakeTrack());
    talk.hear(0.6);
    talk.ear(null);
    vi.advanceTimersByTime(40_000);
    expect(told).toEqual([false]);
    talk.ear(fakeTrack());
    talk.hear(0.6);
    vi.advanceTimersByTime(700);
    talk.detach();
    expect(told).toEqual([false, true, false]);
  });

  it('ticks once', () => {
    const talking = { ...INITIAL_STATE, microphone: { ...INITIAL_STATE.microphone, talkingMuted: true } };
    expect(toneFor(talking, INITIAL_STATE)).toBe('tick');
    expect(toneFor(talking, talking)).toBe(null);
    expect(toneFor(INITIAL_STATE, talking)).toBe(null);
  });
});
