import type { CallStore, CallStoreEvents } from '../../store/call-store.js';

export type Reaction = CallStoreEvents['call-reaction']['reaction'];

/** A closed list, in the order in which they are offered. */
export const EMOJI: Readonly<Record<Reaction, string>> = {
  like: '👍',
  love: '❤️',
  laugh: '😂',
  wow: '😮',
  clap: '👏',
  party: '🎉',
};
export const REACTIONS = Object.keys(EMOJI) as Reaction[];

/** How long a reaction floats, in ms; as in the styles. */
export const REACTION_LIFE = 3_200;

/** Where the reactions of one person can float: their tile. */
export interface ReactionSpot {
  readonly store: CallStore | null;
  readonly personId: string | null;
  /** False where nobody would see it. */
  show(reaction: Reaction): boolean;
}

/** All tiles there are. Each takes itself out when it goes. */
export const reactionSpots = new Set<ReactionSpot>();

/** Shows it at every tile of this person, in another window too; false where there is none. */
export function showAtTile(store: CallStore | null, personId: string, reaction: Reaction): boolean {
  const shown = [...reactionSpots].filter(
    (spot) => spot.store === store && spot.personId === personId && spot.show(reaction),
  );
  return shown.length > 0;
}
