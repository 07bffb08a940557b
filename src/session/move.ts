import type { Unsubscribe } from '../support/emitter.js';
import type { CallErrorReason } from './call-error.js';

/** What carries a call: connections between the people, or a room at a server. */
export type Carrier = 'mesh' | 'room';

/** Why a call stays where it is, as far as others are told. */
const REFUSALS = [
  'peer-cannot',
  'wrong-phase',
  'room-full',
  'room-denied',
  'no-such-room',
  'service-unreachable',
  'service-failed',
] as const satisfies readonly CallErrorReason[];
export type MoveRefusal = (typeof REFUSALS)[number];

/**
 * What clients of this kit say to each other to carry a running call elsewhere. `id` names one move.
 * - `ask`: to the one who coordinates, by anybody.
 * - `go`, `back`: by the one who coordinates: come into this room, or out of it again. Which server it is, each page
 *   knows by itself: no address is ever taken from the wire. `sealed`: what passes the server is encrypted.
 * - `here`: I hear everybody there. - `done`: all do; what carried the call before is let go.
 * - `stay`: it comes to nothing.
 */
export type MoveWord =
  | { readonly word: 'ask'; readonly id: string; readonly to: Carrier }
  | {
      readonly word: 'go';
      readonly id: string;
      readonly room: string;
      readonly pin: string;
      readonly sealed: boolean;
    }
  | { readonly word: 'back' | 'here' | 'done'; readonly id: string }
  | { readonly word: 'stay'; readonly id: string; readonly reason: MoveRefusal };

/** What it takes to carry a call on elsewhere, and back. */
export interface MoveLine {
  /** User ids of those who have answered and whose client is of this kit. */
  readonly kit: readonly string[];
  /** Says it to one of them; whoever is offline for long does not get it. */
  say(to: string, word: MoveWord): void;
  /** Words of people who are in the call, as the server stamped them. One listener. */
  listen(listener: (from: string, word: MoveWord) => void): Unsubscribe;
  /** A word that was not to be taken is counted. */
  drop(reason: string): void;
  /** These people are carried elsewhere: connections to them are let go, and they stay in the call. */
  rest(userIds: readonly string[]): void;
  /** Connects with them anew. */
  wake(userIds: readonly string[]): void;
}

const LENGTH = { id: 64, room: 128, pin: 128 } as const;
const LONGEST = 1_024;

export function writeMove(word: MoveWord): string {
  return JSON.stringify(word);
}

/** The word in a text from the wire; null: none. */
export function readMove(text: unknown): MoveWord | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? wordOf(value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The nearest reason that others can be told. */
export function refusalOf(reason: CallErrorReason): MoveRefusal {
  return REFUSALS.find((one) => one === reason) ?? 'service-failed';
}

function wordOf({ word, id, to, room, pin, sealed, reason }: Record<string, unknown>): MoveWord | null {
  if (!isText(id, LENGTH.id) || id === '') return null;
  switch (word) {
    case 'ask':
      return to === 'room' || to === 'mesh' ? { word, id, to } : null;
    case 'go':
      return isText(room, LENGTH.room) && room.trim() !== '' && isText(pin, LENGTH.pin)
        ? { word, id, room, pin, sealed: sealed === true }
        : null;
    case 'back':
    case 'here':
    case 'done':
      return { word, id };
    case 'stay':
      return { word, id, reason: REFUSALS.find((one) => one === reason) ?? 'service-failed' };
    default:
      return null;
  }
}

function isText(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length <= length;
}
