import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFit, MAX_TILE_WIDTH, NARROWEST, WIDEST } from '../../../src/support/layout/best-fit.js';
import {
  gridBoxes,
  inner,
  lineBoxes,
  perPage,
  presenterBoxes,
  selfBox,
} from '../../../src/support/layout/layout.js';
import type { Box, Corner } from '../../../src/support/layout/layout.js';
import { plan } from '../../../src/elements/call-grid/plan.js';
import {
  arrange,
  inLine,
  pageOf,
  stripOf,
  type Seat,
  type Wanted,
} from '../../../src/elements/call-grid/scene.js';
import { Seating, type Seated } from '../../../src/elements/call-grid/seating.js';
import { stableOrder } from '../../../src/elements/call-grid/stable-order.js';
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
const seat = (participant: Participant): Seat => ({ participant, source: 'camera' });
const ids = (seats: readonly Seat[]) =>
  seats.map(({ participant, source }) => participant.id + (source === 'screen' ? '!' : '')).join(' ');
const scene = (participants: readonly Participant[], wanted: Partial<Wanted> = {}) =>
  arrange(participants, {
    kind: 'video',
    layout: 'auto',
    pinned: null,
    sharers: participants.filter(({ screenStream }) => screenStream).map(({ id }) => id),
    speaker: '',
    ...wanted,
  });
const apart = (a: Box, b: Box) =>
  a.start + a.width <= b.start + 0.01 ||
  b.start + b.width <= a.start + 0.01 ||
  a.top + a.height <= b.top + 0.01 ||
  b.top + b.height <= a.top + 0.01;

