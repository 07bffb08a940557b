import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_TIMING } from '../../../src/mesh/mesh-options.js';
import { Recovery } from '../../../src/mesh/recovery.js';

/** The clock of a lost connection, without one: the state is set by hand. */
class FakeConnection extends EventTarget {
  iceConnectionState: RTCIceConnectionState = 'new';
  go(state: RTCIceConnectionState): void {
    this.iceConnectionState = state;
    this.dispatchEvent(new Event('iceconnectionstatechange'));
  }
}

describe('bringing a lost connection back', () => {
  let pc: FakeConnection;
  let heard: string[];
  const start = (offerer = true): Recovery =>
    new Recovery({
      pc: pc as unknown as RTCPeerConnection,
      timing: DEFAULT_TIMING,
      offerer,
      onLost: () => heard.push('lost'),
      restart: () => heard.push(`restart ${Date.now() / 1000}`),
      onGiveUp: (reason) => heard.push(`${reason} ${Date.now() / 1000}`),
    });
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    pc = new FakeConnection();
    heard = [];
  });
  afterEach(() => vi.useRealTimers());

  it('restarts 2 s after a loss, again with growing pauses, and gives up after 60 s', () => {
    const recovery = start();
    recovery.begin();
    pc.go('connected');
    pc.go('disconnected');
    vi.advanceTimersByTime(61_000);
    expect(heard.slice(0, 5)).toEqual(['lost', 'restart 2', 'restart 4', 'restart 8', 'restart 16']);
    expect(heard).toContain('connection-lost 60');
    recovery.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('restarts at once when it failed, and stops when it is back', () => {
    const recovery = start();
    pc.go('connected');
    pc.go('failed');
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['lost', 'restart 0']);
    pc.go('connected');
    vi.advanceTimersByTime(120_000);
    expect(heard).toEqual(['lost', 'restart 0']);
    recovery.close();
  });

  it('lets the offerer go first', () => {
    start(false);
    pc.go('connected');
    pc.go('failed');
    vi.advanceTimersByTime(3_999);
    expect(heard).toEqual(['lost']);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual(['lost', 'restart 4']);
  });

  it('a connection that never came about: one more try at 10 s, given up at 30 s', () => {
    const recovery = start();
    recovery.begin();
    vi.advanceTimersByTime(30_000);
    expect(heard[0]).toBe('restart 10');
    expect(heard.at(-1)).toBe('ice-failed 30');
    recovery.close();
  });
});
