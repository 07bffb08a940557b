import type { ErrorTable } from '../core/janus-error.js';

export const VIDEOCALL = {
  notRegistered: 473,
  nameTaken: 476,
  alreadyRegistered: 477,
  noSuchName: 478,
  alreadyInCall: 480,
  noCall: 481,
} as const;

/** What the codes of the plugin (janus_videocall.c) mean to a page. */
export const VIDEOCALL_ERRORS: ErrorTable = {
  // No message, no JSON object.
  470: 'signal-invalid',
  471: 'signal-invalid',
  // Unknown request: an older plugin.
  472: 'service-cannot',
  [VIDEOCALL.notRegistered]: 'signaling-offline',
  // A field of the wrong type, or missing.
  474: 'invalid-value',
  475: 'invalid-value',
  [VIDEOCALL.nameTaken]: 'conflict',
  [VIDEOCALL.alreadyRegistered]: 'conflict',
  [VIDEOCALL.noSuchName]: 'no-such-user',
  479: 'self-call',
  [VIDEOCALL.alreadyInCall]: 'already-in-call',
  [VIDEOCALL.noCall]: 'no-such-call',
  // No session description, or one that it cannot read.
  482: 'media-error',
  483: 'media-error',
  499: 'service-failed',
};
