import type { Reaction } from '../session/reaction.js';
import type { Person } from '../store/call-state.js';

/** Somebody in the call, or oneself, showed a reaction. Fires on the provider only; does not bubble. */
export class CallReactionEvent extends Event {
  declare readonly type: 'call-reaction';
  readonly from: Person;
  /** It is one's own. */
  readonly isLocal: boolean;
  readonly reaction: Reaction;

  constructor(from: Person, isLocal: boolean, reaction: Reaction) {
    super('call-reaction');
    this.from = from;
    this.isLocal = isLocal;
    this.reaction = reaction;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-reaction': CallReactionEvent;
  }
}
