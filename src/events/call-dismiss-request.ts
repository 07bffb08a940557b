/** Asks to put the ended call, or the offer to go back into one, out of the picture. */
export class CallDismissRequest extends Event {
  declare readonly type: 'call-dismiss-request';

  constructor() {
    super('call-dismiss-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-dismiss-request': CallDismissRequest;
  }
}
