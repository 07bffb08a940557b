import type { CallInfo } from '../store/call-state.js';

/** Media flows for the first time in this call. Fires on the provider only; does not bubble. */
export class CallStartedEvent extends Event {
  declare readonly type: 'call-started';
  readonly call: CallInfo;

  constructor(call: CallInfo) {
    super('call-started');
    this.call = call;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-started': CallStartedEvent;
  }
}
