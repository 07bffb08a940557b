import { expect } from '@open-wc/testing';
import type { Delivery } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';
import type { CallStore } from '../../src/store/call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
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

/** A description that names no address, and no candidates beside it: the two cannot find each other. */
function withoutAddresses(delivery: Delivery): Delivery[] {
  const signal = delivery.signal as Signal;
  if (signal.type === 'iceCandidates') return [];
  const text = JSON.stringify(signal).replace(/a=(?:candidate:|end-of-candidates).*?(?:\\r)?\\n/g, '');
  return [{ ...delivery, signal: JSON.parse(text) as unknown }];
}

/** A try to mend the connection, by a restart or by a new one. */
function isTry({ signal }: Delivery): boolean {
  const { type, params } = signal as Signal;
  const description = params?.['sessionDescription'] as { type?: string } | undefined;
  return type === 'iceRestart' || (type === 'update' && description?.type === 'offer');
}

const isBetween = ({ from, to }: Delivery, one: string, other: string): boolean =>
  [from.userId, to.userId].sort().join() === [one, other].sort().join();
const connectionOf = (store: CallStore, id: string): string | undefined =>
  store.getState().participants.find((participant) => participant.id === id)?.connection;

describe('F9, F23: candidates are lost', function () {
  this.timeout(60_000);
  const all: People[] = [];
  const people = (): People => {
    const created = createPeople();
    all.push(created);
    return created;
  };
  afterEach(() => {
    for (const created of all.splice(0)) created.close();
  });

  for (const [share, label] of [
    [1, 'all'],
    [0.5, 'half'],
  ] as const) {
    it(`${label} of those that are sent alone: the call comes about by those in the offer`, async () => {
      const { hub, join } = people();
      let count = 0;
      hub.intercept = (delivery) => {
        const lost = (delivery.signal as Signal).type === 'iceCandidates' && count++ % (1 / share) < 1;
        return lost ? [] : [delivery];
      };
      const [ana, ben] = await Promise.all([join('101'), join('102')]);
      await connectTwo(ana, ben, '102', false);
      await hears(2);
    });
  }

  /**
   * The call whose descriptions name no address, and the tries that were seen. Times shorter than the kit's own,
   * 10 s and 30 s, which test/unit/mesh/recovery.test.ts proves.
   */
  async function blindCall(timing: CallStoreOptions['timing'], isOver: (tries: number) => boolean) {
    const { hub, join } = people();
    const seen = { tries: 0, errors: new Set<string>(), startedAt: performance.now() };
    hub.intercept = (delivery) => {
      if (isTry(delivery)) seen.tries++;
      return isOver(seen.tries) ? [delivery] : withoutAddresses(delivery);
    };
    const stores = await Promise.all([join('101', { timing }), join('102', { timing })]);
    const [ana, ben] = stores;
    for (const store of stores) store.on('call-error', ({ error }) => seen.errors.add(error.reason));
    await ana.call('102', { video: false });
    await stateOf(ben, rings);
    await ben.accept();
    return { stores, seen };
  }

  it('and those in the descriptions too: a try brings it about', async () => {
    const { stores, seen } = await blindCall({ firstRestart: 2_000 }, (tries) => tries > 0);
    for (const store of stores) await stateOf(store, inCall, 'connected by the new try');
    expect(seen.tries).to.be.greaterThan(0);
    await hears(2);
  });

  it('and for ever: it ends with a reason', async () => {
    const { stores, seen } = await blindCall({ firstRestart: 2_000, connectTimeout: 5_000 }, () => false);
    for (const store of stores) {
      await stateOf(store, ended, 'ended');
      expect(store.getState().call?.endReason).to.equal('ice-failed');
    }
    expect(performance.now() - seen.startedAt).to.be.lessThan(15_000);
    expect(seen.tries).to.be.greaterThan(0);
    // Whose time is up first tells it here and says it to the other.
    expect([...seen.errors]).to.deep.equal(['ice-failed']);
  });

  it('one pair of three finds no way: tried three times, then told by name; the others never notice', async () => {
    const { hub, join } = people();
    let tries = 0;
    hub.intercept = (delivery) => {
      if (!isBetween(delivery, '102', '103')) return [delivery];
      if (isTry(delivery)) tries++;
      return withoutAddresses(delivery);
    };
    const timing = { firstRestart: 3_000, connectTimeout: 11_500 };
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => join(id, { timing })));
    const seen = new Set<string | undefined>();
    await ana.call(['102', '103'], { video: false });
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await Promise.all([ben.accept(), tom.accept()]);
    for (const store of [ben, tom]) await stateOf(store, inCall);
    const stop = ana.subscribe(({ call }) => seen.add(call?.phase));
    seen.clear();
    await until(
      () => [connectionOf(ben, '103'), connectionOf(tom, '102')],
      ([one, other]) => one === 'ended' && other === 'ended',
      { label: 'the pair is given up', timeout: 30_000 },
    );
    expect(tries).to.be.at.least(3);
    const lost = ben.getState().participants.find(({ id }) => id === '103');
    expect(lost).to.include({ endReason: 'ice-failed', name: 'Name of 103' });
    for (const [store, other] of [
      [ana, '102'],
      [ana, '103'],
      [ben, '101'],
      [tom, '101'],
    ] as const) {
      expect(connectionOf(store, other)).to.equal('connected');
    }
    for (const store of [ana, ben, tom]) expect(store.getState().call?.phase).to.equal('connected');
    expect([...seen].filter((phase) => phase !== 'connected')).to.deep.equal([]);
    stop();
    await hears(4);
  });
});

/** Sound comes in on so many open connections. */
async function hears(links: number): Promise<void> {
  const before = await window.rtcSpy.figures();
  await until(
    () => window.rtcSpy.figures(),
    (now) =>
      now.links.length === links &&
      now.links.every((link, i) => link.energy > (before.links[i]?.energy ?? 0)),
    { label: `sound on ${links} links`, timeout: 20_000 },
  );
}
