import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFit, MAX_TILE_WIDTH, NARROWEST, WIDEST } from '../../../src/support/layout/best-fit.js';
import { gridBoxes, inner, perPage, presenterBoxes, selfBox } from '../../../src/support/layout/layout.js';
import type { Box } from '../../../src/support/layout/layout.js';
import { plan } from '../../../src/elements/call-grid/plan.js';
import { arrange, nextSharers, pageOf, stripOf } from '../../../src/elements/call-grid/scene.js';
import { filled, fit } from '../../../src/support/layout/fit.js';
import type { Participant } from '../../../src/session/participant.js';

const someone = (id: string, patch: Partial<Participant> = {}): Participant => ({
  id,
  name: id,
  avatar: null,
  isLocal: false,
  userInfo: {},
  connection: 'connected',
  endReason: null,
  audioStream: null,
  videoStream: null,
  screenStream: null,
  audioMuted: false,
  videoMuted: true,
  speaking: false,
  handRaised: false,
  onHold: false,
  recording: false,
  safetyCode: null,
  quality: null,
  ...patch,
});
const self = someone('me', { isLocal: true });
const crowd = (count: number) => Array.from({ length: count }, (_, i) => someone(`p${i}`));
const stream = {} as MediaStream;
const ids = (people: readonly Participant[]) => people.map((person) => person.id).join(' ');
const apart = (a: Box, b: Box) =>
  a.start + a.width <= b.start + 0.01 ||
  b.start + b.width <= a.start + 0.01 ||
  a.top + a.height <= b.top + 0.01 ||
  b.top + b.height <= a.top + 0.01;

describe('fit', () => {
  it('fills while 62 % are seen', () => {
    expect(fit(16 / 9, 16 / 9)).toBe('cover');
    expect(fit(16 / 9, 4 / 3)).toBe('cover');
    expect(fit(16 / 9, (16 / 9) * 0.63)).toBe('cover');
    expect(fit(16 / 9, (16 / 9) * 0.61)).toBe('contain');
    expect(fit(9 / 16, 16 / 9)).toBe('contain');
  });

  it('fills where a size is missing', () => {
    for (const [picture, box] of [
      [0 / 0, 1],
      [1, 0 / 0],
      [1, 1 / 0],
      [0, 1],
    ] as const) {
      expect(fit(picture, box)).toBe('cover');
    }
  });

  it('knows how much of a box is picture', () => {
    expect(filled(16 / 9, 4 / 3)).toBe(1);
    expect(filled(16 / 9, 8 / 9)).toBeCloseTo(0.5);
  });
});

describe('bestFit', () => {
  const shape = (count: number, width: number, height: number, picture?: number) => {
    const { columns, rows } = bestFit(count, { width, height }, 8, picture);
    return `${columns}x${rows}`;
  };

  it.each([
    ['one', 1, 1180, 620, '1x1'],
    ['two side by side on a desk', 2, 1180, 620, '2x1'],
    ['two stacked on a phone', 2, 350, 630, '1x2'],
    ['four', 4, 1180, 620, '2x2'],
    ['three: two above, one below', 3, 760, 490, '2x2'],
    ['nine', 9, 1180, 570, '3x3'],
    ['forty-nine', 49, 1900, 1000, '7x7'],
    ['a wide low box: one row', 4, 1600, 200, '4x1'],
    ['a narrow high box: one column', 4, 200, 1200, '1x4'],
  ])('%s', (_what, count, width, height, expected) => {
    expect(shape(count, width, height)).toBe(expected);
  });

  it('looks at the shape of the pictures', () => {
    // Upright cameras sit two by two on a phone, lying ones below each other.
    expect(shape(4, 350, 630, 3 / 4)).toBe('2x2');
    expect(shape(4, 350, 630, 16 / 9)).toBe('1x4');
  });

  it('stays in the room, in the shapes allowed, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 49 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 2500 }),
        fc.integer({ min: 0, max: 24 }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (count, width, height, gap, picture) => {
          const { columns, rows, tile } = bestFit(count, { width, height }, gap, picture);
          expect(columns * rows).toBeGreaterThanOrEqual(count);
          expect(tile.width).toBeLessThanOrEqual(MAX_TILE_WIDTH);
          if (tile.width === 0 || tile.height === 0) return;
          const ratio = tile.width / tile.height;
          expect(ratio).toBeLessThanOrEqual(WIDEST + 1e-6);
          expect(ratio).toBeGreaterThanOrEqual(NARROWEST - 1e-6);
          expect(columns * tile.width + (columns - 1) * gap).toBeLessThanOrEqual(width + 1e-6);
          expect(rows * tile.height + (rows - 1) * gap).toBeLessThanOrEqual(height + 1e-6);
        },
      ),
    );
  });
});

