import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCallStore } from '../../src/store.js';

const ENGINE = '../../src/store/engine.js';

describe('a store whose engine comes later', () => {
  afterEach(() => {
    vi.doUnmock(ENGINE);
    vi.resetModules();
  });

  it('loads nothing for what ends where nothing began, and once for all that asks', async () => {
    const made = vi.fn();
    vi.doMock(ENGINE, async (original) => {
      made();
      return original();
    });
    const store = createCallStore({ signaling: 'tabs', userId: 'ana', channel: 'load' });
    await Promise.all([store.disconnect(), store.hangUp(), store.stopPreview()]);
    store.markChatRead();
    store.dismiss();
    store.leavePage();
    expect(made).not.toHaveBeenCalled();
    const first = store.connect();
    expect(store.getState().connection.status, 'said at once').toBe('connecting');
    await Promise.all([first, store.load(), store.setLayout('strip')]);
    expect(made).toHaveBeenCalledOnce();
    expect(store.getState()).toMatchObject({ connection: { status: 'online' }, view: { layout: 'strip' } });
    store.dispose();
  });

  it('says so where it cannot be loaded: every action typed, the connection failed', async () => {
    vi.doMock(ENGINE, () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    const store = createCallStore({ signaling: 'tabs', userId: 'ana', channel: 'load' });
    const told: string[] = [];
    store.on('call-error', ({ error }) => told.push(error.reason));
    await expect(store.setCamera(true)).rejects.toMatchObject({ reason: 'service-unreachable' });
    await expect(store.connect()).rejects.toMatchObject({ reason: 'service-unreachable' });
    expect(store.getState().connection).toMatchObject({
      status: 'failed',
      error: { reason: 'service-unreachable' },
    });
    expect(told).toEqual(['service-unreachable', 'service-unreachable']);
    store.dispose();
  });

  it('does nothing more when it was disposed meanwhile', async () => {
    const store = createCallStore({ signaling: 'tabs', userId: 'ana', channel: 'load' });
    const connecting = store.connect();
    store.dispose();
    await expect(connecting).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('counts a watch that ended before it began', async () => {
    const store = createCallStore({ signaling: 'tabs', userId: 'ana', channel: 'load' });
    const listener = vi.fn();
    store.watchStats(listener)();
    const stop = store.watchStats(listener);
    await store.load();
    stop();
    store.dispose();
    expect(listener).not.toHaveBeenCalled();
  });
});
