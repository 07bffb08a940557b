import { CallError } from '../session/call-error.js';
import { RATING_REASONS, type RatingReason } from '../session/rating-reason.js';

export { RATING_REASONS, type RatingReason } from '../session/rating-reason.js';

/** How a person rates a call that is over. */
export interface CallRating {
  readonly callId: string;
  /** 1 to 5. */
  readonly stars: number;
  /** What was wrong; empty above three stars. */
  readonly reasons: readonly RatingReason[];
}

/** @throws CallError `invalid-value` */
export function checkRating({ callId, stars, reasons }: CallRating): CallRating {
  const known = reasons.every((reason) => RATING_REASONS.includes(reason));
  if (!callId || ![1, 2, 3, 4, 5].includes(stars) || !known) {
    throw new CallError('invalid-value', 'stars are 1 to 5, reasons of a closed set');
  }
  return Object.freeze({ callId, stars, reasons: Object.freeze([...reasons]) });
}
