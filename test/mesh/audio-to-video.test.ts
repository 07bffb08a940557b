import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import type { CallState, Participant } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import { connectTwo, createPeople, likeSdk, rings, stateOf, type People } from '../harness/memory-people.js';
import { showsWidth } from '../harness/picture.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { createFakeScreen, shareScreens } from '../harness/screen.js';
import { until } from '../harness/until.js';

installRtcSpy();

const who = (id: string, { participants }: CallState): Participant | undefined =>
  participants.find((one) => one.id === id);
/** Packets of their camera come in. */
const arrives =
  (id: string) =>
  (state: CallState): boolean =>
    who(id, state)?.videoStream?.getVideoTracks()[0]?.muted === false;
const kind = (store: CallStore) => store.getState().call?.kind;

async function refused(task: Promise<unknown>): Promise<unknown> {
  return task.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('from audio to video and back', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('is a video call while anybody’s camera is on, and needs one offer for good', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    let offers = 0;
    people.hub.intercept = (delivery) => {
      if ((delivery.signal as Signal).type === 'iceRestart') offers++;
      return [delivery];
    };
    expect([kind(ana), kind(ben)]).to.deep.equal(['audio', 'audio']);
    await ana.setCamera(true);
    await Promise.all([ana, ben].map((store) => stateOf(store, ({ call }) => call?.kind === 'video')));
    await showsWidth(who('101', ben.getState())?.videoStream, (width) => width > 0, 'a picture');
    await ben.setCamera(true);
    await stateOf(ana, (state) => who('102', state)?.videoMuted === false);
    await showsWidth(who('102', ana.getState())?.videoStream, (width) => width > 0, 'the other picture');
    await ana.setCamera(false);
    await stateOf(ben, (state) => who('101', state)?.videoMuted === true);
    expect(kind(ana), 'the other camera is still on').to.equal('video');
    await ben.setCamera(false);
    await Promise.all([ana, ben].map((store) => stateOf(store, ({ call }) => call?.kind === 'audio')));
    const { framesDecoded } = await window.rtcSpy.figures();
    await ana.setCamera(true);
    await until(
      () => window.rtcSpy.figures(),
      (now) => now.framesDecoded > framesDecoded + 3,
      { label: 'pictures again' },
    );
    expect(offers).to.equal(1);
  });

  it('two who switch their cameras on in the same moment share one line', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    const sdps: string[] = [];
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type === 'iceRestart' || signal.type === 'iceRestartAccept') sdps.push(signal.sdp);
      return [{ ...delivery, wait: 50 }];
    };
    await Promise.all([ana.setCamera(true), ben.setCamera(true)]);
    for (const [store, id] of [
      [ana, '102'],
      [ben, '101'],
    ] as const) {
      await stateOf(store, (state) => who(id, state)?.videoStream != null);
      await showsWidth(who(id, store.getState())?.videoStream, (width) => width > 0, `picture of ${id}`);
    }
    for (const sdp of sdps) expect(sdp.match(/^m=video/gm)).to.have.length(1);
  });

  it('so do they while one of them shares a screen', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const restore = shareScreens(await createFakeScreen({ width: 200 }));
    try {
      await connectTwo(ana, ben, '102', false);
      await ben.setScreenShare(true);
      await stateOf(ana, (state) => who('102', state)?.screenStream != null);
      people.hub.intercept = (delivery) => [{ ...delivery, wait: 50 }];
      await Promise.all([ana.setCamera(true), ben.setCamera(true)]);
      await showsWidth(who('102', ana.getState())?.screenStream, (width) => width === 200, 'the screen');
      await Promise.all([stateOf(ana, arrives('102')), stateOf(ben, arrives('101'))]);
      await showsWidth(who('102', ana.getState())?.videoStream, (width) => width > 200, 'camera of 102');
      await showsWidth(who('101', ben.getState())?.videoStream, (width) => width > 200, 'camera of 101');
    } finally {
      restore();
    }
  });

  it('is refused in words when the other side has an SDK, and nothing strange is sent', async () => {
    const { strange } = likeSdk(people, '102');
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const restore = shareScreens(await createFakeScreen());
    try {
      await connectTwo(ana, ben, '102', false);
      const cannot = { availability: 'unsupported', reason: 'peer-cannot' };
      expect(ana.getState().camera).to.include(cannot);
      expect(ana.getState().screenShare).to.include(cannot);
      expect(await refused(ana.setCamera(true))).to.include({ reason: 'peer-cannot' });
      expect(await refused(ana.setScreenShare(true))).to.include({ reason: 'peer-cannot' });
      expect(ana.getState().camera.on).to.equal(false);
      await ana.hangUp();
      expect(ana.getState().camera).to.include({ availability: 'available', reason: null });
      expect(strange).to.deep.equal([]);
    } finally {
      restore();
    }
  });

  it('in mixed company it goes to those who can', async () => {
    const { strange } = likeSdk(people, '103');
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    await ana.call(['102', '103'], { video: false });
    await Promise.all([ben, tom].map((store) => stateOf(store, rings)));
    await Promise.all([ben.accept(), tom.accept()]);
    await stateOf(ana, ({ participants }) =>
      participants.slice(1).every(({ connection }) => connection === 'connected'),
    );
    expect(ana.getState().camera).to.include({ availability: 'available' });
    await ana.setCamera(true);
    await stateOf(ben, (state) => who('101', state)?.videoMuted === false);
    await showsWidth(who('101', ben.getState())?.videoStream, (width) => width > 0, 'a picture');
    expect(who('101', tom.getState())?.videoStream).to.equal(null);
    expect(tom.getState().call?.phase).to.equal('connected');
    expect(strange).to.deep.equal([]);
  });
});
