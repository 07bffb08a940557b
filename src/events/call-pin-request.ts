/** Asks to keep a person large, or nobody any more. */
export class CallPinRequest extends Event {
  declare readonly type: 'call-pin-request';
  /** Null: nobody. */
  readonly participantId: string | null;

  constructor(participantId: string | null) {
    super('call-pin-request', { bubbles: true, composed: true, cancelable: true });
    this.participantId = participantId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-pin-request': CallPinRequest;
  }
}