describe('boxes', () => {
  const stage = { width: 1180, height: 620, gap: 8 };

  it('leave room for the ring, even where the gap is smaller', () => {
    expect(inner({ ...stage, gap: 2 })).toMatchObject({ start: 5, top: 5, width: 1170, height: 610 });
    expect(inner({ ...stage, gap: 12 }).start).toBe(12);
  });

  it('of a grid never lie on each other, and the last row is in the middle', () => {
    for (let count = 1; count <= 16; count++) {
      const boxes = gridBoxes(count, stage);
      expect(boxes).toHaveLength(count);
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(apart(a, b)).toBe(true)));
    }
    const [, , last] = gridBoxes(3, { width: 760, height: 490, gap: 8 });
    expect(last && last.start + last.width / 2).toBeCloseTo(380);
  });

  it('of oneself: 20 % at the bottom end, 24 px in; upright and 16 px in on a phone', () => {
    expect(selfBox(stage)).toEqual({ width: 236, height: 147.5, start: 920, top: 448.5 });
    expect(selfBox({ width: 2560, height: 1300, gap: 12 }).width).toBe(240);
    const phone = selfBox({ width: 360, height: 640, gap: 5 });
    expect(phone.width / phone.height).toBeCloseTo(3 / 4);
    expect(phone.start + phone.width).toBeCloseTo(360 - 16);
    expect(selfBox({ width: 280, height: 560, gap: 5 }).width).toBe(84);
  });

  it('of oneself give way in a low box', () => {
    const low = selfBox({ width: 640, height: 200, gap: 8 });
    expect(low.height).toBeLessThanOrEqual(90);
    expect(low.width / low.height).toBeCloseTo(1.6);
  });

  it('of a presenter: strip at the end where there is width, else below', () => {
    const aside = presenterBoxes(7, stage);
    expect(aside.screen.height).toBe(604);
    expect(aside.strip[0]?.start).toBeGreaterThan(aside.screen.width);
    const tall = presenterBoxes(7, { width: 1000, height: 900, gap: 8 });
    expect(tall.screen.width).toBe(984);
    expect(tall.strip[0]?.top).toBeGreaterThan(tall.screen.height);
    expect(presenterBoxes(0, stage)).toEqual({ screen: inner(stage), strip: [] });
  });

  it('of a presenter stay apart and inside, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 200, max: 3000 }),
        fc.integer({ min: 200, max: 2000 }),
        (people, width, height) => {
          const { screen, strip } = presenterBoxes(people, { width, height, gap: 8 });
          expect(strip.length).toBeLessThanOrEqual(people);
          const boxes = [screen, ...strip];
          boxes.forEach((a, i) => {
            expect(a.start + a.width).toBeLessThanOrEqual(width + 0.01);
            expect(a.top + a.height).toBeLessThanOrEqual(height + 0.01);
            boxes.slice(i + 1).forEach((b) => expect(apart(a, b)).toBe(true));
          });
        },
      ),
    );
  });

  it('six to a page on a phone, nine on a desk, forty-nine on a wall', () => {
    expect([479, 480, 1919, 1920].map(perPage)).toEqual([6, 9, 9, 49]);
  });
});

