import type { CallKind } from '../signaling/signal.js';
import type { Unsubscribe } from '../support/emitter.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import type { CallErrorReason } from './call-error.js';
import type { EndReason } from './end-reason.js';
import type { MoveLine } from './move.js';
import type { Participant } from './participant.js';
import type { PeerStats } from './peer-stats.js';
import type { Reaction } from './reaction.js';
import type { PersonView } from './room.js';

export type Encryption = 'end-to-end' | 'server';
export type CallDirection = 'outgoing' | 'incoming';

/**
 * - `dialing`: sent, nothing heard yet. - `ringing`: a device over there rings, or a call rings here.
 * - `connecting`: accepted. - `connected`: media flows with at least one person, or one is in the room.
 * - `reconnecting`: it flowed, and now flows with nobody. - `ended`.
 */
export type CallPhase = 'dialing' | 'ringing' | 'connecting' | 'connected' | 'reconnecting' | 'ended';

/** What a session is at one moment. Frozen; unchanged parts keep their identity. */
export interface SessionSnapshot {
  readonly id: string;
  /** The room that one is in, where it is none that was rung. */
  readonly room?: string;
  readonly kind: CallKind;
  /**
   * - `end-to-end`: only the browsers of these people have keys; whether nobody sits between them, a safety code shows.
   * - `server`: protected on its way to a server, which can look and listen.
   */
  readonly encryption: Encryption;
  /** Where the keys come from, between people: each two of them agree, or all know a passphrase. Absent: `agreed`. */
  readonly keys?: 'agreed' | 'passphrase';
  /** A server records this call, as far as one is told. Absent: no. */
  readonly recordedAtServer?: boolean;
  /** It does so because of us: the others see us record. */
  readonly recordsAtServer?: boolean;
  /** One may begin that, or end what one began. Absent: no. */
  readonly mayRecordAtServer?: boolean;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  /** Who started the call. In a room nobody did: oneself. */
  readonly callerId: string;
  /** The others, in a fixed order; oneself is not among them. */
  readonly peers: readonly Participant[];
  /** False: nobody who is in the call can be sent pictures (an audio call with SDKs). */
  readonly takesVideo: boolean;
  /** Somebody is there who can be written to. */
  readonly takesText: boolean;
  /** Why the call cannot be moved to a conference now; null: it can. Missing: never. */
  readonly immovable?: CallErrorReason | null;
  /** What the caller's page gave along with the call. */
  readonly userInfo: UserInfo;
  /** What somebody else's client last gave along: with a call, an accept, a reject, a hang-up, an update. */
  readonly remoteInfo: UserInfo;
  /** `Date.now()` in ms. */
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
}

export interface ServerRecordingOptions {
  /**
   * Path at the server that the files begin with, `-audio.mjr` and `-video.mjr` at their ends, 200 characters at most.
   * Only in calls between two: a room has its folder. Default: the server's own choice.
   */
  readonly filename?: string;
}

export interface MediaChoice {
  readonly audio: boolean;
  readonly video: boolean;
}

/** What one side says about itself, beside what it sends. */
export interface OwnFlags {
  readonly handRaised: boolean;
  /**
   * Which hand of this call it is: one more than the highest that was up when it went up. All clients sort by it,
   * equal ones by the user id, so they agree without a clock. Null while it is down, or where a client does not say.
   */
  readonly handOrder: number | null;
  readonly recording: boolean;
  readonly onHold: boolean;
}

export const NO_FLAGS: OwnFlags = Object.freeze({
  handRaised: false,
  handOrder: null,
  recording: false,
  onHold: false,
});

export interface SessionEvents {
  /** Something in the snapshot changed. */
  change: SessionSnapshot;
  /** An `update` signal with parameters of the application. */
  update: { readonly from: string; readonly params: UserInfo; readonly userInfo: UserInfo };
  /** Somebody in the call wrote something. Plain text, cleaned and within its cap; each one once. */
  text: { readonly from: string; readonly id: string; readonly text: string };
  /** How far one's own text got: who is waited for, and who did not get it. */
  delivery: TextDelivery;
  reaction: { readonly from: string; readonly reaction: Reaction };
}

