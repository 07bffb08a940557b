import type { ToneName } from '../../../media/tones.js';
import type { CallState, Participant } from '../../call-state.js';

/** From here on so many people come and go that nobody wants to hear it. */
const CROWD = 8;

const isThere = ({ connection }: Participant): boolean =>
  connection === 'connected' || connection === 'reconnecting';

/** The short tone for what changed from one picture of the call to the next. */
export function toneFor(state: CallState, before: CallState): ToneName | null {
  const { call, participants } = state;
  if (call !== before.call && call?.phase === 'ended' && call.startedAt !== null) {
    return before.call?.phase !== 'ended' && before.participants.length <= CROWD ? 'leave' : null;
  }
  if (state.microphone.talkingMuted && !before.microphone.talkingMuted) return 'tick';
  if (participants === before.participants || !call || call.phase === 'ended') return null;
  // A call that came off hold: nobody joined.
  if (before.participants.length === 0) return null;
  const others = participants.filter(({ isLocal }) => !isLocal);
  const were = new Map(before.participants.map((person) => [person.id, person]));
  const raised = others.some(({ id, handRaised }) => handRaised && were.get(id)?.handRaised === false);
  if (raised) return 'tick';
  if (participants.length > CROWD) return null;
  const was = (id: string): boolean => {
    const person = were.get(id);
    return person !== undefined && isThere(person);
  };
  if (others.some((person) => isThere(person) && !was(person.id))) return 'join';
  return others.some((person) => person.connection === 'ended' && was(person.id)) ? 'leave' : null;
}
