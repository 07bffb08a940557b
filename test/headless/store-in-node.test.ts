import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemoryHub, MemorySignaling } from '../../src/signaling/memory/index.js';
import type { Signal } from '../../src/signaling/signal.js';
import { createCallStore } from '../../src/store.js';
import type { CallStore } from '../../src/store/call-store.js';
import { SDP } from '../harness/signaling-samples.js';

const stores: CallStore[] = [];
const make = (...args: Parameters<typeof createCallStore>): CallStore => {
  const store = createCallStore(...args);
  stores.push(store);
  return store;
};
afterEach(() => {
  for (const store of stores.splice(0)) store.dispose();
});

describe('the headless store in plain Node', () => {
  it('is made without a DOM, and says what this place cannot do', async () => {
    expect('document' in globalThis).toBe(false);
    const store = make();
    await store.load();
    const { microphone, camera, audioOutput, connection } = store.getState();
    expect(microphone).toMatchObject({ availability: 'unsupported', on: false });
    expect(camera.availability).toBe('unsupported');
    expect(audioOutput.availability).toBe('unsupported');
    expect(connection.status).toBe('offline');
  });

  it('signs in and out over tabs, and tells each change once', async () => {
    const store = make({ signaling: 'tabs', userId: 'ana', channel: 'test' });
    const seen: string[] = [];
    const stop = store.subscribe(({ connection }) => {
      if (seen.at(-1) !== connection.status) seen.push(connection.status);
    });
    await store.connect();
    await store.disconnect();
    stop();
    expect(seen).toEqual(['offline', 'connecting', 'online', 'offline']);
  });

  it('subscribe calls at once, snapshots are frozen, and what did not change keeps its identity', async () => {
    const store = make({ signaling: 'tabs', userId: 'ana', channel: 'test' });
    const first = store.getState();
    let calls = 0;
    store.subscribe(() => calls++)();
    expect(calls).toBe(1);
    await store.connect();
    const second = store.getState();
    expect(second).not.toBe(first);
    expect(second.devices).toBe(first.devices);
    expect(second.participants).toBe(first.participants);
    for (const part of [second, second.connection, second.microphone, second.participants]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('rejects what needs a browser with a typed error', async () => {
    await expect(make().setCamera(true)).rejects.toMatchObject({ reason: 'not-supported' });
    await expect(make().setScreenShare(true)).rejects.toMatchObject({ reason: 'wrong-phase' });
    await expect(make().selectDevice('audiooutput', 'x')).rejects.toMatchObject({ reason: 'not-supported' });
    await expect(make().setMaxBandwidth(-1)).rejects.toMatchObject({ reason: 'invalid-value' });
  });

  it('tells who calls that it cannot take calls, and rings for nobody', async () => {
    const hub = new MemoryHub();
    const caller = new MemorySignaling(hub, { userId: 'ana' });
    const heard: Signal[] = [];
    caller.on('signal', ({ signal }) => heard.push(signal));
    const store = make({ userId: 'ben', transport: new MemorySignaling(hub, { userId: 'ben' }) });
    let rung = 0;
    store.on('call-incoming', () => rung++);
    await Promise.all([caller.connect(), store.connect()]);
    const call = { sessionId: 's-1', kind: 'audio', callerId: 'ana', memberIds: ['ben'] } as const;
    await caller.send({ userId: 'ben' }, { type: 'call', ...call, sdp: SDP });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ type: 'reject', sessionId: 's-1', userInfo: { not_supported: '1' } });
    expect(rung).toBe(0);
  });

  it('is finished after dispose()', async () => {
    const store = make({ signaling: 'tabs', userId: 'ana', channel: 'test' });
    store.dispose();
    await expect(store.connect()).rejects.toMatchObject({ reason: 'aborted' });
    store.dispose();
  });
});
