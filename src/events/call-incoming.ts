import type { IncomingCall } from '../store/call-state.js';

/** A call rings. Fires on the provider only; does not bubble. */
export class CallIncomingEvent extends Event {
  declare readonly type: 'call-incoming';
  readonly call: IncomingCall;

  constructor(call: IncomingCall) {
    super('call-incoming');
    this.call = call;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-incoming': CallIncomingEvent;
  }
}
