import { CallError } from '../session/call-error.js';
import type { Facing } from './camera-flip.js';
import { captureObstacle, mediaError, type CaptureKind } from './media-error.js';
import { INSTANT, refusalOf } from './refusal.js';

/**
 * Where a page's own tracks come from instead of the devices: a drawn picture, a file, a processed camera.
 * The kit sends a clone and stops only the clone: the page's track stays the page's.
 * @param deviceId the chosen device, '' for the system's
 */
export type CaptureSource = (kind: 'audio' | 'video', deviceId: string) => Promise<MediaStreamTrack>;

const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
const VIDEO: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

function constraints(kind: 'audio' | 'video', deviceId: string, facing?: Facing): MediaTrackConstraints {
  const base = kind === 'audio' ? AUDIO : VIDEO;
  if (facing) return { ...base, facingMode: { exact: facing } };
  return deviceId ? { ...base, deviceId: { exact: deviceId } } : base;
}

/** Opens a microphone or a camera. Rejects with a typed {@link CallError}. */
export async function openDevice(
  kind: 'audio' | 'video',
  deviceId: string,
  source: CaptureSource | null,
  facing?: Facing,
): Promise<MediaStreamTrack> {
  const asked = performance.now();
  try {
    if (source) return (await source(kind, deviceId)).clone();
    const obstacle = captureObstacle(kind);
    if (obstacle) throw new CallError(obstacle);
    const stream = await navigator.mediaDevices.getUserMedia({ [kind]: constraints(kind, deviceId, facing) });
    const [track] = stream.getTracks();
    if (!track) throw new CallError('capture-failed', `${kind}: no track`);
    return track;
  } catch (error) {
    const refused = mediaError(error, kind);
    throw source ? refused : await refusalOf(refused, kind, performance.now() - asked);
  }
}

/**
 * Asks for both at once, so that the person sees one question. An error: they refused, and should not be asked
 * again. Null: not to be had together; try each alone.
 */
export async function openBoth(
  deviceIds: { audio: string; video: string },
  source: CaptureSource | null,
): Promise<{ audio: MediaStreamTrack; video: MediaStreamTrack } | CallError | null> {
  if (source || captureObstacle('audio') || captureObstacle('video')) return null;
  const asked = performance.now();
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: constraints('audio', deviceIds.audio),
      video: constraints('video', deviceIds.video),
    });
    const [audio] = stream.getAudioTracks();
    const [video] = stream.getVideoTracks();
    if (audio && video) return { audio, video };
    for (const track of stream.getTracks()) track.stop();
    return null;
  } catch (error) {
    const refused = mediaError(error, 'video');
    const byPerson = refused.reason === 'permission-denied' || refused.reason === 'cancelled';
    return byPerson && performance.now() - asked > INSTANT ? refused : null;
  }
}

const SOUNDS = new WeakMap<MediaStreamTrack, MediaStreamTrack>();

/** What a captured screen sounds like; null: the person, or the browser, gave no sound. */
export function soundOf(screen: MediaStreamTrack): MediaStreamTrack | null {
  return SOUNDS.get(screen) ?? null;
}

/** Not what the others say: they would hear themselves. Firefox and Safari give no sound at all. */
const SCREEN_SOUND = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  restrictOwnAudio: true,
} satisfies MediaTrackConstraints & { readonly restrictOwnAudio: boolean };

/**
 * Opens the browser's own screen picker. Must run in a user act. Where the person shares sound too, it comes along
 * with {@link soundOf}.
 */
export async function openScreen(): Promise<MediaStreamTrack> {
  const kind: CaptureKind = 'screen';
  const obstacle = captureObstacle(kind);
  if (obstacle) throw new CallError(obstacle);
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 15, max: 30 } },
      audio: SCREEN_SOUND,
    });
    const [track] = stream.getVideoTracks();
    const [sound] = stream.getAudioTracks();
    if (!track) throw new CallError('capture-failed', 'screen: no track');
    if (sound) SOUNDS.set(track, sound);
    if ('contentHint' in track) track.contentHint = 'detail';
    return track;
  } catch (error) {
    throw mediaError(error, kind);
  }
}
