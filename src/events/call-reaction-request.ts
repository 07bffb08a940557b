import type { Reaction } from '../session/reaction.js';

/** Asks for a reaction to be shown to everyone in the call. */
export class CallReactionRequest extends Event {
  declare readonly type: 'call-reaction-request';
  readonly reaction: Reaction;

  constructor(reaction: Reaction) {
    super('call-reaction-request', { bubbles: true, composed: true, cancelable: true });
    this.reaction = reaction;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-reaction-request': CallReactionRequest;
  }
}
