import { describe, expect, it } from 'vitest';
import { MemoryHub, MemorySignaling, type Delivery } from '../../../src/signaling/memory/index.js';
import { callSignal, numbered, numberOf } from '../../harness/signaling-samples.js';
import { Recorder, until } from '../../harness/signaling-wait.js';

async function pair() {
  const hub = new MemoryHub();
  const ana = new MemorySignaling(hub, { userId: 'ana', device: 'a' });
  const bob = new MemorySignaling(hub, { userId: 'bob', device: 'b' });
  const [atAna, atBob] = [new Recorder(ana), new Recorder(bob)];
  await ana.connect();
  await bob.connect();
  const send = (n: number) => ana.send({ userId: 'bob' }, numbered(n));
  return { hub, ana, bob, atAna, atBob, send };
}
const numbers = (heard: Recorder) => heard.signals.map(({ signal }) => numberOf(signal));
const numberIn = (delivery: Delivery) => Number((delivery.signal as { params: { n: string } }).params.n);

describe('a hub with faults', () => {
  it('loses, doubles and delays as it is told', async () => {
    const { hub, atBob, send } = await pair();
    hub.intercept = (delivery) => {
      switch (numberIn(delivery)) {
        case 1:
          return [];
        case 2:
          return [delivery, { ...delivery }];
        case 3:
          return [{ ...delivery, wait: 20 }];
        default:
          return [delivery];
      }
    };
    for (const n of [1, 2, 3, 4]) await send(n);
    await atBob.got(3);
    expect(numbers(atBob)).toEqual([2, 4, 3]);
    expect(atBob.dropped).toEqual([{ reason: 'duplicate', from: { userId: 'ana', device: 'a' } }]);
  });

  it('lets a test hold back and forge', async () => {
    const { hub, atBob, send } = await pair();
    const held: Delivery[] = [];
    hub.intercept = (delivery) => {
      held.push(delivery);
      return [];
    };
    await send(1);
    await send(2);
    for (const delivery of held.reverse()) hub.deliver(delivery);
    hub.deliver({ ...held[0], id: 'forged', from: { userId: 'eve', device: 'e' }, delayed: true });
    await atBob.got(3);
    expect(numbers(atBob)).toEqual([2, 1, 2]);
    expect(atBob.signals[2]).toMatchObject({ from: { userId: 'eve', device: 'e' }, delayed: true });
  });

  it('never lets a broken signal out', async () => {
    const { hub, atBob, send } = await pair();
    const broken: unknown[] = [null, 'x', { ...numbered(1), type: 'nonsense' }, { ...callSignal(), sdp: 7 }];
    hub.intercept = (delivery) => broken.map((signal, n) => ({ ...delivery, id: String(n), signal }));
    await send(1);
    await until(() => atBob.dropped.length === broken.length, 'drops');
    expect(atBob.signals).toEqual([]);
  });
});

describe('a hub', () => {
  it('delivers later than the call, and a copy', async () => {
    const { ana, atBob } = await pair();
    const call = { ...callSignal(), userInfo: { name: 'Ana' } };
    void ana.send({ userId: 'bob' }, call);
    call.userInfo.name = 'changed';
    expect(atBob.signals).toEqual([]);
    await atBob.got(1);
    expect(atBob.signals[0]?.signal.userInfo).toEqual({ name: 'Ana' });
  });

  it('sends what was given, not what became of it while it waited', async () => {
    const { ana, atBob } = await pair();
    ana.interrupt();
    const update = { ...numbered(1), params: { n: '1' } };
    void ana.send({ userId: 'bob' }, update);
    update.params.n = '2';
    await ana.connect();
    await atBob.got(1);
    expect(numbers(atBob)).toEqual([1]);
  });

  it('tells who comes and goes, but not of own devices', async () => {
    const { hub, ana, bob, atAna, atBob } = await pair();
    const other = new MemorySignaling(hub, { userId: 'ana' });
    await other.connect();
    expect(atAna.presence).toEqual([{ address: bob.state.self, online: true }]);
    expect(atBob.presence.map(({ address }) => address)).toEqual([ana.state.self, other.state.self]);
    await other.disconnect();
    expect(atBob.presence[2]).toMatchObject({ online: false, address: { userId: 'ana' } });
    expect(atAna.presence).toHaveLength(1);
  });

  it('keeps signals while a connection is interrupted', async () => {
    const { ana, atAna, atBob, send } = await pair();
    ana.interrupt();
    expect(ana.state).toMatchObject({ status: 'reconnecting', self: { userId: 'ana' } });
    const sent = send(1);
    void send(2);
    expect(atBob.signals).toEqual([]);
    await ana.connect();
    await sent;
    await atBob.got(2);
    expect(numbers(atBob)).toEqual([1, 2]);
    expect(atAna.statuses).toEqual(['online', 'reconnecting', 'online']);
  });
});
