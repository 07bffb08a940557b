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

  it('asks with a new connection twice a second, two at a time, until a server answers, and tells everyone once', async () => {
    const heard: string[] = [];
    const one = scout();
    one.watch(() => heard.push('a'));
    one.watch(() => heard.push('b'));
    await pass(0);
    last()?.onicecandidate?.({ candidate: { type: 'host' } });
    await pass(2_250);
    expect(FakeConnection.all).toHaveLength(5);
    expect(open()).toBe(2);
    expect(last()?.configuration).toMatchObject({ iceServers: servers, iceTransportPolicy: 'relay' });
    expect(heard).toEqual([]);
    last()?.onicecandidate?.({ candidate: { type: 'relay' } });
    await pass(5_000);
    expect(heard).toEqual(['a', 'b']);
    expect(FakeConnection.all).toHaveLength(5);
    expect(open()).toBe(0);
    one.watch(() => heard.push('again'));
    await pass(0);
    last()?.onicecandidate?.({ candidate: { type: 'srflx' } });
    await pass(0);
    expect(heard.at(-1)).toBe('again');
  });

  it('hears a server that takes its time, though it has asked again meanwhile', async () => {
    const heard: string[] = [];
    scout().watch(() => heard.push('found'));
    await pass(750);
    FakeConnection.all[0]?.onicecandidate?.({ candidate: { type: 'relay' } });
    await pass(1_000);
    expect(heard).toEqual(['found']);
    expect(FakeConnection.all).toHaveLength(2);
    expect(open()).toBe(0);
  });

  it('waits for its settings before it asks once more', async () => {
    let give = (_: RTCConfiguration): void => undefined;
    let wanted = 0;
    const slow = new PathScout(() => {
      wanted += 1;
      return new Promise((done) => (give = done));
    });
    const stop = slow.watch(() => expect.unreachable());
    await pass(2_250);
    expect([wanted, FakeConnection.all.length]).toEqual([1, 0]);
    give({ iceServers: servers });
    await pass(500);
    expect([wanted, FakeConnection.all.length]).toEqual([2, 1]);
    stop();
  });

  it('comes home when nobody waits any more', async () => {
    const stop = scout().watch(() => expect.unreachable());
    await pass(250);
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
