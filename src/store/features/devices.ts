import { DeviceList, type DeviceEntry } from '../../media/device-list.js';
import type { DeviceInfo, DevicesState } from '../call-state.js';
import type { Feature } from '../store-context.js';

/** The lists of devices, and what happens when one is pulled out. */
export const devices: Feature = ({ media, get, set }) => {
  const list = new DeviceList();
  let tracks = media.tracks;

  const ofKind = (kind: MediaDeviceKind): readonly DeviceInfo[] =>
    Object.freeze(list.entries.filter((entry) => entry.kind === kind));

  const stops = [
    list.on('change', ({ added, removed }) => {
      const changed = added[0] ?? removed[0];
      const next: DevicesState = {
        audioinput: ofKind('audioinput'),
        videoinput: ofKind('videoinput'),
        audiooutput: ofKind('audiooutput'),
        listed: true,
        lastChange: changed
          ? Object.freeze({ device: changed, added: added.length > 0, at: Date.now() })
          : get().devices.lastChange,
      };
      set({ devices: next });
      for (const device of removed) slotOf(device)?.deviceRemoved(device.deviceId);
      for (const device of added) slotOf(device)?.deviceAdded();
    }),
    media.on('change', () => {
      const now = media.tracks;
      // The first track of a kind comes with permission, and so with the names of the devices.
      if ((now.audio && !tracks.audio) || (now.video && !tracks.video)) void list.refresh();
      tracks = now;
    }),
  ];
  const slotOf = ({ kind }: DeviceEntry): typeof media.microphone | null =>
    kind === 'audioinput' ? media.microphone : kind === 'videoinput' ? media.camera : null;

  void list.start();
  return () => {
    for (const stop of stops) stop();
    list.stop();
  };
};
