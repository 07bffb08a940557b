import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { Signal } from '../../src/signaling/signal.js';
import { watchConnections } from '../harness/connections.js';
import { createPeople, ended, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

const connections = watchConnections();
installRtcSpy();

const open = (): RTCPeerConnection[] => connections.filter((pc) => pc.signalingState !== 'closed');

/** Media packets that all connections of the page have sent so far. */
async function packetsSent(): Promise<number> {
  let packets = 0;
  for (const pc of open()) {
    (await pc.getStats()).forEach((entry: { type: string; packetsSent?: number }) => {
      if (entry.type === 'outbound-rtp') packets += entry.packetsSent ?? 0;
    });
  }
  return packets;
}

const connected = (): Promise<unknown> =>
  until(open, (all) => all.length >= 2 && all.every((pc) => pc.connectionState === 'connected'), {
    label: 'the path stands',
  });

async function expectMedia(links: number): Promise<void> {
  await until(
    () => window.rtcSpy.figures(),
    (now) => now.links.length === links && now.links.every(({ frames, energy }) => frames > 3 && energy > 0),
    { label: 'pictures and sound', timeout: 15_000 },
  );
}

describe('connecting while it rings', function () {
  this.timeout(40_000);
  let people: People;
  beforeEach(() => {
    people = createPeople();
    connections.length = 0;
  });
  afterEach(() => people.close());

  async function ring(ana: CallStore, ben: CallStore): Promise<void> {
    await ana.call('102');
    await stateOf(ben, rings);
  }

  it('the path stands and the camera is open, nothing passes, and the answer lets it through', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102', { prewarm: ['101'] })]);
    await ring(ana, ben);
    await connected();
    await stateOf(ben, ({ camera, microphone }) => camera.on && microphone.on);
    expect(ana.getState().call?.phase).to.equal('ringing');
    expect(ben.getState().incoming).to.have.length(1);
    expect(ben.getState().call).to.equal(null);
    expect(await packetsSent()).to.equal(0);

    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    await expectMedia(2);
    expect(connections, 'no other connection was made').to.have.length(2);
  });

  it('a camera that goes off and on while it rings stays here', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102', { prewarm: true })]);
    await ring(ana, ben);
    await connected();
    await ana.setCamera(false);
    await ana.setCamera(true);
    expect(await packetsSent()).to.equal(0);
    await ben.accept({ video: false });
    await stateOf(ana, inCall);
    await stateOf(ben, ({ participants }) => participants[1]?.videoMuted === false);
    expect(ben.getState().camera.on).to.equal(false);
  });

  it('declined: nothing stays open', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102', { prewarm: () => true })]);
    await ring(ana, ben);
    await connected();
    await ben.reject();
    expect((await stateOf(ana, ended)).call?.endReason).to.equal('declined');
    await until(
      () => window.rtcSpy.figures(),
      ({ open: left, liveTracks }) => left === 0 && liveTracks === 0,
      { label: 'all freed' },
    );
  });

  it('another device of the person answers: it is connected, and the warm one stops', async () => {
    const [ana, warm] = await Promise.all([people.join('101'), people.join('102', { prewarm: true })]);
    const cold = await people.join('102');
    await ring(ana, warm);
    await stateOf(cold, rings);
    await connected();
    await cold.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(cold, inCall)]);
    await stateOf(warm, ({ incoming }) => incoming.length === 0, 'the warm one stopped');
    await expectMedia(2);
    expect(warm.getState().camera.on).to.equal(false);
  });

  it('not asked for, or by a stranger: no path before the answer', async () => {
    for (const prewarm of [undefined, ['104'], () => false]) {
      const [ana, ben] = await Promise.all([
        people.join('101'),
        people.join('102', prewarm ? { prewarm } : {}),
      ]);
      const heard: string[] = [];
      people.hub.intercept = (delivery) => {
        const { type, params } = delivery.signal as Signal;
        heard.push(params?.['reason'] === 'prewarm' ? 'prewarm' : type);
        return [delivery];
      };
      await ring(ana, ben);
      await until(
        () => heard.length,
        (count) => count >= 2,
      );
      expect(heard.sort()).to.deep.equal(['call', 'update']);
      expect(open()).to.have.length(1);
      expect(ben.getState().camera.on).to.equal(false);
      people.close();
      people = createPeople();
    }
  });

  it('a path that does not come about is no loss: the answer connects as ever', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102', { prewarm: true })]);
    // The answer to the first offer never arrives, nor do the candidates that follow it.
    people.hub.intercept = (delivery) =>
      (delivery.signal as Signal).params?.['reason'] === 'prewarm' ? [] : [delivery];
    await ring(ana, ben);
    await until(open, (all) => all.length === 2);
    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    await expectMedia(2);
  });
});
