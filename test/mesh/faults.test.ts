import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { Delivery } from '../../src/signaling/memory/memory-signaling.js';
import { isSignal } from '../../src/signaling/signal-check.js';
import { SIGNAL_LIMITS, type Signal } from '../../src/signaling/signal.js';
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
import { rounds } from '../harness/soak.js';
import { until } from '../harness/until.js';

installRtcSpy();

const typeOf = ({ signal }: Delivery): string => (signal as Signal).type;
const quiet = { video: false };

describe('bad networks and bad neighbours', () => {
  let people: People;
  let ana: CallStore;
  let ben: CallStore;
  beforeEach(async () => {
    people = createPeople();
    // Here one neighbour rings a hundred times; that one may not is shown in gate.test.ts.
    const callLimits = { perCaller: 1_000, inAll: 1_000 };
    [ana, ben] = await Promise.all([people.join('101'), people.join('102', { callLimits })]);
  });
  afterEach(() => people.close());

  it('F10: every signal three times makes one ring, one call, one answer', async () => {
    const counts = { incoming: 0, started: 0, ended: 0 };
    ben.on('call-incoming', () => counts.incoming++);
    for (const store of [ana, ben]) {
      store.on('call-started', () => counts.started++);
      store.on('call-ended', () => counts.ended++);
    }
    // New message ids, as a caller who redials makes them: nothing but the sessions' own sense can tell.
    people.hub.intercept = (delivery) => [1, 2, 3].map((n) => ({ ...delivery, id: `${delivery.id}-${n}` }));
    const { made } = await window.rtcSpy.figures();
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    expect((await window.rtcSpy.figures()).made - made).to.equal(2);
    await ana.hangUp();
    await stateOf(ben, ended);
    expect(counts).to.deep.equal({ incoming: 1, started: 2, ended: 2 });
  });

  describe('F11: signals out of order', () => {
    /** Records what the caller sends in one call that is taken back, then plays it in another order. */
    async function record(): Promise<Delivery[]> {
      const sent: Delivery[] = [];
      people.hub.intercept = (delivery) => {
        if (delivery.to.userId === '102') sent.push(delivery);
        return delivery.to.userId === '102' ? [] : [delivery];
      };
      await ana.call('102', quiet);
      await until(
        () => sent.map(typeOf),
        (types) => types.includes('call'),
      );
      const call = sent.find((delivery) => typeOf(delivery) === 'call') as Delivery;
      await ana.hangUp();
      await until(
        () => sent.map(typeOf),
        (types) => types.includes('hangUp'),
      );
      people.hub.intercept = null;
      const hangUp = sent.find((delivery) => typeOf(delivery) === 'hangUp') as Delivery;
      const { sessionId } = call.signal as Signal;
      const candidates: Signal = {
        type: 'iceCandidates',
        sessionId,
        callerId: '101',
        memberIds: ['102'],
        candidates: [
          { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 },
        ],
      };
      return [
        call,
        { ...call, id: 'again' },
        { ...call, id: 'candidates', signal: candidates },
        { ...call, id: 'update', signal: { ...candidates, type: 'update', candidates: undefined } },
        hangUp,
      ];
    }

    it('end as in order, whatever the permutation: no ring is left', async () => {
      const signals = await record();
      const orders = permutations(signals);
      expect(orders).to.have.length(120);
      for (const [n, order] of orders.entries()) {
        for (const delivery of order) {
          const signal = { ...(delivery.signal as Signal), sessionId: `session-${n}` };
          people.hub.deliver({ ...delivery, id: `${delivery.id}-${n}`, signal });
        }
        await Promise.resolve();
      }
      // A ring that is legal, to know that all before it was looked at.
      people.hub.deliver({
        ...signals[0],
        id: 'last',
        signal: { ...(signals[0]?.signal as Signal), sessionId: 'last' },
      });
      const { incoming } = await stateOf(ben, ({ incoming: all }) => all.some(({ id }) => id === 'last'));
      expect(incoming.map(({ id }) => id)).to.deep.equal(['last']);
    });

    it('candidates that come before their call are kept, and an accept after a hang-up changes nothing', async () => {
      const late: Delivery[] = [];
      let lost = 0;
      people.hub.intercept = (delivery) => {
        if (typeOf(delivery) === 'accept') {
          late.push(delivery);
          return [];
        }
        // Ana's own hang-up never arrives: only her answer to the late accept can tell Ben.
        if (typeOf(delivery) === 'hangUp' && lost++ === 0) return [];
        return [delivery];
      };
      await ana.call('102', quiet);
      await stateOf(ben, rings);
      await ben.accept();
      await until(() => late.length > 0);
      await ana.hangUp();
      people.hub.deliver(late[0]);
      await stateOf(ben, ended);
      expect(ana.getState().call).to.include({ phase: 'ended', endReason: 'cancelled' });
      expect((await window.rtcSpy.figures()).open).to.equal(0);
    });
  });

  it('F18: hang-up racing the answer ends on both sides and frees everything, many times', async function () {
    const races = rounds(20, 200);
    this.timeout(races * 3_000);
    for (let n = 0; n < races; n++) {
      await ana.call('102', quiet);
      await stateOf(ben, rings);
      const hangUp = (): Promise<void> => ana.hangUp();
      // Sometimes the one is first, sometimes the other, sometimes both in one turn.
      const order = n % 3 === 0 ? [hangUp(), ben.accept()] : [ben.accept(), hangUp()];
      await Promise.allSettled(order);
      await stateOf(ana, ended);
      await stateOf(ben, ({ incoming, call }) => incoming.length === 0 && (!call || call.phase === 'ended'));
      await until(
        () => window.rtcSpy.figures(),
        ({ open, liveTracks }) => open === 0 && liveTracks === 0,
        { label: `run ${n} frees all` },
      );
    }
  });

  describe('F24, F25: nonsense inside a call', () => {
    it('bad descriptions, unknown types, wrong fields, giant lists and texts change nothing', async () => {
      await connectTwo(ana, ben, '102', false);
      const { id } = ana.getState().call ?? { id: '' };
      const faults: unknown[] = [];
      const onFault = (event: Event): void => void faults.push(event);
      window.addEventListener('error', onFault);
      window.addEventListener('unhandledrejection', onFault);
      const from = { userId: '102', device: people.device('102') };
      const to = { userId: '101', device: people.device('101') };
      const base = { sessionId: id, callerId: '101', memberIds: ['102'] };
      const nonsense: unknown[] = [
        { ...base, type: 'accept', sdp: 'v=0\r\nnonsense' },
        { ...base, type: 'iceRestartAccept', sdp: 'v=0\r\nnonsense' },
        { ...base, type: 'call', sdp: 'v=0' },
        { ...base, type: 'dance' },
        { ...base, type: 'iceCandidates', candidates: [] },
        {
          ...base,
          type: 'iceCandidates',
          candidates: [{ candidate: 'x'.repeat(1e4), sdpMid: '0', sdpMLineIndex: 0 }],
        },
        {
          ...base,
          type: 'iceCandidates',
          candidates: Array.from({ length: 10_000 }, () => ({
            candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host',
            sdpMid: '0',
            sdpMLineIndex: 0,
          })),
        },
        { ...base, type: 'update', userInfo: { a: 'x'.repeat(SIGNAL_LIMITS.signalBytes * 2) } },
        { ...base, type: 'update', params: { __proto__: { polluted: '1' } } },
        { type: 'hangUp' },
        null,
        42,
        [],
      ];
      for (const [n, signal] of nonsense.entries()) {
        people.hub.deliver({ from, to, id: `bad-${n}`, signal, delayed: false });
      }
      const before = await window.rtcSpy.figures();
      await until(
        () => window.rtcSpy.figures(),
        ({ audioEnergy, open }) => open === 2 && audioEnergy > before.audioEnergy,
      );
      expect(ana.getState().call?.phase).to.equal('connected');
      expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
      expect(faults).to.deep.equal([]);
      window.removeEventListener('error', onFault);
      window.removeEventListener('unhandledrejection', onFault);
    });

    it('what is too large is refused with a typed error before it is sent', async () => {
      await connectTwo(ana, ben, '102', false);
      const error = await ana.update({ note: 'x'.repeat(5_000) }).catch((thrown: unknown) => thrown);
      expect(error).to.include({ reason: 'signal-invalid' });
      expect(ana.getState().call?.phase).to.equal('connected');
    });
  });

  it('S1: a stranger, and the person’s own other device, change nothing in any state', async () => {
    const attack = (sessionId: string, from: { userId: string; device: string }): number => {
      const base = { sessionId, kind: 'audio' as const, callerId: '101', memberIds: ['102'] };
      const params = { kit: '1 103', acceptedBy: 'evil', endReason: 'answered-elsewhere' };
      const candidates = [
        { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 },
      ];
      const signals: Signal[] = [
        { ...base, type: 'call', sdp },
        { ...base, type: 'accept', sdp, params },
        { ...base, type: 'reject' },
        { ...base, type: 'hangUp', params },
        { ...base, type: 'iceCandidates', candidates },
        { ...base, type: 'update', params },
        { ...base, type: 'iceRestart', sdp },
        { ...base, type: 'iceRestartAccept', sdp },
        ...['offer', 'answer'].map((type): Signal => {
          const sessionDescription = { offerId: crypto.randomUUID(), sdp, type };
          return { ...base, type: 'update', params: { reason: 'reconnect', sessionDescription } };
        }),
      ];
      for (const signal of signals) {
        expect(isSignal(signal), `the forged ${signal.type} is well-formed`).to.equal(true);
        for (const userId of ['101', '102']) {
          const to = { userId, device: people.device(userId) };
          people.hub.deliver({ from, to, id: `${signal.type}-${Math.random()}`, signal, delayed: false });
        }
      }
      return signals.length;
    };
    // A real description, heard on the way.
    let sdp = '';
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type === 'call') sdp = signal.sdp;
      return [delivery];
    };
    const eve = { userId: '666', device: 'evil' };
    await ana.call('102', quiet);
    const { incoming } = await stateOf(ben, rings);
    const id = incoming[0]?.id ?? '';
    attack(id, eve);
    await new Promise((resolve) => setTimeout(resolve));
    expect(ben.getState().incoming).to.have.length(1);
    await ben.accept();
    await Promise.all([stateOf(ana, inCall), stateOf(ben, inCall)]);
    for (const attacker of [eve, { userId: '101', device: 'evil' }, { userId: '102', device: 'evil' }]) {
      attack(id, attacker);
    }
    const before = await window.rtcSpy.figures();
    await until(
      () => window.rtcSpy.figures(),
      ({ audioEnergy, open }) => open === 2 && audioEnergy > before.audioEnergy,
    );
    for (const store of [ana, ben]) expect(store.getState().call?.phase).to.equal('connected');
  });

  it('S9: whoever is called gathers no candidate and opens no connection before the answer', async () => {
    const before = await window.rtcSpy.figures();
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    await until(
      () => window.rtcSpy.figures(),
      ({ candidates }) => candidates > before.candidates,
      { label: 'the caller gathers' },
    );
    expect((await window.rtcSpy.figures()).made - before.made).to.equal(1);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}
