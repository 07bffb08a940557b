import { compareIds } from '../../support/compare-ids.js';
import type { Participant } from '../call-state.js';

/** A hand of a client that does not say which it is comes after all that do. */
const LAST = Number.MAX_SAFE_INTEGER;

/** The number that a hand gets which goes up now. */
export function nextHandOrder(participants: readonly Participant[]): number {
  return 1 + Math.max(0, ...participants.map(({ handOrder }) => handOrder ?? 0));
}

/** Gives every raised hand its place in the queue: the same at everyone, without a clock that all agree on. */
export function withHandPlaces(participants: readonly Participant[]): Participant[] {
  const queue = participants
    .filter(({ handRaised }) => handRaised)
    .sort((a, b) => (a.handOrder ?? LAST) - (b.handOrder ?? LAST) || compareIds(a.id, b.id));
  return participants.map((one) => {
    const handPlace = queue.indexOf(one) + 1 || null;
    return one.handPlace === handPlace ? one : { ...one, handPlace };
  });
}
