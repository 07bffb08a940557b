import type { AudioStats, LineStats, PeerStats, VideoStats } from '../session/peer-stats.js';
import type { LineName } from './media-lines.js';

/** One entry of a browser's report; the fields that it has differ. */
export type StatsEntry = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

/** What counts up, and what is so at the moment, of one kind of media. */
interface Line {
  readonly in: StatsEntry | null;
  readonly out: StatsEntry | null;
  /** What the other side says about what we send. */
  readonly remote: StatsEntry | null;
  /** What we capture. */
  readonly source: StatsEntry | null;
  readonly codecIn: string | null;
  readonly codecOut: string | null;
}

/** The sound of a screen is not told apart: it comes and goes with the picture. */
type Measured = Exclude<LineName, 'sound'>;

/** One report, sorted. */
export interface StatsSample {
  readonly lines: Readonly<Record<Measured, Line>>;
  readonly connection: Pick<PeerStats, 'roundTrip' | 'availableOut' | 'path' | 'protocol' | 'network'>;
  /** Bytes of media that arrived so far. */
  readonly bytesIn: number;
}

/** Figures between two reports. */
export interface StatsFigures {
  readonly audio: AudioStats;
  readonly camera: VideoStats;
  readonly screen: VideoStats;
  /** Frames that are sent of those that are captured, 0 to 1. */
  readonly framesOut: number | null;
  /** Part of the time since the last report that the picture stood still, 0 to 1. */
  readonly frozen: number | null;
}

const NETWORKS = ['wifi', 'ethernet', 'cellular', 'bluetooth', 'wimax', 'vpn', 'unknown'] as const;
const PROTOCOLS = ['udp', 'tcp', 'tls'] as const;
const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const;
/** A rate over less than this says nothing, in ms. */
const SHORTEST = 100;

/** Sorts a report by lines; `lineOf` knows which line a media section is. */
export function sampleOf(
  entries: Iterable<StatsEntry>,
  lineOf: (mid: string) => LineName | null,
): StatsSample {
  const byId = new Map<string, StatsEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const all = [...byId.values()];
  const get = (id: unknown): StatsEntry | null => (typeof id === 'string' ? (byId.get(id) ?? null) : null);
  const nameOf = (entry: StatsEntry): LineName | null =>
    // Without the section there is no telling a screen from a camera: an SDK has no screen line.
    typeof entry['mid'] === 'string' ? lineOf(entry['mid']) : entry['kind'] === 'audio' ? 'audio' : 'video';
  const line = (name: Measured): Line => {
    // A line that was stopped and begun again may have two; the busiest is the one that is used.
    const busiest = (type: string, bytes: string): StatsEntry | null =>
      all
        .filter((entry) => entry.type === type && nameOf(entry) === name)
        .sort((a, b) => (numberOf(b, bytes) ?? 0) - (numberOf(a, bytes) ?? 0))[0] ?? null;
    const incoming = busiest('inbound-rtp', 'bytesReceived');
    const outgoing = busiest('outbound-rtp', 'bytesSent');
    const about = ({ type, ...entry }: StatsEntry): boolean =>
      type === 'remote-inbound-rtp' && outgoing !== null && entry['localId'] === outgoing.id;
    return {
      in: incoming,
      out: outgoing,
      remote: all.find(about) ?? null,
      source: get(outgoing?.['mediaSourceId']),
      codecIn: codecName(get(incoming?.['codecId'])),
      codecOut: codecName(get(outgoing?.['codecId'])),
    };
  };
  const lines = { audio: line('audio'), video: line('video'), screen: line('screen') };
  return {
    lines,
    connection: connectionOf(all, get),
    bytesIn: Object.values(lines).reduce((sum, each) => sum + (numberOf(each.in, 'bytesReceived') ?? 0), 0),
  };
}

/** Figures of what happened between two samples; without an earlier one those that need none. */
export function figuresOf(before: StatsSample | null, now: StatsSample): StatsFigures {
  const { audio, video, screen } = now.lines;
  const sent = rate(before?.lines.video.out, video.out, 'framesEncoded');
  const captured = numberOf(video.source, 'framesPerSecond');
  const frozen = rate(before?.lines.video.in, video.in, 'totalFreezesDuration');
  const { in: heard } = audio;
  const was = before?.lines.audio.in;
  const made = delta(was, heard, 'concealedSamples');
  const silent = delta(was, heard, 'silentConcealedSamples') ?? 0;
  const played = delta(was, heard, 'totalSamplesReceived');
  return {
    audio: Object.freeze({
      ...lineStats(before?.lines.audio, audio),
      concealment: share(made === null ? null : made - silent, played),
    }),
    camera: videoStats(before?.lines.video, video),
    screen: videoStats(before?.lines.screen, screen),
    framesOut: sent === null || !captured ? null : Math.min(1, sent / captured),
    frozen: frozen === null ? null : Math.min(1, frozen),
  };
}

