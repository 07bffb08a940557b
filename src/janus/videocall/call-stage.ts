import type { CallDirection, CallPhase } from '../../session/call-session.js';
import type { ParticipantConnection } from '../../session/participant.js';

/**
 * Where a call stands. `dialing`: our offer is on its way. `alerting`: their phone rings. `ringing`: ours does.
 * `meeting`: the call broke at the server, both sides find each other again.
 */
export type Stage =
  | 'new'
  | 'dialing'
  | 'alerting'
  | 'ringing'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'meeting'
  | 'ended';

export type StageEvent =
  | 'dial'
  | 'alert'
  | 'ring'
  /** Our call was accepted. */
  | 'accepted'
  /** We accept theirs. */
  | 'answer'
  | 'media'
  | 'lost'
  /** The call is gone at the server, and nobody hung up. */
  | 'break'
  | 'end';

/** Every legal transition. What is not here is illegal: counted and dropped. */
const TRANSITIONS: Readonly<Record<Stage, Readonly<Partial<Record<StageEvent, Stage>>>>> = {
  new: { dial: 'dialing', ring: 'ringing', end: 'ended' },
  // The answer may overtake the word that it rings there.
  dialing: { alert: 'alerting', accepted: 'connecting', break: 'meeting', end: 'ended' },
  alerting: { accepted: 'connecting', break: 'meeting', end: 'ended' },
  // Nobody but us can take a call that rings here: an `accepted` is forged.
  ringing: { answer: 'connecting', end: 'ended' },
  connecting: { media: 'connected', lost: 'reconnecting', break: 'meeting', end: 'ended' },
  connected: { media: 'connected', lost: 'reconnecting', break: 'meeting', end: 'ended' },
  reconnecting: { media: 'connected', lost: 'reconnecting', break: 'meeting', end: 'ended' },
  meeting: { dial: 'dialing', answer: 'connecting', break: 'meeting', end: 'ended' },
  ended: {},
};

/** The next stage, or null when the event is illegal now. */
export function nextStage(stage: Stage, event: StageEvent): Stage | null {
  return TRANSITIONS[stage][event] ?? null;
}

/** @param started media flowed before */
export function phaseOf(stage: Stage, direction: CallDirection, started: boolean): CallPhase {
  switch (stage) {
    case 'new':
      return direction === 'incoming' ? 'ringing' : 'dialing';
    case 'dialing':
    case 'alerting':
    case 'meeting':
    case 'connecting':
      if (started) return 'reconnecting';
      if (stage === 'alerting') return 'ringing';
      if (stage === 'meeting') return direction === 'incoming' ? 'connecting' : 'dialing';
      return stage;
    default:
      return stage;
  }
}

export function connectionOf(stage: Stage, started: boolean): ParticipantConnection {
  if (stage === 'ended' || stage === 'connected' || stage === 'reconnecting') return stage;
  if (started) return 'reconnecting';
  if (stage === 'new') return 'waiting';
  return stage === 'connecting' ? 'connecting' : 'ringing';
}

/** Descriptions are exchanged, and it is not over. */
export function isLive(stage: Stage): boolean {
  return stage === 'connecting' || stage === 'connected' || stage === 'reconnecting';
}
