import type { RejectOptions } from '../store/call-store.js';

/** Asks to decline a ringing call. */
export class CallRejectRequest extends Event {
  declare readonly type: 'call-reject-request';
  readonly options: RejectOptions;

  constructor(options: RejectOptions = {}) {
    super('call-reject-request', { bubbles: true, composed: true, cancelable: true });
    this.options = options;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-reject-request': CallRejectRequest;
  }
}
