import type { Signal } from '../signaling/signal.js';
import type { ReceivedSignal } from '../signaling/signaling.js';
import { KIT_PARAMS } from './mesh-options.js';

/**
 * Which time somebody is called into one and the same call. Who left and is added again has a higher round than
 * before, so that what comes late of the time before can be told from it.
 */
export interface Round {
  /** Who started the call, and alone counts its rounds; null: nobody may call again. */
  readonly callerId: string | null;
  /** 0: the first time; later ones are `Date.now()` of the caller, and compared with no other clock. */
  readonly round: number;
}

export function roundOf({ params }: Signal): number {
  const value = params?.[KIT_PARAMS.round];
  const round = typeof value === 'string' ? Number(value) : 0;
  return Number.isSafeInteger(round) && round > 0 ? round : 0;
}

/** A later word of who counts than the round that is known. */
export function isLater({ from, signal }: ReceivedSignal, { callerId, round }: Round): boolean {
  return from.userId === callerId && roundOf(signal) > round;
}

/** Parameter of a signal that belongs to a round. */
export function roundParam(round: number): Record<string, string> {
  return round > 0 ? { [KIT_PARAMS.round]: String(round) } : {};
}
