import { CallError } from '../../session/call-error.js';
import type { CallSession, SessionSnapshot } from '../../session/call-session.js';
import type { CallKind } from '../../signaling/signal.js';

/** An audio call is a video call for as long as anybody's camera is on. */
export function kindNow({ kind, phase, peers }: SessionSnapshot, ownCamera: boolean): CallKind {
  if (kind === 'video' || phase === 'ended') return kind;
  return ownCamera || peers.some(({ videoMuted }) => !videoMuted) ? 'video' : 'audio';
}

/** @throws CallError `peer-cannot` when nobody in the call can be sent a camera or a screen */
export function requirePictures(session: CallSession | null): void {
  if (session && !session.snapshot.takesVideo) {
    throw new CallError('peer-cannot', 'the other side takes sound only');
  }
}
