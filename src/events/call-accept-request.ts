import type { AcceptOptions } from '../store/call-store.js';

/** Asks to take a ringing call. */
export class CallAcceptRequest extends Event {
  declare readonly type: 'call-accept-request';
  readonly options: AcceptOptions;

  constructor(options: AcceptOptions = {}) {
    super('call-accept-request', { bubbles: true, composed: true, cancelable: true });
    this.options = options;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-accept-request': CallAcceptRequest;
  }
}
