/** Asks to put the running call on hold, or to go on with one that is. */
export class CallHoldRequest extends Event {
  declare readonly type: 'call-hold-request';
  /** True: on hold. False: go on. */
  readonly on: boolean;
  /** Which call goes on; the one held longest by default. */
  readonly callId: string | undefined;

  constructor(on: boolean, callId?: string) {
    super('call-hold-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
    this.callId = callId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-hold-request': CallHoldRequest;
  }
}
