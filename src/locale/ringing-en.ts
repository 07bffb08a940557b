import { inSentence, listOf, spanOf } from './format.js';
import type { RingingTerms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
export const plain = (title: string, action = '') => ({ title, action });

/** English for who is called: all that a page needs that only waits for calls. */
export const enRinging: RingingTerms = {
  lang: 'en',
  dir: 'ltr',

  callKind: (kind) => (kind === 'video' ? 'Video call' : 'Audio call'),
  callFrom: (kind, person) => `${kind === 'video' ? 'Video call' : 'Audio call'} from ${name(person)}`,
  isCalling: (person) => `${name(person)} is calling`,
  alsoRinging: (kind) => `${kind === 'video' ? 'Video call' : 'Audio call'}, also ringing`,
  people: (names, more) =>
    listOf('en-GB', [...names.map(name), ...(more ? [more === 1 ? '1 other' : `${more} others`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'Answer',
  audioOnly: 'Audio only',
  decline: 'Decline',
  answerPerson: (person) => `Answer ${name(person)}`,
  declinePerson: (person) => `Decline ${name(person)}`,
  moreCalls: (count) => (count === 1 ? '+1 more call' : `+${count} more calls`),
  stopsIn: (seconds) => `stops in ${seconds} s`,
  stopsInSpoken: (seconds) => `Stops ringing in ${seconds} seconds`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'Your camera starts when you answer' : 'Your microphone starts when you answer',
  message: 'Message',
  declineTitle: 'Decline and say',
  declineTexts: ['I’ll call you back soon', 'I’m in a meeting', 'Can you write to me?'],
  declineOwn: 'Write your own',
  declineField: 'Your message',
  declineSend: 'Send',
  back: 'Back',
  holdAndAnswer: 'Hold and answer',
  endAndAnswer: 'End and answer',

  spentWith: (seconds, people) =>
    people ? `${spanOf('en', seconds)} with ${people}` : spanOf('en', seconds),
  ended: {
    'hung-up': () => plain('Call ended'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'Call ended' : `${name(end.name)} hung up`),
    cancelled: (end) => plain(end.outgoing ? 'Call cancelled' : `${name(end.name)} hung up`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'Call declined'
          : end.count > 1
            ? 'Nobody took the call'
            : `${name(end.name)} declined`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'Everyone is on another call' : `${name(end.name)} is on another call`)
        : plain('Call declined'),
    'no-answer': (end) => plain(end.outgoing ? 'No answer' : `Missed call from ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} is not online`),
    'answered-elsewhere': () => plain('Answered on another device'),
    'not-supported': (end) =>
      plain(`${name(end.name)} cannot take calls there`, 'Their app or browser is too old, or has no calls.'),
    'ice-failed': () =>
      plain('No way through was found', 'A network blocks the call. Try another one, then call again.'),
    'connection-lost': () =>
      plain('The connection was lost', 'We tried to bring it back. Check your network, then call again.'),
    'security-error': () =>
      plain('The call was not safe any more', 'The other side changed in the middle of it. Call again.'),
    removed: () => plain('You were taken out of the call'),
    'room-closed': () => plain('The room was closed'),
    'media-error': () => plain('Sound and picture did not start', 'Reload the page, then call again.'),
    disconnected: () => plain('Call ended'),
  },
};