function lineStats(before: Line | undefined, now: Line): LineStats {
  const lost = delta(before?.in, now.in, 'packetsLost');
  const received = delta(before?.in, now.in, 'packetsReceived');
  const lostOut = delta(before?.remote, now.remote, 'packetsLost');
  return {
    bitrateIn: round(kilobits(rate(before?.in, now.in, 'bytesReceived'))),
    bitrateOut: round(kilobits(rate(before?.out, now.out, 'bytesSent'))),
    // A packet that comes late is taken off the lost ones again, so the difference can be below 0.
    lossIn: share(lost, lost === null || received === null ? null : Math.max(0, lost) + received),
    lossOut: share(lostOut, delta(before?.out, now.out, 'packetsSent')),
    jitterIn: milliseconds(numberOf(now.in, 'jitter')),
    jitterOut: milliseconds(numberOf(now.remote, 'jitter')),
    codecIn: now.codecIn,
    codecOut: now.codecOut,
  };
}

function videoStats(before: Line | undefined, now: Line): VideoStats {
  const limitation = now.out?.['qualityLimitationReason'];
  return Object.freeze({
    ...lineStats(before, now),
    widthIn: numberOf(now.in, 'frameWidth'),
    heightIn: numberOf(now.in, 'frameHeight'),
    widthOut: numberOf(now.out, 'frameWidth'),
    heightOut: numberOf(now.out, 'frameHeight'),
    frameRateIn: round(rate(before?.in, now.in, 'framesDecoded') ?? numberOf(now.in, 'framesPerSecond')),
    frameRateOut: round(rate(before?.out, now.out, 'framesEncoded') ?? numberOf(now.out, 'framesPerSecond')),
    freezes: numberOf(now.in, 'freezeCount'),
    limitation: oneOf(LIMITATIONS, limitation),
  });
}

function connectionOf(
  all: readonly StatsEntry[],
  get: (id: unknown) => StatsEntry | null,
): StatsSample['connection'] {
  const transport = all.find(({ type, selectedCandidatePairId: id }) => type === 'transport' && id);
  const pairs = all.filter(({ type, state }) => type === 'candidate-pair' && state === 'succeeded');
  const pair =
    get(transport?.['selectedCandidatePairId']) ??
    // Firefox marks it; where nobody does, the one that was agreed on.
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated }) => nominated === true) ??
    null;
  const local = get(pair?.['localCandidateId']);
  const remote = get(pair?.['remoteCandidateId']);
  const relayed = [local, remote].some((candidate) => candidate?.['candidateType'] === 'relay');
  const reported = all.map((entry) =>
    entry.type === 'remote-inbound-rtp' ? numberOf(entry, 'roundTripTime') : null,
  );
  const protocol = local?.['candidateType'] === 'relay' ? local['relayProtocol'] : local?.['protocol'];
  return {
    roundTrip: milliseconds(
      numberOf(pair, 'currentRoundTripTime') ?? reported.find((time) => time !== null) ?? null,
    ),
    availableOut: round(kilobits((numberOf(pair, 'availableOutgoingBitrate') ?? NaN) / 8)),
    path: local === null ? null : relayed ? 'relay' : 'direct',
    protocol: oneOf(PROTOCOLS, protocol),
    network: oneOf(NETWORKS, local?.['networkType']),
  };
}

/** How much a counter grew; null where one is missing, or where it began anew. */
function delta(before: StatsEntry | null | undefined, now: StatsEntry | null, field: string): number | null {
  const [was, is] = [numberOf(before, field), numberOf(now, field)];
  if (was === null || is === null || before?.id !== now?.id) return null;
  return is < was && field !== 'packetsLost' ? null : is - was;
}

/** The same for each second between the two reports, by the clock of the reports. */
function rate(before: StatsEntry | null | undefined, now: StatsEntry | null, field: string): number | null {
  const grown = delta(before, now, field);
  const time = (numberOf(now, 'timestamp') ?? 0) - (numberOf(before, 'timestamp') ?? 0);
  return grown === null || time < SHORTEST ? null : (grown * 1000) / time;
}

/** In %, 0 to 100. Of nothing there is no share. */
function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null;
  return round(Math.min(100, Math.max(0, (part / whole) * 100)));
}

function numberOf(entry: StatsEntry | null | undefined, field: string): number | null {
  const value = entry?.[field];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}

function codecName(codec: StatsEntry | null): string | null {
  const type = codec?.['mimeType'];
  return typeof type === 'string' ? (type.split('/')[1] ?? null) : null;
}

const kilobits = (bytes: number | null): number | null => (bytes === null ? null : (bytes * 8) / 1000);
const milliseconds = (seconds: number | null): number | null =>
  round(seconds === null ? null : seconds * 1000);

/** One digit after the point: what is beyond is noise. */
function round(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Math.round(value * 10) / 10;
}
