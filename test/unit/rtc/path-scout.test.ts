import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PathScout } from '../../../src/rtc/path-scout.js';

/** What the scout uses of a connection. */
class FakeConnection {
  static all: FakeConnection[] = [];
  onicecandidate: ((event: { candidate: { type: string } | null }) => void) | null = null;
  closed = false;
  constructor(readonly configuration: RTCConfiguration) {
    FakeConnection.all.push(this);
  }
  createDataChannel(): void {}
  setLocalDescription(): Promise<void> {
    return Promise.resolve();
  }
  close(): void {
    this.closed = true;
  }
}

describe('a scout', () => {
  const servers = [{ urls: 'turn:a.example', username: 'u', credential: 'c' }];
  const scout = (iceServers: RTCIceServer[] = servers): PathScout =>
    new PathScout(() => Promise.resolve({ iceServers, iceTransportPolicy: 'relay' }));
  const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const last = (): FakeConnection | undefined => FakeConnection.all.at(-1);
  const open = (): number => FakeConnection.all.filter(({ closed }) => !closed).length;
  beforeEach(() => {
    vi.useFakeTimers();
    FakeConnection.all = [];
    vi.stubGlobal('RTCPeerConnection', FakeConnection);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks with a new connection each second, one at a time, until a server answers, and tells everyone once', async () => {
    const heard: string[] = [];
    const one = scout();
    one.watch(() => heard.push('a'));
    one.watch(() => heard.push('b'));
    await pass(0);
    last()?.onicecandidate?.({ candidate: { type: 'host' } });
    await pass(2_500);
    expect(FakeConnection.all).toHaveLength(3);
    expect(open()).toBe(1);
    expect(last()?.configuration).toMatchObject({ iceServers: servers, iceTransportPolicy: 'relay' });
    expect(heard).toEqual([]);
    last()?.onicecandidate?.({ candidate: { type: 'relay' } });
    await pass(5_000);
    expect(heard).toEqual(['a', 'b']);
    expect(FakeConnection.all).toHaveLength(3);
    expect(open()).toBe(0);
    one.watch(() => heard.push('again'));
    await pass(0);
    last()?.onicecandidate?.({ candidate: { type: 'srflx' } });
    await pass(0);
    expect(heard.at(-1)).toBe('again');
  });

  it('comes home when nobody waits any more', async () => {
    const stop = scout().watch(() => expect.unreachable());
    await pass(500);
    stop();
    await pass(5_000);
    expect(FakeConnection.all).toHaveLength(1);
    expect(open()).toBe(0);
  });

  it('stays at home where there is no server, and where no connection can be made', async () => {
    scout([]).watch(() => expect.unreachable());
    await pass(2_000);
    expect(FakeConnection.all).toHaveLength(0);
    vi.stubGlobal('RTCPeerConnection', undefined);
    scout().watch(() => expect.unreachable());
    await pass(2_000);
  });
});
