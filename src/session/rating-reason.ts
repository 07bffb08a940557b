/** What was wrong with a call, as the person who rates it may choose. */
export const RATING_REASONS = ['sound-broke', 'picture-froze', 'echo', 'not-heard'] as const;
export type RatingReason = (typeof RATING_REASONS)[number];
