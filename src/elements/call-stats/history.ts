import type { StatsListener } from '../../store/call-store.js';

/** The figures of the connection to one person. */
export type PeerStats = Parameters<StatsListener>[0][number];

/** What the graph shows, in ms. */
export const WINDOW = 120_000;

/** A line of the graph. */
export type Line = 'received' | 'sent' | 'roundTrip';

/** One measurement, as far as it is drawn. */
export interface Moment extends Readonly<Record<Line, number | null>> {
  /** `Date.now()` of the measurement, in ms. */
  readonly at: number;
  /** kbit/s of everything together. */
  readonly received: number | null;
  readonly sent: number | null;
  /** In ms. */
  readonly roundTrip: number | null;
}

const add = (all: readonly (number | null)[]): number | null => {
  const known = all.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
};

export function momentOf({ at, audio, camera, screen, roundTrip }: PeerStats): Moment {
  const sum = (field: 'bitrateIn' | 'bitrateOut'): number | null =>
    add([audio, camera, screen].map((line) => line[field]));
  return { at, received: sum('bitrateIn'), sent: sum('bitrateOut'), roundTrip };
}

/** All connections together; a round trip is of one alone. */
export function together(moments: readonly Moment[]): Moment {
  return {
    at: Math.max(...moments.map(({ at }) => at)),
    received: add(moments.map(({ received }) => received)),
    sent: add(moments.map(({ sent }) => sent)),
    roundTrip: null,
  };
}

/** With the new one, and without what is older than the graph. */
export function remember(history: readonly Moment[], next: Moment): readonly Moment[] {
  return [...history, next].filter(({ at }) => at > next.at - WINDOW && at <= next.at);
}

/** Longer without a measurement than this, in ms, and the line has a gap: nobody looked. */
const GAP = 12_000;

export interface Paths {
  readonly solid: string;
  readonly dashed: string;
  /** The area below the solid line. */
  readonly area: string;
}

/** Paths of a graph of `width` by `height`, now at its end; it shows no less than `least`, or noise would look like a mountain. */
export function linesOf(
  history: readonly Moment[],
  [main, other]: readonly [Line, Line?],
  least: number,
  width: number,
  height: number,
): Paths {
  const now = history.at(-1)?.at ?? 0;
  const values = history.flatMap((moment) => [moment[main], other ? moment[other] : null]);
  const most = Math.max(least, ...values.filter((value) => value !== null)) * 1.08;
  const x = (at: number): number => round(width * (1 - (now - at) / WINDOW));
  const y = (value: number): number => round(height - (value / most) * height);
  const runs = (field: Line): { x: number; y: number }[][] => {
    const all: { x: number; y: number }[][] = [];
    let last = -Infinity;
    for (const moment of history) {
      const value = moment[field];
      if (value === null) continue;
      if (moment.at - last > GAP) all.push([]);
      all.at(-1)?.push({ x: x(moment.at), y: y(value) });
      last = moment.at;
    }
    return all.filter(({ length }) => length > 1);
  };
  const draw = (points: readonly { x: number; y: number }[]): string =>
    points.map((point, index) => `${index ? 'L' : 'M'}${point.x} ${point.y}`).join('');
  const solid = runs(main);
  return {
    solid: solid.map(draw).join(''),
    dashed: other ? runs(other).map(draw).join('') : '',
    area: solid
      .map((points) => `${draw(points)}L${points.at(-1)?.x ?? 0} ${height}L${points[0]?.x ?? 0} ${height}Z`)
      .join(''),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Every key that may leave the page. A list, so that what is added to the figures one day is not copied by itself. */
const KEYS = [
  'at',
  'people',
  'person',
  'figures',
  'history',
  'received',
  'sent',
  'roundTrip',
  'availableOut',
  'path',
  'protocol',
  'network',
  'stalled',
  'quality',
  'qualityOut',
  'audio',
  'camera',
  'screen',
  'bitrateIn',
  'bitrateOut',
  'lossIn',
  'lossOut',
  'jitterIn',
  'jitterOut',
  'codecIn',
  'codecOut',
  'concealment',
  'widthIn',
  'heightIn',
  'widthOut',
  'heightOut',
  'frameRateIn',
  'frameRateOut',
  'freezes',
  'limitation',
];

/** The figures as JSON, for a report: people are numbers in it, and nothing in it is an address or a secret. */
export function statsJson(
  peers: readonly PeerStats[],
  history: ReadonlyMap<string, readonly Moment[]>,
  at = Date.now(),
): string {
  const people = peers.map((figures, index) => ({
    person: index + 1,
    figures,
    history: history.get(figures.userId) ?? [],
  }));
  return JSON.stringify({ at, people }, KEYS, 2);
}
