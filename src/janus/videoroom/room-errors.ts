import type { ErrorTable } from '../core/janus-error.js';

export const VIDEOROOM = 'janus.plugin.videoroom';

/** Codes that are acted on. */
export const ROOM_CODES = {
  noSuchRoom: 426,
  noSuchFeed: 428,
  missing: 429,
  invalid: 430,
  full: 432,
  idTaken: 436,
} as const;

/** Codes of the VideoRoom plugin (janus_videoroom.c of 1.1.2). */
export const ROOM_ERRORS: ErrorTable = {
  421: 'signal-invalid',
  422: 'signal-invalid',
  423: 'signal-invalid',
  // Join first.
  424: 'wrong-phase',
  425: 'wrong-phase',
  [ROOM_CODES.noSuchRoom]: 'no-such-room',
  // There is such a room already.
  427: 'conflict',
  [ROOM_CODES.noSuchFeed]: 'no-such-call',
  [ROOM_CODES.missing]: 'signal-invalid',
  [ROOM_CODES.invalid]: 'invalid-value',
  431: 'media-error',
  [ROOM_CODES.full]: 'room-full',
  433: 'room-denied',
  // Published already, or not yet.
  434: 'wrong-phase',
  435: 'wrong-phase',
  [ROOM_CODES.idTaken]: 'conflict',
  437: 'media-error',
  438: 'no-such-call',
  499: 'service-failed',
};
