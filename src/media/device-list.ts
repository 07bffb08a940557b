import { Emitter, type Unsubscribe } from '../support/emitter.js';

export interface DeviceEntry {
  readonly deviceId: string;
  readonly kind: MediaDeviceKind;
  readonly label: string;
  readonly groupId: string;
}

interface DeviceListEvents {
  change: { readonly added: readonly DeviceEntry[]; readonly removed: readonly DeviceEntry[] };
}

/** Several `devicechange` events come for one plug: wait until they are over. */
const DEBOUNCE = 300;

/** The devices of this computer, kept up to date. Never asks for permission; labels are empty until it was given. */
export class DeviceList {
  readonly #emitter = new Emitter<DeviceListEvents>();
  #entries: readonly DeviceEntry[] = Object.freeze([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watching = false;
  #loaded = false;

  get entries(): readonly DeviceEntry[] {
    return this.#entries;
  }

  on(name: 'change', listener: (change: DeviceListEvents['change']) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** Reads the list and follows it from now on. */
  async start(): Promise<void> {
    const devices = mediaDevices();
    if (!devices) return;
    if (!this.#watching) {
      this.#watching = true;
      devices.addEventListener('devicechange', this.#onDeviceChange);
    }
    await this.refresh();
  }

  /** Reads the list now: labels appear after permission was given. */
  async refresh(): Promise<void> {
    const devices = mediaDevices();
    if (!devices) return;
    let found: MediaDeviceInfo[];
    try {
      found = await devices.enumerateDevices();
    } catch {
      return;
    }
    // Before permission a browser lists nameless stand-ins without id: they tell that there is one.
    const next = found.map(({ deviceId, kind, label, groupId }) =>
      Object.freeze({ deviceId, kind, label, groupId }),
    );
    const before = this.#entries;
    if (this.#loaded && sameList(before, next)) return;
    this.#entries = Object.freeze(next);
    const known = this.#loaded && before.every(({ label }) => label) && next.every(({ label }) => label);
    this.#loaded = true;
    this.#emitter.emit('change', {
      added: known ? next.filter((a) => !before.some((b) => same(a, b))) : [],
      removed: known ? before.filter((a) => !next.some((b) => same(a, b))) : [],
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#watching) mediaDevices()?.removeEventListener('devicechange', this.#onDeviceChange);
    this.#watching = false;
    this.#emitter.clear();
  }

  readonly #onDeviceChange = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), DEBOUNCE);
  };
}

function mediaDevices(): MediaDevices | null {
  if (typeof navigator === 'undefined') return null;
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return devices?.enumerateDevices ? devices : null;
}

function same(a: DeviceEntry, b: DeviceEntry): boolean {
  return a.deviceId === b.deviceId && a.kind === b.kind && a.groupId === b.groupId && a.label === b.label;
}

function sameList(a: readonly DeviceEntry[], b: readonly DeviceEntry[]): boolean {
  return a.length === b.length && a.every((entry, index) => same(entry, b[index]));
}
