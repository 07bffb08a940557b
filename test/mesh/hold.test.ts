import { expect } from '@open-wc/testing';
import type { CallInfo } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
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
import { until } from '../harness/until.js';

installRtcSpy();
const quiet = { video: false };

describe('call waiting', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  /** Ana talks with Ben, Tom calls her and she takes it. */
  async function taken(callWaiting: 'end' | 'hold'): Promise<readonly [CallStore, CallStore, CallStore]> {
    const [ana, ben, tom] = await Promise.all([
      people.join('101', { callWaiting }),
      people.join('102'),
      people.join('103'),
    ]);
    await connectTwo(ben, ana, '101', false);
    await tom.call('101', quiet);
    await stateOf(ana, rings);
    expect(ana.getState().call?.phase).to.equal('connected');
    await ana.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(tom, inCall)]);
    return [ana, ben, tom];
  }

  it('end: taking the second ends the first', async () => {
    const [ana, ben] = await taken('end');
    await stateOf(ben, ended);
    expect(ana.getState().held).to.deep.equal([]);
    expect(ana.getState().call?.people[0]?.id).to.equal('103');
  });

  it('hold: the first waits, hears and is told, and comes back; they change places', async () => {
    const [ana, ben, tom] = await taken('hold');
    expect(ana.getState().held.map(({ people: [one] }) => one?.id)).to.deep.equal(['102']);
    expect(ana.getState().participants.map(({ id }) => id)).to.deep.equal(['101', '103']);
    const about = (store: CallStore, wanted: boolean): Promise<unknown> =>
      stateOf(
        store,
        ({ participants: all }) => all[1]?.onHold === wanted && all[1].audioMuted === wanted,
        `on hold ${wanted}`,
      );
    await about(ben, true);
    // Of the four directions two are silent: Ana sends Ben nothing, and does not hear him. Firefox counts the
    // energy of what arrives, whether anybody hears it or not.
    const silenced = /firefox/i.test(navigator.userAgent) ? 1 : 2;
    let before = await window.rtcSpy.figures();
    await until(
      async () => {
        // Real time: silence is sound that does not come for a while.
        await new Promise((resolve) => setTimeout(resolve, 300));
        const { links } = await window.rtcSpy.figures();
        const silent = links.filter(({ energy }, n) => energy === before.links[n]?.energy).length;
        before = { ...before, links };
        return silent;
      },
      (silent) => silent === silenced,
      { label: 'directions are silent' },
    );
    expect(ben.getState().call?.phase).to.equal('connected');
    await ana.resume();
    await Promise.all([about(ben, false), about(tom, true)]);
    expect(ana.getState().call?.people[0]?.id).to.equal('102');
    expect(ana.getState().held.map(({ people: [one] }) => one?.id)).to.deep.equal(['103']);

    // The end of the running call leaves the other where it is.
    await ana.hangUp();
    await stateOf(ben, ended);
    expect(ana.getState().held).to.have.length(1);
    expect((await window.rtcSpy.figures()).liveTracks, 'Tom’s microphone alone').to.equal(1);
    await ana.resume();
    await about(tom, false);
    await ana.hold();
    await about(tom, true);
    expect(ana.getState().call).to.equal(null);
    expect((await window.rtcSpy.figures()).liveTracks).to.equal(1);
    const [held] = ana.getState().held;
    await ana.hangUp({ callId: held?.id ?? '' });
    await stateOf(tom, ended);
    expect(ana.getState().held).to.deep.equal([]);
    expect(await window.rtcSpy.figures()).to.include({ open: 0, liveTracks: 0 });
  });

  it('a held call that the other side ends is told, and nothing else changes', async () => {
    const [ana, ben] = await taken('hold');
    const over = new Promise<CallInfo>((resolve) => ana.on('call-ended', ({ call }) => resolve(call)));
    await ben.hangUp();
    expect((await over).people[0]?.id).to.equal('102');
    expect(ana.getState().held).to.deep.equal([]);
    expect(ana.getState().call?.phase).to.equal('connected');
  });

  it('several calls ring at once, and are listed', async () => {
    const ana = await people.join('101');
    const callers = await Promise.all(['102', '103', '104', '105', '106'].map((id) => people.join(id)));
    for (const caller of callers.slice(0, 4)) await caller.call('101', quiet);
    await stateOf(ana, ({ incoming }) => incoming.length === 4);
    await callers[4]?.call('101', quiet);
    await stateOf(callers[4], ({ call }) => call?.endReason === 'busy');
    expect(ana.getState().incoming).to.have.length(4);
  });
});
