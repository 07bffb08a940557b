import type { CallOptions, CallTarget } from '../store/call-store.js';

/** Asks to call people. */
export class CallStartRequest extends Event {
  declare readonly type: 'call-start-request';
  readonly to: readonly CallTarget[];
  readonly options: CallOptions;

  constructor(to: readonly CallTarget[], options: CallOptions = {}) {
    super('call-start-request', { bubbles: true, composed: true, cancelable: true });
    this.to = to;
    this.options = options;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-start-request': CallStartRequest;
  }
}
