import { inSentence, listOf } from './format.js';
import { plain } from './ringing-en.js';
import type { PanelTerms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');

/** English for what stands before and beside a call. */
export const enPanels: PanelTerms = {
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
  statsPerson: 'Connection with',
  statsAgo: '2 min ago',
  statsNow: 'now',
  statsNames: {
    received: 'Received',
    sent: 'Sent',
    connection: 'Connection',
    picture: 'Picture',
    screen: 'Screen',
    sound: 'Sound',
    lost: 'Lost',
    jitter: 'Jitter',
    quality: 'Quality',
    roundTrip: 'Round trip',
    path: 'Path',
    available: 'Could be sent',
    limited: 'Held back by',
    cap: 'Limit that is set',
    server: 'Server',
  },
  statsGrade: { 0: 'Gone', 1: 'Bad', 2: 'Weak', 3: 'Fair', 4: 'Good', 5: 'Excellent' },
  statsPath: { direct: 'Direct', relay: 'Through a relay' },
  statsFrames: (count) => `${count} fps`,
  statsLimit: (by) =>
    by === 'cpu'
      ? 'This device'
      : by === 'bandwidth'
        ? 'The network'
        : by === 'other'
          ? 'Something else'
          : null,

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
  safetyCodeExplains:
    'Read the pictures and the digits to each other: if both of you see the same, nobody sits between your two browsers, not even the server; it says nothing about who else is in the room or on the device.',
  safetyDigits: (digits) => `Digits: ${digits}`,
  safetyPicture: {
    elephant: 'Elephant',
    giraffe: 'Giraffe',
    snake: 'Snake',
    turtle: 'Turtle',
    crab: 'Crab',
    snail: 'Snail',
    bee: 'Bee',
    owl: 'Owl',
    penguin: 'Penguin',
    dolphin: 'Dolphin',
    butterfly: 'Butterfly',
    camel: 'Camel',
    frog: 'Frog',
    rabbit: 'Rabbit',
    sheep: 'Sheep',
    octopus: 'Octopus',
    cactus: 'Cactus',
    sunflower: 'Sunflower',
    mushroom: 'Mushroom',
    palm: 'Palm tree',
    banana: 'Banana',
    grapes: 'Grapes',
    melon: 'Melon',
    carrot: 'Carrot',
    corn: 'Corn',
    bread: 'Bread',
    cheese: 'Cheese',
    egg: 'Egg',
    iceCream: 'Ice cream',
    cake: 'Cake',
    coffee: 'Coffee',
    house: 'House',
    tent: 'Tent',
    bridge: 'Bridge',
    sailboat: 'Sailing boat',
    train: 'Train',
    bicycle: 'Bicycle',
    helicopter: 'Helicopter',
    rocket: 'Rocket',
    car: 'Car',
    balloon: 'Balloon',
    guitar: 'Guitar',
    trumpet: 'Trumpet',
    drum: 'Drum',
    piano: 'Piano',
    bell: 'Bell',
    key: 'Key',
    hammer: 'Hammer',
    paperclip: 'Paper clip',
    book: 'Book',
    alarmClock: 'Alarm clock',
    lightBulb: 'Light bulb',
    umbrella: 'Umbrella',
    glasses: 'Glasses',
    boot: 'Boot',
    crown: 'Crown',
    hat: 'Hat',
    anchor: 'Anchor',
    star: 'Star',
    moon: 'Moon',
    lightning: 'Lightning',
    fire: 'Fire',
    trophy: 'Trophy',
    ball: 'Ball',
  },
};
