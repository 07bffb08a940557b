/** Asks to go back into the call that this tab was in before it was loaded anew. */
export class CallRejoinRequest extends Event {
  declare readonly type: 'call-rejoin-request';

  constructor() {
    super('call-rejoin-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-rejoin-request': CallRejoinRequest;
  }
}
