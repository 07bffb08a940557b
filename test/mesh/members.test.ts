import { expect } from '@open-wc/testing';
import type { CallState } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import type { Delivery } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';
import { createPeople, ended, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

installRtcSpy();

const quiet = { video: false };
const linked =
  (...ids: string[]) =>
  ({ participants }: CallState): boolean =>
    participants
      .slice(1)
      .filter(({ connection }) => connection === 'connected')
      .map(({ id }) => id)
      .sort()
      .join() === ids.join();
const reasonOf = ({ participants }: CallState, id: string): string | null | undefined =>
  participants.find((one) => one.id === id)?.endReason;

describe('people come and go', () => {
  let people: People;
  let ana: CallStore;
  let ben: CallStore;
  let tom: CallStore;
  let zoe: CallStore;

  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  async function join(timing: { answerTimeout?: number } = {}): Promise<void> {
    [ana, ben, tom, zoe] = (await Promise.all(
      ['101', '102', '103', '104'].map((id) => people.join(id, { timing })),
    )) as [CallStore, CallStore, CallStore, CallStore];
  }

  /** Ana calls Ben, and adds Tom. */
  async function added(): Promise<void> {
    await join();
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    await ben.accept();
    await stateOf(ana, inCall);
    await ana.addPeople({ id: '103', name: 'Tom' });
    const { incoming } = await stateOf(tom, rings);
    expect(incoming[0]?.id).to.equal(ana.getState().call?.id);
    await tom.accept();
    await Promise.all([
      stateOf(ana, linked('102', '103'), 'ana'),
      stateOf(ben, linked('101', '103'), 'ben'),
      stateOf(tom, linked('101', '102'), 'tom'),
    ]);
  }

  it('somebody added talks with everyone, and leaves without harm', async () => {
    await added();
    expect(ana.getState().participants[2]?.name).to.equal('Name of 103');
    await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.length === 6 && links.every(({ energy }) => energy > 0),
    );
    await tom.hangUp();
    await Promise.all([stateOf(ana, linked('102')), stateOf(ben, linked('101'))]);
  });

  it('who left or was removed is added again; what comes late of a time before rings no more', async () => {
    await join();
    const calls: Delivery[] = [];
    people.hub.intercept = (delivery) => {
      const { type } = delivery.signal as Signal;
      if (type === 'call' && delivery.from.userId === '101' && delivery.to.userId === '103')
        calls.push(delivery);
      return [delivery];
    };
    await ana.call(['102', '103'], quiet);
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await Promise.all([ben.accept(), tom.accept()]);
    const together = (): Promise<unknown> =>
      Promise.all([
        stateOf(ana, linked('102', '103'), 'ana'),
        stateOf(ben, linked('101', '103'), 'ben'),
        stateOf(tom, linked('101', '102'), 'tom'),
      ]);
    await together();
    const id = ana.getState().call?.id;
    for (const goes of [() => tom.hangUp(), () => ana.removePerson('103')]) {
      await goes();
      await stateOf(tom, ended);
      await Promise.all([stateOf(ana, linked('102')), stateOf(ben, linked('101'))]);
      await ana.addPeople('103');
      expect((await stateOf(tom, rings)).incoming[0]?.id).to.equal(id);
      await tom.accept();
      await together();
    }
    let rung = 0;
    tom.on('call-incoming', () => rung++);
    const late = (delivery: Delivery, n: number): void =>
      people.hub.deliver({ ...delivery, id: `late ${n}` });
    calls.forEach(late);
    await ana.removePerson('103');
    await stateOf(tom, ended);
    calls.forEach((call, n) => late(call, n + calls.length));
    // Somebody else is still heard: so all before was looked at.
    await zoe.call('103', quiet);
    const { incoming } = await stateOf(tom, rings);
    expect(incoming.map(({ from }) => from.id)).to.deep.equal(['104']);
    expect(rung).to.equal(1);
  });

  it('a new round of a call counts as a call: nobody rings more often by it', async () => {
    await join();
    let rung = 0;
    ben.on('call-incoming', () => rung++);
    const id = await ringing();
    await ana.removePerson('102').catch(() => {});
    for (let n = 1; n <= 5; n++) {
      await stateOf(ben, ({ incoming }) => incoming.length === 0);
      const from = { userId: '101', device: people.device('101') };
      const to = { userId: '102', device: people.device('102') };
      const params = { kit: '1 101', round: String(n) };
      const base = { ...(id.signal as Signal), params };
      const { sdp: _, ...over } = base as Signal & { sdp: string };
      people.hub.deliver({ from, to, id: `again ${n}`, signal: base, delayed: false });
      people.hub.deliver({ from, to, id: `over ${n}`, signal: { ...over, type: 'hangUp' }, delayed: false });
    }
    await zoe.call('102', quiet);
    await stateOf(ben, ({ incoming }) => incoming.some(({ from }) => from.id === '104'));
    expect(rung).to.equal(3 + 1);
  });

  /** Ana calls Ben; her call, which he hears. */
  async function ringing(): Promise<Delivery> {
    let call: Delivery | null = null;
    people.hub.intercept = (delivery) => {
      if ((delivery.signal as Signal).type === 'call' && delivery.to.userId === '102') call ??= delivery;
      return [delivery];
    };
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    people.hub.intercept = null;
    return call as unknown as Delivery;
  }

  it('somebody removed is out of it for everyone, and knows why', async () => {
    await added();
    await ana.removePerson('103');
    await stateOf(tom, ({ call }) => call?.endReason === 'removed');
    await Promise.all([stateOf(ana, linked('102')), stateOf(ben, linked('101'))]);
    expect(reasonOf(ana.getState(), '103')).to.equal('removed');
  });

  it('only who started the call adds and removes, up to eight', async () => {
    await added();
    for (const task of [ben.addPeople('104'), ben.removePerson('103')]) {
      const error = await task.catch((thrown: unknown) => thrown);
      expect(error).to.include({ reason: 'not-allowed' });
    }
    const full = await ana
      .addPeople(['201', '202', '203', '204', '205', '206'])
      .catch((thrown: unknown) => thrown);
    expect(full).to.include({ reason: 'mesh-full' });
    expect(zoe.getState().incoming).to.have.length(0);
  });

  it('an SDK in the call is not told of the one who is added, nor they of it', async () => {
    await join();
    const lists = new Map<string, Signal[]>();
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      lists.set(delivery.to.userId, [...(lists.get(delivery.to.userId) ?? []), signal]);
      // Nothing that Ben sends has the mark of this kit.
      const { params: _, ...bare } = signal;
      return [delivery.from.userId === '102' ? { ...delivery, signal: bare } : delivery];
    };
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    await ben.accept();
    await stateOf(ana, inCall);
    lists.clear();
    await ana.addPeople('103');
    await stateOf(tom, rings);
    await tom.accept();
    await stateOf(ana, linked('102', '103'));
    expect(lists.get('103')?.find(({ type }) => type === 'call')?.memberIds).to.deep.equal(['103']);
    expect(lists.get('102') ?? []).to.deep.equal([]);
    expect(ana.getState().call?.phase).to.equal('connected');
    await ben.hangUp();
    await stateOf(ana, linked('103'));
    const error = await ana.addPeople('102').catch((thrown: unknown) => thrown);
    expect(error, 'to their client this call is over').to.include({ reason: 'not-allowed' });
  });

  it('four: one answers late, one rejects, one never answers; each alone', async () => {
    await join();
    zoe.dispose();
    ana.dispose();
    [ana, zoe] = await Promise.all([
      people.join('105', { timing: { answerTimeout: 4_000 } }),
      people.join('106'),
    ]);
    await ana.call(['102', '103', '106'], quiet);
    await Promise.all([ben, tom, zoe].map((one) => stateOf(one, rings)));
    await ben.reject();
    await stateOf(ana, (state) => reasonOf(state, '102') === 'declined');
    await tom.accept();
    await stateOf(ana, linked('103'));
    await zoe.accept();
    await Promise.all([stateOf(ana, linked('103', '106')), stateOf(tom, linked('105', '106'))]);
    await ana.addPeople('107');
    await stateOf(ana, (state) => reasonOf(state, '107') === 'no-answer', 'nobody there');
    expect(ana.getState().call?.phase).to.equal('connected');
  });

  it('when a ConnectyCube initiator leaves, the whole call is over; else the others go on', async () => {
    for (const cube of [false, true]) {
      await join();
      people.hub.intercept = (delivery) => {
        const signal = delivery.signal as Signal;
        if (!cube || delivery.from.userId !== '101') return [delivery];
        const { params: _, ...bare } = signal;
        return [{ ...delivery, signal: bare }];
      };
      await ana.call(['102', '103'], quiet);
      await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
      await Promise.all([ben.accept(), tom.accept()]);
      await Promise.all([stateOf(ben, linked('101', '103')), stateOf(tom, linked('101', '102'))]);
      if (cube) {
        // What only that SDK sends.
        const { id = '' } = ana.getState().call ?? {};
        for (const userId of ['102', '103']) {
          const from = { userId: '101', device: people.device('101') };
          const to = { userId, device: people.device(userId) };
          const signal = { type: 'iceRestartAccept', sessionId: id, sdp: 'v=0\r\n' };
          people.hub.deliver({ from, to, id: `hint-${userId}`, signal, delayed: false });
        }
      }
      await ana.hangUp();
      if (cube) {
        await Promise.all([stateOf(ben, ended), stateOf(tom, ended)]);
        expect(ben.getState().call?.endReason).to.equal('remote-hung-up');
      } else {
        await stateOf(ben, linked('103'));
        expect(ben.getState().call?.phase).to.equal('connected');
        await ben.hangUp();
      }
      people.close();
      people = createPeople();
    }
  });
});

