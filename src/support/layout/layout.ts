import { bestFit, NARROWEST, WIDEST, type Size } from './best-fit.js';

/** Where something lies on the stage: px from its start and top, so it mirrors in right-to-left. */
export interface Box extends Size {
  readonly start: number;
  readonly top: number;
}

/** The stage: its size with its padding, and the space between tiles. */
export interface Stage extends Size {
  readonly gap: number;
}

/** The speaking ring lies in the padding and needs this much. */
const RING = 5;
const PHONE = 600;
const NARROW = 480;

const clamp = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most));

/** The stage without its padding. */
export function inner({ width, height, gap }: Stage): Box {
  const padding = Math.max(gap, RING);
  return {
    start: padding,
    top: padding,
    width: Math.max(0, width - 2 * padding),
    height: Math.max(0, height - 2 * padding),
  };
}

/** Equal tiles in the best fit for pictures of that shape, the last row in the middle. */
export function gridBoxes(count: number, stage: Stage, picture?: number): Box[] {
  const room = inner(stage);
  const { gap } = stage;
  const { columns, rows, tile } = bestFit(count, room, gap, picture);
  const top = room.top + (room.height - rows * tile.height - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const start = room.start + (room.width - inRow * tile.width - (inRow - 1) * gap) / 2;
    return {
      ...tile,
      start: start + (index - row * columns) * (tile.width + gap),
      top: top + row * (tile.height + gap),
    };
  });
}

/** Where one's own picture floats. */
export interface Corner {
  readonly edge: 'start' | 'end';
  readonly side: 'top' | 'bottom';
}

/** One's own picture over the other's, by default at the bottom end; upright on a phone. */
export function selfBox(
  { width, height }: Stage,
  { edge, side }: Corner = { edge: 'end', side: 'bottom' },
): Box {
  const phone = width < PHONE;
  const margin = phone ? 16 : 24;
  const w = phone ? clamp(84, width * 0.29, 120) : clamp(96, width * 0.2, 240);
  const wanted = phone ? (w * 4) / 3 : (w * 10) / 16;
  // In a low box it gives way rather than cover everything.
  const h = Math.min(wanted, height * 0.45);
  const size = { width: (w * h) / wanted, height: h };
  return {
    ...size,
    start: edge === 'start' ? margin : width - margin - size.width,
    top: side === 'top' ? margin : height - margin - size.height,
  };
}

/** Shortest side of a tile along a line, px, where the line is deep enough for more. */
const LEAST = { row: 160, column: 120 };

/** Equal tiles in one line along the longer side of the stage, at most as many as there are people. */
export function lineBoxes(people: number, stage: Stage): Box[] {
  const room = inner(stage);
  const { gap } = stage;
  const row = room.width >= room.height;
  const [length, depth] = row ? [room.width, room.height] : [room.height, room.width];
  // How long a tile is along the line for each px across it.
  const [shortest, longest] = row ? [NARROWEST, WIDEST] : [1 / WIDEST, 1 / NARROWEST];
  const least = Math.min(depth * shortest, row ? LEAST.row : LEAST.column);
  const places = clamp(1, Math.floor((length + gap) / (least + gap)), people);
  const size = Math.max(0, Math.min((length - gap * (places - 1)) / places, depth * longest));
  const across = Math.min(depth, size / shortest);
  const offset = (length - places * size - (places - 1) * gap) / 2;
  const aside = (depth - across) / 2;
  return Array.from({ length: places }, (_, index) => {
    const along = offset + index * (size + gap);
    return row
      ? { start: room.start + along, top: room.top + aside, width: size, height: across }
      : { start: room.start + aside, top: room.top + along, width: across, height: size };
  });
}

export interface PresenterLayout {
  /** The shared screen. */
  readonly screen: Box;
  /** Places for people, at most as many as there are. */
  readonly strip: readonly Box[];
}

/** A large place for the screen, and a strip of people at its end, or below it where there is no width. */
export function presenterBoxes(people: number, stage: Stage): PresenterLayout {
  const room = inner(stage);
  const { gap } = stage;
  if (people === 0) return { screen: room, strip: [] };
  const aside = stage.width >= 900 && stage.width / stage.height > 1.2;

  if (aside) {
    const width = clamp(160, stage.width * 0.18, 280);
    const height = (width * 10) / 16;
    const places = clamp(1, Math.floor((room.height + gap) / (height + gap)), people);
    const start = room.start + room.width - width;
    return {
      screen: { ...room, width: Math.max(0, room.width - width - gap) },
      strip: Array.from({ length: places }, (_, index) => ({
        start,
        top: room.top + index * (height + gap),
        width,
        height,
      })),
    };
  }

  const tallest = Math.min(clamp(88, stage.height * 0.18, 160), room.height / 2);
  const least = stage.width < NARROW ? 104 : 124;
  const places = clamp(1, Math.floor((room.width + gap) / (least + gap)), people);
  const width = Math.min((room.width - gap * (places - 1)) / places, tallest * WIDEST);
  // Of this shape lying and upright pictures both fill it, see `fit`.
  const height = Math.min(tallest, width / 1.12);
  const start = room.start + (room.width - places * width - (places - 1) * gap) / 2;
  return {
    screen: { ...room, height: Math.max(0, room.height - height - gap) },
    strip: Array.from({ length: places }, (_, index) => ({
      start: start + index * (width + gap),
      top: room.top + room.height - height,
      width,
      height,
    })),
  };
}

/** How many people a page holds. */
export function perPage(width: number): number {
  if (width < NARROW) return 6;
  return width < 1920 ? 9 : 49;
}
