import type { RecoveryTiming } from '../rtc/recovery.js';

/** Times in ms. The documented names of Signaling v1.0's SDKs stand beside ours. */
export interface MeshTiming extends RecoveryTiming {
  /** Between repeats of `call` until an answer (`dialingTimeInterval`). */
  readonly dialInterval: number;
  /** After this a call nobody answers ends (`answerTimeInterval`). */
  readonly answerTimeout: number;
  /** Local candidates are collected this long before they are sent together. */
  readonly candidateBatch: number;
}

export const DEFAULT_TIMING: MeshTiming = {
  dialInterval: 5_000,
  answerTimeout: 60_000,
  disconnectTimeout: 60_000,
  sdkDisconnectTimeout: 30_000,
  silenceTimeout: 20_000,
  rejoinTimeout: 25_000,
  firstRestart: 10_000,
  connectTimeout: 30_000,
  candidateBatch: 100,
};

/** People in a mesh, oneself included: 4 recommended, 8 at most. */
export const MESH_MAX = 8;

/** Parameters by which two clients of this kit know each other and tell more than the documents have. */
export const KIT_PARAMS = {
  /** Version of what follows; its presence says "this is call-elements". */
  kit: 'kit',
  offerId: 'offerId',
  ringing: 'ringing',
  audioMuted: 'audioMuted',
  videoMuted: 'videoMuted',
  screenShared: 'screenShared',
  handRaised: 'handRaised',
  /** Which hand of the call it is; see `OwnFlags.handOrder`. */
  handOrder: 'handOrder',
  reaction: 'reaction',
  recording: 'recording',
  onHold: 'onHold',
  /** User ids of everyone called, as JSON: whoever started the call added or removed somebody. */
  members: 'members',
  /** See `Round`. */
  round: 'round',
  /** Their page goes away, perhaps to be loaded again. */
  leaving: 'leaving',
  /** A `call` of somebody who was in this call a moment ago. */
  rejoin: 'rejoin',
  /** Device that took the call: the others of the same user stop ringing. */
  acceptedBy: 'acceptedBy',
  /** Media flow on the device that says so. */
  connected: 'connected',
  /** Their connection to the server was gone: they say how they are, and want to hear how we are. */
  ask: 'ask',
  /** A word about carrying the call elsewhere; see `MoveWord`. */
  move: 'move',
  /** Why a call was hung up, where it is not the person's wish. */
  endReason: 'endReason',
} as const;

const KIT_VERSION = '1';

/** Value of the parameter `kit` that this user sends; with the id, because SDKs send it back as their own. */
export function kitMark(userId: string): string {
  return `${KIT_VERSION} ${userId}`;
}
