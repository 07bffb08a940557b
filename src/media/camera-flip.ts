import { CallError } from '../session/call-error.js';

/** Which way a camera looks: at the person, or away. */
export type Facing = 'user' | 'environment';

/** What the device tells; null: it does not, as webcams do. */
export function facingOf(track: MediaStreamTrack | null): Facing | null {
  const facing = track?.getSettings().facingMode;
  return facing === 'user' || facing === 'environment' ? facing : null;
}

/** The camera to turn to: the one that looks the other way where a device tells, else the next one of the list. */
export type Turn =
  | { readonly facing: Facing; readonly deviceId?: never }
  | { readonly deviceId: string; readonly facing?: never };

/** @throws CallError `no-device` when there is no other camera */
export async function otherCamera(track: MediaStreamTrack | null, chosen: string): Promise<Turn> {
  const facing = facingOf(track);
  if (facing) return { facing: facing === 'user' ? 'environment' : 'user' };
  const all = await navigator.mediaDevices.enumerateDevices();
  const ids = all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  const present = track?.getSettings().deviceId ?? chosen;
  const next = ids[(ids.indexOf(present) + 1) % ids.length];
  if (!next || next === present) throw new CallError('no-device', 'there is no other camera');
  return { deviceId: next };
}
