import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import { installClock, pass } from '../harness/clock.js';
import {
  connectTwo,
  createPeople,
  ended,
  inCall,
  rings,
  stateOf,
  type People,
} from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { createFakeScreen } from '../harness/screen.js';
import { until } from '../harness/until.js';

installClock();
installRtcSpy();

describe('a call between two', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('connects both ways: frames are decoded and sound arrives on both sides, and all is freed after', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    const [self, other] = ana.getState().participants;
    expect(self).to.include({ id: '101', isLocal: true, audioMuted: false, videoMuted: false });
    expect(other).to.include({ id: '102', isLocal: false, name: 'Name of 102', connection: 'connected' });
    expect(other?.videoStream).to.be.instanceOf(MediaStream);
    const figures = await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.length === 2 && links.every(({ frames, energy }) => frames > 5 && energy > 0),
    );
    expect(figures.open).to.equal(2);

    await ana.hangUp();
    await stateOf(ben, ended);
    expect(ana.getState().call?.endReason).to.equal('hung-up');
    expect(ben.getState().call?.endReason).to.equal('remote-hung-up');
    const after = await window.rtcSpy.figures();
    expect(after).to.include({ open: 0, liveTracks: 0 });
  });

  it('tells mute and camera, and the camera is released', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    const track = ana.getState().participants[0]?.videoStream?.getVideoTracks()[0];
    await ana.setMicrophone(false);
    await ana.setCamera(false);
    expect(track?.readyState).to.equal('ended');
    await stateOf(
      ben,
      ({ participants }) => participants[1]?.audioMuted === true && participants[1].videoMuted,
    );
    await ana.setMicrophone(true);
    await ana.setCamera(true);
    await stateOf(
      ben,
      ({ participants }) => participants[1]?.audioMuted === false && !participants[1].videoMuted,
    );
    const before = await window.rtcSpy.figures();
    await until(
      () => window.rtcSpy.figures(),
      ({ framesDecoded }) => framesDecoded > before.framesDecoded + 5,
    );
  });

  it('adds a screen share beside the camera, and ends it from the browser’s own bar', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const screen = await createFakeScreen();
    const native = navigator.mediaDevices.getDisplayMedia;
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(screen.stream);
    try {
      await connectTwo(ana, ben, '102');
      await ana.setScreenShare(true);
      const { participants } = await stateOf(
        ben,
        ({ participants: all }) => all[1]?.screenStream != null,
        'share seen',
      );
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = participants[1]?.screenStream ?? null;
      await video.play();
      await until(
        () => video.videoWidth,
        (width) => width > 0,
        { label: 'screen picture' },
      );
      await screen.endByBrowser();
      await stateOf(ana, ({ screenShare }) => !screenShare.on, 'off here');
      await stateOf(ben, ({ participants: all }) => all[1]?.screenStream === null, 'gone there');
    } finally {
      screen.close();
      navigator.mediaDevices.getDisplayMedia = native;
    }
  });

  it('tells a raised hand, and takes it down again', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    await ana.setHandRaised(true);
    expect(ana.getState().participants[0]?.handRaised).to.equal(true);
    await stateOf(ben, ({ participants: all }) => all[1]?.handRaised === true, 'hand seen');
    await ana.setHandRaised(false);
    await stateOf(ben, ({ participants: all }) => all[1]?.handRaised === false, 'hand gone');
  });

  it('an audio call opens no camera', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    expect(ana.getState().camera.on).to.equal(false);
    expect(ben.getState().call?.kind).to.equal('audio');
    await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.every(({ energy }) => energy > 0),
    );
  });

  it('declined, cancelled and missed calls end with their reason on both sides', async () => {
    const [ana, ben] = await Promise.all([
      people.join('101'),
      people.join('102', { timing: { answerTimeout: 300 } }),
    ]);
    await ana.call('102');
    await stateOf(ben, rings);
    await ben.reject();
    await stateOf(ana, ({ call }) => call?.endReason === 'declined');

    await ana.call('102');
    await stateOf(ben, rings);
    await ana.hangUp();
    expect(ana.getState().call?.endReason).to.equal('cancelled');
    await stateOf(ben, ({ incoming }) => incoming.length === 0);

    const missed = new Promise((resolve) => ben.on('call-ended', ({ call }) => resolve(call.endReason)));
    await ana.call('102');
    expect(await missed).to.equal('no-answer');
    await ana.hangUp();
  });

  it('the call is repeated: whoever signs in later still rings, once', async () => {
    const ana = await people.join('101', { timing: { dialInterval: 100 } });
    await ana.call('102', { video: false });
    expect(ana.getState().call?.phase).to.equal('dialing');
    const ben = await people.join('102');
    let rung = 0;
    ben.on('call-incoming', () => rung++);
    await stateOf(ben, rings);
    await stateOf(ana, ({ call }) => call?.phase === 'ringing');
    let repeats = 0;
    people.hub.intercept = (delivery) => {
      if ((delivery.signal as Signal).type === 'call') repeats++;
      return [delivery];
    };
    await until(() => repeats > 2);
    expect(rung).to.equal(1);
    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    repeats = 0;
    await pass(1_000);
    expect(repeats, 'nobody is called any more').to.equal(0);
  });

  it('nobody answers: both sides end, and nothing is left', async () => {
    const ana = await people.join('101', { timing: { answerTimeout: 300 } });
    const ben = await people.join('102');
    await ana.call('102', { video: false });
    await stateOf(ben, rings);
    await stateOf(ana, ({ call }) => call?.endReason === 'no-answer');
    await stateOf(ben, ({ incoming }) => incoming.length === 0);
    expect(await window.rtcSpy.figures()).to.include({ open: 0, liveTracks: 0 });
  });

  it('who is in a call is busy for a third', async () => {
    const [ana, ben, eve] = await Promise.all([people.join('101'), people.join('102'), people.join('103')]);
    await connectTwo(ana, ben, '102');
    await eve.call('101');
    await stateOf(eve, ({ call }) => call?.endReason === 'busy');
    expect(ana.getState().incoming).to.have.length(0);
    expect(ana.getState().call?.phase).to.equal('connected');
  });

  it('S11: nothing is captured, connected or gathered before the call is taken', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const before = await window.rtcSpy.figures();
    const dial = ana.call('102', { video: false });
    await stateOf(ben, rings);
    await dial;
    const { captures, made } = await window.rtcSpy.figures();
    // The caller's own: one capture, one connection.
    expect(captures - before.captures).to.equal(1);
    expect(made - before.made).to.equal(1);
    expect(ben.getState().microphone.on).to.equal(false);
    await ana.hangUp();
  });
});
