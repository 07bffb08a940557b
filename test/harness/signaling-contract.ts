import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Signaling } from '../../src/signaling/signaling.js';
import { callSignal, numbered, numberOf, oversize, SDP } from './signaling-samples.js';
import { reasonOf, Recorder, until } from './signaling-wait.js';

export type ContractUser = 'ana' | 'bob' | 'cyd';

/** One transport under test. */
export interface ContractRig {
  /** A new device of the user, not connected. */
  make(userId: ContractUser): Signaling;
  close(): Promise<void>;
}

/** What every {@link Signaling} must do, whatever carries it. */
export function signalingContract(name: string, open: () => Promise<ContractRig>): void {
  describe(`${name} keeps the contract of Signaling`, () => {
    let rig: ContractRig;
    const made: Signaling[] = [];

    const make = (userId: ContractUser): Signaling => {
      const signaling = rig.make(userId);
      made.push(signaling);
      return signaling;
    };
    /** Connected, and known to the others. */
    const online = async (userId: ContractUser): Promise<Signaling> => {
      const signaling = make(userId);
      await signaling.connect();
      // An answer to a later question: the server has seen our presence.
      await signaling.iceServers();
      return signaling;
    };

    beforeAll(async () => {
      rig = await open();
    }, 20_000);
    afterEach(async () => {
      await Promise.all(made.splice(0).map((signaling) => signaling.disconnect()));
    });
    afterAll(async () => {
      await rig.close();
    });

    it('says who we are and how it stands', async () => {
      const ana = make('ana');
      expect(ana.state).toEqual({ status: 'offline', self: null, error: null });
      const heard = new Recorder(ana);
      await ana.connect();
      expect(ana.state.status).toBe('online');
      expect(ana.state.self).toMatchObject({ userId: 'ana', device: expect.stringMatching(/./) });
      expect(heard.statuses.at(-1)).toBe('online');
      await ana.disconnect();
      expect(heard.statuses.at(-1)).toBe('offline');
    });

    it('carries a call to the other user, stamped with its sender', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      const heard = new Recorder(bob);
      const call = callSignal({ userInfo: { name: 'Ana <&> "Ä" 🎥', role: 'doctor' } });
      await ana.send({ userId: 'bob' }, call);
      await heard.got(1);
      const [received] = heard.signals;
      expect(received?.from).toEqual(ana.state.self);
      expect(received?.signal).toMatchObject({ ...call, sdp: SDP });
      expect(received?.delayed).toBe(false);
      expect(received?.id).toMatch(/./);
    });

    it('keeps the order of each sender', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      const heard = new Recorder(bob);
      for (let n = 0; n < 40; n++) void ana.send({ userId: 'bob' }, numbered(n));
      await heard.got(40);
      expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual(
        Array.from({ length: 40 }, (_, n) => n),
      );
      expect(new Set(heard.signals.map(({ id }) => id)).size).toBe(40);
    });

    it('reaches every device by the bare address and one by the full', async () => {
      const [ana, one, two] = [await online('ana'), await online('bob'), await online('bob')];
      const [atOne, atTwo] = [new Recorder(one), new Recorder(two)];
      await ana.send({ userId: 'bob' }, numbered(1));
      await Promise.all([atOne.got(1), atTwo.got(1)]);
      const device = two.state.self?.device;
      await ana.send({ userId: 'bob', ...(device && { device }) }, numbered(2));
      // The third proves that the second is not merely late.
      await ana.send({ userId: 'bob' }, numbered(3));
      await Promise.all([atOne.got(2), atTwo.got(3)]);
      expect(atOne.signals.map(({ signal }) => numberOf(signal))).toEqual([1, 3]);
      expect(atTwo.signals.map(({ signal }) => numberOf(signal))).toEqual([1, 2, 3]);
    });

    it('reaches an own device by the full address, and none by the bare one', async () => {
      const [one, two] = [await online('ana'), await online('ana')];
      const [atOne, atTwo] = [new Recorder(one), new Recorder(two)];
      await one.send({ userId: 'ana' }, numbered(1));
      await one.send({ userId: 'ana', device: two.state.self?.device ?? '' }, numbered(2));
      await atTwo.got(1);
      expect(atTwo.signals.map(({ signal }) => numberOf(signal))).toEqual([2]);
      expect(atOne.signals).toEqual([]);
    });

    it('tells every other own device, and nobody else', async () => {
      const bob = await online('bob');
      const [one, two, three] = [await online('ana'), await online('ana'), await online('ana')];
      await until(() => three.ownDevices === 2, 'two other own devices');
      expect(bob.ownDevices).toBe(0);
      const [atOne, atTwo, atBob] = [new Recorder(one), new Recorder(two), new Recorder(bob)];
      await three.sendToOwnDevices(numbered(1));
      await Promise.all([atOne.got(1), atTwo.got(1)]);
      for (const heard of [atOne, atTwo]) {
        expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual([1]);
        expect(heard.signals[0]?.from).toEqual(three.state.self);
      }
      // Whoever was there first learns of those who came later.
      const atThree = new Recorder(three);
      await one.sendToOwnDevices(numbered(2));
      await Promise.all([atTwo.got(2), atThree.got(1)]);
      expect(atOne.signals).toHaveLength(1);
      // Who left is not told any more, and that hurts nobody.
      await two.disconnect();
      await three.iceServers();
      await until(() => three.ownDevices === 1, 'one other own device');
      await three.sendToOwnDevices(numbered(3));
      await three.send({ userId: 'bob' }, numbered(4));
      await Promise.all([atOne.got(2), atBob.got(1)]);
      expect(atTwo.signals).toHaveLength(2);
      expect(atBob.signals.map(({ signal }) => numberOf(signal))).toEqual([4]);
    });

    it('keeps what is sent before it is online', async () => {
      const bob = await online('bob');
      const heard = new Recorder(bob);
      const ana = make('ana');
      const sent = [1, 2, 3].map((n) => ana.send({ userId: 'bob' }, numbered(n)));
      await ana.connect();
      await Promise.all(sent);
      await heard.got(3);
      expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual([1, 2, 3]);
    });

    it('gives up what waited for its time to live', async () => {
      const ana = make('ana');
      expect(await reasonOf(ana.send({ userId: 'bob' }, numbered(1), { ttl: 30 }))).toBe('signaling-offline');
      expect(await reasonOf(ana.send({ userId: 'bob' }, numbered(2), { ttl: 0 }))).toBe('signaling-offline');
    });

    it('rejects what waits when it is disconnected', async () => {
      const ana = make('ana');
      const waiting = reasonOf(ana.send({ userId: 'bob' }, numbered(1)));
      await ana.disconnect();
      expect(await waiting).toBe('aborted');
    });

    it('connects once, however often it is asked', async () => {
      const ana = make('ana');
      const heard = new Recorder(ana);
      await Promise.all([ana.connect(), ana.connect(), ana.connect()]);
      await ana.connect();
      expect(heard.statuses.filter((status) => status === 'online')).toHaveLength(1);
      await Promise.all([ana.disconnect(), ana.disconnect()]);
      await ana.disconnect();
      expect(heard.statuses.filter((status) => status === 'offline')).toHaveLength(1);
    });

    it('can be connected again after a disconnect', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      await bob.disconnect();
      await ana.send({ userId: 'bob' }, numbered(1));
      await bob.connect();
      await bob.iceServers();
      const heard = new Recorder(bob);
      await ana.send({ userId: 'bob' }, numbered(2));
      await heard.got(1);
      expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual([2]);
    });

    it('is silent about users that do not exist', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      const heard = new Recorder(bob);
      await ana.send({ userId: 'nobody' }, numbered(1));
      await ana.send({ userId: 'bob', device: 'gone' }, numbered(2));
      await ana.send({ userId: 'bob' }, numbered(3));
      await heard.got(1);
      expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual([3]);
      expect(ana.state.status).toBe('online');
    });

    it('refuses a signal above the caps and lives on', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      const heard = new Recorder(bob);
      expect(await reasonOf(ana.send({ userId: 'bob' }, oversize()))).toBe('signal-invalid');
      await ana.send({ userId: 'bob' }, numbered(1));
      await heard.got(1);
      expect(ana.state.status).toBe('online');
    });

    it('is not hurt by a listener that throws, nor by one that disconnects', async () => {
      const [ana, bob] = [await online('ana'), await online('bob')];
      bob.on('signal', () => void bob.disconnect());
      const heard = new Recorder(bob);
      await ana.send({ userId: 'bob' }, numbered(1));
      await heard.got(1);
      await until(() => bob.state.status === 'offline', 'offline');
    });
  });
}
