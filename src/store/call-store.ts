import type { Unsubscribe } from '../support/emitter.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import type { CallRecording, RecordingActions } from './recording-actions.js';
import type { CallRating } from './call-rating.js';
import type { CallError } from '../session/call-error.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { Reaction } from '../session/reaction.js';
import type { MediaChoice, ServerRecordingOptions } from '../session/call-session.js';
import type { JoinOptions, PersonView } from '../session/room.js';
import type { CallStoreOptions } from './store-options.js';
import type {
  CallInfo,
  CallState,
  ChatMessage,
  DeviceKind,
  IncomingCall,
  Participant,
  Person,
  CallLayout,
  CallPanel,
} from './call-state.js';

/** Whom to call: a user id, or with a name and a picture to show while it rings. */
export type CallTarget = string | { readonly id: string; readonly name?: string; readonly avatar?: string };

export type {
  CallRecording,
  RecordingActions,
  RecordingOptions,
  StoredRecording,
} from './recording-actions.js';

export interface CallOptions {
  /** Make it a video call and send the camera. Default true. */
  readonly video?: boolean;
  /** Send the microphone. Default true. */
  readonly audio?: boolean;
  /** What it rings as; a video call may begin with one's own camera off. Default: a video call where `video` is. */
  readonly kind?: 'audio' | 'video';
  /** Cap for this call, in kbit/s to each person, asked of the others too; 0 = none. Default: the store's. */
  readonly maxBandwidth?: number;
  /**
   * Send the camera in three sizes, so that a server passes on no more than is seen. Only through VideoCall of Janus and
   * from Chromium; everywhere else one size is sent, as without it. Costs up to a half more of sending, and a shared
   * screen takes the place of the camera. Default false.
   */
  readonly simulcast?: boolean;
  /** Data of the page that travels with the call. */
  readonly userInfo?: UserInfoInput;
}

export type { ServerRecordingOptions } from '../session/call-session.js';
export type { JoinOptions, PersonView, RoomSettings } from '../session/room.js';

export interface RoomOptions extends JoinOptions {
  /** Send the camera. Default true. */
  readonly video?: boolean;
  /** Send the microphone. Default true. */
  readonly audio?: boolean;
}

export interface AcceptOptions {
  /** Which ringing call; the oldest by default. */
  readonly callId?: string;
  /** Send the camera. Default: true in a video call. */
  readonly video?: boolean;
  /** Send the microphone. Default true. */
  readonly audio?: boolean;
  readonly userInfo?: UserInfoInput;
  /** What becomes of a call that runs: it is held, or ended. Default: as `callWaiting` says. */
  readonly running?: 'hold' | 'end';
}

export interface RejectOptions {
  /** Which ringing call; the oldest by default. */
  readonly callId?: string;
  /** Say that one is in another call. */
  readonly busy?: boolean;
  /** `message` in it is shown to the caller: {@link CallInfo.messages}. */
  readonly userInfo?: UserInfoInput;
}

export interface PreviewOptions {
  /** Open the microphone. Default true. */
  readonly audio?: boolean;
  /** Open the camera. Default true. */
  readonly video?: boolean;
  /**
   * False: only where the browser will ask no question, because the person has answered it before, and has acted
   * on this page. Default true.
   */
  readonly ask?: boolean;
}

/** Hears the figures of everyone who is connected. */
export type StatsListener = (peers: readonly PeerStats[]) => void;

export interface AnswerOptions extends Omit<AcceptOptions, 'callId'> {
  /** How long to wait for the call to ring, in ms. Default 20 000. */
  readonly timeout?: number;
}

export interface HangUpOptions {
  /** Which call, running, on hold or ringing; the current one by default. */
  readonly callId?: string;
  /** Data of the page that travels with the hang-up. */
  readonly userInfo?: UserInfoInput;
}

/** What happened, for code that cares about moments more than about state. */
export interface CallStoreEvents {
  'call-incoming': { readonly call: IncomingCall };
  'call-rating': { readonly rating: CallRating };
  'call-recorded': { readonly recording: CallRecording };
  'call-started': { readonly call: CallInfo };
  'call-ended': { readonly call: CallInfo };
  'call-participant-joined': { readonly participant: Participant };
  'call-participant-left': { readonly participant: Participant };
  'call-connection-change': { readonly connection: CallState['connection'] };
  'call-update': { readonly from: string; readonly params: UserInfo; readonly userInfo: UserInfo };
  'call-message': { readonly message: ChatMessage };
  'call-reaction': { readonly from: Person; readonly isLocal: boolean; readonly reaction: Reaction };
  'call-stats-report': { readonly peers: readonly PeerStats[] };
  'call-error': { readonly error: CallError };
}

