import type { CallInfo } from '../../store/call-state.js';
import type { Terms } from '../../locale/terms.js';
import { digitsOf, milliseconds, rate } from '../shared/rate.js';
import type { PeerStats } from './history.js';

/** A line of the table: a plain name, and values that stand beside each other. */
export type Row = readonly [name: string, ...values: readonly (string | null)[]];

export interface RowGroup {
  /** Null where the group is all there is. */
  readonly title: string | null;
  readonly rows: readonly Row[];
}

/** What holds for the call, whoever it is with. */
export type CallFacts = Pick<CallInfo, 'maxBandwidth' | 'recordedAtServer'>;

const NOTHING: CallFacts = { maxBandwidth: 0, recordedAtServer: false };

/** The figures of one person in words and units of a language: of what passes, or of its way. What is not known is left out. */
export function rowsOf(
  stats: PeerStats,
  terms: Terms,
  about: 'media' | 'connection',
  call: CallFacts = NOTHING,
): readonly RowGroup[] {
  const { statsNames: names } = terms;
  const lang = digitsOf(terms);
  const { audio, camera, screen, roundTrip, path, protocol, quality, availableOut } = stats;
  const side = (way: 'In' | 'Out'): Row[] => [
    [names.picture, ...pictureOf(camera, way, terms)],
    [names.screen, ...pictureOf(screen, way, terms)],
    [names.sound, ...soundOf(audio, way, lang)],
    [names.lost, percent(worst(audio[`loss${way}`], camera[`loss${way}`], screen[`loss${way}`]), lang)],
    [names.jitter, milliseconds(audio[`jitter${way}`] ?? camera[`jitter${way}`], lang)],
  ];
  const media = (): RowGroup[] => [
    { title: names.received, rows: side('In') },
    { title: names.sent, rows: side('Out') },
  ];
  const connection = (): Row[] => [
    [names.quality, gradeOf(quality, terms)],
    [names.roundTrip, milliseconds(roundTrip, lang)],
    [names.path, path && terms.statsPath[path], protocol?.toUpperCase() ?? null],
    [names.available, rate(availableOut, lang)],
    [names.limited, terms.statsLimit(camera.limitation)],
    [names.cap, call.maxBandwidth > 0 ? rate(call.maxBandwidth, lang) : null],
    [names.server, call.recordedAtServer ? terms.recording : null],
  ];
  const groups = about === 'media' ? media() : [{ title: null, rows: connection() }];
  return groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(([, ...values]) => values.some((value) => value)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function pictureOf(video: PeerStats['camera'], way: 'In' | 'Out', terms: Terms): (string | null)[] {
  const width = video[`width${way}`];
  const height = video[`height${way}`];
  const frames = video[`frameRate${way}`];
  const kbps = video[`bitrate${way}`];
  // A line without a picture keeps its last codec; nothing passes on it.
  if (width === null || height === null || !kbps) return [];
  return [
    `${width} × ${height}`,
    frames === null ? null : terms.statsFrames(Math.round(frames)),
    video[`codec${way}`],
    rate(kbps, digitsOf(terms)),
  ];
}

function soundOf(audio: PeerStats['audio'], way: 'In' | 'Out', lang: string): (string | null)[] {
  const codec = audio[`codec${way}`];
  const kbps = audio[`bitrate${way}`];
  if (kbps === null) return [];
  return [codec === 'opus' ? 'Opus' : codec, rate(kbps, lang)];
}

export function gradeOf(quality: PeerStats['quality'], terms: Terms): string | null {
  return quality === null ? null : terms.statsGrade[quality];
}

function percent(value: number | null, lang: string): string | null {
  return value === null
    ? null
    : new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
}

function worst(...values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
