import type { CallState } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import { createCallStore } from '../../src/store/create-call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import { MemoryHub, MemorySignaling } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';
import { until } from './until.js';

/** People of one page, connected by a {@link MemoryHub}, with real connections between them. */
export interface People {
  readonly hub: MemoryHub;
  join(userId: string, options?: CallStoreOptions): Promise<CallStore>;
  /** Name of the device that a person joined with. */
  device(userId: string): string;
  close(): void;
}

export function createPeople(): People {
  const hub = new MemoryHub();
  const stores: CallStore[] = [];
  const devices = new Map<string, string>();
  return {
    hub,
    async join(userId, options = {}) {
      const transport = new MemorySignaling(hub, { userId });
      transport.on('state', ({ self }) => self && devices.set(userId, self.device));
      const store = createCallStore({
        userId,
        displayName: `Name of ${userId}`,
        transport,
        // Tests that look at it turn it on.
        alerts: false,
        forgetDevices: true,
        ...options,
      });
      stores.push(store);
      await store.connect();
      return store;
    },
    device: (userId) => devices.get(userId) ?? '',
    close() {
      for (const store of stores) store.dispose();
    },
  };
}

/** Waits for a picture of the call. */
export function stateOf(
  store: CallStore,
  holds: (state: CallState) => boolean,
  label?: string,
): Promise<CallState> {
  return until(() => store.getState(), holds, { label: label ?? holds.toString(), timeout: 15_000 });
}

/**
 * Makes these people look to the others, and the others to them, as if they used an SDK: nothing of what the kit
 * says beside Signaling v1.0 arrives. Counts what an SDK has no word for.
 */
export function likeSdk({ hub }: People, ...userIds: readonly string[]): { readonly strange: string[] } {
  const strange: string[] = [];
  const isSdk = (address: { readonly userId: string }): boolean => userIds.includes(address.userId);
  hub.intercept = (delivery) => {
    if (!isSdk(delivery.from) && !isSdk(delivery.to)) return [delivery];
    const signal = { ...(delivery.signal as Signal), params: {} };
    if (signal.type === 'iceRestart' || signal.type === 'iceRestartAccept') strange.push(signal.type);
    return [{ ...delivery, signal }];
  };
  return { strange };
}

export const inCall = (state: CallState): boolean => state.call?.phase === 'connected';
export const rings = (state: CallState): boolean => state.incoming.length > 0;
export const ended = (state: CallState): boolean => state.call?.phase === 'ended';

/** A calls B, B takes it, both are connected. */
export async function connectTwo(a: CallStore, b: CallStore, bId: string, video = true): Promise<void> {
  await a.call(bId, { video });
  await stateOf(b, rings, 'rings');
  await b.accept();
  await Promise.all([stateOf(a, inCall, 'caller connected'), stateOf(b, inCall, 'callee connected')]);
}
