/** Asks for the camera that looks the other way. */
export class CallCameraFlipRequest extends Event {
  declare readonly type: 'call-camera-flip-request';

  constructor() {
    super('call-camera-flip-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-camera-flip-request': CallCameraFlipRequest;
  }
}
