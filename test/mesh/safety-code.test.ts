import { expect } from '@open-wc/testing';
import type { SafetyCode } from '../../src/session/participant.js';
import type { CallStore } from '../../src/store/call-store.js';
import { sitBetween } from '../harness/man-in-the-middle.js';
import { connectTwo, createPeople, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

installRtcSpy();

describe('S17: the safety code', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  const codeOf = async (store: CallStore): Promise<SafetyCode> => {
    const { participants } = await stateOf(
      store,
      (state) => state.participants[1]?.safetyCode != null,
      'code',
    );
    return participants[1]?.safetyCode as SafetyCode;
  };

  it('is equal on both sides, is nobody’s own, and goes with the call', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    const [here, there] = await Promise.all([codeOf(ana), codeOf(ben)]);
    expect(here).to.deep.equal(there);
    expect(here.emoji).to.have.length(5);
    expect(here.digits).to.match(/^\d{7}$/);
    expect(ana.getState().participants[0]?.safetyCode).to.equal(null);
  });

  it('is another in the next call', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    const first = await codeOf(ana);
    await ana.hangUp();
    await stateOf(ben, ({ call }) => call?.phase === 'ended');
    await connectTwo(ana, ben, '102', false);
    const second = await codeOf(ana);
    expect(second.digits).not.to.equal(first.digits);
    expect(await codeOf(ben)).to.deep.equal(second);
  });

  it('is one for each pair in a group', async () => {
    const [ana, ben, cem] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    if (!ana || !ben || !cem) throw new Error('nobody came');
    await ana.call(['102', '103'], { video: false });
    await Promise.all(
      [ben, cem].map(async (store) => {
        await stateOf(store, ({ incoming }) => incoming.length > 0, 'rings');
        await store.accept();
      }),
    );
    const codes = await Promise.all(
      [ana, ben, cem].map(async (store) => {
        const { participants } = await stateOf(
          store,
          (state) => state.participants.slice(1).every(({ safetyCode }) => safetyCode !== null),
          'codes of a group',
        );
        return new Map(participants.map(({ id, safetyCode }) => [id, safetyCode]));
      }),
    );
    const [ofAna, ofBen, ofCem] = codes;
    expect(ofAna?.get('102')).to.deep.equal(ofBen?.get('101'));
    expect(ofAna?.get('103')).to.deep.equal(ofCem?.get('101'));
    expect(ofBen?.get('103')).to.deep.equal(ofCem?.get('102'));
    const digits = [ofAna?.get('102'), ofAna?.get('103'), ofBen?.get('103')].map((code) => code?.digits);
    expect(new Set(digits).size).to.equal(3);
  });

  it('differs when somebody sits between, though sound flows both ways', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const { connections } = sitBetween(people.hub);
    try {
      await connectTwo(ana, ben, '102', false);
      await until(
        () => window.rtcSpy.figures(),
        ({ links }) => links.length === 4 && links.filter(({ energy }) => energy > 0).length >= 2,
        { label: 'sound through the middle' },
      );
      const [here, there] = await Promise.all([codeOf(ana), codeOf(ben)]);
      expect(here.digits).not.to.equal(there.digits);
      expect(here.emoji).not.to.deep.equal(there.emoji);
    } finally {
      for (const connection of connections) connection.close();
    }
  });

  it('does not exist, and nothing connects, where fingerprints are swapped on the way', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as { type: string; sdp?: string };
      const sdp = signal.sdp?.replace(/(a=fingerprint:sha-256 )[0-9A-F:]{6}/gi, '$1EE:EE:');
      return [{ ...delivery, signal: sdp === undefined ? signal : { ...signal, sdp } }];
    };
    const seen: (SafetyCode | null)[] = [];
    for (const store of [ana, ben]) {
      store.subscribe(({ participants }) => seen.push(...participants.map(({ safetyCode }) => safetyCode)));
    }
    await ana.call('102', { video: false });
    await stateOf(ben, ({ incoming }) => incoming.length > 0, 'rings');
    await ben.accept();
    for (const store of [ana, ben]) {
      const { call } = await stateOf(store, (state) => state.call?.phase === 'ended', 'given up');
      expect(call).to.include({ startedAt: null, endReason: 'security-error' });
    }
    expect(seen.filter((code) => code !== null)).to.deep.equal([]);
  });
});
