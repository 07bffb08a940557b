import type { PeerStats } from '../../src/session/peer-stats.js';

/** Figures of a good video connection to 102. */
export function fakeStats(patch: Partial<PeerStats> = {}): PeerStats {
  const line = {
    lossIn: 0.2,
    lossOut: 0,
    jitterIn: 6,
    jitterOut: 4,
  } as const;
  const video = {
    ...line,
    bitrateIn: 1580,
    bitrateOut: 902,
    codecIn: 'VP8',
    codecOut: 'VP8',
    widthIn: 1280,
    heightIn: 720,
    widthOut: 640,
    heightOut: 360,
    frameRateIn: 30,
    frameRateOut: 30,
    freezes: 0,
    limitation: 'none',
  } as const;
  return Object.freeze({
    userId: '102',
    at: 1_000_000,
    roundTrip: 42,
    availableOut: 3100,
    path: 'direct',
    protocol: 'udp',
    network: null,
    stalled: false,
    quality: 4,
    qualityOut: 5,
    audio: { ...line, bitrateIn: 38, bitrateOut: 36, codecIn: 'opus', codecOut: 'opus', concealment: 0 },
    camera: video,
    screen: {
      ...video,
      bitrateIn: null,
      bitrateOut: null,
      lossIn: null,
      lossOut: null,
      widthIn: null,
      widthOut: null,
      codecIn: null,
      codecOut: null,
    },
    ...patch,
  } satisfies PeerStats);
}
