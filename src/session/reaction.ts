/** All reactions there are, by name: a client shows nothing else, whatever another one sends. */
export const REACTIONS = ['like', 'love', 'laugh', 'wow', 'clap', 'party'] as const;

export type Reaction = (typeof REACTIONS)[number];

export function isReaction(value: unknown): value is Reaction {
  return (REACTIONS as readonly unknown[]).includes(value);
}
