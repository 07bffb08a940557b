import type { Participant } from '../../store/call-state.js';
import type { TileSource } from '../call-tile/call-tile.js';
import {
  gridBoxes,
  inner,
  perPage,
  presenterBoxes,
  selfBox,
  type Box,
  type Stage,
} from '../../support/layout/layout.js';
import { pageOf, stripOf, type Scene } from './scene.js';

/** A tile and its place. */
export interface Placed {
  /** Same person and source, same key: so a tile, and the `<video>` in it, lives on through every layout. */
  readonly key: string;
  readonly participant: Participant;
  readonly source: TileSource;
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
  readonly more: { readonly box: Box; readonly rest: readonly Participant[] } | null;
  readonly page: number;
  readonly pages: number;
}

const camera = (participant: Participant, box: Box, floats = false): Placed => ({
  key: `${participant.id}/camera`,
  participant,
  source: 'camera',
  floats,
  box,
});

export interface Wishes {
  /** The wanted page, from 0. */
  readonly turn: number;
  /** Id of who speaks, or ''. */
  readonly speaker: string;
  /** Usual shape of the pictures, width / height. */
  readonly picture?: number;
}

/** The whole picture of a grid: who is where. */
export function plan(scene: Scene, stage: Stage, { turn, speaker, picture }: Wishes): Plan {
  const { mode, people, presenter } = scene;
  const base: Plan = { mode, tiles: [], sharing: null, more: null, page: 0, pages: 1 };

  if (mode === 'presenter' && presenter) {
    const { screen, strip } = presenterBoxes(people.length, stage);
    const shown = stripOf(people, strip.length, turn, speaker);
    const tiles = strip.flatMap((box, index) => {
      const person = shown.people[index];
      return person ? [camera(person, box)] : [];
    });
    const last = strip.at(-1);
    return {
      ...base,
      tiles: presenter.isLocal
        ? tiles
        : [
            {
              key: `${presenter.id}/screen`,
              participant: presenter,
              source: 'screen',
              floats: false,
              box: screen,
            },
            ...tiles,
          ],
      sharing: presenter.isLocal ? screen : null,
      more: shown.rest.length > 0 && last ? { box: last, rest: shown.rest } : null,
    };
  }

  if (mode === 'grid') {
    const { people: shown, page, pages } = pageOf(people, turn, perPage(stage.width));
    const boxes = gridBoxes(shown.length, stage, picture);
    const tiles = shown.flatMap((person, index) => {
      const box = boxes[index];
      return box ? [camera(person, box)] : [];
    });
    return { ...base, tiles, page, pages };
  }

  return {
    ...base,
    tiles: people.map((person) =>
      person.isLocal ? camera(person, selfBox(stage), true) : camera(person, inner(stage)),
    ),
  };
}
