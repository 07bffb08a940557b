import { filled } from './fit.js';

/** Pixels of CSS. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Fit {
  readonly columns: number;
  readonly rows: number;
  readonly tile: Size;
}

/** A tile may be as tall as 3:4, and as wide as 16:9. */
export const NARROWEST = 3 / 4;
/** In a lying room only 4:3, unless the pictures are upright: there is no need to cut so much off. */
const NARROWEST_LYING = 4 / 3;
export const WIDEST = 16 / 9;
/** Wider than this a face is larger than life. */
export const MAX_TILE_WIDTH = 1280;

/** The largest tile of an allowed shape in a box. */
function tileIn(width: number, height: number, narrowest: number): Size {
  const w = Math.max(0, Math.min(width, height * WIDEST, MAX_TILE_WIDTH));
  return { width: w, height: Math.max(0, Math.min(height, w / narrowest)) };
}

/**
 * Tries every number of columns for `count` equal tiles, and takes the one that shows most of the people: their
 * area, and in an upright room rather two by two than a pile of low tiles, where faces are smaller.
 * `picture` is the usual shape of their pictures, width / height: a tile that must show its picture whole
 * counts only for the part of it that is picture.
 */
export function bestFit(count: number, room: Size, gap: number, picture = WIDEST): Fit {
  let best: Fit = { columns: 1, rows: 1, tile: { width: 0, height: 0 } };
  let most = -1;
  const upright = room.height > room.width;
  const narrowest = upright ? NARROWEST : Math.max(NARROWEST, Math.min(picture, NARROWEST_LYING));
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    // Fewer columns would need no more rows: the same with holes in it.
    if (Math.ceil(count / rows) < columns) continue;
    const tile = tileIn(
      (room.width - gap * (columns - 1)) / columns,
      (room.height - gap * (rows - 1)) / rows,
      narrowest,
    );
    const { width, height } = tile;
    const shown = width * height * filled(picture, width / height) * (upright ? Math.min(width, height) : 1);
    if (shown > most) {
      most = shown;
      best = { columns, rows, tile };
    }
  }
  return best;
}
