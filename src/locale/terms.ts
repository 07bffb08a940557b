import type { CallErrorReason, MediaErrorReason } from '../session/call-error.js';
import type { EndReason } from '../session/end-reason.js';
import type { RatingReason } from '../session/rating-reason.js';
import type { QualityGrade } from '../session/peer-stats.js';
import type { Reaction } from '../session/reaction.js';
import type { BrowserFamily } from '../support/browser-family.js';
import type { SafetyPicture } from '../support/safety-pictures.js';

/** What is, then what to do. `action` is empty where there is nothing to do. */
export interface Words {
  readonly title: string;
  readonly action: string;
  /** The same as `action`, as things to be done one after another, where there are several. */
  readonly steps?: readonly string[];
  /** What follows when they are done. */
  readonly then?: string;
}

/** What the words about a device may name. */
export interface TroubleAbout {
  /** Name of the device. */
  readonly device?: string;
  readonly browser?: BrowserFamily;
}

/** What one joins a call without, because it cannot be had. */
export type Without = 'nothing' | 'camera' | 'microphone' | 'both';

type CallKind = 'video' | 'audio';
type LayoutName = 'auto' | 'grid' | 'spotlight' | 'strip' | 'presenter';
type PanelName = 'chat' | 'people' | 'devices' | 'stats' | 'safety';
type DeviceKind = 'audioinput' | 'videoinput' | 'audiooutput';

/** The thing a media error is about; `both` is camera and microphone. */
export type MediaThing = 'microphone' | 'camera' | 'both' | 'screen' | 'speaker';

/** Reasons that are the same whatever device they happened on. */
export type CallTroubleReason = Exclude<CallErrorReason, MediaErrorReason>;

/** What the figures of a call are called. */
export type StatsName =
  | 'received'
  | 'sent'
  | 'connection'
  | 'picture'
  | 'screen'
  | 'sound'
  | 'lost'
  | 'jitter'
  | 'quality'
  | 'roundTrip'
  | 'path'
  | 'available'
  | 'limited'
  /** Of what is sent, by choice. */
  | 'cap'
  /** What it does beside passing media on: it records. */
  | 'server';

/** The end of a call, as far as words need it. */
export interface CallEnd {
  /** The other person; of several, the first. */
  readonly name: string;
  /** How many others there were. */
  readonly count: number;
  readonly outgoing: boolean;
  /** Media flowed at some time. */
  readonly answered: boolean;
}

/** The words for who is called, and how a call ended. */
export interface RingingTerms {
  /** BCP 47 tag of this language. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';

  readonly callKind: (kind: CallKind) => string;
  readonly callFrom: (kind: CallKind, name: string) => string;
  /** Stands in the title of the page, in turn with the page's own. */
  readonly isCalling: (name: string) => string;
  readonly alsoRinging: (kind: CallKind) => string;
  /** Everyone in a call in one line: "Ana, Tom and 3 others". */
  readonly people: (names: readonly string[], more: number) => string;
  /** Who else was called, shown behind a plus sign. */
  readonly andOthers: (names: readonly string[]) => string;
  readonly answer: string;
  readonly audioOnly: string;
  readonly decline: string;
  readonly answerPerson: (name: string) => string;
  readonly declinePerson: (name: string) => string;
  readonly moreCalls: (count: number) => string;
  readonly stopsIn: (seconds: number) => string;
  /** The same for the ear. */
  readonly stopsInSpoken: (seconds: number) => string;
  readonly startsWhenAnswered: (kind: CallKind) => string;
  /** The button that writes to somebody in place of talking: to a caller, or to who was not reached. */
  readonly message: string;
  /** Heading over that choice. */
  readonly declineTitle: string;
  readonly declineTexts: readonly [string, string, string];
  readonly declineOwn: string;
  /** Label of the field for one's own words. */
  readonly declineField: string;
  readonly declineSend: string;
  readonly back: string;
  /** In a call already. */
  readonly holdAndAnswer: string;
  readonly endAndAnswer: string;
  /** How long, and with whom; in words, rounded. */
  readonly spentWith: (seconds: number, people: string) => string;
  readonly ended: Readonly<Record<EndReason, (end: CallEnd) => Words>>;
}

