/** Asks to share the screen, or to stop it. */
export class CallScreenShareRequest extends Event {
  declare readonly type: 'call-screen-share-request';
  /** True to start sharing. */
  readonly on: boolean;
  /** Something else in place of what is shared already. */
  readonly anew: boolean;

  constructor(on: boolean, anew = false) {
    super('call-screen-share-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
    this.anew = anew;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-screen-share-request': CallScreenShareRequest;
  }
}
