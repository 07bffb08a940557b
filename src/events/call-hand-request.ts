/** Asks for one's hand to be raised or lowered. */
export class CallHandRequest extends Event {
  declare readonly type: 'call-hand-request';
  /** True to raise it. */
  readonly raised: boolean;

  constructor(raised: boolean) {
    super('call-hand-request', { bubbles: true, composed: true, cancelable: true });
    this.raised = raised;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-hand-request': CallHandRequest;
  }
}
