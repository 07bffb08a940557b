/** Asks to leave the call, ringing or running. */
export class CallLeaveRequest extends Event {
  declare readonly type: 'call-leave-request';

  constructor() {
    super('call-leave-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-leave-request': CallLeaveRequest;
  }
}
