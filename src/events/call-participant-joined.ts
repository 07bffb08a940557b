import type { Participant } from '../store/call-state.js';

/** Somebody's media arrives. Fires on the provider only; does not bubble. */
export class CallParticipantJoinedEvent extends Event {
  declare readonly type: 'call-participant-joined';
  readonly participant: Participant;

  constructor(participant: Participant) {
    super('call-participant-joined');
    this.participant = participant;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-participant-joined': CallParticipantJoinedEvent;
  }
}
