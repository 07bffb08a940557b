import type { RatingReason } from '../session/rating-reason.js';
import type { CallRating } from '../store/call-rating.js';

/**
 * The person rated a call that is over. May come again for the same call when they change their mind: the last one
 * counts. The kit sends it nowhere. Fires on the provider only; does not bubble.
 */
export class CallRatingEvent extends Event {
  declare readonly type: 'call-rating';
  readonly callId: string;
  /** 1 to 5. */
  readonly stars: number;
  /** What was wrong; empty above three stars. */
  readonly reasons: readonly RatingReason[];

  constructor({ callId, stars, reasons }: CallRating) {
    super('call-rating');
    this.callId = callId;
    this.stars = stars;
    this.reasons = reasons;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-rating': CallRatingEvent;
  }
}
