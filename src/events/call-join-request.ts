import type { AcceptOptions, CallOptions, CallTarget } from '../store/call-store.js';

/** Asks to join from the lobby: calls the people in `to`; with nobody in it, takes the call that rings here. */
export class CallJoinRequest extends Event {
  declare readonly type: 'call-join-request';
  readonly to: readonly CallTarget[];
  readonly options: CallOptions & AcceptOptions;

  constructor(to: readonly CallTarget[], options: CallOptions & AcceptOptions = {}) {
    super('call-join-request', { bubbles: true, composed: true, cancelable: true });
    this.to = to;
    this.options = options;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-join-request': CallJoinRequest;
  }
}
