import { expect } from '@open-wc/testing';
import { MemorySignaling } from '../../src/signaling/memory/memory-signaling.js';
import type { CallStore } from '../../src/store/call-store.js';
import { connectTwo, createPeople, ended, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';

installRtcSpy();

/** As over XMPP after its server was dead: what is sent to somebody who is not back yet is lost without a word. */
describe('F2: signaling is away for both, and one is back before the other', () => {
  let people: People;
  let wires: readonly [MemorySignaling, MemorySignaling];
  let ana: CallStore;
  let ben: CallStore;
  beforeEach(async () => {
    people = createPeople();
    wires = [
      new MemorySignaling(people.hub, { userId: '101' }),
      new MemorySignaling(people.hub, { userId: '102' }),
    ];
    ana = await people.join('101', { transport: wires[0] });
    ben = await people.join('102', { transport: wires[1] });
    await connectTwo(ana, ben, '102', false);
    for (const wire of wires) wire.interrupt();
  });
  afterEach(() => people.close());

  const otherMuted = (store: CallStore): boolean | undefined =>
    store.getState().participants.find(({ isLocal }) => !isLocal)?.audioMuted;

  for (const first of [0, 1] as const) {
    it(`each learns how the other is (${first === 0 ? 'who changed' : 'who did not change'} is first)`, async () => {
      await ana.setMicrophone(false);
      await wires[first].connect();
      // Whatever the first says now reaches nobody.
      await new Promise((resolve) => setTimeout(resolve));
      await wires[1 - first]?.connect();
      await stateOf(ben, () => otherMuted(ben) === true, 'Ben hears that Ana is muted');
      expect(otherMuted(ana)).to.equal(false);
    });
  }

  it('a hang-up that was lost is said again to who still believes in the call', async () => {
    await ana.hangUp();
    expect(ana.getState().call?.phase).to.equal('ended');
    await wires[0].connect();
    await new Promise((resolve) => setTimeout(resolve));
    expect(ben.getState().call?.phase).to.not.equal('ended');
    await wires[1].connect();
    await stateOf(ben, ended, 'ended there too');
    expect(ben.getState().call?.endReason).to.equal('remote-hung-up');
  });
});
