import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PersonView } from '../../../src/session/room.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';
import type { CallState } from '../../../src/store/call-state.js';
import { StateContainer } from '../../../src/store/state-container.js';
import type { StoreContext } from '../../../src/store/store-context.js';
import { createViews } from '../../../src/store/features/views.js';

const view = (id: string, width: number, source: PersonView['source'] = 'camera'): PersonView => ({
  id,
  source,
  width,
  height: (width * 9) / 16,
});

function setUp() {
  const container = new StateContainer<CallState>(INITIAL_STATE);
  const told: (readonly PersonView[])[] = [];
  const call = { id: 'c', phase: 'connected' } as unknown as CallState['call'];
  const context = {
    session: () => ({
      snapshot: { id: container.state.call?.id ?? 'c' },
      setViews: (views: readonly PersonView[]) => void told.push(views),
    }),
    onState: (listener: Parameters<StoreContext['onState']>[0]) => container.onChange(listener),
  } as unknown as StoreContext;
  const views = createViews();
  const detach = views.attach(context);
  container.set({ call });
  return { views, told, container, detach };
}

describe('how large people are seen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told once for a burst, in the largest of the tiles of one person', () => {
    const { views, told } = setUp();
    const [a, b, c] = [{}, {}, {}];
    for (let width = 100; width <= 300; width += 10) views.report(a, view('102', width));
    views.report(b, view('102', 640));
    views.report(c, view('102', 200, 'screen'));
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([[view('102', 640), view('102', 200, 'screen')]]);
    views.report(b, null);
    vi.advanceTimersByTime(200);
    expect(told[1]).toEqual([view('102', 300), view('102', 200, 'screen')]);
  });

  it('is not told twice, but again for another call', () => {
    const { views, told, container } = setUp();
    const tile = {};
    views.report(tile, view('102', 640));
    vi.advanceTimersByTime(200);
    views.report(tile, view('102', 320));
    views.report(tile, view('102', 640));
    vi.advanceTimersByTime(200);
    expect(told).toHaveLength(1);
    container.set({ call: { id: 'd', phase: 'connected' } as unknown as CallState['call'] });
    vi.advanceTimersByTime(200);
    expect(told).toHaveLength(2);
  });

  it('falls to nobody while the page is in the background, unless a little window is in front', () => {
    const listeners: (() => void)[] = [];
    const page = {
      visibilityState: 'visible',
      pictureInPictureElement: null as object | null,
      addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
      removeEventListener: () => undefined,
    };
    vi.stubGlobal('document', page);
    const { views, told, detach } = setUp();
    views.report({}, view('102', 640));
    vi.advanceTimersByTime(200);
    const show = (visibilityState: string): void => {
      page.visibilityState = visibilityState;
      for (const listener of listeners) listener();
    };
    show('hidden');
    expect(told.at(-1)).toEqual([]);
    show('visible');
    expect(told.at(-1)).toEqual([view('102', 640)]);
    page.pictureInPictureElement = {};
    show('hidden');
    expect(told.at(-1)).toEqual([view('102', 640)]);
    detach();
    vi.unstubAllGlobals();
  });
});
