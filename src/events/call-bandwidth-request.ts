/** Asks for no more to be sent to each person than so much. */
export class CallBandwidthRequest extends Event {
  declare readonly type: 'call-bandwidth-request';
  /** In kbit/s; 0 = no cap. */
  readonly kbps: number;

  constructor(kbps: number) {
    super('call-bandwidth-request', { bubbles: true, composed: true, cancelable: true });
    this.kbps = kbps;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-bandwidth-request': CallBandwidthRequest;
  }
}
