export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Least share of a picture that must be seen when it fills its box. A lying one may lose its sides, as far as a tile of
 * 3:4 takes them from 16:9: there are walls. An upright one would lose hair and chin.
 */
const LEAST_SEEN = { lying: 0.42, upright: 0.62 };

/** The share of a picture that is seen when it fills a box of another shape; both as width / height. */
function seen(picture: number, box: number): number {
  return Math.min(picture / box, box / picture);
}

/** Whether a picture should fill its box and lose its edges, or be shown whole. Both as width / height. */
export function fit(picture: number, box: number): 'cover' | 'contain' {
  const share = seen(picture, box);
  // Without a size on one side there is nothing to judge.
  return Number.isNaN(share) || share === 0 || share >= LEAST_SEEN[picture > box ? 'lying' : 'upright']
    ? 'cover'
    : 'contain';
}

/** How much of a box is picture, 0 to 1: all of it when it is filled, less when the picture is shown whole. */
export function filled(picture: number, box: number): number {
  return fit(picture, box) === 'cover' ? 1 : seen(picture, box);
}
