import type { CallRating } from '../store/call-rating.js';

/** Asks to tell the page how the person rates a call that is over. */
export class CallRateRequest extends Event {
  declare readonly type: 'call-rate-request';
  readonly rating: CallRating;

  constructor(rating: CallRating) {
    super('call-rate-request', { bubbles: true, composed: true, cancelable: true });
    this.rating = rating;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-rate-request': CallRateRequest;
  }
}
