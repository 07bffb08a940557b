/** Asks for the camera to be switched on or off. */
export class CallCameraRequest extends Event {
  declare readonly type: 'call-camera-request';
  /** True to switch the camera on. */
  readonly on: boolean;

  constructor(on: boolean) {
    super('call-camera-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-camera-request': CallCameraRequest;
  }
}
