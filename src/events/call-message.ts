import type { ChatMessage } from '../store/call-state.js';

/** Somebody in the call wrote something. Fires on the provider only; does not bubble. */
export class CallMessageEvent extends Event {
  declare readonly type: 'call-message';
  readonly message: ChatMessage;

  constructor(message: ChatMessage) {
    super('call-message');
    this.message = message;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-message': CallMessageEvent;
  }
}