describe('what the pages tell each other', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('userInfo of call, answer and hang-up, updates to all or one, and the call log', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.call('102', { video: false, userInfo: { order: 7 } });
    const { incoming } = await stateOf(ben, rings);
    expect(incoming[0]?.userInfo).to.include({ order: '7' });
    await ben.accept({ userInfo: { desk: 'two' } });
    const { participants } = await stateOf(ana, inCall);
    expect(participants[1]?.userInfo).to.include({ desk: 'two' });

    const heard: unknown[] = [];
    ben.on('call-update', (update) => heard.push(update));
    await ana.update({ list: [1, 'a'], page: 3, userInfo: { seen: 'yes' } });
    await until(() => heard.length, Boolean);
    expect(heard[0]).to.deep.equal({
      from: '101',
      params: { list: '[1,"a"]', page: '3' },
      userInfo: { seen: 'yes' },
    });
    await ana.update({ page: 4 }, { to: '102' });
    await until(() => heard.length === 2);
    for (const bad of [{ kit: 'x' }, { members: '[]' }, { reason: 'reconnect' }]) {
      const error = await ana.update(bad).catch((thrown: unknown) => thrown);
      expect(error).to.include({ reason: 'invalid-value' });
    }

    await stateOf(ben, inCall);
    const over = new Promise((resolve) => ben.on('call-ended', ({ call }) => resolve(call)));
    await ana.hangUp({ userInfo: { rating: 5 } });
    const call = (await over) as NonNullable<CallState['call']>;
    expect(call).to.include({ outcome: 'answered', endReason: 'remote-hung-up', direction: 'incoming' });
    expect(call.people[0]?.id).to.equal('101');
    expect(call.userInfo).to.include({ rating: '5' });
    expect(call.duration).to.equal((call.endedAt ?? 0) - (call.startedAt ?? 0));
    expect(call.createdAt).to.be.at.most(call.startedAt ?? 0);

    await ana.call('102', { video: false });
    await stateOf(ben, rings);
    await ben.reject({ userInfo: { why: 'asleep' } });
    const { call: refused } = await stateOf(ana, ended);
    expect(refused).to.include({ outcome: 'declined', duration: 0 });
    expect(refused?.userInfo).to.include({ why: 'asleep' });
  });
});
