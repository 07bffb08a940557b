/** Asks to share the screen, or to stop it. */
export class CallScreenShareRequest extends Event {
  declare readonly type: 'call-screen-share-request';
  /** True to start sharing. */
  readonly on: boolean;

  constructor(on: boolean) {
    super('call-screen-share-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-screen-share-request': CallScreenShareRequest;
  }
}
