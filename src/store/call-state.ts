import type { CallError, CallErrorReason } from '../session/call-error.js';
import type { CallDirection, CallPhase, Encryption, OwnFlags } from '../session/call-session.js';
import type { Unsupported } from '../session/capability.js';
import type { EndReason } from '../session/end-reason.js';
import type { Participant } from '../session/participant.js';
import type { CallKind } from '../signaling/signal.js';
import type { UserInfo } from '../support/user-info.js';

export type { Participant } from '../session/participant.js';

/** The whole picture of the kit at one moment. Frozen; what did not change keeps its identity. */
export interface CallState {
  readonly connection: ConnectionState;
  /** What the service cannot do, and why; empty before one signed in. Hide it, or say why. */
  readonly unsupported: Unsupported;
  /** Calls that ring here, oldest first. */
  readonly incoming: readonly IncomingCall[];
  /** The call this side makes or has taken; stays with phase `ended` until the next one or `clear`. */
  readonly call: CallInfo | null;
  /** Calls on hold, the one held longest first. They go on with `resume`. */
  readonly held: readonly CallInfo[];
  /** Everyone in the call, oneself first. Empty without a call. */
  readonly participants: readonly Participant[];
  readonly microphone: MicrophoneState;
  readonly camera: CameraState;
  readonly screenShare: CaptureState;
  readonly audioOutput: AudioOutputState;
  readonly devices: DevicesState;
  readonly preview: PreviewState;
  /** A call that this tab was in before it was loaded anew, and that waits for it; null: none. */
  readonly rejoin: RejoinOffer | null;
  /** What we say about ourselves to the others in the call. */
  readonly own: OwnFlags;
  readonly recording: RecordingState;
  /** What is written in the call. */
  readonly chat: ChatState;
  /** What this person chose to look at. Elements that show the call follow it. */
  readonly view: ViewState;
}

/**
 * How people are arranged: `auto` as the call asks for it · `grid` all alike · `spotlight` one large, the others in a
 * strip: who is pinned, else a shared screen, else who speaks · `strip` everyone in one line, beside something else ·
 * `presenter` a shared screen large even when somebody is pinned, as `auto` without one.
 */
export type CallLayout = 'auto' | 'grid' | 'spotlight' | 'strip' | 'presenter';

/** What can be opened beside the people. */
export type CallPanel = 'chat' | 'people' | 'devices' | 'stats' | 'safety';

export interface ViewState {
  readonly layout: CallLayout;
  /** Id of the participant who stays large; null: nobody. Gone with them. */
  readonly pinned: string | null;
  /** Closed when the call ends. */
  readonly panel: CallPanel | null;
}

export type ConnectionStatus = 'offline' | 'connecting' | 'online' | 'reconnecting' | 'failed';

export interface ConnectionState {
  readonly status: ConnectionStatus;
  readonly userId: string | null;
  readonly error: CallError | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** A checked image URL, or null. */
  readonly avatar: string | null;
}

export interface IncomingCall {
  readonly id: string;
  readonly kind: CallKind;
  readonly from: Person;
  /** Who else was called. */
  readonly others: readonly Person[];
  readonly userInfo: UserInfo;
  /** `Date.now()` of the first ring, in ms. */
  readonly receivedAt: number;
  /** `Date.now()` at which it stops ringing by itself, in ms. */
  readonly expiresAt: number;
}

export interface RejoinOffer {
  readonly callId: string;
  readonly kind: CallKind;
  /** Those who wait. */
  readonly people: readonly Person[];
  /** `Date.now()` until which they wait, in ms. */
  readonly expiresAt: number;
}

/** What somebody wrote who did not take a call. */
export interface CallMessage {
  readonly from: Person;
  readonly text: string;
}

export interface CallInfo {
  readonly id: string;
  /** The room that one is in, or that a call has moved to; null in a call between people. */
  readonly room: string | null;
  /** Whether a call between people can move to the conference that the page names. */
  readonly conference: Capability;
  /** Who could look and listen: nobody but these people, or the server too. */
  readonly encryption: Encryption;
  /**
   * Where keys come from that no server has: each two people agree (and have a safety code), or all know a passphrase
   * (and have none: who knows it is in). Null where the server can look and listen.
   */
  readonly keys: 'agreed' | 'passphrase' | null;
  /** A server records it, as far as one is told. */
  readonly recordedAtServer: boolean;
  /** This person may begin that, or end what they began: see `recordAtServer`. */
  readonly mayRecordAtServer: boolean;
  /** Cap of what is sent to each person, in kbit/s; 0 = none. */
  readonly maxBandwidth: number;
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  /** Everyone but oneself. */
  readonly people: readonly Person[];
  /** `Date.now()` of the first ring or of `call()`, in ms. */
  readonly createdAt: number;
  /** `Date.now()` when media first flowed, in ms; null before. */
  readonly startedAt: number | null;
  /** `Date.now()` of the end, in ms. */
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  /** The end in one word, for a call log; null before it. `endReason` says more. */
  readonly outcome: CallOutcome | null;
  /** How long media flowed, in ms; null before the end. */
  readonly duration: number | null;
  /** What the other side's page last gave along: with the call, its answer, its hang-up. */
  readonly userInfo: UserInfo;
  /** What those wrote who declined, or were busy: `message` in the `userInfo` of their answer. */
  readonly messages: readonly CallMessage[];
}

