import type { CallErrorReason } from '../../session/call-error.js';
import { ReasonError } from '../../support/reason-error.js';

/** An error that Janus, or one of its plugins, answered with, or that came instead of its answer. */
export class JanusError extends ReasonError<CallErrorReason> {
  /** The number that Janus gave, null where it gave no answer. Core and plugins count each for themselves. */
  readonly code: number | null;

  constructor(reason: CallErrorReason, message?: string, code: number | null = null) {
    super(reason, message);
    this.code = code;
  }
}

/** What a code means to a page. Codes that are not listed: `service-failed`. */
export type ErrorTable = Readonly<Record<number, CallErrorReason>>;

export const CORE = {
  unauthorized: 403,
  noSession: 458,
  noHandle: 459,
  unexpectedAnswer: 469,
  webrtcState: 471,
  unknown: 490,
} as const;

/** Codes of the core (apierror.h of Janus). */
const CORE_ERRORS: ErrorTable = {
  [CORE.unauthorized]: 'auth-failed',
  // No right to this plugin.
  405: 'auth-failed',
  450: 'service-failed',
  452: 'signal-invalid',
  453: 'service-cannot',
  454: 'signal-invalid',
  455: 'signal-invalid',
  456: 'signal-invalid',
  457: 'signal-invalid',
  [CORE.noSession]: 'signaling-offline',
  [CORE.noHandle]: 'signaling-offline',
  // No such plugin, or it cannot be had.
  460: 'service-cannot',
  461: 'service-cannot',
  462: 'service-failed',
  463: 'service-failed',
  464: 'media-error',
  465: 'media-error',
  466: 'media-error',
  467: 'signal-invalid',
  468: 'conflict',
  [CORE.unexpectedAnswer]: 'wrong-phase',
  470: 'auth-failed',
  // The last connection of this handle is still being cleaned up.
  [CORE.webrtcState]: 'wrong-phase',
  // Takes no new sessions: it is about to be shut down.
  472: 'service-unreachable',
  [CORE.unknown]: 'service-failed',
};

/** Longest text of an error that is kept. */
const MAX_TEXT = 200;

export function errorOf(code: unknown, text: unknown, table: ErrorTable = CORE_ERRORS): JanusError {
  const number = typeof code === 'number' ? code : null;
  const reason = (number !== null && table[number]) || 'service-failed';
  const words = typeof text === 'string' ? text.slice(0, MAX_TEXT) : 'no reason given';
  return new JanusError(reason, `${words} (${number ?? 'no code'})`, number);
}
