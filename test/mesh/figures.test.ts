import { expect } from '@open-wc/testing';
import type { PeerStats } from '../../src/session/peer-stats.js';
import { installClock, pass } from '../harness/clock.js';
import { connectTwo, createPeople, ended, stateOf, type People } from '../harness/memory-people.js';
import { until } from '../harness/until.js';

installClock();

/** Counts what is asked of the browser. */
let asked = 0;
const prototype = RTCPeerConnection.prototype;
const native = prototype.getStats;

describe('figures of a call', () => {
  let people: People;
  beforeEach(() => {
    people = createPeople();
    asked = 0;
    prototype.getStats = function (this: RTCPeerConnection, track?: MediaStreamTrack | null) {
      asked++;
      return native.call(this, track);
    };
  });
  afterEach(() => {
    people.close();
    prototype.getStats = native;
  });

  it('are sane while somebody watches: both ways, sound and picture', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    const reports: (readonly PeerStats[])[] = [];
    const events: (readonly PeerStats[])[] = [];
    ana.on('call-stats-report', ({ peers }) => events.push(peers));
    const stop = ana.watchStats((peers) => reports.push(peers));
    const [stats] = await until(
      () => reports.at(-1) ?? [],
      ([last]) =>
        reports.length >= 2 && (last?.camera.bitrateIn ?? 0) > 0 && (last?.camera.frameRateOut ?? 0) > 0,
      { label: 'figures', timeout: 18_000 },
    );
    stop();
    if (!stats) throw new Error('no figures');
    expect(events).to.deep.equal(reports);
    expect(stats).to.include({ userId: '102', path: 'direct', protocol: 'udp', stalled: false });
    expect(stats.roundTrip).to.be.within(0, 500);
    expect(stats.at).to.be.closeTo(Date.now(), 20_000);
    const { audio, camera, screen } = stats;
    expect(audio.bitrateIn).to.be.within(1, 600);
    expect(audio.bitrateOut).to.be.within(1, 600);
    expect(audio.lossIn).to.be.within(0, 100);
    expect(audio.jitterIn).to.be.within(0, 1_000);
    expect(audio.codecIn).to.equal('opus');
    expect(audio.codecOut).to.equal('opus');
    expect(camera.bitrateIn).to.be.within(1, 5_000);
    expect(camera.bitrateOut).to.be.within(1, 5_000);
    expect(camera.widthIn).to.be.within(16, 4_096);
    expect(camera.heightOut).to.be.within(16, 4_096);
    expect(camera.frameRateIn).to.be.within(0.5, 70);
    expect(camera.frameRateOut).to.be.within(0.5, 70);
    expect(camera.codecIn).to.match(/^(VP8|VP9|H264|AV1)$/);
    expect(screen.bitrateIn ?? 0).to.equal(0);
    expect(stats.quality).to.be.within(1, 5);
    expect(JSON.stringify(stats)).not.to.match(/\d+\.\d+\.\d+\.\d+|[0-9a-f]*:[0-9a-f]+:[0-9a-f]*:|\.local/i);
  });

  it('fill the grades of everyone while they are watched, oneself included, and only then', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    expect(ana.getState().participants.map(({ quality }) => quality)).to.deep.equal([null, null]);
    const stop = ana.watchStats(() => undefined);
    await stateOf(ana, ({ participants }) => participants.every(({ quality }) => quality !== null), 'grades');
    stop();
    expect(ana.getState().participants.map(({ quality }) => quality)).to.deep.equal([null, null]);
    expect(ben.getState().participants.map(({ quality }) => quality)).to.deep.equal([null, null]);
  });

  it('are not asked for when nobody looks, and never without a call', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const first = ana.watchStats(() => undefined);
    await pass(2_500);
    expect(asked, 'without a call').to.equal(0);
    first();
    await connectTwo(ana, ben, '102', false);
    // Longer than the interval of a watch: what asks by itself would have asked.
    await pass(2_500);
    expect(asked, 'unwatched').to.equal(0);

    const [one, two] = [ana.watchStats(() => undefined), ana.watchStats(() => undefined)];
    await until(
      () => asked,
      (count) => count >= 2,
      { label: 'asked while watched' },
    );
    one();
    one();
    const before = asked;
    await until(
      () => asked,
      (count) => count > before,
      { label: 'asked for the second watch' },
    );
    two();
    const last = asked;
    await pass(2_500);
    expect(asked, 'after the last watch').to.equal(last);
  });

  it('two who watch cost one report, and all ends with the call', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const heard: number[] = [0, 0];
    for (const at of [0, 1]) ana.watchStats((peers) => (heard[at] = (heard[at] ?? 0) + peers.length));
    await connectTwo(ana, ben, '102', false);
    await until(
      () => heard,
      ([one = 0, two = 0]) => one >= 2 && two >= 2,
      { label: 'both hear' },
    );
    expect(asked).to.equal(heard[0]);
    expect(heard[0]).to.equal(heard[1]);
    await ana.hangUp();
    await stateOf(ana, ended);
    const last = asked;
    await pass(2_500);
    expect(asked).to.equal(last);
  });
});