/**
 * The one picture of the call, and everything one can do with it. Needs no DOM to be imported.
 * `subscribe` calls at once with the present state, so a store is a Svelte store too, and together with
 * `getState` it fits React's `useSyncExternalStore`.
 *
 * Every action is safe at any moment: it settles when what it promises is true, or rejects with a {@link CallError}.
 */
export interface CallStore extends RecordingActions {
  getState(): CallState;
  subscribe(listener: (state: CallState) => void): Unsubscribe;
  on<K extends keyof CallStoreEvents>(name: K, listener: (payload: CallStoreEvents[K]) => void): Unsubscribe;

  /**
   * Changes options. Name, cap, relay and servers hold from the next call on; who we are and where we sign in
   * from the next `connect()`.
   */
  configure(options: CallStoreOptions): void;
  /**
   * Loads what does the work, and connects and opens nothing: from then on the state tells devices, and what this
   * browser cannot do. Every action does it by itself. Rejects with `service-unreachable`.
   */
  load(): Promise<void>;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** Calls people; settles when the call is on its way, with its id. */
  call(to: CallTarget | readonly CallTarget[], options?: CallOptions): Promise<string>;
  /**
   * Goes into a room, by default `room` of the options; settles with the id of the call when one is in it. Whoever
   * has no device, or is one too many to send, looks on. Rejects with `no-such-room`, `room-denied`, or
   * `service-cannot` where the service has no rooms.
   */
  join(room?: string, options?: RoomOptions): Promise<string>;
  accept(options?: AcceptOptions): Promise<void>;
  reject(options?: RejectOptions): Promise<void>;
  /**
   * Takes a call that was announced by a push, as soon as it rings here: callers repeat themselves every 5 s.
   * Rejects with `no-such-call` when it does not within 20 s, else like {@link accept}.
   */
  answerWhenItRings(callId: string, options?: AnswerOptions): Promise<void>;
  /** Leaves the call, ringing or running. Nothing happens without one. */
  hangUp(options?: HangUpOptions): Promise<void>;
  /**
   * Goes back into the call of `state.rejoin`, which this tab was in before it was loaded anew.
   * Rejects with `no-such-call` when none waits.
   */
  rejoin(options?: Pick<CallOptions, 'audio' | 'video'>): Promise<void>;
  /**
   * The page goes away: for `pagehide`. Others of this kit wait a moment for it to come back; everyone else is
   * hung up on.
   */
  leavePage(): void;
  /**
   * Puts the current call on hold: nothing is sent, nobody in it is heard, the devices are freed. Those of this kit
   * see it. It moves from `state.call` to `state.held`. Rejects with `wrong-phase` before anybody has answered.
   */
  hold(): Promise<void>;
  /**
   * Goes on with a call on hold, by default the one held longest; a call that runs is held in its place. Rejects with
   * `no-such-call`.
   */
  resume(callId?: string): Promise<void>;
  /**
   * Moves the running call to the conference of the options, without a break; settles when all are there. Rejects with
   * `service-cannot` where none is named, `wrong-phase` without a call, `peer-cannot` when somebody's client cannot
   * come along or does not in time, and what going into the room rejects with; the call then stays as it is.
   */
  moveToConference(): Promise<void>;
  /**
   * Calls further people into the running call. Rejects with `not-allowed` unless one started it oneself, and for
   * who has been in it with an SDK and left; others can come back. Rejects with `mesh-full` above eight.
   */
  addPeople(to: CallTarget | readonly CallTarget[]): Promise<void>;
  /** Takes somebody out of the running call. Rejects with `not-allowed` unless one started it oneself, or moderates the room. */
  removePerson(userId: string): Promise<void>;
  /**
   * Silences somebody for all, or lets them be heard and seen again: for moderators of a room. Rejects with
   * `not-allowed`, or `service-cannot` where no server is between the people.
   */
  mutePerson(userId: string, muted: Partial<MediaChoice>): Promise<void>;
  /**
   * Records at the server: in a room what everybody sends, for its moderators; through VideoCall what this side sends.
   * The others see that it is recorded. Ends with the call, and when who began it leaves. Rejects with `not-allowed`,
   * `wrong-phase`, `invalid-value` for a `filename` that is none, `service-cannot` where no server is between the people
   * or where it takes no `filename`.
   */
  recordAtServer(on: boolean, options?: ServerRecordingOptions): Promise<void>;
  /**
   * Makes the next picture that goes out a whole one; a server asks by itself whenever somebody comes. Rejects with
   * `service-cannot` in a mesh, where browsers do.
   */
  requestKeyframe(): Promise<void>;
  /**
   * What shows people says how large; null: not at all any more. `key` is any object that stands for the place. What
   * is asked of a server follows it; who is seen nowhere is heard only.
   */
  reportView(key: object, view: PersonView | null): void;
  /**
   * Opens microphone and camera for oneself alone, before a call: `state.preview`. Call it in an act of the person.
   * The next call goes on with the same tracks. What cannot be had is in `state.microphone` and `state.camera`, and is
   * tried again by itself when it may have been mended. Rejects with `already-in-call`.
   */
  startPreview(options?: PreviewOptions): Promise<void>;
  /** Frees what {@link startPreview} opened; a call that took it over keeps it. */
  stopPreview(): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /**
   * Turns to the camera that looks the other way where the device tells, else to the next one of the list. Rejects with
   * `no-device` when there is no other.
   */
  flipCamera(): Promise<void>;
  /** `anew` lets the person choose something else to share; until they have, what is shared stays. */
  setScreenShare(on: boolean, options?: { readonly anew?: boolean }): Promise<void>;
  /**
   * Raises or lowers one's hand; shown to the others who use this kit, with its place in the queue. Rejects with
   * `wrong-phase` without a call.
   */
  setHandRaised(on: boolean): Promise<void>;
  /**
   * Writes to everyone in the call; settles with the id of the message when it is on its way and in `state.chat`, where
   * it tells how far it got. Rejects with `invalid-value` for nothing or more than 4000 characters, `wrong-phase`
   * without a call, before somebody has answered and when it goes too fast, `peer-cannot` when nobody can be written to.
   */
  sendMessage(text: string): Promise<string>;
  /** Sends a message that failed once more, to those who did not get it. */
  retryMessage(id: string): Promise<void>;
  /** All messages were seen. */
  markChatRead(): void;
  /** Shows a reaction to those of this kit, and tells it as `call-reaction`, here too. Too many in a row are left out. */
  react(reaction: Reaction): Promise<void>;
  /** `deviceId` '' follows the system. Remembered on this device, unless `forgetDevices`. */
  selectDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /** Arranges the people in another way, until it is set anew. Rejects with `invalid-value` for an unknown one. */
  setLayout(layout: CallLayout): Promise<void>;
  /** Keeps a person large; null: nobody any more. Rejects with `invalid-value` for who is not in the call. */
  pin(participantId: string | null): Promise<void>;
  /** Opens a panel in place of the one that is open; null closes it. Rejects with `invalid-value` for an unknown one. */
  setPanel(panel: CallPanel | null): Promise<void>;
  /**
   * How loud a person is heard here, from 0 (silent) to 1, their shared sound too; kept for their next calls with this
   * store. Rejects with `invalid-value` for other numbers. iOS leaves the volume to its buttons: there only 0 has an
   * effect.
   */
  setVolume(participantId: string, volume: number): Promise<void>;
  /**
   * Cap of what is sent to each person, in kbit/s, in the running call at once and in those to come. 0 lifts it; what
   * the other side asked for in its description stays.
   */
  setMaxBandwidth(kbps: number): Promise<void>;
  /**
   * Tells the others, or one of them, changed parameters of the page (`update` of Signaling v1.0). Every value arrives
   * as text, arrays as JSON text. `userInfo` in it travels apart: it is all that QuickBlox' SDK shows its page.
   * Rejects with `invalid-value` for a name that means something else, `signal-invalid` for what cannot travel.
   */
  update(params: UserInfoInput, options?: { readonly to?: string }): Promise<void>;
  /**
   * Lets nothing of this person reach us any more, on any of our devices (XEP-0191); a call with them goes on until
   * it is hung up. Rejects with `service-cannot` where the service has no blocking.
   */
  block(userId: string): Promise<void>;
  unblock(userId: string): Promise<void>;
  /**
   * Measures every connection and tells it: at once, then every 2 s (1 s while somebody reconnects, 5 s while the
   * page is hidden), as long as a call stands and somebody watches. Fills `quality` of the participants meanwhile.
   * Nothing is measured when the last watch has ended.
   */
  watchStats(listener: StatsListener): Unsubscribe;
  /** Plays the sound that the browser held back. Call it inside a click. */
  resumeAudio(): Promise<void>;
  /** Plays two notes where the others would be heard. Call it inside a click. */
  playTestSound(): Promise<void>;
  /**
   * Asks the person to allow notifications of calls, where that is not decided yet. Call it inside a click.
   * Settles with what holds now; `denied` where there are none.
   */
  requestNotifications(): Promise<NotificationPermission>;
  /**
   * Tells the page how the person rates a call that is over, as `call-rating`; the kit sends it nowhere. Rejects with
   * `invalid-value` for stars other than 1 to 5 and reasons outside of the set.
   */
  rate(rating: CallRating): Promise<void>;
  /** Puts an ended call, or the offer to go back into one, out of the picture. */
  dismiss(): void;
  /** Ends everything and frees every device and connection. The store cannot be used afterwards. */
  dispose(): void;
}
