import type { StatsEntry } from '../../src/rtc/stats-reader.js';

/** Counters of one moment; what is not given is as in a good call that has run for `second` s. */
export interface MadeUp {
  readonly second: number;
  readonly audioIn?: Readonly<Record<string, unknown>>;
  readonly videoIn?: Readonly<Record<string, unknown>>;
  readonly videoOut?: Readonly<Record<string, unknown>>;
  readonly remoteAudio?: Readonly<Record<string, unknown>>;
  readonly pair?: Readonly<Record<string, unknown>>;
  readonly local?: Readonly<Record<string, unknown>>;
}

/** A report as Chromium makes it: 50 packets and 4 kB of voice, 25 frames and 100 kB of picture each second. */
export function madeUpReport(moment: MadeUp): StatsEntry[] {
  const { second: s, audioIn, videoIn, videoOut, remoteAudio, pair, local } = moment;
  const timestamp = 1_700_000_000_000 + s * 1000;
  const rtp = { timestamp, packetsLost: 0, jitter: 0.005 };
  return [
    {
      ...{ id: 'IA', type: 'inbound-rtp', kind: 'audio', mid: '0', codecId: 'opus', ...rtp },
      ...{ bytesReceived: 4_000 * s, packetsReceived: 50 * s, totalSamplesReceived: 48_000 * s },
      ...{ concealedSamples: 0, silentConcealedSamples: 0, ...audioIn },
    },
    {
      ...{ id: 'IV', type: 'inbound-rtp', kind: 'video', mid: '1', codecId: 'vp8', ...rtp },
      ...{ bytesReceived: 100_000 * s, packetsReceived: 100 * s, framesDecoded: 25 * s, freezeCount: 0 },
      ...{ frameWidth: 640, frameHeight: 480, totalFreezesDuration: 0, ...videoIn },
    },
    {
      ...{ id: 'OA', type: 'outbound-rtp', kind: 'audio', mid: '0', codecId: 'opus', timestamp },
      ...{ bytesSent: 4_000 * s, packetsSent: 50 * s },
    },
    {
      ...{ id: 'OV', type: 'outbound-rtp', kind: 'video', mid: '1', codecId: 'vp8', timestamp },
      ...{ bytesSent: 50_000 * s, packetsSent: 60 * s, framesEncoded: 30 * s, mediaSourceId: 'SV' },
      ...{ frameWidth: 1280, frameHeight: 720, qualityLimitationReason: 'none', ...videoOut },
    },
    {
      ...{ id: 'RA', type: 'remote-inbound-rtp', kind: 'audio', localId: 'OA', ...rtp },
      ...{ roundTripTime: 0.05, ...remoteAudio },
    },
    { id: 'RV', type: 'remote-inbound-rtp', kind: 'video', localId: 'OV', ...rtp, roundTripTime: 0.05 },
    { id: 'SV', type: 'media-source', kind: 'video', framesPerSecond: 30 },
    { id: 'opus', type: 'codec', mimeType: 'audio/opus' },
    { id: 'vp8', type: 'codec', mimeType: 'video/VP8' },
    { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
    {
      ...{
        id: 'P',
        type: 'candidate-pair',
        state: 'succeeded',
        localCandidateId: 'L',
        remoteCandidateId: 'R',
      },
      ...{ currentRoundTripTime: 0.04, availableOutgoingBitrate: 900_000, ...pair },
    },
    {
      ...{ id: 'L', type: 'local-candidate', candidateType: 'host', protocol: 'udp', networkType: 'wifi' },
      ...{
        address: '192.0.2.7',
        ip: '192.0.2.7',
        relatedAddress: '198.51.100.9',
        url: 'turn:203.0.113.5',
        ...local,
      },
    },
    { id: 'R', type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp', address: '2001:db8::1' },
  ];
}

/** What a browser gives. */
export function madeUpStats(moment: MadeUp): RTCStatsReport {
  return new Map(madeUpReport(moment).map((entry) => [entry.id, entry]));
}
