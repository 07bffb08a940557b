import type { DeviceInfo } from '../../store/call-state.js';

/** Entries that Chromium adds for what the system chose; they are no devices (W3C Media Capture, 9.2.1). */
const SYSTEM_IDS = new Set(['default', 'communications']);

export interface DeviceChoice {
  readonly id: string;
  readonly label: string;
}

/**
 * The devices one can choose between, each with a name. Without permission browsers give no names, and
 * sometimes one entry without an id, which says only that there is such a device.
 */
export function deviceChoices(
  devices: readonly DeviceInfo[],
  nameless: (number: number) => string,
): readonly DeviceChoice[] {
  return devices
    .filter((device) => device.deviceId && !SYSTEM_IDS.has(device.deviceId))
    .map((device, index) => ({ id: device.deviceId, label: device.label.trim() || nameless(index + 1) }));
}

/** The devices that have both an id and a name: only of these can be said that one came. */
export function namedDevices(devices: readonly DeviceInfo[]): readonly DeviceChoice[] {
  return devices
    .filter(({ deviceId, label }) => deviceId && label.trim() && !SYSTEM_IDS.has(deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label: label.trim() }));
}

/** Name of the device that the system uses at present; '' where the browser does not say. */
export function systemDevice(devices: readonly DeviceInfo[]): string {
  const real = devices.filter((device) => !SYSTEM_IDS.has(device.deviceId));
  const marker = devices.find((device) => device.deviceId === 'default');
  // Both entries of one device carry the same group.
  const twin = marker?.groupId ? real.find((device) => device.groupId === marker.groupId) : undefined;
  if (twin) return twin.label;
  return real.length === 1 ? (real[0]?.label ?? '') : '';
}