/** The words of a call itself: people, controls, devices, how it is, and what is wrong. */
export interface CallTerms extends RingingTerms {
  // People and tiles
  readonly you: string;
  readonly screenOf: (name: string) => string;
  readonly muted: string;
  readonly speaking: string;
  readonly noVideo: string;
  readonly reconnecting: string;
  readonly networkWeak: string;
  readonly connectionWeak: string;
  readonly onHold: string;
  readonly pinned: string;
  /** `place` in the queue, from 1; 0: not known. */
  readonly handRaised: (place: number) => string;
  /** Accessible name of the menu of a tile, and of the button that opens it. */
  readonly tileMenu: (name: string) => string;
  readonly pin: string;
  readonly unpin: string;
  readonly tileFull: string;
  readonly tileFullExit: string;
  readonly tilePip: string;
  readonly tileVolume: string;
  readonly percent: (value: number) => string;
  /** The button that moves one's own floating picture, and how. */
  readonly movePicture: string;
  readonly movePictureHint: string;
  /** Said when it came there. */
  readonly pictureMoved: (top: boolean, left: boolean) => string;
  readonly waitingForOthers: string;
  readonly firstHere: string;
  readonly invitedWillCome: (people: string, count: number) => string;
  readonly moreOthers: (count: number) => string;
  readonly participantsLabel: (count: number) => string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly sharingYourScreen: string;
  /** What the others see; '' where the browser does not tell. */
  readonly everyoneSees: (surface: 'monitor' | 'window' | 'browser' | '') => string;
  readonly shareOther: string;
  readonly stopSharing: string;
  readonly soundPaused: string;
  readonly tapToHear: string;
  /** On the badge that everyone sees. */
  readonly recording: string;
  /** Said once; an empty name is oneself. */
  readonly recordsCall: (name: string) => string;
  readonly recordingStopped: string;

  // Controls
  readonly callControls: string;
  readonly microphone: string;
  readonly camera: string;
  readonly shareScreen: string;
  readonly leave: string;
  /** Accessible name of the running time. */
  readonly callTime: string;
  readonly more: string;
  /** Accessible name of the row that leads back from a nested menu. */
  readonly backFrom: (menu: string) => string;
  readonly raiseHand: string;
  /** The place of one's own raised hand in the queue, beside "Raise hand". */
  readonly handPlace: (place: number) => string;
  readonly flipCamera: string;
  readonly fullScreen: string;
  readonly recordAtServer: string;
  /** A choice of how much is sent, and its first entry: as much as the network carries. */
  readonly dataUse: string;
  readonly dataUseAuto: string;
  readonly pictureInPicture: string;
  readonly layout: string;
  readonly layoutName: Readonly<Record<LayoutName, string>>;
  readonly panel: Readonly<Record<PanelName, string>>;
  /** Messages that nobody has read yet, beside "Chat". */
  readonly newMessages: (count: number) => string;
  readonly talkingMuted: string;
  readonly unmute: string;
  /** In the menu of a call between people. */
  readonly moveToConference: string;
  /** Said once, when a running call has moved there. */
  readonly movedToConference: string;

  // Devices
  readonly deviceLabel: (kind: DeviceKind) => string;
  readonly followSystem: string;
  readonly followSystemNow: (device: string) => string;
  /** A device that has no name (yet): "Camera 1". */
  readonly deviceNumber: (kind: DeviceKind, number: number) => string;
  readonly noDevices: (kind: DeviceKind) => string;
  readonly deviceConnected: (device: string) => string;
  /** A chosen device is gone; `now` is what is used instead, or empty where that is not known. */
  readonly deviceRemoved: (device: string, now: string) => string;
  readonly deviceRequired: (kind: DeviceKind) => string;
  readonly outputBySystem: string;
  readonly microphoneLevel: string;
  readonly saySomething: string;
  /** Name of the panel with all three choices. */
  readonly devices: string;
  /** In the place of the chosen device. */
  readonly deviceBlocked: string;
  /** Beside "Headset connected." */
  readonly useDevice: string;
  readonly test: string;
  readonly testSpeaker: string;

