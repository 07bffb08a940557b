import type { SignalingErrorReason } from '../signaling/signaling-error.js';
import { ReasonError } from '../support/reason-error.js';

/** Why a camera, microphone or screen cannot be had. */
export type MediaErrorReason =
  /** The person, or the browser for them, said no. */
  | 'permission-denied'
  /** The operating system withholds the device from the browser. */
  | 'permission-denied-by-system'
  /** A frame without `allow="camera; microphone"`. */
  | 'permission-denied-by-frame'
  | 'no-device'
  | 'device-in-use'
  /** The chosen device is gone or cannot do what was asked. */
  | 'device-unavailable'
  /** The page is not served over https (or from localhost). */
  | 'insecure-origin'
  /** The browser has no such feature. */
  | 'not-supported'
  /** The person closed the browser's own dialog (screen picker). */
  | 'cancelled'
  /** The camera is on, and nothing can be seen: its cover is closed, or it sends no picture. */
  | 'black-picture'
  /** The microphone is on, and nothing at all can be heard: it is switched off at the device. */
  | 'silent-microphone'
  | 'capture-failed';

/** Every reason an action of the kit can fail with: a closed set, so texts and code can hang on it. */
export type CallErrorReason =
  | SignalingErrorReason
  | MediaErrorReason
  /** An attribute, option or argument has a value that means nothing. */
  | 'invalid-value'
  /** `call()` with no ids. */
  | 'no-callees'
  /** `call()` with one's own id. */
  | 'self-call'
  /** More people than a mesh can hold. */
  | 'mesh-full'
  /** As many send in this room as may; one can still look on. */
  | 'room-full'
  | 'no-such-room'
  /** The room's pin, token or secret is wrong. */
  | 'room-denied'
  /** A call is already going on. */
  | 'already-in-call'
  /** The call that was meant does not exist (any more). */
  | 'no-such-call'
  /** The action makes no sense in the present phase. */
  | 'wrong-phase'
  /** No path for media was found between the two. */
  | 'ice-failed'
  /** The connection was there, was lost, and did not come back. */
  | 'connection-lost'
  /** The peer's session description cannot be used. */
  | 'media-error'
  /** The other side's certificate changed in the call. */
  | 'security-error'
  /** Only TURN may be used, and no relay could be had. */
  | 'no-relay'
  /** The page's `iceServers` function failed or did not answer; the call goes on without. */
  | 'ice-servers-failed'
  /** The other side's client cannot do this. */
  | 'peer-cannot'
  /** Only who started the call, or a moderator of the room, may do this. */
  | 'not-allowed'
  /** The service answered with an error that means nothing else here. */
  | 'service-failed'
  /** The service knows nobody of that id, or they are not signed in. */
  | 'no-such-user'
  /** What was recorded could not be written. */
  | 'recording-failed';

/** The one error type of the kit. `reason` says what happened; texts for people are in `locale/`. */
export class CallError extends ReasonError<CallErrorReason> {}

/** Any thrown thing as a {@link CallError}: typed errors keep their reason. */
export function toCallError(error: unknown, fallback: CallErrorReason): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof ReasonError) {
    return new CallError(error.reason as CallErrorReason, error.message, { cause: error });
  }
  return new CallError(fallback, error instanceof Error ? error.message : String(error), { cause: error });
}
