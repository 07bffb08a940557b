import type { EndReason } from '../session/end-reason.js';
import type { CallInfo } from '../store/call-state.js';

/**
 * A call is over: ended, declined, missed, failed. `call` says who, when, how long and how.
 * Fires on the provider only; does not bubble.
 */
export class CallEndedEvent extends Event {
  declare readonly type: 'call-ended';
  readonly call: CallInfo;
  /** Why it ended; `call.outcome` says it in one word, for a call log. */
  readonly reason: EndReason;

  constructor(call: CallInfo, reason: EndReason) {
    super('call-ended');
    this.call = call;
    this.reason = reason;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-ended': CallEndedEvent;
  }
}