  // The call
  readonly calling: string;
  readonly ringing: string;
  readonly connecting: string;
  readonly connected: string;
  readonly callAgain: string;
  /** The page was loaded anew in a call, and they wait. */
  readonly rejoinOffer: (people: string) => string;
  readonly rejoin: string;
  readonly notNow: string;
  readonly done: string;
  readonly cancelCall: string;
  readonly putOnHold: (name: string) => string;
  readonly resume: string;
  /** Accessible names of the buttons beside a call on hold. */
  readonly resumeWith: (people: string) => string;
  readonly endWith: (people: string) => string;
  /** What somebody wrote who did not take the call. */
  readonly messageFrom: (name: string, text: string) => string;
  readonly rateTitle: string;
  readonly starCount: (stars: number) => string;
  /** From one star to five. */
  readonly starWords: readonly [string, string, string, string, string];
  readonly rateWhy: string;
  readonly rateReason: Readonly<Record<RatingReason, string>>;

  // Reactions
  readonly reactions: string;
  readonly reaction: Readonly<Record<Reaction, string>>;
  /** Spoken; `reaction` is one of the names above. */
  readonly reactionFrom: (name: string, reaction: string) => string;

  // Trouble
  readonly trouble: Readonly<Record<CallTroubleReason, Words>>;
  readonly mediaTrouble: Readonly<
    Record<MediaErrorReason, (thing: MediaThing, about?: TroubleAbout) => Words>
  >;
}

/** The words of what stands before and beside a call. */
export interface PanelTerms {
  // Lobby
  readonly lobbyTitle: string;
  readonly lobbyCalls: (people: string) => string;
  readonly lobbyInCall: (people: string, count: number) => string;
  readonly lobbyInitials: string;
  readonly lobbyUnseen: string;
  readonly lobbyTurnOn: (kind: CallKind) => string;
  readonly lobbyJoin: (without: Without, answering: boolean) => string;
  readonly tryAgain: string;
  readonly openInTab: string;

  // Room
  readonly closePanel: string;
  // Chat
  readonly chat: string;
  readonly chatClose: string;
  readonly chatEmpty: Words;
  /** Label of the field, and what stands in it while it is empty. */
  readonly chatField: string;
  readonly chatSend: string;
  readonly chatSending: string;
  /** Names of those who did not get it; none: nobody did. */
  readonly chatNotSent: (names: readonly string[]) => string;
  readonly chatTryAgain: string;
  readonly chatNew: (count: number) => string;
  /** Spoken when one message came. */
  readonly chatFrom: (name: string, text: string) => string;
  readonly chatLeft: (characters: number) => string;
  /** Why one cannot write: nobody is there yet, or their clients cannot read it. */
  readonly chatUnavailable: (peerCannot: boolean) => Words;

  // Figures of the call
  readonly stats: string;
  readonly statsClose: string;
  readonly statsCopy: string;
  readonly statsCopied: string;
  readonly statsNotCopied: string;
  readonly statsNone: string;
  readonly statsPerson: string;
  /** At the start and at the end of the graph. */
  readonly statsAgo: string;
  readonly statsNow: string;
  readonly statsNames: Readonly<Record<StatsName, string>>;
  readonly statsGrade: Readonly<Record<QualityGrade, string>>;
  readonly statsPath: Readonly<Record<'direct' | 'relay', string>>;
  /** Frames per second. */
  readonly statsFrames: (count: number) => string;
  /** Why less is sent than could be; null where nothing holds it back. */
  readonly statsLimit: (by: 'none' | 'cpu' | 'bandwidth' | 'other' | null) => string | null;

  // Safety code
  readonly safetyCode: string;
  readonly safetyCodeWith: (name: string) => string;
  /** Label of the choice of a person. */
  readonly safetyCodeWhom: string;
  /** The choice before one was made. */
  readonly safetyCodeNobody: string;
  readonly safetyCodeChoose: string;
  readonly safetyCodeNone: string;
  /** Why there never will be one in a room with a passphrase. */
  readonly safetyCodePassphrase: string;
  /** Who could look and listen. */
  readonly encryption: Readonly<Record<'end-to-end' | 'server', string>>;
  /** What comparing proves, and what not. */
  readonly safetyCodeExplains: string;
  /** For the ear; the digits come apart, so that they are read one by one. */
  readonly safetyDigits: (digits: string) => string;
  readonly safetyPicture: Readonly<Record<SafetyPicture, string>>;
}

/**
 * Every word the kit shows or speaks. A language is one object of this type, so a missing term is a compile
 * error. Functions take what a sentence needs: counts for plurals, names as the person wrote them.
 */
export interface Terms extends CallTerms, PanelTerms {}
