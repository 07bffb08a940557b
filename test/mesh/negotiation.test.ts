import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import { connectTwo, createPeople, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { createFakeScreen } from '../harness/screen.js';
import { until } from '../harness/until.js';

installRtcSpy();

describe('offers inside a running call', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('two who share their screens in the same moment both are seen (glare)', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const screens = await Promise.all([createFakeScreen(), createFakeScreen()]);
    const native = navigator.mediaDevices.getDisplayMedia;
    let next = 0;
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve((screens[next++] ?? screens[0]).stream);
    try {
      await connectTwo(ana, ben, '102');
      let offers = 0;
      people.hub.intercept = (delivery) => {
        const { type } = delivery.signal as Signal;
        if (type === 'iceRestart') offers++;
        // Slow enough that the offers of both are under way before either arrives.
        return [{ ...delivery, wait: 50 }];
      };
      await Promise.all([ana.setScreenShare(true), ben.setScreenShare(true)]);
      for (const store of [ana, ben]) {
        const { participants } = await stateOf(store, (state) => state.participants[1]?.screenStream != null);
        const video = document.createElement('video');
        video.muted = true;
        video.srcObject = participants[1]?.screenStream ?? null;
        void video.play();
        await until(
          () => video.videoWidth,
          (width) => width > 0,
          { label: 'a picture of the screen' },
        );
      }
      expect(offers).to.be.at.least(2);
      expect((await window.rtcSpy.figures()).made).to.be.at.least(2);
    } finally {
      navigator.mediaDevices.getDisplayMedia = native;
      for (const screen of screens) screen.close();
    }
  });

  it('an audio call turns into a video call when a camera goes on, and the other side sees it', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    await ana.setCamera(true);
    const { participants } = await stateOf(ben, (state) => state.participants[1]?.videoMuted === false);
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = participants[1]?.videoStream ?? null;
    void video.play();
    await until(
      () => video.videoWidth,
      (width) => width > 0,
      { label: 'a picture' },
    );
    expect(ben.getState().camera.on, 'nobody’s camera goes on by itself').to.equal(false);
  });

  it('an answer to an older offer is dropped', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type !== 'iceRestartAccept') return [delivery];
      const old = { ...signal, params: { ...signal.params, offerId: 'older' }, sdp: 'v=0\r\n' };
      return [{ ...delivery, id: `${delivery.id}-old`, signal: old }, delivery];
    };
    await ana.setCamera(true);
    await stateOf(ben, (state) => state.participants[1]?.videoMuted === false);
    await until(
      () => window.rtcSpy.figures(),
      ({ framesDecoded }) => framesDecoded > 3,
    );
    expect(ana.getState().call?.phase).to.equal('connected');
  });
});
