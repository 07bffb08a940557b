import { describe, expect, it } from 'vitest';
import { figuresOf, sampleOf, type StatsEntry } from '../../../src/rtc/stats-reader.js';
import { madeUpReport, type MadeUp } from '../../harness/stats-entries.js';

const lineOf = (mid: string) => (['audio', 'video', 'screen'] as const)[Number(mid)] ?? null;
const sample = (moment: MadeUp, change = (entry: StatsEntry): StatsEntry | null => entry) =>
  sampleOf(
    madeUpReport(moment)
      .map(change)
      .filter((entry) => entry !== null),
    lineOf,
  );
const between = (first: MadeUp, second: MadeUp) => figuresOf(sample(first), sample(second));

describe('figures between two reports', () => {
  it('are rates by the clock of the reports', () => {
    const { audio, camera, screen, framesOut } = between({ second: 10 }, { second: 12 });
    expect(audio).toEqual({
      ...{ bitrateIn: 32, bitrateOut: 32, lossIn: 0, lossOut: 0, jitterIn: 5, jitterOut: 5 },
      ...{ codecIn: 'opus', codecOut: 'opus', concealment: 0 },
    });
    expect(camera).toEqual({
      ...{ bitrateIn: 800, bitrateOut: 400, lossIn: 0, lossOut: 0, jitterIn: 5, jitterOut: 5 },
      ...{ codecIn: 'VP8', codecOut: 'VP8', widthIn: 640, heightIn: 480, widthOut: 1280, heightOut: 720 },
      ...{ frameRateIn: 25, frameRateOut: 30, freezes: 0, limitation: 'none' },
    });
    expect(Object.values(screen).every((figure) => figure === null)).toBe(true);
    expect(framesOut).toBe(1);
  });

  it('need two reports where they are rates, and one where they are not', () => {
    const { audio, camera } = figuresOf(null, sample({ second: 10 }));
    expect(audio).toMatchObject({ bitrateIn: null, lossIn: null, concealment: null, jitterIn: 5 });
    expect(camera).toMatchObject({ widthIn: 640, frameRateIn: null, codecOut: 'VP8' });
  });

  it('count what is lost, here and there, and what is made up', () => {
    const { audio } = between(
      { second: 10, audioIn: { packetsLost: 3 }, remoteAudio: { packetsLost: 1 } },
      {
        second: 12,
        // 20 lost and 80 come: a fifth.
        audioIn: {
          packetsLost: 23,
          packetsReceived: 580,
          concealedSamples: 9_600,
          silentConcealedSamples: 4_800,
        },
        remoteAudio: { packetsLost: 6 },
      },
    );
    expect(audio).toMatchObject({ lossIn: 20, lossOut: 5, concealment: 5 });
  });

  it('a packet that was only late does not make a loss below nothing', () => {
    const { audio } = between(
      { second: 10, audioIn: { packetsLost: 5 } },
      { second: 12, audioIn: { packetsLost: 4 } },
    );
    expect(audio.lossIn).toBe(0);
  });

  it('a counter that began anew, or another one, gives no figure', () => {
    expect(
      between({ second: 10 }, { second: 12, videoIn: { bytesReceived: 5 } }).camera.bitrateIn,
    ).toBeNull();
    const other = sample({ second: 12 }, (entry) => (entry.id === 'IV' ? { ...entry, id: 'IV2' } : entry));
    expect(figuresOf(sample({ second: 10 }), other).camera).toMatchObject({
      bitrateIn: null,
      bitrateOut: 400,
    });
    expect(between({ second: 10 }, { second: 10 }).camera.bitrateIn).toBeNull();
  });

  it('what a browser lacks is null, as in Firefox', () => {
    const lacking = (entry: StatsEntry): StatsEntry | null => {
      if (entry.type === 'transport' || entry.type === 'media-source') return null;
      const copy: Record<string, unknown> = { ...entry };
      for (const field of [
        'networkType',
        'availableOutgoingBitrate',
        'currentRoundTripTime',
        'freezeCount',
      ]) {
        delete copy[field];
      }
      for (const field of ['qualityLimitationReason', 'concealedSamples', 'totalFreezesDuration']) {
        delete copy[field];
      }
      if (entry.type === 'candidate-pair') copy['selected'] = true;
      return copy as StatsEntry;
    };
    const now = sample({ second: 12 }, lacking);
    expect(now.connection).toEqual({
      ...{ roundTrip: 50, availableOut: null, path: 'direct', protocol: 'udp', network: null },
    });
    const figures = figuresOf(sample({ second: 10 }, lacking), now);
    expect(figures.camera).toMatchObject({ freezes: null, limitation: null, bitrateIn: 800 });
    expect(figures).toMatchObject({ framesOut: null, frozen: null, audio: { concealment: null } });
  });

  it('an empty report, and one of rubbish, are read too', () => {
    const empty = sampleOf([], lineOf);
    expect(empty.connection).toEqual({
      ...{ roundTrip: null, availableOut: null, path: null, protocol: null, network: null },
    });
    const rubbish = [
      { id: 'x', type: 'inbound-rtp', kind: 7, mid: '0', bytesReceived: 'NaN', jitter: Infinity },
    ];
    expect(figuresOf(empty, sampleOf(rubbish, lineOf)).audio.jitterIn).toBeNull();
  });

  it('tell camera and screen apart by their section', () => {
    const shared = sample({ second: 10 }, (entry) => (entry.id === 'IV' ? { ...entry, mid: '2' } : entry));
    const figures = figuresOf(null, shared);
    expect(figures.screen.widthIn).toBe(640);
    expect(figures.camera.widthIn).toBeNull();
    expect(figures.camera.widthOut).toBe(1280);
  });
});

describe('the path', () => {
  const connection = (local: Record<string, unknown>) => sample({ second: 1, local }).connection;

  it('is direct or relayed, over what the browser says', () => {
    expect(connection({})).toEqual({
      ...{ roundTrip: 40, availableOut: 900, path: 'direct', protocol: 'udp', network: 'wifi' },
    });
    for (const relayProtocol of ['udp', 'tcp', 'tls'] as const) {
      expect(connection({ candidateType: 'relay', relayProtocol })).toMatchObject({
        ...{ path: 'relay', protocol: relayProtocol },
      });
    }
    expect(connection({ protocol: 'tcp' })).toMatchObject({ path: 'direct', protocol: 'tcp' });
  });

  it('is relayed when the other side is behind a relay', () => {
    const relayed = sample({ second: 1 }, (entry) =>
      entry.id === 'R' ? { ...entry, candidateType: 'relay' } : entry,
    );
    expect(relayed.connection.path).toBe('relay');
  });

  it('names no network that it does not know', () => {
    expect(connection({ networkType: '192.0.2.7', protocol: 'sctp' })).toMatchObject({
      ...{ network: null, protocol: null },
    });
  });
});
