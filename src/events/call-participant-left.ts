import type { Participant } from '../store/call-state.js';

/** Somebody left; `participant.endReason` says how. Fires on the provider only; does not bubble. */
export class CallParticipantLeftEvent extends Event {
  declare readonly type: 'call-participant-left';
  readonly participant: Participant;

  constructor(participant: Participant) {
    super('call-participant-left');
    this.participant = participant;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-participant-left': CallParticipantLeftEvent;
  }
}
