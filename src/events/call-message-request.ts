/** Asks for a message to be written to everyone in the call. */
export class CallMessageRequest extends Event {
  declare readonly type: 'call-message-request';
  readonly text: string;
  /** A message that failed, to be sent once more; null: it is a new one. */
  readonly messageId: string | null;

  constructor(text: string, messageId: string | null = null) {
    super('call-message-request', { bubbles: true, composed: true, cancelable: true });
    this.text = text;
    this.messageId = messageId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-message-request': CallMessageRequest;
  }
}
