import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallSession } from '../../../src/session/call-session.js';
import type { CallState } from '../../../src/store/call-state.js';
import { Participants } from '../../../src/store/features/participants.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';
import { StateContainer } from '../../../src/store/state-container.js';
import type { StoreContext } from '../../../src/store/store-context.js';
import { HeldVoice } from '../../../src/support/held-voice.js';

describe('a voice', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  it('is held for 900 ms over the pauses between words, and ends at once when muted', () => {
    const voice = new HeldVoice();
    expect(voice.hear(true, false)).toBe(true);
    vi.advanceTimersByTime(899);
    expect(voice.hear(false, false)).toBe(false);
    expect(voice.speaking).toBe(true);
    expect(voice.rest).toBe(1);
    vi.advanceTimersByTime(1);
    expect(voice.hear(false, false)).toBe(true);
    expect(voice.speaking).toBe(false);
    voice.hear(true, false);
    voice.hear(true, true);
    expect(voice.speaking).toBe(false);
  });

  it('of oneself is held by the store, and falls silent though the microphone says nothing more', () => {
    const container = new StateContainer<CallState>(INITIAL_STATE);
    const session = { snapshot: { phase: 'connected', peers: [] } } as unknown as CallSession;
    const people = new Participants({
      options: { userId: 'me' },
      media: { tracks: { video: null, screen: null, sound: null } },
      get: () => container.state,
      set: (patch: Partial<CallState>) => container.set(patch),
      person: (id: string) => ({ id, name: id, avatar: null }),
      grade: () => null,
    } as unknown as StoreContext);
    const level = (value: number): void => {
      container.set({ microphone: { ...container.state.microphone, on: true, level: value } });
      people.show(session);
    };
    const speaks = () => container.state.participants[0]?.speaking;
    level(0.6);
    expect(speaks()).toBe(true);
    level(0);
    vi.advanceTimersByTime(880);
    expect(speaks()).toBe(true);
    vi.advanceTimersByTime(40);
    expect(speaks()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    level(0.6);
    people.show(null);
    expect(vi.getTimerCount(), 'after the call').toBe(0);
  });
});
