import type { StatsListener } from '../../store/call-store.js';

/** The figures of the connection to one person. */
export type PeerStats = Parameters<StatsListener>[0][number];

/** What the graph shows, in ms. */
export const WINDOW = 120_000;

export interface Rates {
  /** `Date.now()` of the measurement, in ms. */
  readonly at: number;
  /** kbit/s of everything together. */
  readonly received: number | null;
  readonly sent: number | null;
}

export function ratesOf({ at, audio, camera, screen }: PeerStats): Rates {
  const sum = (field: 'bitrateIn' | 'bitrateOut'): number | null => {
    const known = [audio, camera, screen].map((line) => line[field]).filter((rate) => rate !== null);
    return known.length === 0 ? null : known.reduce((all, rate) => all + rate, 0);
  };
  return { at, received: sum('bitrateIn'), sent: sum('bitrateOut') };
}

/** With the new one, and without what is older than the graph. */
export function remember(history: readonly Rates[], next: Rates): readonly Rates[] {
  return [...history, next].filter(({ at }) => at > next.at - WINDOW && at <= next.at);
}

/** Longer without a measurement than this, in ms, and the line has a gap: nobody looked. */
const GAP = 12_000;
/** The scale never shows less than so many kbit/s, or noise would look like a mountain. */
const LEAST = 64;

export interface Lines {
  readonly received: string;
  readonly sent: string;
  /** The area below what is received. */
  readonly area: string;
}

/** Paths of a graph of `width` by `height`, now at its end. */
export function linesOf(history: readonly Rates[], width: number, height: number): Lines {
  const now = history.at(-1)?.at ?? 0;
  const most = Math.max(LEAST, ...history.flatMap(({ received, sent }) => [received ?? 0, sent ?? 0])) * 1.08;
  const x = (at: number): number => round(width * (1 - (now - at) / WINDOW));
  const y = (rate: number): number => round(height - (rate / most) * height);
  const runs = (field: 'received' | 'sent'): { x: number; y: number }[][] => {
    const all: { x: number; y: number }[][] = [];
    let last = -Infinity;
    for (const rates of history) {
      const rate = rates[field];
      if (rate === null) continue;
      if (rates.at - last > GAP) all.push([]);
      all.at(-1)?.push({ x: x(rates.at), y: y(rate) });
      last = rates.at;
    }
    return all.filter(({ length }) => length > 1);
  };
  const draw = (points: readonly { x: number; y: number }[]): string =>
    points.map((point, index) => `${index ? 'L' : 'M'}${point.x} ${point.y}`).join('');
  const received = runs('received');
  return {
    received: received.map(draw).join(''),
    sent: runs('sent').map(draw).join(''),
    area: received
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
  history: ReadonlyMap<string, readonly Rates[]>,
  at = Date.now(),
): string {
  const people = peers.map((figures, index) => ({
    person: index + 1,
    figures,
    history: history.get(figures.userId) ?? [],
  }));
  return JSON.stringify({ at, people }, KEYS, 2);
}
