import type { MediaThing } from '../../locale/terms.js';
import type { CallState, Capability, DeviceInfo, DeviceKind } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { IconShape } from '../../styles/icons.js';

/** What each kind is called and drawn as. */
export const KINDS: Readonly<
  Record<DeviceKind, { readonly thing: MediaThing; readonly icon: IconShape; readonly blocked: IconShape }>
> = {
  videoinput: { thing: 'camera', icon: shapes.camera, blocked: shapes.cameraOff },
  audioinput: { thing: 'microphone', icon: shapes.mic, blocked: shapes.micOff },
  audiooutput: { thing: 'speaker', icon: shapes.speaker, blocked: shapes.speaker },
};
/** In the order in which they are shown. */
export const ALL = Object.keys(KINDS) as readonly DeviceKind[];

/** The part of the call that one picker shows. */
export interface Picture extends Capability {
  readonly deviceId: string;
  readonly pending: boolean;
  readonly devices: readonly DeviceInfo[];
  readonly listed: boolean;
  /** 0 to 1; null where there is no level to show. */
  readonly level: number | null;
}

export function pictureOf(state: CallState, kind: DeviceKind): Picture {
  const { [kind]: devices, listed } = state.devices;
  switch (kind) {
    case 'audioinput': {
      const { availability, reason, deviceId, pending, on, level } = state.microphone;
      return { availability, reason, deviceId, pending, devices, listed, level: on ? level : null };
    }
    case 'videoinput': {
      const { availability, reason, deviceId, pending } = state.camera;
      return { availability, reason, deviceId, pending, devices, listed, level: null };
    }
    case 'audiooutput': {
      const { availability, reason, deviceId } = state.audioOutput;
      return { availability, reason, deviceId, pending: false, devices, listed, level: null };
    }
  }
}
