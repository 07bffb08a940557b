import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import { connectTwo, createPeople, ended, inCall, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

installRtcSpy();

const expectMedia = (links: number): Promise<unknown> =>
  until(
    () => window.rtcSpy.figures(),
    (now) => now.links.length === links && now.links.every(({ frames, energy }) => frames > 3 && energy > 0),
    { label: 'pictures and sound', timeout: 15_000 },
  );

describe('a page that is loaded anew in a call', function () {
  this.timeout(40_000);
  let people: People;
  beforeEach(() => {
    sessionStorage.clear();
    people = createPeople();
  });
  afterEach(() => people.close());

  for (const [leaver, stayer] of [
    ['101', '102'],
    ['102', '101'],
  ] as const) {
    it(`offers to come back, and the call goes on (${leaver === '101' ? 'caller' : 'callee'})`, async () => {
      const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
      await connectTwo(ana, ben, '102');
      const [old, other] = leaver === '101' ? [ana, ben] : [ben, ana];
      const id = old.getState().call?.id;
      old.leavePage();
      await old.disconnect();
      old.dispose();
      await stateOf(other, ({ call }) => call?.phase === 'reconnecting');

      const back = await people.join(leaver);
      const { rejoin } = back.getState();
      expect(rejoin?.callId).to.equal(id);
      expect(rejoin?.people.map((person) => person.id)).to.deep.equal([stayer]);
      await back.rejoin();
      await Promise.all([stateOf(back, inCall), stateOf(other, inCall)]);
      await expectMedia(2);
      expect(back.getState().call?.id).to.equal(id);
      expect(back.getState().rejoin).to.equal(null);
      expect(other.getState().participants).to.have.length(2);
    });
  }

  it('keeps ids alone, and offers them once', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    ana.leavePage();
    const kept = JSON.parse(sessionStorage.getItem('call-elements:rejoin') ?? '{}') as object;
    expect(Object.keys(kept).sort()).to.deep.equal(
      ['at', 'callId', 'callerId', 'kind', 'memberIds', 'people', 'userId'].sort(),
    );
    await ana.disconnect();
    ana.dispose();
    const someoneElse = await people.join('109');
    expect(someoneElse.getState().rejoin).to.equal(null);
    const back = await people.join('101');
    expect(back.getState().rejoin, 'read by the first who signed in').to.equal(null);
  });

  it('nobody comes back: the other is told after a while that they left', async () => {
    const [ana, ben] = await Promise.all([
      people.join('101'),
      people.join('102', { timing: { rejoinTimeout: 500 } }),
    ]);
    await connectTwo(ana, ben, '102', false);
    ana.leavePage();
    ana.dispose();
    const { call } = await stateOf(ben, ended);
    expect(call?.endReason).to.equal('remote-hung-up');
  });

  it('S2: a second device cannot take over a running call that way', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    const { call } = ana.getState();
    let offer: Signal | null = null;
    people.hub.intercept = (delivery) => {
      offer ??= delivery.signal as Signal;
      return [delivery];
    };
    await ana.setCamera(true);
    await until(
      () => offer,
      (found) => found !== null,
    );
    const dropped = await window.rtcSpy.figures();
    const { sdp = '' } = offer as unknown as { sdp?: string };
    people.hub.deliver({
      from: { userId: '101', device: 'second' },
      to: { userId: '102', device: people.device('102') },
      id: crypto.randomUUID(),
      delayed: false,
      signal: {
        type: 'call',
        sessionId: call?.id ?? '',
        kind: 'video',
        callerId: '101',
        memberIds: ['102'],
        sdp,
        params: { kit: '1 101', rejoin: 'true', offerId: 'evil' },
      },
    });
    await until(
      () => window.rtcSpy.figures(),
      ({ audioEnergy }) => audioEnergy > dropped.audioEnergy,
      { label: 'the voice goes on' },
    );
    expect(ben.getState().call?.phase).to.equal('connected');
    expect((await window.rtcSpy.figures()).open).to.equal(2);
  });

  it('a bad note in the tab is no offer', async () => {
    for (const note of ['', '{', '[]', '{"callId":1}', '{"userId":"101","at":0}', 'null']) {
      sessionStorage.setItem('call-elements:rejoin', note);
      const store = await people.join('101');
      expect(store.getState().rejoin).to.equal(null);
      const error = await store.rejoin().catch((reason: unknown) => reason);
      expect(error).to.include({ reason: 'no-such-call' });
      store.dispose();
    }
  });
});
