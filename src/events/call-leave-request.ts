/** Asks to leave a call, running, on hold or ringing. */
export class CallLeaveRequest extends Event {
  declare readonly type: 'call-leave-request';
  /** Which one; the current one by default. */
  readonly callId: string | undefined;

  constructor(callId?: string) {
    super('call-leave-request', { bubbles: true, composed: true, cancelable: true });
    this.callId = callId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-leave-request': CallLeaveRequest;
  }
}
