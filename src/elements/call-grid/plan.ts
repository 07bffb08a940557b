import {
  gridBoxes,
  inner,
  lineBoxes,
  perPage,
  presenterBoxes,
  selfBox,
  type Box,
  type Corner,
  type Stage,
} from '../../support/layout/layout.js';
import { pageOf, stripOf, type Scene, type Seat } from './scene.js';

/** A tile and its place. */
export interface Placed extends Seat {
  /** Same person and source, same key: so a tile, and the `<video>` in it, lives on through every layout. */
  readonly key: string;
  /** It floats over the others. */
  readonly floats: boolean;
  readonly box: Box;
}

export interface Plan {
  readonly mode: Scene['mode'];
  readonly tiles: readonly Placed[];
  /** Place of one's own shared screen, which is not shown: it would be a tunnel of mirrors. */
  readonly sharing: Box | null;
  /** Place of those who found none in the strip. */
  readonly more: { readonly box: Box; readonly rest: readonly Seat[] } | null;
  readonly page: number;
  readonly pages: number;
}

const put = (seat: Seat, box: Box, floats = false): Placed => ({
  ...seat,
  key: `${seat.participant.id}/${seat.source}`,
  floats,
  box,
});

export interface Wishes {
  /** The wanted page, from 0. */
  readonly turn: number;
  /** Usual shape of the pictures, width / height. */
  readonly picture?: number;
  /** Where one's own picture floats. */
  readonly corner?: Corner;
}

/** The whole picture of a grid: who is where. */
export function plan(scene: Scene, stage: Stage, { turn, picture, corner }: Wishes): Plan {
  const { mode, seats, large } = scene;
  const base: Plan = { mode, tiles: [], sharing: null, more: null, page: 0, pages: 1 };
  const seated = (shown: readonly Seat[], boxes: readonly Box[]): Placed[] =>
    shown.flatMap((seat, index) => {
      const box = boxes[index];
      return box ? [put(seat, box)] : [];
    });

  if (large || mode === 'strip') {
    const { screen, strip } = large
      ? presenterBoxes(seats.length, stage)
      : { screen: null, strip: lineBoxes(seats.length, stage) };
    const shown = stripOf(seats, strip.length, turn);
    const tiles = seated(shown.seats, strip);
    const last = strip.at(-1);
    const isOwnScreen = large?.source === 'screen' && large.participant.isLocal;
    return {
      ...base,
      tiles: large && screen && !isOwnScreen ? [put(large, screen), ...tiles] : tiles,
      sharing: isOwnScreen ? screen : null,
      more: shown.rest.length > 0 && last ? { box: last, rest: shown.rest } : null,
    };
  }

  if (mode === 'grid') {
    const { seats: shown, page, pages } = pageOf(seats, turn, perPage(stage.width));
    return { ...base, tiles: seated(shown, gridBoxes(shown.length, stage, picture)), page, pages };
  }

  return {
    ...base,
    tiles: seats.map((seat) =>
      seat.participant.isLocal ? put(seat, selfBox(stage, corner), true) : put(seat, inner(stage)),
    ),
  };
}

/** How many seats are in view before anybody turns a page. */
export function inView({ mode, seats, large }: Scene, stage: Stage): number {
  if (mode === 'grid') return Math.min(seats.length, perPage(stage.width));
  if (!large && mode !== 'strip') return seats.length;
  const places = (large ? presenterBoxes(seats.length, stage).strip : lineBoxes(seats.length, stage)).length;
  return stripOf(seats, places, 0).seats.length;
}
