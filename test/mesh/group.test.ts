import { expect } from '@open-wc/testing';
import { createPeople, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';
import type { Signal } from '../../src/signaling/signal.js';
import type { CallState } from '../../src/store/call-state.js';

installRtcSpy();

const allConnected = ({ participants }: CallState): boolean =>
  participants.length === 3 && participants.slice(1).every(({ connection }) => connection === 'connected');

describe('a call between three', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('carries all six directions of media', async () => {
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    await ana.call(['102', '103']);
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    expect(ben.getState().incoming[0]?.others.map(({ id }) => id)).to.deep.equal(['103']);
    await Promise.all([ben.accept(), tom.accept()]);
    await Promise.all([ana, ben, tom].map((store) => stateOf(store, allConnected, 'all connected')));
    const { open } = await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.length === 6 && links.every(({ frames, energy }) => frames > 3 && energy > 0),
      { timeout: 25_000 },
    );
    expect(open).to.equal(6);
  });

  it('one who answers late gets the offers that were kept, at once', async () => {
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    await ana.call(['102', '103'], { video: false });
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await tom.accept();
    await stateOf(tom, inCall);
    // Tom (higher id) has called Ben, who still rings; a repeat of it would bring them together as well.
    people.hub.intercept = (delivery) => ((delivery.signal as Signal).type === 'call' ? [] : [delivery]);
    await ben.accept();
    await stateOf(ben, allConnected, 'late one connected to both');
  });

  it('goes on when one leaves, one declines or the initiator leaves', async () => {
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    const told: string[] = [];
    ben.on('call-participant-joined', ({ participant }) => told.push(`joined ${participant.id}`));
    ben.on('call-participant-left', ({ participant: { id, endReason } }) =>
      told.push(`left ${id} ${endReason}`),
    );
    await ana.call(['102', '103'], { video: false });
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await Promise.all([ben.accept(), tom.accept()]);
    await Promise.all([ana, ben, tom].map((store) => stateOf(store, allConnected, 'all connected')));
    await ana.hangUp();
    await stateOf(
      ben,
      ({ participants }) => participants.find(({ id }) => id === '101')?.connection === 'ended',
    );
    expect(ben.getState().call?.phase).to.equal('connected');
    expect(told.slice(0, 2).sort()).to.deep.equal(['joined 101', 'joined 103']);
    expect(told.slice(2)).to.deep.equal(['left 101 remote-hung-up']);
    await tom.hangUp();
    await stateOf(ben, ({ call }) => call?.endReason === 'remote-hung-up');

    await ana.call(['102', '103'], { video: false });
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await tom.reject();
    await ben.accept();
    await stateOf(ana, inCall);
    expect(ana.getState().participants.find(({ id }) => id === '103')).to.include({
      connection: 'ended',
      endReason: 'declined',
    });
  });
});
