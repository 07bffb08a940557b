import type { UserInfo } from '../support/user-info.js';
import type { EndReason } from './end-reason.js';
import type { QualityGrade } from './peer-stats.js';

/**
 * How one person is reached:
 * `waiting` (not yet called or not yet signed in) · `ringing` (their device rings, or we keep calling) ·
 * `connecting` (accepted, no media yet) · `connected` (media flows) · `reconnecting` · `ended`.
 */
export type ParticipantConnection =
  'waiting' | 'ringing' | 'connecting' | 'connected' | 'reconnecting' | 'ended';

/** One secret seen from both sides: equal for two people who are connected with each other and nobody else. */
export interface SafetyCode {
  /** Five pictures out of 64, each with its number in the list of names. */
  readonly emoji: readonly number[];
  /** Seven digits for reading aloud. */
  readonly digits: string;
}

/** One person in the call, oneself included. Frozen. */
export interface Participant {
  readonly id: string;
  /** Their name where known, else the id. */
  readonly name: string;
  /** A checked image URL, or null. */
  readonly avatar: string | null;
  readonly isLocal: boolean;
  /** What their page last gave along with a call, an answer or an update. */
  readonly userInfo: UserInfo;
  readonly connection: ParticipantConnection;
  readonly endReason: EndReason | null;
  /** The voice. Null while there is none. Never play it in a tile: the audio sink does. */
  readonly audioStream: MediaStream | null;
  /** The camera picture; keeps its identity while the tracks in it change. */
  readonly videoStream: MediaStream | null;
  /** The shared screen, with its sound if that is shared; null when nothing is. The audio sink plays the sound. */
  readonly screenStream: MediaStream | null;
  /** One's own camera that looks away from oneself is not mirrored, as one's own pictures else are. */
  readonly mirrored?: boolean;
  /** How loud they are heard here, 0 to 1; absent: 1. */
  readonly volume?: number;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  readonly speaking: boolean;
  readonly handRaised: boolean;
  /** Place of the raised hand in the queue, 1 first, the same at everyone of this kit; null while it is down. */
  readonly handPlace?: number | null;
  /** What the place comes from: see `OwnFlags`. */
  readonly handOrder?: number | null;
  /** They put this call on hold: nothing comes from them. */
  readonly onHold: boolean;
  /** They record the call. */
  readonly recording: boolean;
  /** What both sides compare to know that nobody sits between them; null while no connection stands. */
  readonly safetyCode: SafetyCode | null;
  /**
   * Connection quality, 0 (gone) to 5 (excellent); null while unknown, or while nobody watches the figures. Of
   * oneself: the worst of what reaches the others.
   */
  readonly quality: QualityGrade | null;
}
