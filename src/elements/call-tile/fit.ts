export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Least share of a picture that must be seen when it fills its box. */
const LEAST_SEEN = 0.62;

/** Whether a picture should fill its box and lose its edges, or be shown whole. */
export function fit(picture: Size, box: Size): 'cover' | 'contain' {
  const ratio = (picture.width * box.height) / (picture.height * box.width);
  // Without a size on one side there is nothing to judge.
  if (!Number.isFinite(ratio) || ratio === 0) return 'cover';
  return Math.min(ratio, 1 / ratio) >= LEAST_SEEN ? 'cover' : 'contain';
}