describe('arrange', () => {
  const on = { videoStream: stream, videoMuted: false };

  it.each([
    ['nobody', [], 'video', 'empty'],
    ['oneself alone', [self], 'video', 'empty'],
    ['two', [self, someone('a')], 'video', 'pair'],
    ['two without a picture in an audio call', [self, someone('a')], 'audio', 'audio'],
    ['two in an audio call, one with a picture', [self, someone('a', on)], 'audio', 'pair'],
    ['three', [self, ...crowd(2)], 'video', 'grid'],
    ['three in an audio call', [self, ...crowd(2)], 'audio', 'grid'],
  ] as const)('%s', (_what, people, kind, mode) => {
    expect(arrange(people, kind, []).mode).toBe(mode);
  });

  it('puts oneself last', () => {
    expect(ids(arrange([self, ...crowd(3)], 'video', []).people)).toBe('p0 p1 p2 me');
  });

  it('shows the screen of who began last', () => {
    const a = someone('a', { screenStream: stream });
    const b = someone('b', { screenStream: stream });
    expect(nextSharers([], [self, a])).toEqual(['a']);
    expect(nextSharers(['b'], [self, a, b])).toEqual(['b', 'a']);
    expect(nextSharers(['b', 'a'], [self, someone('a'), b])).toEqual(['b']);
    expect(arrange([self, a, b], 'video', ['b', 'a']).presenter).toBe(a);
  });
});

describe('pages and strips', () => {
  it('turn without losing anybody, oneself on the first', () => {
    const people = [...crowd(20), self];
    const seen = [0, 1, 2].flatMap((page) => pageOf(people, page, 9).people);
    expect(new Set(seen).size).toBe(21);
    expect(pageOf(people, 0, 9).people.at(-1)).toBe(self);
    expect(pageOf(people, 0, 9).pages).toBe(3);
  });

  it('go no further than the last page', () => {
    expect(pageOf(crowd(20), 7, 9)).toMatchObject({ page: 2, pages: 3 });
    expect(pageOf(crowd(2), 7, 9)).toMatchObject({ page: 0, pages: 1 });
  });

  it('say who found no place', () => {
    const strip = stripOf(crowd(7), 4, 0, '');
    expect(ids(strip.people)).toBe('p0 p1 p2');
    expect(ids(strip.rest)).toBe('p3 p4 p5 p6');
    expect(stripOf(crowd(4), 4, 0, '').rest).toEqual([]);
  });

  it('bring a speaker forward only when not in view', () => {
    expect(ids(stripOf(crowd(7), 4, 0, 'p2').people)).toBe('p0 p1 p2');
    expect(ids(stripOf(crowd(7), 4, 0, 'p5').people)).toBe('p5 p0 p1');
  });

  it('show everybody in turn', () => {
    const people = crowd(7);
    const seen = new Set([0, 1, 2].flatMap((turn) => stripOf(people, 4, turn, '').people));
    expect(seen.size).toBe(7);
  });
});

describe('plan', () => {
  const stage = { width: 1180, height: 620, gap: 8 };
  const keys = (people: readonly Participant[], sharers: readonly string[] = []) =>
    plan(arrange(people, 'video', sharers), stage, { turn: 0, speaker: '' }).tiles.map((tile) => tile.key);

  it('gives a person the same key in every layout, so that their video lives on', () => {
    const a = someone('a', { screenStream: stream });
    expect(keys([self, a])).toEqual(['a/camera', 'me/camera']);
    expect(keys([self, a, someone('b')])).toEqual(['a/camera', 'b/camera', 'me/camera']);
    expect(keys([self, a, someone('b')], ['a'])).toEqual(['a/screen', 'a/camera', 'b/camera', 'me/camera']);
  });

  it('does not show one’s own screen', () => {
    const sharing = { ...self, screenStream: stream };
    const result = plan(arrange([sharing, someone('a')], 'video', ['me']), stage, { turn: 0, speaker: '' });
    expect(result.tiles.map((tile) => tile.source)).toEqual(['camera', 'camera']);
    expect(result.sharing).not.toBeNull();
  });

  it('keeps keys unique, whatever the ids', () => {
    const people = [self, ...crowd(12)].map((person) => ({ ...person, screenStream: stream }));
    const all = keys(people, ['p3']);
    expect(new Set(all).size).toBe(all.length);
  });
});
