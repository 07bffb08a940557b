import { facingOf } from '../../media/camera-flip.js';
import type { CaptureSlot, SlotState } from '../../media/capture-slot.js';
import { LevelMeter } from '../../media/level-meter.js';
import { captureObstacle, type CaptureKind } from '../../media/media-error.js';
import type { CameraState, CaptureState, MicrophoneState } from '../call-state.js';
import type { Feature, StoreContext } from '../store-context.js';
import { MutedTalk } from './muted-talk.js';

/** An AudioContext takes tens of ms to start: the first picture of a call goes before the first level. */
const METER_DELAY = 1_000;

const PEER_CANNOT = { availability: 'unsupported', reason: 'peer-cannot' } as const;

/** Microphone, camera and screen as the state shows them. */
export const capture: Feature = (context) => {
  const { media, set, get } = context;
  const patch = (part: Partial<MicrophoneState>): void => {
    set({ microphone: { ...get().microphone, ...part } });
  };
  const muted = new MutedTalk((talkingMuted) => patch({ talkingMuted }));
  const meter = new LevelMeter(
    (level) => (media.microphone.state.on ? patch({ level }) : muted.hear(level)),
    (silent) => media.microphone.warn(silent && media.previewing ? 'silent-microphone' : null),
  );

  let metered: MediaStreamTrack | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = (): void => {
    const { microphone } = media;
    const own = context.options.capture != null;
    set({
      microphone: {
        ...get().microphone,
        ...slotState('audio', microphone, own),
        ...(microphone.state.on ? null : { level: 0 }),
      },
      camera: cameraState(context),
      screenShare: screenState(context),
    });
    listen();
  };

  /** Measures the microphone that is on, in a call also the one that is off. */
  const listen = (): void => {
    const { on, track: open } = media.microphone.state;
    const watches = !on && context.options.mutedTalk !== false && get().call?.phase === 'connected';
    const copy = muted.ear(watches ? open : null);
    const track = on ? open : copy;
    if (track === metered) return;
    metered = track;
    clearTimeout(timer);
    meter.follow(null);
    if (track) timer = setTimeout(() => meter.follow(track), METER_DELAY);
  };

  publish();
  const stops = [
    media.on('change', publish),
    context.onState((state, before) => {
      if (state.call?.phase !== before.call?.phase) listen();
      // Who is in the call, and what it can do, comes with the picture of the call.
      if (state.call === before.call && state.participants === before.participants) return;
      set({ camera: cameraState(context), screenShare: screenState(context) });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    muted.detach();
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
