import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import type { CallState, Participant } from '../../src/store/call-state.js';
import { connectTwo, createPeople, likeSdk, stateOf, type People } from '../harness/memory-people.js';
import { showsWidth } from '../harness/picture.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { createFakeScreen, shareScreens } from '../harness/screen.js';
import { until } from '../harness/until.js';

installRtcSpy();

const other = ({ participants }: CallState): Participant | undefined => participants[1];
const sharing = (state: CallState): boolean => other(state)?.screenStream != null;

describe('sharing a screen', () => {
  let people: People;
  let offers: string[];
  let restore: () => void;
  beforeEach(() => {
    people = createPeople();
    restore = () => undefined;
    offers = [];
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type === 'call' || signal.type === 'iceRestart') offers.push(signal.sdp);
      return [delivery];
    };
  });
  afterEach(() => {
    people.close();
    restore();
  });

  const lines = (sdp: string | undefined): string[] =>
    [...(sdp ?? '').matchAll(/^m=(audio|video)/gm)].map(([, kind = '']) => kind);

  it('the first offer has a line for voice, and one for pictures in a video call; no more', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    await ana.hangUp();
    await stateOf(ben, ({ call }) => call?.phase === 'ended');
    await connectTwo(ana, ben, '102', false);
    expect(offers.map(lines)).to.deep.equal([['audio', 'video'], ['audio']]);
  });

  it('two who begin in the same moment see each other’s, and their cameras beside it', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    restore = shareScreens(await createFakeScreen({ width: 200 }), await createFakeScreen({ width: 260 }));
    await connectTwo(ana, ben, '102');
    const { intercept } = people.hub;
    people.hub.intercept = (delivery) => (intercept?.(delivery) ?? []).map((one) => ({ ...one, wait: 50 }));
    // The first to ask gets the small one.
    await Promise.all([ana.setScreenShare(true), ben.setScreenShare(true)]);
    await Promise.all([stateOf(ana, sharing, 'ana sees it'), stateOf(ben, sharing, 'ben sees it')]);
    await showsWidth(other(ana.getState())?.screenStream, (width) => width === 260, 'Ben’s screen');
    await showsWidth(other(ben.getState())?.screenStream, (width) => width === 200, 'Ana’s screen');
    await showsWidth(other(ana.getState())?.videoStream, (width) => width > 260, 'Ben’s camera');
    await showsWidth(other(ben.getState())?.videoStream, (width) => width > 260, 'Ana’s camera');
  });

  it('brings its sound along, and sharing again needs no further offer', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    restore = shareScreens(await createFakeScreen({ sound: true }));
    await ana.call('102', { video: false, audio: false });
    await stateOf(ben, ({ incoming }) => incoming.length > 0);
    await ben.accept({ audio: false });
    await stateOf(ana, ({ call }) => call?.phase === 'connected');
    await ana.setScreenShare(true);
    const { participants } = await stateOf(
      ben,
      (state) => other(state)?.screenStream?.getAudioTracks().length === 1,
      'picture and sound',
    );
    expect(participants[1]?.screenStream?.getVideoTracks()).to.have.length(1);
    await until(
      () => window.rtcSpy.figures(),
      // Nobody's microphone is on: what is heard is the screen.
      ({ links }) => links.some(({ energy, frames }) => energy > 0 && frames > 2),
      { label: 'sound of the screen' },
    );
    await ana.setScreenShare(false);
    await stateOf(ben, (state) => !sharing(state), 'gone');
    const figures = await window.rtcSpy.figures();
    await ana.setScreenShare(true);
    await stateOf(ben, sharing, 'back');
    await until(
      () => window.rtcSpy.figures(),
      ({ framesDecoded, audioEnergy }) =>
        framesDecoded > figures.framesDecoded + 2 && audioEnergy > figures.audioEnergy,
      { label: 'picture and sound again' },
    );
    expect(offers.map(lines)).to.deep.equal([['audio'], ['audio', 'video', 'audio']]);
  });

  it('with an SDK it takes the place of the camera, which comes back after; no offer is made', async () => {
    const { strange } = likeSdk(people, '102');
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    restore = shareScreens(await createFakeScreen({ width: 200 }));
    await connectTwo(ana, ben, '102');
    const seen = other(ben.getState())?.videoStream;
    await showsWidth(seen, (width) => width > 200, 'the camera');
    await ana.setScreenShare(true);
    await showsWidth(seen, (width) => width === 200, 'the screen');
    expect(other(ben.getState())?.screenStream).to.equal(null);
    await ana.setScreenShare(false);
    await showsWidth(seen, (width) => width > 200, 'the camera again');
    expect(strange).to.deep.equal([]);
  });

  it('a browser that shares no sound shares the picture alone', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    restore = shareScreens(await createFakeScreen());
    await connectTwo(ana, ben, '102');
    await ana.setScreenShare(true);
    await stateOf(ben, sharing);
    expect(other(ben.getState())?.screenStream?.getAudioTracks()).to.have.length(0);
    expect(lines(offers.at(-1))).to.deep.equal(['audio', 'video', 'video']);
  });
});
