import { facingOf } from '../../media/camera-flip.js';
import type { CaptureSlot, SlotState } from '../../media/capture-slot.js';
import { LevelMeter } from '../../media/level-meter.js';
import { captureObstacle, type CaptureKind } from '../../media/media-error.js';
import type { CameraState, CaptureState } from '../call-state.js';
import type { Feature, StoreContext } from '../store-context.js';

/** An AudioContext takes tens of ms to start: the first picture of a call goes before the first level. */
const METER_DELAY = 1_000;

const PEER_CANNOT = { availability: 'unsupported', reason: 'peer-cannot' } as const;

/** Microphone, camera and screen as the state shows them. */
export const capture: Feature = (context) => {
  const { media, set, get } = context;
  const meter = new LevelMeter(
    (level) => set({ microphone: { ...get().microphone, level } }),
    (silent) => media.microphone.warn(silent && media.previewing ? 'silent-microphone' : null),
  );

  let metered: MediaStreamTrack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (): void => {
    const { microphone } = media;
    const own = context.options.capture != null;
    set({
      microphone: { ...slotState('audio', microphone, own), level: get().microphone.level },
      camera: cameraState(context),
      screenShare: screenState(context),
    });
    const track = microphone.state.on ? microphone.state.track : null;
    if (track === metered) return;
    metered = track;
    clearTimeout(timer);
    if (track) timer = setTimeout(() => meter.follow(track), METER_DELAY);
    else meter.follow(null);
  };

  publish();
  const stops = [
    media.on('change', publish),
    context.onState((state, before) => {
      // Who is in the call, and what it can do, comes with the picture of the call.
      if (state.call === before.call && state.participants === before.participants) return;
      set({ camera: cameraState(context), screenShare: screenState(context) });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    meter.close();
    media.release();
  };
};

function slotState(kind: CaptureKind, slot: CaptureSlot, ownSource: boolean): CaptureState {
  const { on, pending, deviceId, error, warning }: SlotState = slot.state;
  const obstacle = ownSource ? null : captureObstacle(kind);
  const reason = obstacle ?? error?.reason ?? null;
  // Who closed the browser's question can be asked again.
  const failed = reason !== null && reason !== 'cancelled';
  const availability = obstacle ? 'unsupported' : failed ? 'unavailable' : 'available';
  return { availability, reason: reason ?? (on ? warning : null), on, pending, deviceId };
}

function cameraState({ media, options, session }: StoreContext): CameraState {
  const facing = facingOf(media.camera.state.track);
  const state = { ...slotState('video', media.camera, options.capture != null), facing };
  return session()?.snapshot.takesVideo === false ? { ...state, ...PEER_CANNOT } : state;
}

function screenState({ media, session }: StoreContext): CaptureState {
  const state = slotState('screen', media.screen, false);
  if (state.availability === 'unsupported') return state;
  // Closing the picker is no fault; without a call there is nobody to share with.
  if (!session()) return { ...state, availability: 'unavailable', reason: 'wrong-phase' };
  if (!session()?.snapshot.takesVideo) return { ...state, ...PEER_CANNOT };
  return state.reason === 'cancelled' ? { ...state, availability: 'available', reason: null } : state;
}
