/** Asks for the microphone to be switched on or off. */
export class CallMicrophoneRequest extends Event {
  declare readonly type: 'call-microphone-request';
  /** True to switch the microphone on. */
  readonly on: boolean;

  constructor(on: boolean) {
    super('call-microphone-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-microphone-request': CallMicrophoneRequest;
  }
}
