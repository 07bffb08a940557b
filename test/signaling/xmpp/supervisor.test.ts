import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignalingError } from '../../../src/signaling/signaling-error.js';
import { Supervisor, type Phase } from '../../../src/signaling/supervisor.js';
import { onWake } from '../../../src/support/wake-events.js';
import { DEFAULT_TIMING } from '../../../src/signaling/xmpp/xmpp-options.js';
import { reasonOf } from '../../harness/signaling-wait.js';

const unreachable = () => new SignalingError('service-unreachable');

/** A supervisor whose attempts a test settles by hand. */
function rig(onPhase: (phase: Phase) => void = () => {}) {
  const attempts: { at: number; signal: AbortSignal; resolve: () => void; reject: (error: Error) => void }[] =
    [];
  const phases: Phase[] = [];
  const probes: boolean[] = [];
  const supervisor = new Supervisor(DEFAULT_TIMING, {
    attempt: (signal) =>
      new Promise((resolve, reject) => attempts.push({ at: performance.now(), signal, resolve, reject })),
    probe: (moved) => probes.push(moved),
    changed: (phase) => {
      phases.push(phase);
      onPhase(phase);
    },
  });
  const last = () => attempts.at(-1)!;
  const fail = async (error: Error = unreachable()) => {
    last().reject(error);
    await vi.advanceTimersByTimeAsync(0);
  };
  const succeed = async () => {
    last().resolve();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { supervisor, attempts, phases, last, fail, succeed, probes: () => probes };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the supervisor of a connection', () => {
  it('ends an attempt that never settles at its deadline, and goes on', async () => {
    const { supervisor, attempts, phases } = rig();
    const result = reasonOf(supervisor.start());
    await vi.advanceTimersByTimeAsync(7999);
    expect(attempts[0]?.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(attempts[0]?.signal.aborted).toBe(true);
    expect(await result).toBe('service-unreachable');
    await vi.advanceTimersByTimeAsync(1000);
    expect(attempts).toHaveLength(2);
    expect(phases).toEqual(['connecting', 'waiting', 'connecting']);
    supervisor.stop(new SignalingError('aborted'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ignores what an attempt says after its deadline', async () => {
    const { supervisor, attempts } = rig();
    supervisor.start().catch(() => {});
    await vi.advanceTimersByTimeAsync(8000);
    attempts[0]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(supervisor.phase).not.toBe('online');
  });

  it('waits longer and longer: at most 4 s in the first minute, 15 s later, never twice in a second', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    const { supervisor, attempts, fail } = rig();
    supervisor.start().catch(() => {});
    const gaps: number[] = [];
    while (performance.now() < 300_000 && gaps.length < 60) {
      await fail();
      await vi.advanceTimersToNextTimerAsync();
      gaps.push(Math.round((attempts.at(-1)!.at - attempts.at(-2)!.at) / 100) / 10);
    }
    expect(gaps.slice(0, 5)).toEqual([1, 1, 2, 4, 4]);
    expect(Math.max(...gaps.slice(0, 14))).toBe(4);
    expect(Math.max(...gaps)).toBe(15);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
  });

  it('spreads the attempts of many clients by full jitter', async () => {
    const at: number[] = [];
    for (let client = 0; client < 50; client++) {
      const { supervisor, attempts, fail, succeed } = rig();
      supervisor.start().catch(() => {});
      await succeed();
      await vi.advanceTimersByTimeAsync(2000);
      supervisor.lost(unreachable());
      const lostAt = performance.now();
      for (let n = 0; n < 3; n++) {
        await vi.advanceTimersToNextTimerAsync();
        await fail();
      }
      await vi.advanceTimersToNextTimerAsync();
      at.push(attempts.at(-1)!.at - lostAt);
      supervisor.stop(new SignalingError('aborted'));
    }
    expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan(2000);
    expect(new Set(at.map((ms) => Math.round(ms / 500))).size).toBeGreaterThan(4);
  });

  it('begins anew with short waits only after 30 s online', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    const { supervisor, attempts, fail, succeed } = rig();
    supervisor.start().catch(() => {});
    for (let n = 0; n < 4; n++) {
      await fail();
      await vi.advanceTimersToNextTimerAsync();
    }
    const waitAfter = async (online: number) => {
      await succeed();
      await vi.advanceTimersByTimeAsync(online);
      supervisor.lost(unreachable());
      const lostAt = performance.now();
      await vi.advanceTimersToNextTimerAsync();
      return Math.round(attempts.at(-1)!.at - lostAt);
    };
    expect(await waitAfter(29_000)).toBeGreaterThan(3900);
    expect(await waitAfter(30_000)).toBeLessThan(510);
  });

  it.each(['auth-failed', 'conflict', 'service-missing', 'service-invalid', 'service-insecure'] as const)(
    'gives up at %s',
    async (reason) => {
      const { supervisor, attempts, fail, succeed, phases } = rig();
      const result = reasonOf(supervisor.start());
      await fail(new SignalingError(reason));
      expect(await result).toBe(reason);
      supervisor.wake();
      expect(vi.getTimerCount()).toBe(0);
      expect(phases).toEqual(['connecting', 'failed']);
      // Asked again it tries again.
      const again = supervisor.start();
      await succeed();
      await again;
      expect(attempts).toHaveLength(2);
      supervisor.lost(new SignalingError(reason));
      expect(supervisor.phase).toBe('failed');
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  it('tries at once when woken, but not more than once a second', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999);
    const { supervisor, attempts, fail, succeed, probes } = rig();
    supervisor.start().catch(() => {});
    for (let n = 0; n < 4; n++) {
      await fail();
      await vi.advanceTimersToNextTimerAsync();
    }
    await fail();
    await vi.advanceTimersByTimeAsync(1500);
    const count = attempts.length;
    supervisor.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(attempts).toHaveLength(count + 1);
    await fail();
    for (let n = 0; n < 20; n++) supervisor.wake();
    await vi.advanceTimersByTimeAsync(900);
    expect(attempts).toHaveLength(count + 1);
    await vi.advanceTimersByTimeAsync(100);
    expect(attempts).toHaveLength(count + 2);
    await succeed();
    supervisor.wake('page');
    supervisor.wake('network');
    expect(probes()).toEqual([false, true]);
    expect(attempts).toHaveLength(count + 2);
  });

  it('lets everyone join the running attempt', async () => {
    const { supervisor, attempts, succeed } = rig();
    const both = Promise.all([supervisor.start(), supervisor.start()]);
    await succeed();
    await both;
    await supervisor.start();
    expect(attempts).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops in any phase, also when told so from a listener', async () => {
    for (const when of ['connecting', 'waiting', 'online'] as const) {
      const aborted = new SignalingError('aborted');
      const { supervisor, attempts, fail, succeed, phases } = rig((phase) => {
        if (phase === when) supervisor.stop(aborted);
      });
      const result = reasonOf(supervisor.start());
      if (when === 'waiting') await fail();
      if (when === 'online') await succeed();
      expect(await result).toBe(
        { connecting: 'aborted', waiting: 'service-unreachable', online: 'none' }[when],
      );
      expect(phases.at(-1)).toBe('idle');
      expect(vi.getTimerCount()).toBe(0);
      expect(attempts.length).toBeLessThanOrEqual(1);
    }
  });

  it('lets a listener start anew: that call gets the result of the next attempt', async () => {
    const again: Promise<unknown>[] = [];
    const { supervisor, fail, succeed } = rig((phase) => {
      if (phase === 'failed') again.push(reasonOf(supervisor.start()));
    });
    const first = reasonOf(supervisor.start());
    await fail(new SignalingError('auth-failed'));
    expect(await first).toBe('auth-failed');
    await succeed();
    expect(await Promise.all(again)).toEqual(['none']);
  });
});

describe('good moments to try', () => {
  it('are the network back and the page in front, until taken off', () => {
    const [page, document] = [
      new EventTarget(),
      Object.assign(new EventTarget(), { visibilityState: 'hidden' }),
    ];
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    vi.stubGlobal('document', document);
    const woken: string[] = [];
    const off = onWake((wake) => woken.push(wake));
    page.dispatchEvent(new Event('online'));
    expect(woken).toEqual(['network']);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toEqual(['network']);
    document.visibilityState = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toEqual(['network', 'page']);
    off();
    page.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(woken).toHaveLength(2);
  });

  it('never come without a browser', () => {
    vi.stubGlobal('addEventListener', undefined);
    expect(() => onWake(() => {})()).not.toThrow();
  });
});
