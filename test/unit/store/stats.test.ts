import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallSession } from '../../../src/session/call-session.js';
import type { PeerStats } from '../../../src/session/peer-stats.js';
import type { CallInfo, CallState, Participant } from '../../../src/store/call-state.js';
import { StatsWatch } from '../../../src/store/features/stats.js';
import { INITIAL_STATE } from '../../../src/store/initial-state.js';
import { StateContainer } from '../../../src/store/state-container.js';
import type { StoreContext } from '../../../src/store/store-context.js';

const peer = (userId: string, quality: PeerStats['quality'], qualityOut = quality): PeerStats =>
  ({ userId, quality, qualityOut }) as PeerStats;
const person = (connection: Participant['connection']): Participant =>
  ({ id: '102', isLocal: false, connection }) as Participant;
const inPhase = (phase: CallInfo['phase']): Partial<CallState> => ({ call: { phase } as CallInfo });

describe('watching the figures', () => {
  let container: StateContainer<CallState>;
  let stats: ReturnType<typeof vi.fn<() => Promise<readonly PeerStats[]>>>;
  let watch: StatsWatch;
  let current: CallSession;
  const emit = vi.fn();
  const onGrades = vi.fn();
  /** How often was measured within so many ms. */
  const within = async (ms: number): Promise<number> => {
    stats.mockClear();
    await vi.advanceTimersByTimeAsync(ms);
    return stats.mock.calls.length;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    container = new StateContainer<CallState>(INITIAL_STATE);
    stats = vi.fn(() => Promise.resolve([peer('102', 5), peer('103', 4, 2)]));
    current = { stats } as unknown as CallSession;
    watch = new StatsWatch(
      {
        get: () => container.state,
        session: () => current,
        emit,
        onState: (listener: (state: CallState, before: CallState) => void) => container.onChange(listener),
      } as unknown as StoreContext,
      onGrades,
    );
  });
  afterEach(() => {
    watch.detach();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('measures at once, then every 2 s', async () => {
    container.set(inPhase('connected'));
    watch.watch(() => undefined);
    expect(await within(0)).toBe(1);
    expect(await within(1_999)).toBe(0);
    expect(await within(1)).toBe(1);
    expect(await within(10_000)).toBe(5);
    expect(emit).toHaveBeenCalledWith('call-stats-report', { peers: expect.any(Array) as unknown });
  });

  it('every second while somebody reconnects', async () => {
    container.set(inPhase('connected'));
    watch.watch(() => undefined);
    await within(0);
    container.set({ participants: [person('reconnecting')] });
    expect(await within(3_000)).toBe(3);
    container.set({ participants: [person('connected')] });
    expect(await within(4_000)).toBe(2);
  });

  it('every 5 s while the page is hidden', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    watch.detach();
    container.set(inPhase('connected'));
    const session = { stats };
    const hidden = new StatsWatch(
      {
        get: () => container.state,
        session: () => session,
        emit,
        onState: () => () => undefined,
      } as unknown as StoreContext,
      onGrades,
    );
    hidden.watch(() => undefined);
    await within(0);
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(await within(10_000)).toBe(2);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(await within(4_000)).toBe(2);
    hidden.detach();
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    expect(await within(10_000)).toBe(0);
  });

  it('measures nothing before a call stands, after it, and without a watch', async () => {
    const stop = watch.watch(() => undefined);
    container.set(inPhase('ringing'));
    expect(await within(10_000)).toBe(0);
    container.set(inPhase('connected'));
    expect(await within(0)).toBe(1);
    container.set(inPhase('ended'));
    expect(await within(10_000)).toBe(0);
    container.set(inPhase('connected'));
    stop();
    expect(await within(10_000)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('grades everyone, and oneself by what the others get worst', async () => {
    container.set(inPhase('connected'));
    const stop = watch.watch(() => undefined);
    await within(0);
    expect([watch.grade('102', false), watch.grade('103', false), watch.grade('101', true)]).toEqual([
      5, 4, 2,
    ]);
    stop();
    expect([watch.grade('102', false), watch.grade('101', true)]).toEqual([null, null]);
    expect(onGrades).toHaveBeenCalledTimes(2);
  });

  it('goes on with another call in the place of the first, and says nothing of the first', async () => {
    container.set(inPhase('connected'));
    const heard: string[][] = [];
    watch.watch((peers) => heard.push(peers.map(({ userId }) => userId)));
    await within(0);
    stats.mockImplementationOnce(() => {
      current = { stats: () => Promise.resolve([peer('104', 3)]) } as unknown as CallSession;
      return Promise.resolve([peer('102', 5)]);
    });
    await within(4_000);
    expect(heard).toEqual([['102', '103'], ['104']]);
  });

  it('a measurement that fails is an empty one, and the next follows', async () => {
    container.set(inPhase('connected'));
    const heard: number[] = [];
    watch.watch((peers) => heard.push(peers.length));
    stats.mockRejectedValueOnce(new Error('closed'));
    await within(2_000);
    expect(heard).toEqual([0, 2]);
  });
});
