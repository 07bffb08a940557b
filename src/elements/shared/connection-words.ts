import type { CallTerms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';

/** Whether a person was called and has not joined yet. */
export function isWaiting(connection: Participant['connection'] | undefined): boolean {
  return connection === 'waiting' || connection === 'ringing' || connection === 'connecting';
}

/** How far the call to one person is, in a word; '' once they have joined. */
export function waitingWord(terms: CallTerms, connection: Participant['connection'] | undefined): string {
  switch (connection) {
    case 'waiting':
      return terms.calling;
    case 'ringing':
      return terms.ringing;
    case 'connecting':
      return terms.connecting;
    default:
      return '';
  }
}
