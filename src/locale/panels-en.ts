import { inSentence, listOf } from './format.js';
import { plain } from './ringing-en.js';
import type { enFigures } from './figures-en.js';
import type { enSafety } from './safety-en.js';
import type { PanelTerms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');

/** What comes with a part of an element that nobody sees at first. */
type Later = keyof typeof enFigures | keyof typeof enSafety;

/** English for what stands before and beside a call. */
export const enPanels: Omit<PanelTerms, Later> = {
  lobbyTitle: 'Ready to join?',
  lobbyCalls: (people) => `You are about to call ${people}`,
  lobbyInCall: (people, count) => `${people} ${count === 1 ? 'is' : 'are'} in the call`,
  lobbyInitials: 'Others will see your initials',
  lobbyUnseen: 'Nobody sees or hears you yet',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'Turn on camera and microphone' : 'Turn on microphone'),
  lobbyJoin: (without, answering) =>
    (answering ? 'Answer' : 'Join') +
    (without === 'nothing'
      ? ''
      : without === 'both'
        ? ' without camera and microphone'
        : ` without ${without}`),
  tryAgain: 'Try again',
  openInTab: 'Open in a tab',

  closePanel: 'Close',
  chat: 'Chat',
  chatClose: 'Close chat',
  chatEmpty: plain('No messages yet', 'What you write here is seen by everyone in this call.'),
  chatField: 'Write a message',
  chatSend: 'Send message',
  chatSending: 'Sending…',
  chatNotSent: (names) => (names.length ? `Not sent to ${listOf('en-GB', names.map(name))}.` : 'Not sent.'),
  chatTryAgain: 'Try again',
  chatNew: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => (characters === 1 ? '1 character left' : `${characters} characters left`),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('They cannot read messages', 'Their app has no chat for calls.')
      : plain('The chat is closed', 'You can write here during a call.'),

  stats: 'Call statistics',
  statsClose: 'Close statistics',
  statsCopy: 'Copy',
  statsCopied: 'Copied',
  statsNotCopied: 'Not copied',
  statsNone: 'Figures appear here when a call is connected.',

  safetyCode: 'Safety code',
  safetyCodeWith: (person) => `Safety code with ${name(person)}`,
  safetyCodeWhom: 'With whom',
  safetyCodeNobody: 'Choose a person',
  safetyCodeChoose: 'Each pair in a call has its own code. Choose the person you compare with.',
  safetyCodeNone: 'There is no code yet. It is there once you are connected.',
  safetyCodePassphrase:
    'Everyone in this room knows the passphrase, and only who knows it is in. There is no code to compare.',
  encryption: {
    'end-to-end': 'Encrypted from person to person.',
    server: 'Encrypted to the server, which could look and listen.',
  },
};
