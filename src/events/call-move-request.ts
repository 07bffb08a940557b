/** Asks to move the running call to the conference that the page names. */
export class CallMoveRequest extends Event {
  declare readonly type: 'call-move-request';

  constructor() {
    super('call-move-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-move-request': CallMoveRequest;
  }
}
