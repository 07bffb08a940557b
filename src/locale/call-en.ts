import { plain } from './ringing-en.js';
import { inSentence, inSteps } from './format.js';
import type { enMenus } from './menus-en.js';
import type { enRating } from './rating-en.js';
import type { enStage } from './stage-en.js';
import type { CallTerms, MediaThing, RingingTerms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: 'Microphone', videoinput: 'Camera', audiooutput: 'Speaker' } as const;
const THINGS: Record<MediaThing, string> = {
  microphone: 'microphone',
  camera: 'camera',
  both: 'camera and microphone',
  screen: 'screen',
  speaker: 'speaker',
};
const capital = (thing: MediaThing) =>
  thing === 'both' ? 'Camera and Microphone' : THINGS[thing].charAt(0).toUpperCase() + THINGS[thing].slice(1);
const are = (thing: MediaThing) => (thing === 'both' ? 'are' : 'is');
const ASK = 'Ask whoever runs this page.';

/** What comes with a part of an element that nobody sees at first. */
type Later = keyof typeof enMenus | keyof typeof enRating | keyof typeof enStage;

/** English for a call itself. */
export const enCall: Omit<CallTerms, keyof RingingTerms | Later> = {
  you: 'You',
  screenOf: (person) => `${name(person)}’s screen`,
  muted: 'Muted',
  speaking: 'Speaking',
  noVideo: 'No video',
  reconnecting: 'Reconnecting…',
  networkWeak: 'Their network is weak.',
  connectionWeak: 'Weak connection',
  onHold: 'On hold',
  pinned: 'Pinned',
  handRaised: (place) => (place ? `Hand raised, number ${place}` : 'Hand raised'),
  tileMenu: (person) => `More for ${name(person)}`,
  percent: (value) => `${value} %`,
  waitingForOthers: 'Waiting for the others to join',
  firstHere: 'You are the first here',
  invitedWillCome: (people, count) =>
    count === 1
      ? `${people} was invited and will appear here after joining.`
      : `${people} were invited. They will appear here when they join.`,
  participantsLabel: (count) => (count === 1 ? '1 person in the call' : `${count} people in the call`),
  sharingYourScreen: 'You are sharing your screen',
  recording: 'Recording',

  callControls: 'Call controls',
  microphone: 'Microphone',
  camera: 'Camera',
  shareScreen: 'Share screen',
  leave: 'Leave',
  callTime: 'Time in the call',
  more: 'More',
  backFrom: (menu) => `Back from ${menu}`,
  raiseHand: 'Raise hand',
  handPlace: (place) => `number ${place}`,
  flipCamera: 'Flip camera',
  layout: 'Layout',
  panel: {
    chat: 'Chat',
    people: 'People',
    devices: 'Devices',
    stats: 'Call statistics',
    safety: 'Safety code',
  },
  newMessages: (count) => `${count} new`,
  talkingMuted: 'You are muted. Nobody hears you.',
  unmute: 'Unmute',
  movedToConference: 'This call now goes through a conference server.',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'Follow the system',
  followSystemNow: (device) => `Follow the system — now: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) => `No ${DEVICES[kind].toLowerCase()} found. Plug one in, or join without.`,
  deviceConnected: (device) => `${name(device)} connected.`,
  deviceRemoved: (device, now) =>
    now ? `${name(device)} removed. Using ${name(now)}.` : `${name(device)} removed. Following the system.`,
  deviceRequired: (kind) => `A ${DEVICES[kind].toLowerCase()} is needed.`,
  outputBySystem: 'This browser plays sound where the system says.',
  microphoneLevel: 'Microphone level',
  saySomething: 'Say something: the bar should move.',
  devices: 'Devices',
  deviceBlocked: 'Blocked',
  useDevice: 'Use it',
  test: 'Test',
  testSpeaker: 'Test speaker',

  calling: 'Calling…',
  ringing: 'Ringing…',
  connecting: 'Connecting…',
  connected: 'Connected',
  callAgain: 'Call again',
  rejoinOffer: (people) => `You were in a call with ${people}`,
  rejoin: 'Go back',
  notNow: 'Not now',
  done: 'Done',
  cancelCall: 'Cancel',
  putOnHold: (person) => `${name(person)} put you on hold`,
  resume: 'Resume',
  resumeWith: (people) => `Resume the call with ${people}`,
  endWith: (people) => `End the call with ${people}`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,

  reactions: 'Reactions',
  reaction: {
    like: 'Thumbs up',
    love: 'Heart',
    laugh: 'Laughing',
    wow: 'Surprised',
    clap: 'Applause',
    party: 'Celebration',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  trouble: {
    'service-missing': plain('Calls are not set up here', ASK),
    'service-invalid': plain('Calls are not set up here', ASK),
    'service-insecure': plain('Calls need a secure connection', ASK),
    'service-unreachable': plain(
      'The call service does not answer',
      'We keep trying. Check your network meanwhile.',
    ),
    'auth-failed': plain('We could not sign you in', 'Reload the page, or ask whoever runs it.'),
    conflict: plain('You are signed in somewhere else', 'To call from here, reload this page.'),
    'service-cannot': plain('This service cannot do that', 'Nothing was changed.'),
    'service-failed': plain('The service failed', 'It could not do what was asked. Try again in a moment.'),
    'no-such-user': plain('They are not online', 'Try again later.'),
    'signaling-offline': plain('You are offline', 'We reconnect as soon as the network is back.'),
    'signal-invalid': plain('The call could not be sent', `Try again. If that does not help: ${ASK}`),
    aborted: plain('The call was stopped', 'Call again when you are ready.'),
    'invalid-value': plain('This call cannot be made', ASK),
    'no-callees': plain('There is nobody to call yet', 'Choose someone first.'),
    'self-call': plain('This is your own number', 'Choose someone else.'),
    'mesh-full': plain('Too many people for one call', 'Call fewer people at once.'),
    'room-full': plain(
      'The room is full',
      'You can see and hear the others; you are sent as soon as somebody leaves.',
    ),
    'no-such-room': plain('There is no such room', 'Check its number, then join again.'),
    'room-denied': plain('This room is not open to you', 'Check its PIN, then join again.'),
    'already-in-call': plain('You are in a call already', 'Leave it, then call again.'),
    'no-such-call': plain('This call is over', 'Call again if you still want to talk.'),
    'wrong-phase': plain('That is not possible right now', 'Wait a moment, then try again.'),
    'ice-failed': plain(
      'No way through was found',
      'A network blocks the call. Try another one, then call again.',
    ),
    'connection-lost': plain(
      'The connection was lost',
      'We tried to bring it back. Check your network, then call again.',
    ),
    'media-error': plain('Sound and picture did not start', 'Reload the page, then call again.'),
    'security-error': plain(
      'The call was not safe any more',
      'The other side changed in the middle of it. Call again.',
    ),
    'no-relay': plain('No relay could be reached', 'Check the network, or ask who runs this service.'),
    'ice-servers-failed': plain(
      'Some connection servers are missing',
      'The call may not come about from this network.',
    ),
    'peer-cannot': plain('Not possible with this person', 'Their app cannot do it.'),
    'not-allowed': plain('Only who started the call can do this', 'Ask them to do it.'),
    'recording-failed': plain('The recording stopped', 'It could not be saved. Check the free space.'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('Your screen is not shared', 'Choose Share screen again and allow it.');
      }
      const title = `Your ${THINGS[thing]} ${are(thing)} blocked`;
      const again = 'Then choose Try again.';
      if (browser === 'firefox') {
        return inSteps(
          title,
          ['Select the crossed-out icon left of the address.', 'Clear what is blocked there.'],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Open the Safari menu, Settings for this website.', `Allow ${capital(thing)} there.`],
            again,
          )
        : inSteps(
            title,
            ['Select the icon left of the address.', `Turn ${capital(thing)} on for this page.`],
            thing === 'both' ? 'They then start by themselves.' : 'It then starts by itself.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `Your computer blocks the ${THINGS[thing]}`,
        `Open System settings, Privacy, ${thing === 'screen' ? 'Screen recording' : capital(thing)}, and allow this browser.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'This page cannot share the screen here'
          : `This page cannot use the ${THINGS[thing]} here`,
        'Open the call in its own tab.',
      ),
    'no-device': (thing) =>
      plain(
        `No ${thing === 'both' ? 'camera or microphone' : THINGS[thing]} found`,
        'Plug one in, or join without.',
      ),
    'device-in-use': (thing) =>
      plain(`Another app has your ${THINGS[thing]}`, 'Close it; we try again by ourselves.'),
    'device-unavailable': (thing) =>
      plain(
        `Your ${THINGS[thing]} ${are(thing)} gone`,
        thing === 'screen' ? 'Share again.' : 'Plug it in, or choose another.',
      ),
    'insecure-origin': () => plain('Calls need a secure page', 'Open this page with https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('This browser cannot share the screen', 'Use a browser on a computer.')
        : thing === 'speaker'
          ? plain('This browser cannot choose a speaker', 'Choose it in the settings of your system.')
          : plain(
              `This browser cannot use ${thing === 'both' ? '' : 'a '}${THINGS[thing]}`,
              'Open the page in another browser.',
            ),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain('Your screen is not shared', 'You closed the choice. Choose Share screen to try again.')
        : plain(
            `Your ${THINGS[thing]} ${are(thing)} off`,
            'You closed the question. Switch it on to try again.',
          ),
    'black-picture': () => plain('Your camera sends a black picture', 'Is its cover closed?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        `We hear nothing from ${device ? name(device) : 'your microphone'}`,
        'Is it switched off? Try another.',
      ),
    'capture-failed': (thing) =>
      plain(`Your ${THINGS[thing]} did not start`, 'Try again, or choose another.'),
  },
};
