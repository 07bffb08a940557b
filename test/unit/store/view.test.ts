import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallInfo, CallState, Participant } from '../../../src/store/call-state.js';
import { createAudioOutput } from '../../../src/store/features/audio-output.js';
import { createView, type View } from '../../../src/store/features/view.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';
import { StateContainer } from '../../../src/store/state-container.js';
import type { StoreContext } from '../../../src/store/store-context.js';

const person = (id: string, more: Partial<Participant> = {}): Participant =>
  ({ id, isLocal: false, audioStream: null, screenStream: null, ...more }) as Participant;
const inPhase = (phase: CallInfo['phase']): Partial<CallState> => ({ call: { phase } as CallInfo });

let container: StateContainer<CallState>;
const context = (): StoreContext =>
  ({
    get: () => container.state,
    set: (patch: Partial<CallState>) => container.set(patch),
    onState: (listener: (state: CallState, before: CallState) => void) => container.onChange(listener),
  }) as unknown as StoreContext;
beforeEach(() => (container = new StateContainer<CallState>(INITIAL_STATE)));

describe('what one chose to look at', () => {
  let view: View;
  beforeEach(() => (view = createView(context())));
  const now = () => container.state.view;

  it('is nothing in particular at first', () => {
    expect(now()).toEqual({ layout: 'auto', pinned: null, panel: null });
  });

  it('a layout stays over the end of a call, a panel does not', () => {
    container.set(inPhase('connected'));
    view.setLayout('spotlight');
    view.setPanel('chat');
    expect(now()).toEqual({ layout: 'spotlight', pinned: null, panel: 'chat' });
    container.set(inPhase('ended'));
    expect(now()).toEqual({ layout: 'spotlight', pinned: null, panel: null });
    view.setPanel('devices');
    container.set({ call: null });
    expect(now().panel, 'opened after the end').toBe('devices');
  });

  it('a pin goes with the person, and only with them', () => {
    container.set({ participants: [person('1'), person('2')] });
    view.pin('2');
    container.set({ participants: [person('2')] });
    expect(now().pinned).toBe('2');
    container.set({ participants: [person('1')] });
    expect(now().pinned).toBeNull();
    view.pin('1');
    view.pin(null);
    expect(now().pinned).toBeNull();
  });

  it('refuses what there is not, and keeps what it had', () => {
    const invalid = expect.objectContaining({ reason: 'invalid-value' }) as Error;
    expect(() => view.setLayout('pile' as never)).toThrow(invalid);
    expect(() => view.setPanel('secrets' as never)).toThrow(invalid);
    expect(() => view.pin('nobody')).toThrow(invalid);
    expect(now()).toEqual({ layout: 'auto', pinned: null, panel: null });
  });
});

describe('the volume of one person', () => {
  class FakePlayer {
    srcObject: MediaStream | null = null;
    volume = 1;
    muted = false;
    constructor() {
      players.push(this);
    }
    play = () => Promise.resolve();
    pause = () => undefined;
  }
  const players: FakePlayer[] = [];
  const stream = (sound = 0) => ({ getAudioTracks: () => Array<unknown>(sound) }) as unknown as MediaStream;

  beforeEach(() => {
    players.length = 0;
    vi.stubGlobal('Audio', FakePlayer);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is theirs alone, of voice and shared sound, and is asked for by the list of people', () => {
    const refresh = vi.fn();
    const output = createAudioOutput(context(), refresh);
    const people = [
      person('1', { audioStream: stream() }),
      person('2', { audioStream: stream(), screenStream: stream(1) }),
    ];
    const show = (): void =>
      container.set({ participants: people.map((each) => ({ ...each, volume: output.volume(each.id) })) });
    show();
    expect(players.map(({ volume }) => volume)).toEqual([1, 1, 1]);
    output.setVolume('2', 0.4);
    expect(refresh).toHaveBeenCalledOnce();
    show();
    expect(players.map(({ volume }) => volume)).toEqual([1, 0.4, 0.4]);
    output.setVolume('2', 0);
    show();
    expect(players.map(({ muted }) => muted)).toEqual([false, true, true]);
    output.setVolume('2', 1);
    show();
    expect(players.map(({ muted, volume }) => [muted, volume])).toEqual(Array(3).fill([false, 1]));
  });

  it('is 0 to 1', () => {
    const output = createAudioOutput(context());
    for (const volume of [-0.1, 1.1, NaN, 'loud' as never]) {
      expect(() => output.setVolume('1', volume)).toThrow(
        expect.objectContaining({ reason: 'invalid-value' }) as Error,
      );
    }
    expect(output.volume('1')).toBe(1);
  });
});
