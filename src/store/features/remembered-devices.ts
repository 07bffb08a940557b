import { CallError } from '../../session/call-error.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { DeviceInfo, DeviceKind } from '../call-state.js';
import type { StoreContext } from '../store-context.js';
import type { DeviceStorage } from '../store-options.js';
import type { AudioOutput } from './audio-output.js';

const KEY = 'call-elements.devices';
const KINDS: readonly DeviceKind[] = ['audioinput', 'videoinput', 'audiooutput'];

/** Ids change when the person clears the data of the page; the name of a device stays. */
type Remembered = Pick<DeviceInfo, 'deviceId' | 'label'>;
type Memory = Partial<Record<DeviceKind, Remembered>>;

export interface RememberedDevices {
  /** Rejects with `device-unavailable`, `not-supported`, `invalid-value` and what opening a device can fail with. */
  select(kind: DeviceKind, deviceId: string): Promise<void>;
  /** The person chose it: it is chosen again on the next visit. '' forgets. */
  keep(kind: DeviceKind, deviceId: string): void;
  readonly detach: Unsubscribe;
}

/** Chooses the devices that the person chose the last time, each as soon as it is seen for the first time. */
export function rememberDevices(
  { get, media, options, onState }: StoreContext,
  output: AudioOutput,
): RememberedDevices {
  /** Kinds that are settled on this visit: chosen by the person, or looked up. */
  const settled = new Set<DeviceKind>();

  const select = (kind: DeviceKind, deviceId: string): Promise<void> => {
    settled.add(kind);
    switch (kind) {
      case 'audioinput':
        return media.microphone.select(deviceId);
      case 'videoinput':
        return media.camera.select(deviceId);
      case 'audiooutput':
        return output.select(deviceId);
      default:
        throw new CallError('invalid-value', `unknown kind of device "${String(kind)}"`);
    }
  };

  // Known before there are names, so that the right one is opened at once. One that is gone gives way by itself.
  const { audioinput, videoinput } = read(storageOf(options));
  if (audioinput) void media.microphone.select(audioinput.deviceId).catch(() => undefined);
  if (videoinput) void media.camera.select(videoinput.deviceId).catch(() => undefined);

  const stop = onState(({ devices }, before) => {
    if (devices === before.devices) return;
    const memory = read(storageOf(options));
    for (const kind of KINDS) {
      const wanted = memory[kind];
      // Without permission there are no names and no ids to know a device by.
      if (!wanted || settled.has(kind) || !devices[kind].some(({ label }) => label)) continue;
      settled.add(kind);
      const named = devices[kind].filter(({ label }) => label === wanted.label);
      const found =
        devices[kind].find(({ deviceId }) => deviceId === wanted.deviceId) ??
        // Two of the same name cannot be told apart.
        (named.length === 1 ? named[0] : undefined);
      if (found) void select(kind, found.deviceId).catch(() => undefined);
    }
  });

  return {
    select,
    keep(kind, deviceId) {
      const storage = storageOf(options);
      if (!storage) return;
      const { [kind]: _old, ...memory } = read(storage);
      const device = get().devices[kind].find((each) => each.deviceId === deviceId);
      const next: Memory =
        deviceId && device ? { ...memory, [kind]: { deviceId, label: device.label } } : memory;
      try {
        storage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Full, or forbidden: it is chosen anew the next time.
      }
    },
    detach: stop,
  };
}

function storageOf({ forgetDevices, deviceStorage }: StoreContext['options']): DeviceStorage | null {
  if (forgetDevices) return null;
  if (deviceStorage || typeof document === 'undefined') return deviceStorage ?? null;
  try {
    return localStorage;
  } catch {
    // Forbidden by the person.
    return null;
  }
}

/** Whatever is written there; other code of the page may have written it. */
function read(storage: DeviceStorage | null): Memory {
  try {
    const found: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    if (typeof found !== 'object' || found === null) return {};
    const entries = Object.entries(found).filter((entry): entry is [DeviceKind, Remembered] => {
      const value = entry[1] as Partial<Remembered> | null;
      return typeof value?.deviceId === 'string' && typeof value.label === 'string';
    });
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
