/** Asks the server to record the call, or to end it. */
export class CallServerRecordingRequest extends Event {
  declare readonly type: 'call-server-recording-request';
  /** True to begin. */
  readonly on: boolean;

  constructor(on: boolean) {
    super('call-server-recording-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-server-recording-request': CallServerRecordingRequest;
  }
}
