/** One of two calls that two people make to each other at the same time. */
export interface Crossing {
  readonly id: string;
  /** Its caller is call-elements. */
  readonly isKit: boolean;
}

/**
 * Which of two crossing calls goes on; both sides must come to the same answer without a word.
 * - Two of this kit: the lower session id, compared as text.
 * - An SDK knows no such rule: QuickBlox' declines ours by itself, ConnectyCube's lets it ring. So theirs is taken.
 */
export function glareWinner(ours: string, theirs: Crossing): 'ours' | 'theirs' {
  return theirs.isKit && ours < theirs.id ? 'ours' : 'theirs';
}
