import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface PictureDiff {
  /** Share of the pixels that differ, 0 to 1; 1 where the sizes do. */
  readonly share: number;
  /** As it was, as it is, and the difference in red, side by side. */
  readonly beside: () => Buffer;
}

/** How different a colour has to be, 0 to 1: less is another machine's rounding. */
const COLOUR = 0.15;

/** Compares two PNGs. Edges that are smoothed in another way are not a difference. */
export function comparePictures(before: Buffer, after: Buffer): PictureDiff {
  const [was, is] = [PNG.sync.read(before), PNG.sync.read(after)];
  const width = Math.max(was.width, is.width);
  const height = Math.max(was.height, is.height);
  const red = new PNG({ width, height });
  const same = was.width === is.width && was.height === is.height;
  const count = same
    ? pixelmatch(was.data, is.data, red.data, width, height, { threshold: COLOUR })
    : width * height;
  return {
    share: count / (width * height),
    beside: () => {
      const all = new PNG({ width: width * 3, height });
      for (const [place, each] of [was, is, red].entries())
        PNG.bitblt(each, all, 0, 0, each.width, each.height, place * width, 0);
      return PNG.sync.write(all);
    },
  };
}

/** The same picture in fewer bytes, to be kept. */
export function shrink(picture: Buffer): Buffer {
  return PNG.sync.write(PNG.sync.read(picture), {
    colorType: 2,
    deflateLevel: 9,
    deflateStrategy: 0,
    filterType: 0,
  });
}