describe('fit', () => {
  it('takes the sides off a lying picture while 42 % are seen', () => {
    expect(fit(16 / 9, 16 / 9)).toBe('cover');
    expect(fit(16 / 9, 3 / 4), 'the most upright tile').toBe('cover');
    expect(fit(16 / 9, (16 / 9) * 0.43)).toBe('cover');
    expect(fit(16 / 9, (16 / 9) * 0.41)).toBe('contain');
  });

  it('takes hair and chin off an upright one only while 62 % are seen', () => {
    expect(fit(3 / 4, 3 / 4 / 0.63)).toBe('cover');
    expect(fit(3 / 4, 3 / 4 / 0.61)).toBe('contain');
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
    expect(filled(16 / 9, 8 / 9)).toBe(1);
    expect(filled(3 / 4, 3 / 2)).toBeCloseTo(0.5);
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
    // Upright cameras stand beside each other, lying ones two by two.
    expect(shape(3, 1180, 620, 3 / 4)).toBe('3x1');
    expect(shape(3, 1180, 620, 16 / 9)).toBe('2x2');
  });

  it('sits two by two on a phone, where a pile would make small faces', () => {
    for (const picture of [3 / 4, 16 / 9]) expect(shape(4, 350, 630, picture)).toBe('2x2');
  });

  it('cuts little off where there is room', () => {
    const { tile } = bestFit(2, { width: 1180, height: 620 }, 8);
    expect(tile.width / tile.height).toBeCloseTo(4 / 3);
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
  const a = someone('a');
  const b = someone('b');
  const sharing = someone('b', { screenStream: stream });

  it.each([
    ['nobody', [], 'video', 'empty'],
    ['oneself alone', [self], 'video', 'empty'],
    ['two', [self, a], 'video', 'pair'],
    ['two without a picture in an audio call', [self, a], 'audio', 'audio'],
    ['two in an audio call, one with a picture', [self, someone('a', on)], 'audio', 'pair'],
    ['three', [self, ...crowd(2)], 'video', 'grid'],
    ['three in an audio call', [self, ...crowd(2)], 'audio', 'grid'],
    ['a shared screen', [self, a, sharing], 'video', 'presenter'],
  ] as const)('by itself: %s', (_what, people, kind, mode) => {
    expect(scene(people, { kind }).mode).toBe(mode);
  });

  it.each([
    ['grid', {}, [self, a], 'grid', '', 'a me'],
    ['grid', {}, [self, a, sharing], 'grid', '', 'b! a b me'],
    ['grid', { pinned: 'b' }, [self, a, b], 'grid', '', 'b a me'],
    ['strip', {}, [self, a, sharing], 'strip', '', 'b! a b me'],
    ['spotlight', { speaker: 'b' }, [self, a, b], 'spotlight', 'b', 'a me'],
    ['spotlight', { speaker: 'b', pinned: 'me' }, [self, a, b], 'spotlight', 'me', 'a b'],
    ['spotlight', { speaker: 'a' }, [self, a, sharing], 'spotlight', 'b!', 'a b me'],
    ['spotlight', {}, [self, a], 'pair', '', 'a me'],
    ['presenter', { pinned: 'a' }, [self, a, sharing], 'presenter', 'b!', 'a b me'],
    ['presenter', {}, [self, a, b], 'grid', '', 'a b me'],
    ['auto', { pinned: 'a' }, [self, a, sharing], 'spotlight', 'a', 'b! b me'],
    ['auto', { pinned: 'a' }, [self, a], 'pair', '', 'a me'],
    ['auto', { pinned: 'me' }, [self, a], 'spotlight', 'me', 'a'],
    ['spotlight', {}, [self], 'empty', '', 'me'],
  ] as const)('%s %o', (layout, wanted, people, mode, large, seats) => {
    const made = scene(people, { layout, ...wanted });
    expect(made.mode).toBe(mode);
    expect(made.large ? ids([made.large]) : '').toBe(large);
    expect(ids(made.seats)).toBe(seats);
  });

  it('puts oneself last', () => {
    expect(ids(scene([self, ...crowd(3)]).seats)).toBe('p0 p1 p2 me');
  });

  it('shows the screen of who began last', () => {
    const [x, y] = [someone('x', { screenStream: stream }), someone('y', { screenStream: stream })];
    const shares = ({ screenStream }: Participant) => screenStream !== null;
    expect(inLine([], [self, x], shares)).toEqual(['x']);
    expect(inLine(['y'], [self, x, y], shares)).toEqual(['y', 'x']);
    expect(inLine(['y', 'x'], [self, someone('x'), y], shares)).toEqual(['y']);
    expect(scene([self, x, y], { sharers: ['y', 'x'] }).large?.participant).toBe(x);
  });
});

describe('pages and strips', () => {
  const seats = (count: number) => crowd(count).map(seat);

  it('turn without losing anybody, oneself on the first', () => {
    const people = [...crowd(20), self].map(seat);
    const seen = [0, 1, 2].flatMap((page) => pageOf(people, page, 9).seats);
    expect(new Set(seen).size).toBe(21);
    expect(pageOf(people, 0, 9).seats.at(-1)?.participant).toBe(self);
    expect(pageOf(people, 0, 9).pages).toBe(3);
  });

  it('go no further than the last page', () => {
    expect(pageOf(seats(20), 7, 9)).toMatchObject({ page: 2, pages: 3 });
    expect(pageOf(seats(2), 7, 9)).toMatchObject({ page: 0, pages: 1 });
  });

  it('say who found no place', () => {
    const strip = stripOf(seats(7), 4, 0);
    expect(ids(strip.seats)).toBe('p0 p1 p2');
    expect(ids(strip.rest)).toBe('p3 p4 p5 p6');
    expect(stripOf(seats(4), 4, 0).rest).toEqual([]);
  });

  it('show everybody in turn', () => {
    const people = seats(7);
    const seen = new Set([0, 1, 2].flatMap((turn) => stripOf(people, 4, turn).seats));
    expect(seen.size).toBe(7);
  });

  it('a strip is one line along the longer side, apart and inside', () => {
    for (const stage of [
      { width: 1180, height: 160, gap: 8 },
      { width: 200, height: 900, gap: 8 },
      { width: 280, height: 280, gap: 5 },
    ]) {
      const boxes = lineBoxes(5, stage);
      expect(boxes.length).toBeGreaterThan(0);
      expect(
        new Set(boxes.map(stage.width >= stage.height ? ({ top }) => top : ({ start }) => start)).size,
      ).toBe(1);
      boxes.forEach((a, i) => {
        expect(a.start + a.width).toBeLessThanOrEqual(stage.width);
        expect(a.top + a.height).toBeLessThanOrEqual(stage.height);
        boxes.slice(i + 1).forEach((b) => expect(apart(a, b)).toBe(true));
      });
    }
    expect(lineBoxes(3, { width: 1180, height: 160, gap: 8 })).toHaveLength(3);
    expect(lineBoxes(30, { width: 1180, height: 160, gap: 8 }).length).toBeLessThan(12);
  });
});

describe('the order in the document', () => {
  const of = (keys: string) => keys.split(' ').map((key) => ({ key }));
  const order = (before: string, next: string) =>
    stableOrder(of(before), of(next))
      .map(({ key }) => key)
      .join(' ');

  it('keeps those who stay in their order, whatever the new one', () => {
    expect(order('a b c', 'c b a')).toBe('a b c');
    expect(order('a b c', 'c a')).toBe('a c');
    expect(order('a b', 'x b y a z')).toBe('x a z b y');
    expect(stableOrder([], of('b a')).map(({ key }) => key)).toEqual(['b', 'a']);
  });
});

describe('who talks', () => {
  let now = 0;
  let seating = new Seating();
  const wall = { width: 1920, height: 1000, gap: 12 };
  const desk = { width: 1180, height: 620, gap: 8 };
  /** Everyone, these speaking. */
  const people = (count: number, ...speakers: readonly string[]) =>
    [self, ...crowd(count)].map((each) => ({ ...each, speaking: speakers.includes(each.id) }));
  const see = (participants: readonly Participant[], after: number, seated: Partial<Seated> = {}) => {
    now += after;
    return seating.update(
      {
        participants,
        kind: 'video',
        layout: 'auto',
        pinned: null,
        stage: desk,
        turn: 0,
        picture: undefined,
        corner: { edge: 'end', side: 'bottom' },
        ...seated,
      },
      now,
    );
  };
  const shown = ({ plan: made }: ReturnType<typeof see>) => ids(made?.tiles ?? []);
  const fresh = () => {
    seating = new Seating();
    now = 10_000;
  };

  it('moves nobody who is in view', () => {
    fresh();
    const before = shown(see(people(13), 0));
    for (const id of ['p5', 'p2', 'p7']) {
      see(people(13, id), 0);
      expect(shown(see(people(13, id), 5_000))).toBe(before);
    }
    expect(shown(see(people(48, 'p40'), 5_000, { stage: wall })).split(' ')).toHaveLength(49);
    expect(seating.wait, 'all in view: nothing to look at again').toBeNull();
  });

  it('comes into view after a second, in the place of who was silent longest; nobody else moves', () => {
    fresh();
    see(people(13), 0);
    for (const id of ['p0', 'p1', 'p3', 'p4', 'p5', 'p6', 'p7']) see(people(13, id), 100);
    expect(shown(see(people(13, 'p12'), 100)), 'a cough').toBe('p0 p1 p2 p3 p4 p5 p6 p7 me');
    expect(seating.wait).toBe(1000);
    expect(shown(see(people(13, 'p12'), 1000))).toBe('p0 p1 p12 p3 p4 p5 p6 p7 me');
    expect(shown(see(people(13), 60_000)), 'a pause').toBe('p0 p1 p12 p3 p4 p5 p6 p7 me');
    // Who was brought a moment ago stays, though others have been silent for less.
    see(people(13, 'p11'), 0);
    expect(shown(see(people(13, 'p11'), 1000))).toBe('p11 p1 p12 p3 p4 p5 p6 p7 me');
  });

  it('is not brought to a page that one turned to', () => {
    fresh();
    const second = shown(see(people(13), 0, { turn: 1 }));
    see(people(13, 'p0'), 0, { turn: 1 });
    expect(shown(see(people(13, 'p0'), 5_000, { turn: 1 }))).toBe(second);
  });

  it('in a strip, the same: in view stays, out of view comes in, the pinned never leaves', () => {
    fresh();
    const strip = { layout: 'strip', stage: { width: 700, height: 160, gap: 8 }, pinned: 'p1' } as const;
    expect(shown(see(people(9), 0, strip))).toBe('p1 p0 p2 p3');
    for (const id of ['p0', 'p2']) see(people(9, id), 100, strip);
    see(people(9, 'p8'), 0, strip);
    expect(shown(see(people(9, 'p8'), 1000, strip))).toBe('p1 p0 p2 p8');
  });

  it('is large in the spotlight once the other is silent, and after three seconds at least', () => {
    fresh();
    const spot = { layout: 'spotlight' } as const;
    const large =
      (...speakers: string[]) =>
      (after: number) =>
        shown(see(people(3, ...speakers), after, spot)).split(' ')[0];
    expect(large()(0), 'before anybody spoke').toBe('p0');
    large('p1')(0);
    expect(large('p1')(1000), 'the first need not wait').toBe('p1');
    expect(shown(see(people(3, 'p1'), 0, spot)), 'the one before has their place').toBe('p1 p0 p2 me');
    large('p1', 'p2')(500);
    expect(large('p1', 'p2')(9000), 'while both talk').toBe('p1');
    expect(large('p2')(100)).toBe('p2');
    large('p0')(100);
    expect(large('p0')(1000), 'too soon').toBe('p2');
    expect(seating.wait).toBe(1900);
    expect(large('p0')(1900)).toBe('p0');
    expect(large()(60_000), 'a pause').toBe('p0');
    expect(shown(see([self, someone('p1'), someone('p2')], 0, spot)).split(' ')[0], 'they left').not.toBe(
      'p0',
    );
  });

  it('oneself is never brought in', () => {
    fresh();
    const spot = { layout: 'spotlight' } as const;
    const talking = [{ ...self, speaking: true }, ...crowd(3)];
    see(talking, 0, spot);
    expect(shown(see(talking, 9000, spot)).split(' ')[0]).toBe('p0');
  });
});

describe('plan', () => {
  const stage = { width: 1180, height: 620, gap: 8 };
  const keys = (people: readonly Participant[], sharers: readonly string[] = []) =>
    plan(scene(people, { sharers }), stage, { turn: 0 }).tiles.map((tile) => tile.key);

  it('gives a person the same key in every layout, so that their video lives on', () => {
    const a = someone('a', { screenStream: stream });
    expect(keys([self, a])).toEqual(['a/camera', 'me/camera']);
    expect(keys([self, a, someone('b')])).toEqual(['a/camera', 'b/camera', 'me/camera']);
    expect(keys([self, a, someone('b')], ['a'])).toEqual(['a/screen', 'a/camera', 'b/camera', 'me/camera']);
  });

  it('does not show one’s own screen', () => {
    const sharing = { ...self, screenStream: stream };
    const result = plan(scene([sharing, someone('a')]), stage, { turn: 0 });
    expect(result.tiles.map((tile) => tile.source)).toEqual(['camera', 'camera']);
    expect(result.sharing).not.toBeNull();
  });

  it('puts oneself into the chosen corner', () => {
    const own = (corner: Corner) =>
      plan(scene([self, someone('a')]), stage, { turn: 0, corner }).tiles.find(({ floats }) => floats)?.box;
    expect(own({ edge: 'start', side: 'top' })).toMatchObject({ start: 24, top: 24 });
    expect(own({ edge: 'end', side: 'top' })).toMatchObject({ start: 1180 - 236 - 24, top: 24 });
    expect(own({ edge: 'start', side: 'bottom' })).toMatchObject({ start: 24, top: 620 - 147.5 - 24 });
  });

  it('keeps keys unique, whatever the ids', () => {
    const people = [self, ...crowd(12)].map((person) => ({ ...person, screenStream: stream }));
    const all = keys(people, ['p3']);
    expect(new Set(all).size).toBe(all.length);
  });
});