/** User ids. Both empty: everybody has it, as far as their clients tell. */
export interface TextDelivery {
  readonly id: string;
  readonly waiting: readonly string[];
  readonly missing: readonly string[];
}

/** One call from ring to hang-up, whatever carries it. Every method is safe in every phase. */
export interface CallSession {
  readonly snapshot: SessionSnapshot;
  on<K extends keyof SessionEvents>(name: K, listener: (payload: SessionEvents[K]) => void): Unsubscribe;
  /** Takes a ringing call. Rejects with `wrong-phase` when it does not ring any more. */
  accept(options?: { userInfo?: UserInfoInput }): Promise<void>;
  /** Declines a ringing call. Nothing happens when it does not ring any more. */
  reject(options?: { busy?: boolean; userInfo?: UserInfoInput }): Promise<void>;
  /** Leaves the call, in any phase. Idempotent. */
  hangUp(options?: { userInfo?: UserInfoInput; reason?: EndReason }): Promise<void>;
  /**
   * Tells everyone, or one person, changed parameters of the application. `userInfo` in it travels apart: it is all
   * that a page with QuickBlox' SDK gets to see.
   */
  update(params: UserInfoInput, options?: { readonly to?: string }): Promise<void>;
  /** Tells the others of this kit about this side; SDKs do not show it. Safe in every phase. */
  announce(flags: Partial<OwnFlags>): void;
  /**
   * Writes to everyone in the call who can be written to; `delivery` tells how far it got. The same `id` again goes to
   * those who have not got it. Throws `wrong-phase` when nobody has answered or it goes too fast, `peer-cannot`,
   * `invalid-value` for an empty or too long text.
   */
  sendText(text: string, id?: string): string;
  /** Shows a reaction to those of this kit. False: too many of them in a row. */
  react(reaction: Reaction): boolean;
  /** Measures the connections that stand; empty in a phase without any. Nothing is measured unless asked. */
  stats(): Promise<readonly PeerStats[]>;
  /** Sends nothing from now on, and says so to those of this kit; or goes on. */
  hold(on: boolean): void;
  /**
   * Calls further people into this call. Only for who started it: else `not-allowed`; and `no-callees`, `self-call`,
   * `mesh-full`.
   */
  addPeople(userIds: readonly string[]): Promise<void>;
  /** Takes somebody out of the call. Only for who started it: else `not-allowed`. */
  removePerson(userId: string): Promise<void>;
  /**
   * Silences somebody for all, at the server, or lets them be heard and seen again. Only for moderators of a room:
   * else `not-allowed`; `service-cannot` where there is no server between.
   */
  mutePerson(userId: string, muted: Partial<MediaChoice>): Promise<void>;
  /** Records at the server. Rejects with `not-allowed`, or `service-cannot` where no server can. */
  recordAtServer(on: boolean, options?: ServerRecordingOptions): Promise<void>;
  /**
   * Makes the next picture that goes out a whole one, for who cannot show the others yet. Missing where each picture
   * goes to one person, whose browser asks by itself.
   */
  requestKeyframe?(): Promise<void>;
  /**
   * How large everybody is seen: what is asked of a server follows it, a mesh asks nothing. Null: it is not known, so
   * all are wanted whole.
   */
  setViews(views: readonly PersonView[] | null): void;
  /** Cap of what is sent, in kbit/s; 0 = none. */
  setMaxBandwidth(kbps: number): Promise<void>;
  /** What it takes to carry the call elsewhere; missing where it cannot be. */
  readonly moving?: MoveLine;
  /**
   * Carries the running call on in a room at a server; settles when all are there. Rejects with `wrong-phase`,
   * `peer-cannot`, and what joining rejects with. Missing where there is no such thing.
   */
  moveToRoom?(): Promise<void>;
}
