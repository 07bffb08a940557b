import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { Signal } from '../../src/signaling/signal.js';
import { watchConnections } from '../harness/connections.js';
import { connectTwo, createPeople, ended, inCall, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { SdkPeer } from '../harness/sdk-peer.js';
import { until } from '../harness/until.js';

const connections = watchConnections();
installRtcSpy();

const open = (): RTCPeerConnection[] => connections.filter((pc) => pc.signalingState !== 'closed');

/** Lets the kit believe that ICE gave up on this connection: the real thing takes 15 s and a broken network. */
function fail(pc: RTCPeerConnection): void {
  for (const name of ['iceConnectionState', 'connectionState']) {
    Object.defineProperty(pc, name, {
      configurable: true,
      get: () => (pc.signalingState === 'closed' ? 'closed' : 'failed'),
    });
  }
  tell(pc);
}

function mend(pc: RTCPeerConnection): void {
  for (const name of ['iceConnectionState', 'connectionState']) Reflect.deleteProperty(pc, name);
  tell(pc);
}

/** Firefox does not pass events of a page on to the handlers of a connection. */
function tell(pc: RTCPeerConnection): void {
  pc.oniceconnectionstatechange?.(new Event('iceconnectionstatechange'));
  pc.onconnectionstatechange?.(new Event('connectionstatechange'));
}

/** More pictures are decoded on every open connection than a moment ago. */
async function expectPictures(): Promise<void> {
  const before = await window.rtcSpy.figures();
  await until(
    () => window.rtcSpy.figures(),
    ({ links }) =>
      links.length > 0 && links.every(({ frames }, i) => frames > (before.links[i]?.frames ?? 0) + 3),
    { label: 'pictures go on', timeout: 20_000 },
  );
}

describe('reconnecting', function () {
  // Rungs are seconds apart.
  this.timeout(45_000);

  let people: People;
  let sdk: SdkPeer | null = null;
  beforeEach(() => {
    people = createPeople();
    connections.length = 0;
  });
  afterEach(() => {
    sdk?.close();
    people.close();
  });

  async function callSdk(manner: 'quickblox' | 'connectycube', ids: [ours: string, theirs: string]) {
    const store = await people.join(ids[0]);
    sdk = await SdkPeer.join(people.hub, ids[1], manner);
    await store.call(ids[1]);
    await sdk.rings();
    await sdk.accept();
    await stateOf(store, inCall);
    return { store, peer: sdk };
  }
  const callId = (store: CallStore): string | undefined => store.getState().call?.id;

  for (const ids of [
    ['101', '102'],
    ['102', '101'],
  ] as [string, string][]) {
    const who = `QuickBlox, we have the ${ids[0] < ids[1] ? 'lower' : 'higher'} id`;

    it(`${who}: it begins, and pictures go on over its new connection`, async () => {
      const { store, peer } = await callSdk('quickblox', ids);
      const id = callId(store);
      const old = peer.pc;
      await peer.reconnect();
      await until(
        () => peer.decoded(),
        (frames) => frames > 5,
        { label: 'it sees us again' },
      );
      await stateOf(store, inCall);
      await expectPictures();
      expect(peer.pc === old).to.equal(false);
      expect(callId(store)).to.equal(id);
      await until(open, (all) => all.length === 2, { label: 'the old connections are closed' });
    });

    it(`${who}: we begin when we notice first`, async () => {
      const { store, peer } = await callSdk('quickblox', ids);
      const first = open().find((pc) => pc !== peer.pc);
      // It was seen to be QuickBlox by a first reconnect of its own.
      await peer.reconnect();
      await until(() => open().length === 2 && first?.signalingState === 'closed', Boolean, {
        label: 'swapped',
      });
      const ours = open().find((pc) => pc !== peer.pc);
      const before = peer.pc;
      if (ours) fail(ours);
      await stateOf(store, ({ call }) => call?.phase === 'reconnecting');
      await stateOf(store, inCall, 'back');
      expect(peer.heard.some(({ type }) => type === 'iceRestart')).to.equal(false);
      expect(peer.pc === before, 'a new connection').to.equal(false);
      await expectPictures();
    });
  }

  it('ConnectyCube begins: the same connection goes on', async () => {
    const { store, peer } = await callSdk('connectycube', ['101', '102']);
    const [pc] = open();
    await peer.restartIce();
    await until(
      () => peer.heard.some(({ type }) => type === 'iceRestartAccept'),
      (heard) => heard,
    );
    await expectPictures();
    expect(open()[0] === pc, 'the same connection').to.equal(true);
    expect(store.getState().call?.phase).to.equal('connected');
  });

  it('a peer whose kind is not known gets both words, and the one it knows brings it back', async () => {
    for (const manner of ['connectycube', 'quickblox'] as const) {
      const { store, peer } = await callSdk(manner, ['102', '101']);
      const ours = open().find((pc) => pc !== peer.pc);
      if (!ours) throw new Error('no connection');
      fail(ours);
      await stateOf(store, ({ call }) => call?.phase === 'reconnecting');
      if (manner === 'connectycube') {
        await until(
          () => ours.signalingState === 'stable' && peer.heard.some(({ type }) => type === 'iceRestart'),
          (answered) => answered,
        );
        mend(ours);
      }
      await stateOf(store, inCall, `back with ${manner}`);
      await expectPictures();
      peer.close();
      store.dispose();
      people.close();
      people = createPeople();
      connections.length = 0;
    }
  });

  it('two of ours: when no restart gets through, a new connection does, and the call is the same', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    const id = callId(ana);
    people.hub.intercept = (delivery) =>
      (delivery.signal as Signal).type.startsWith('iceRestart') ? [] : [delivery];
    const old = open();
    for (const pc of old) fail(pc);
    await stateOf(ana, ({ call }) => call?.phase === 'reconnecting');
    const tile = ana.getState().participants[1];
    await until(() => ana.getState(), inCall, { label: 'back', timeout: 25_000 });
    await stateOf(ben, inCall);
    await expectPictures();
    expect(callId(ana)).to.equal(id);
    expect(tile?.id).to.equal('102');
    await until(open, (all) => all.length === 2 && all.every((pc) => !old.includes(pc)), {
      label: 'old ones closed',
    });
  });

  it('a reconnect that cannot be used changes nothing', async () => {
    const { store, peer } = await callSdk('quickblox', ['101', '102']);
    const say = (sessionDescription: unknown): void =>
      people.hub.deliver({
        from: { userId: '102', device: peer.device },
        to: { userId: '101', device: people.device('101') },
        id: crypto.randomUUID(),
        delayed: false,
        signal: {
          type: 'update',
          sessionId: callId(store),
          params: { reason: 'reconnect', sessionDescription },
        },
      });
    const id = crypto.randomUUID();
    for (const description of [
      { type: 'offer', sdp: 'v=0', offerId: id },
      { type: 'offer', sdp: '', offerId: id },
      { type: 'answer', sdp: peer.pc.localDescription?.sdp ?? '', offerId: id },
      { type: 'pranswer', sdp: 'v=0', offerId: id },
      { type: 'offer', sdp: peer.pc.localDescription?.sdp ?? '' },
    ]) {
      say(description);
    }
    await expectPictures();
    expect(store.getState().call?.phase).to.equal('connected');
    expect(open()).to.have.length(2);
  });

  it('S8: another certificate inside the call ends it on the side that sees it, and tells the other', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type !== 'iceRestart') return [delivery];
      const sdp = signal.sdp.replace(/(a=fingerprint:\S+ )[0-9A-F]{2}/g, '$1' + '00');
      return [{ ...delivery, signal: { ...signal, sdp } }];
    };
    await ana.setCamera(true);
    for (const store of [ana, ben]) {
      const { call } = await stateOf(store, ended);
      expect(call?.endReason).to.equal('security-error');
    }
    expect(open()).to.have.length(0);
  });
});