/**
 * - `answered`: one talked. - `missed`: it rang here and nobody took it. - `declined`, `busy`: so said who was called.
 * - `no-answer`: it rang there in vain. - `cancelled`: taken back, or hung up before media flowed.
 * - `answered-elsewhere`: on another device of the same user. - `failed`: see `endReason`.
 */
export type CallOutcome =
  'answered' | 'missed' | 'declined' | 'busy' | 'no-answer' | 'cancelled' | 'answered-elsewhere' | 'failed';

/** Whether a capability can be used at all, and why not. */
export interface Capability {
  readonly availability: 'available' | 'unavailable' | 'unsupported';
  /** Why it is not available, or why the last try failed; null when all is well. */
  readonly reason: CallErrorReason | null;
}

export interface CaptureState extends Capability {
  /** A live, enabled track is there (and is sent, in a call). Never optimistic. */
  readonly on: boolean;
  /** A change is on its way. */
  readonly pending: boolean;
  /** Chosen device; '' means: follow the system. */
  readonly deviceId: string;
}

export interface MicrophoneState extends CaptureState {
  /** Loudness of one's own voice, 0 (−60 dBFS) to 1 (−6 dBFS), in steps of 0.05, at most 12 a second. */
  readonly level: number;
  /** They talk, and the microphone is off: told for 8 s, once in 30 s at most. */
  readonly talkingMuted: boolean;
}

export interface CameraState extends CaptureState {
  /** Which way the open camera looks; null while none is open, or it does not tell (webcams). */
  readonly facing: 'user' | 'environment' | null;
}

export interface PreviewState {
  /** Microphone and camera are open for oneself alone, before a call. */
  readonly on: boolean;
  /** One's own picture, with the very track that the call goes on with; null while the camera is off. */
  readonly stream: MediaStream | null;
  /** Oneself, for where there is no picture. */
  readonly self: Person;
}

export interface AudioOutputState extends Capability {
  readonly deviceId: string;
  /** The browser holds the sound back until the person acts: show "tap to hear", then call `resumeAudio()`. */
  readonly blocked: boolean;
}

export interface RecordingState extends Capability {
  readonly on: boolean;
  /** `Date.now()` at its first moment, in ms. */
  readonly startedAt: number | null;
  /** What is recorded: `call`, `local`, the id of a participant, or `stream` for one that the page gave. */
  readonly of: string | null;
  /** So much is kept; grows about once a second. */
  readonly bytes: number;
}

export interface ChatState extends Capability {
  /** Oldest first, 500 at most; of an ended call until it is dismissed. */
  readonly messages: readonly ChatMessage[];
  /** Those of others that came since `markChatRead()`. */
  readonly unread: number;
}

/** One message. Frozen. */
export interface ChatMessage {
  readonly id: string;
  readonly from: Person;
  readonly isLocal: boolean;
  /** Plain text of 1 to 4000 characters, from whoever sent it: show it as text. */
  readonly text: string;
  /** `Date.now()` when it was sent or came, by this machine's clock, in ms. */
  readonly at: number;
  /**
   * How far one's own got: on its way; with everybody, as far as their clients tell; or not with those in `missing`.
   * Null for those of others.
   */
  readonly delivery: 'sending' | 'sent' | 'failed' | null;
  readonly missing: readonly Person[];
}

export type DeviceKind = 'audioinput' | 'videoinput' | 'audiooutput';

export interface DeviceInfo {
  readonly deviceId: string;
  readonly kind: DeviceKind;
  /** Empty until the person gave permission. */
  readonly label: string;
  readonly groupId: string;
}

export interface DevicesState {
  readonly audioinput: readonly DeviceInfo[];
  readonly videoinput: readonly DeviceInfo[];
  readonly audiooutput: readonly DeviceInfo[];
  /** They were asked for: before, empty lists say nothing. */
  readonly listed: boolean;
  /** Device that came or went last, for a word about it. */
  readonly lastChange: { readonly device: DeviceInfo; readonly added: boolean; readonly at: number } | null;
}
