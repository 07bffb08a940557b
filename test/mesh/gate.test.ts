import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import type { Delivery } from '../../src/signaling/memory/memory-signaling.js';
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
import { until } from '../harness/until.js';

installClock();
installRtcSpy();

const quiet = { video: false };

describe('who may ring, and how often', () => {
  let people: People;
  let ana: CallStore;
  let ben: CallStore;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  async function join(options: CallStoreOptions = {}): Promise<void> {
    [ana, ben] = await Promise.all([people.join('101'), people.join('102', options)]);
  }

  /** A real `call` of Ana's that never reached Ben. */
  async function heldBack(): Promise<Delivery> {
    let call: Delivery | null = null;
    people.hub.intercept = (delivery) => {
      if ((delivery.signal as Signal).type === 'call') call ??= delivery;
      return [];
    };
    await ana.call('102', quiet);
    const found = await until(() => call, Boolean);
    await ana.hangUp();
    people.hub.intercept = null;
    return found as unknown as Delivery;
  }

  function hangUpOf(call: Delivery): Delivery {
    const { sdp: _, ...rest } = call.signal as Signal & { sdp: string };
    return { ...call, id: `${call.id} over`, signal: { ...rest, type: 'hangUp' } };
  }

  /** The same call as another one, perhaps of somebody else. */
  function again(call: Delivery, n: number | string, from = call.from): Delivery {
    const signal = { ...(call.signal as Signal), sessionId: `session-${n}`, callerId: from.userId };
    return { ...call, from, id: `id-${n}-${from.userId}`, signal };
  }

  it('S4: five hundred calls in a row ring once, and freeze nothing', async () => {
    await join();
    const call = await heldBack();
    let rung = 0;
    ben.on('call-incoming', () => rung++);
    const answers: string[] = [];
    people.hub.intercept = (delivery) => {
      if (delivery.from.userId === '102') answers.push((delivery.signal as Signal).type);
      return [delivery];
    };
    const long: number[] = [];
    const canSee = PerformanceObserver.supportedEntryTypes.includes('longtask');
    const observer = new PerformanceObserver((list) =>
      long.push(...list.getEntries().map((e) => e.duration)),
    );
    if (canSee) observer.observe({ type: 'longtask' });
    for (let n = 0; n < 500; n++) {
      people.hub.deliver(again(call, n));
      if (n % 10 === 9) await new Promise((resolve) => setTimeout(resolve));
    }
    // Somebody else is still heard: so all before was looked at.
    people.hub.deliver(again(call, 'other', { userId: '103', device: 'x' }));
    const { incoming } = await stateOf(ben, ({ incoming: all }) => all.some(({ from }) => from.id === '103'));
    observer.disconnect();
    expect(incoming.map(({ from }) => from.id)).to.deep.equal(['101', '103']);
    expect(rung).to.equal(2);
    expect(answers.filter((type) => type === 'reject')).to.deep.equal([]);
    // One of them rings, which makes a certificate and asks for servers.
    expect(long.filter((duration) => duration > 100)).to.deep.equal([]);
  });

  it('S4: the fourth call of one person within a minute is not heard; one that was taken does not count', async () => {
    await join();
    for (let n = 0; n < 3; n++) {
      await ana.call('102', quiet);
      await stateOf(ben, rings, `ring ${n}`);
      if (n === 0) await ben.accept().then(() => stateOf(ana, inCall));
      await ana.hangUp();
      await stateOf(ben, ({ incoming, call }) => incoming.length === 0 && (!call || call.phase === 'ended'));
    }
    await ana.call('102', quiet);
    await stateOf(ben, rings, 'the taken one did not count');
    await ana.hangUp();
    await stateOf(ben, ({ incoming }) => incoming.length === 0);
    let rung = 0;
    ben.on('call-incoming', () => rung++);
    const call = await heldBack();
    people.hub.deliver(again(call, 'fourth'));
    people.hub.deliver(again(call, 'other', { userId: '103', device: 'x' }));
    await stateOf(ben, rings);
    expect(rung).to.equal(1);
    expect(ben.getState().incoming[0]?.from.id).to.equal('103');
  });

  for (const [form, acceptCallsFrom] of [
    ['the contact list', 'contacts'],
    ['a list', ['103']],
    ['a function', (id: string) => id === '103'],
    ['a function that takes its time', (id: string) => Promise.resolve(id === '103')],
    ['a function that fails', (id: string) => (id === '103' ? true : Promise.reject(new Error('no')))],
  ] as const) {
    it(`S10: ${form} says who may ring; nobody else gets a packet`, async () => {
      people.hub.contacts.set('102', ['103']);
      await join({ acceptCallsFrom });
      const tom = await people.join('103');
      const told: string[] = [];
      people.hub.intercept = (delivery) => {
        if (delivery.from.userId === '102' && delivery.to.userId === '101')
          told.push(JSON.stringify(delivery.signal));
        return [delivery];
      };
      await ana.call('102', quiet);
      await tom.call('102', quiet);
      const { incoming } = await stateOf(ben, rings);
      expect(incoming.map(({ from }) => from.id)).to.deep.equal(['103']);
      // Nor are they told that one is busy.
      await ben.accept();
      await stateOf(ben, inCall);
      await ana.hangUp();
      await ana.call('102', quiet);
      await pass(1_000);
      expect(told).to.deep.equal([]);
    });
  }

  it('F12: a call that the server kept rings up to 45 s; older ones, and what was hung up, never', async () => {
    await join();
    const call = await heldBack();
    let rung = 0;
    ben.on('call-incoming', () => rung++);
    people.hub.deliver({ ...again(call, 'late'), delayed: true });
    people.hub.deliver({ ...again(call, 'old'), delayed: true, age: 45_001 });
    // It was kept, and with it that it is over.
    const kept = { ...again(call, 'kept'), delayed: true, age: 20_000 };
    people.hub.deliver(kept);
    people.hub.deliver({ ...hangUpOf(kept), delayed: true, age: 19_000 });
    const hungUp = again(call, 'over');
    people.hub.deliver(hangUpOf(hungUp));
    people.hub.deliver(hungUp);
    people.hub.deliver({ ...again(call, 'fresh'), delayed: true, age: 44_000 });
    const { incoming } = await stateOf(ben, rings);
    expect(incoming.map(({ id }) => id)).to.deep.equal(['session-fresh']);
    expect(rung).to.equal(1);
  });

  it('F26: a clock that is a day off changes nothing', async () => {
    await join();
    const now = Date.now;
    try {
      for (const skew of [86_400_000, -86_400_000]) {
        Date.now = () => now() + skew;
        await ana.call('102', quiet);
        await stateOf(ben, rings, `rings ${skew}`);
        // Whoever answers has the right time.
        Date.now = now;
        await ben.accept();
        await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
        await ana.hangUp();
        await stateOf(ben, ended);
      }
    } finally {
      Date.now = now;
    }
  });

  it('S3: a member cannot bring strangers in', async () => {
    await join();
    const eve = await people.join('103');
    await connectTwo(ana, ben, '102', false);
    const id = ana.getState().call?.id ?? '';
    const from = { userId: '102', device: people.device('102') };
    const to = { userId: '101', device: people.device('101') };
    const base = { sessionId: id, callerId: '101', memberIds: ['102', '103'] };
    const params = { kit: '1 102', members: JSON.stringify(['102', '103']) };
    people.hub.deliver({ from, to, id: 'a', delayed: false, signal: { ...base, type: 'update', params } });
    people.hub.deliver({ from, to, id: 'b', delayed: false, signal: { ...base, type: 'update' } });
    await eve.call('101', quiet);
    await stateOf(eve, ended);
    expect(ana.getState().participants.map((one) => one.id)).to.deep.equal(['101', '102']);
  });
});

describe('busy in every form', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  for (const [form, reply, reason] of [
    ['QuickBlox’ echo of our own call', null, 'busy'],
    ['busy', { busy: 'true' }, 'busy'],
    ['busy as a number', { busy: '1' }, 'busy'],
    ['not supported', { not_supported: '1' }, 'not-supported'],
    ['a plain reject', {}, 'declined'],
  ] as const) {
    it(`${form}: ${reason}`, async () => {
      const ana = await people.join('101');
      people.hub.intercept = (delivery) => {
        const signal = delivery.signal as Signal;
        if (signal.type !== 'call') return [delivery];
        const { sdp: _, ...echo } = signal;
        const answer = reply ? { ...echo, params: {}, userInfo: reply } : echo;
        const { from: to, to: from } = delivery;
        people.hub.deliver({ from, to, id: 'r', delayed: false, signal: { ...answer, type: 'reject' } });
        return [];
      };
      // Somebody is there, whose client hears nothing.
      await people.join('102');
      await ana.call('102', quiet);
      const { call } = await stateOf(ana, ended);
      expect(call?.endReason).to.equal(reason);
      expect(call?.people[0]?.name, 'our own name is not theirs').to.equal('102');
    });
  }
});
