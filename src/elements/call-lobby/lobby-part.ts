import type { Terms, Without, Words } from '../../locale/terms.js';
import { errorWords, isMediaReason } from '../../locale/trouble.js';
import type { CallState, CaptureState, IncomingCall, PreviewState } from '../../store/call-state.js';
import type { CallTarget } from '../../store/call-store.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { IconShape } from '../../styles/icons.js';
import { systemDevice } from '../device-picker/device-options.js';

type Reason = CaptureState['reason'];

/** The part of the call that a lobby shows. */
export interface LobbyPart {
  readonly preview: PreviewState;
  /** The call that rings here. */
  readonly incoming: IncomingCall | null;
  /** A call is made or goes on. */
  readonly inCall: boolean;
  /** On, or on its way. */
  readonly microphone: boolean;
  readonly camera: boolean;
  /** One is still being opened: what keeps both away is said once, when both are known. */
  readonly waits: boolean;
  readonly microphoneReason: Reason;
  readonly cameraReason: Reason;
  /** Name of the microphone in use. */
  readonly microphoneName: string;
  readonly mirrored: boolean;
  /** A speaker can be chosen. */
  readonly speaker: boolean;
}

/** Without the level, which changes twelve times a second. */
export function lobbyPart(state: CallState): LobbyPart {
  const { preview, incoming, call, microphone, camera, audioOutput, devices } = state;
  const waits = [microphone, camera].some((slot) => slot.pending && troubleOf(slot) === null);
  const used = devices.audioinput.find(({ deviceId }) => deviceId && deviceId === microphone.deviceId);
  return {
    preview,
    incoming: incoming[0] ?? null,
    inCall: call !== null && call.phase !== 'ended',
    microphone: microphone.on || microphone.pending,
    camera: camera.on || camera.pending,
    waits,
    microphoneReason: troubleOf(microphone),
    cameraReason: troubleOf(camera),
    microphoneName: used?.label ?? systemDevice(devices.audioinput),
    mirrored: camera.facing !== 'environment',
    speaker: audioOutput.availability !== 'unsupported',
  };
}

/** Closing the browser's question is an answer; what a peer cannot do is of no matter here. */
function troubleOf({ reason }: CaptureState): Reason {
  return reason !== null && reason !== 'cancelled' && isMediaReason(reason) ? reason : null;
}

export interface LobbyTrouble extends Words {
  readonly reason: NonNullable<Reason>;
  readonly icon: IconShape;
}

/** What is wrong with the devices; what is wrong with both alike is said once. */
export function lobbyTroubles(terms: Terms, part: LobbyPart, isVideo: boolean): readonly LobbyTrouble[] {
  const microphone = part.microphoneReason;
  const camera = isVideo ? part.cameraReason : null;
  const troubles: LobbyTrouble[] = [];
  if (part.waits) return troubles;
  if (camera) {
    const words = errorWords(terms, camera, camera === microphone ? 'both' : 'camera');
    troubles.push({ ...words, reason: camera, icon: shapes.cameraOff });
  }
  if (microphone && microphone !== camera) {
    const words = errorWords(terms, microphone, 'microphone', part.microphoneName);
    troubles.push({ ...words, reason: microphone, icon: shapes.micOff });
  }
  return troubles;
}

/** What one would join without, because it cannot be had. */
export function withoutWhat(part: LobbyPart, isVideo: boolean): Without {
  const microphone = part.microphoneReason !== null && !part.microphone;
  const camera = isVideo && part.cameraReason !== null && !part.camera;
  if (microphone && camera) return 'both';
  return camera ? 'camera' : microphone ? 'microphone' : 'nothing';
}

/** Ids as in the attribute `to="102 103"`, or targets with names. */
export function targetsOf(to: string | CallTarget | readonly CallTarget[]): readonly CallTarget[] {
  if (typeof to === 'string') return to.split(/[\s,]+/).filter(Boolean);
  return Array.isArray(to) ? (to as readonly CallTarget[]) : [to as CallTarget];
}

const OBSTACLES: ReadonlySet<Reason> = new Set([
  'permission-denied-by-frame',
  'insecure-origin',
  'not-supported',
]);

/** Nothing can be opened on this page, whatever the person does. */
export function cannotOpen({ cameraReason, microphoneReason }: LobbyPart, isVideo: boolean): boolean {
  return OBSTACLES.has(microphoneReason) && (!isVideo || OBSTACLES.has(cameraReason));
}
