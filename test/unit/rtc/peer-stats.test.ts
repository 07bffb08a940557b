import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PeerStatsReader, type MeasuredLink } from '../../../src/rtc/peer-stats.js';
import type { Participant } from '../../../src/session/participant.js';
import type { PeerStats } from '../../../src/session/peer-stats.js';
import { madeUpStats, type MadeUp } from '../../harness/stats-entries.js';

const ben = {
  id: '102',
  connection: 'connected',
  audioMuted: false,
  videoMuted: false,
} as Participant;

/** A call of which the browser reports what a test says. */
class Call {
  readonly reader = new PeerStatsReader();
  second = 10;
  reports = 0;
  now: Partial<MadeUp> = {};
  person: Participant = ben;
  readonly link: MeasuredLink = {
    report: () => {
      this.reports++;
      return Promise.resolve(madeUpStats({ second: this.second, ...this.now }));
    },
    lineOf: (mid) => (['audio', 'video', 'screen'] as const)[Number(mid)] ?? null,
  };

  async next(now: Partial<MadeUp> = {}): Promise<PeerStats> {
    this.now = now;
    this.second += 2;
    vi.advanceTimersByTime(2_000);
    return (await this.reader.read(this.link, this.person)) as PeerStats;
  }
}

describe('the figures of a person', () => {
  let call: Call;
  beforeEach(() => {
    vi.useFakeTimers();
    call = new Call();
  });
  afterEach(() => vi.useRealTimers());

  it('come from one report each, and hold no address', async () => {
    const stats = await call.next();
    expect(call.reports).toBe(1);
    expect(stats).toMatchObject({
      userId: '102',
      path: 'direct',
      protocol: 'udp',
      network: 'wifi',
      roundTrip: 40,
    });
    expect(JSON.stringify(stats)).not.toMatch(/192\.0\.2|198\.51|203\.0|2001:|address|url|\bip\b/i);
    expect(Object.isFrozen(stats)).toBe(true);
  });

  it('who asks again at once gets the same', async () => {
    const stats = await call.next();
    vi.advanceTimersByTime(100);
    expect(await call.reader.read(call.link, ben)).toBe(stats);
    expect(call.reports).toBe(1);
  });

  const bad: readonly [string, number, (second: number) => Partial<MadeUp>][] = [
    ['excellent', 5, () => ({})],
    ['good: 2 % lost', 4, (s) => ({ audioIn: { packetsLost: s, packetsReceived: 49 * s } })],
    ['fair: 400 ms there and back', 3, () => ({ pair: { currentRoundTripTime: 0.4 } })],
    ['weak: 10 % made up', 2, (s) => ({ audioIn: { concealedSamples: 4_800 * s } })],
    ['bad: a fifth lost', 1, (s) => ({ audioIn: { packetsLost: 10 * s, packetsReceived: 40 * s } })],
    ['bad: uneven', 1, () => ({ audioIn: { jitter: 0.2 } })],
  ];
  for (const [name, grade, change] of bad) {
    it(`become the grade ${grade}: ${name}`, async () => {
      const seen: (number | null)[] = [];
      for (let n = 0; n < 8; n++) seen.push((await call.next(change(call.second + 2))).quality);
      expect(seen.at(-1)).toBe(grade);
    });
  }

  it('gone, at once, while the connection is being looked for', async () => {
    await call.next();
    call.person = { ...ben, connection: 'reconnecting' };
    expect(await call.next()).toMatchObject({ quality: 0, qualityOut: 0, stalled: false });
  });

  it('ours: what they report as lost, and frames that are not sent', async () => {
    for (let n = 0; n < 8; n++) {
      const stats = await call.next({ remoteAudio: { packetsLost: 4 * (call.second + 2) } });
      if (n === 7) expect(stats).toMatchObject({ quality: 5, qualityOut: 2 });
    }
    call = new Call();
    for (let n = 0; n < 8; n++) {
      const stats = await call.next({ videoOut: { framesEncoded: 9 * (call.second + 2) } });
      if (n === 7) expect(stats).toMatchObject({ quality: 5, qualityOut: 2 });
    }
  });

  it('a picture that stands still, or comes at half its rate, counts', async () => {
    await call.next();
    let frozen = 0;
    let stats = await call.next();
    for (let n = 0; n < 4; n++) {
      frozen += 1.3;
      stats = await call.next({ videoIn: { totalFreezesDuration: frozen, freezeCount: n + 1 } });
    }
    expect(stats.camera.freezes).toBe(4);
    expect(stats.quality).toBe(2);
    call = new Call();
    let frames = 1_000;
    for (const rate of [30, 30, 30, 14, 14, 14, 14]) {
      frames += 2 * rate;
      stats = await call.next({ videoIn: { framesDecoded: frames } });
    }
    expect(stats.quality).toBe(3);
  });

  it('a stall: nothing comes for 3 s though they send; not while they are muted', async () => {
    const still = { audioIn: { bytesReceived: 9 }, videoIn: { bytesReceived: 9 } };
    await call.next();
    expect(await call.next(still)).toMatchObject({ stalled: false });
    expect(await call.next(still)).toMatchObject({ stalled: false });
    expect(await call.next(still)).toMatchObject({ stalled: true, quality: 0 });
    expect(await call.next()).toMatchObject({ stalled: false });
    call.person = { ...ben, audioMuted: true, videoMuted: true };
    for (let n = 0; n < 4; n++) expect(await call.next(still)).toMatchObject({ stalled: false });
  });

  it('begin anew with another connection, and end with it', async () => {
    await call.next();
    expect((await call.next()).camera.bitrateIn).toBe(800);
    const other: MeasuredLink = { ...call.link };
    vi.advanceTimersByTime(2_000);
    expect((await call.reader.read(other, ben))?.camera.bitrateIn).toBeNull();
    expect(await call.reader.read(null, ben)).toBeNull();
    const closed: MeasuredLink = { ...call.link, report: () => Promise.reject(new Error('closed')) };
    expect(await call.reader.read(closed, ben)).toBeNull();
  });
});
