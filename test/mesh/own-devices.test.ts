import { expect } from '@open-wc/testing';
import type { EndReason } from '../../src/session/end-reason.js';
import type { Delivery } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';
import type { CallState } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import { createPeople, ended, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { PlainCaller } from '../harness/plain-caller.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { rounds } from '../harness/soak.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';

installRtcSpy();

const quiet = { video: false };
const silent = ({ incoming, call }: CallState): boolean =>
  incoming.length === 0 && (!call || call.phase === 'ended');
const signalOf = ({ signal }: Delivery): Signal => signal as Signal;
/** What people of one account say to each other. */
const isOwn = ({ from, to }: Delivery): boolean => from.userId === to.userId;

/** Reasons of the calls that ended on a device, with the time of each. */
function endsOf(store: CallStore): { reason: EndReason | null; at: number }[] {
  const ends: { reason: EndReason | null; at: number }[] = [];
  store.on('call-ended', ({ call }) => ends.push({ reason: call.endReason, at: performance.now() }));
  return ends;
}

/** The browser has no Web Locks, as on a page without https. */
function withoutLocks(): () => void {
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  return () => void Reflect.deleteProperty(navigator, 'locks');
}

describe('one person with several devices', () => {
  let people: People;
  let ana: CallStore;
  let phone: CallStore;
  let desk: CallStore;
  let restore: () => void;
  beforeEach(async () => {
    // Two stores of one page are two tabs; without locks they are two machines.
    restore = withoutLocks();
    people = createPeople();
    [ana, phone, desk] = await Promise.all([people.join('101'), people.join('102'), people.join('102')]);
  });
  afterEach(() => {
    restore();
    people.close();
  });

  it('F15: answered on one, the other stops at once by the word of the own device alone', async () => {
    // The caller's own word about it is lost.
    people.hub.intercept = (delivery) =>
      signalOf(delivery).params?.acceptedBy && !isOwn(delivery) ? [] : [delivery];
    const ends = endsOf(desk);
    await ana.call('102', quiet);
    await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
    const answered = performance.now();
    await phone.accept({ video: false });
    await stateOf(desk, silent);
    expect(ends.map(({ reason }) => reason)).to.deep.equal(['answered-elsewhere']);
    const stopped = (ends[0]?.at ?? Infinity) - answered;
    took('answered on one device, the other stops ringing', 2_000, stopped);
    await Promise.all([stateOf(ana, inCall), stateOf(phone, inCall)]);
  });

  it('declined on one: declined on both, and the caller hears it once', async () => {
    const [ends, told] = [endsOf(desk), endsOf(ana)];
    await ana.call('102', quiet);
    await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
    await phone.reject();
    await Promise.all([stateOf(desk, silent), stateOf(ana, ended)]);
    expect(ends.map(({ reason }) => reason)).to.deep.equal(['declined']);
    expect(told.map(({ reason }) => reason)).to.deep.equal(['declined']);
  });

  it('busy on one: the other does not ring on for a caller who was told', async () => {
    const tom = await people.join('103');
    await ana.call('102', quiet);
    await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
    await phone.accept({ video: false });
    await Promise.all([stateOf(phone, inCall), stateOf(desk, silent)]);
    await tom.call('102', quiet);
    await stateOf(tom, ended);
    expect(tom.getState().call?.endReason).to.equal('busy');
    await stateOf(desk, silent);
    expect(phone.getState().call?.phase).to.equal('connected');
  });

  it('a word that overtakes its call keeps that one from ringing', async () => {
    let rung = 0;
    desk.on('call-incoming', () => rung++);
    const held: Delivery[] = [];
    people.hub.intercept = (delivery) => {
      const late = signalOf(delivery).type === 'call' && delivery.to.device === people.device('102');
      if (late) held.push(delivery);
      return late ? [] : [delivery];
    };
    // `device()` knows the one that joined last.
    await ana.call('102', quiet);
    await stateOf(phone, rings);
    await phone.accept({ video: false });
    await stateOf(phone, inCall);
    expect(held).to.have.length.above(0);
    for (const delivery of held) people.hub.deliver(delivery);
    await new Promise((resolve) => setTimeout(resolve));
    expect(rung).to.equal(0);
  });

  it('S2: no word of an own device ends, changes or moves a call that runs, or one that we make', async () => {
    await ana.call('102', quiet);
    await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
    await phone.accept({ video: false });
    await Promise.all([stateOf(ana, inCall), stateOf(phone, inCall)]);
    const { id = '' } = ana.getState().call ?? {};
    const base = { sessionId: id, callerId: '101', memberIds: ['102'] };
    const params = { kit: '1 102', connected: 'true', acceptedBy: 'evil', endReason: 'answered-elsewhere' };
    const sdp = 'v=0\r\n';
    const words: Signal[] = [
      { ...base, type: 'accept', sdp, params },
      { ...base, type: 'reject', params, userInfo: { busy: 'true' } },
      { ...base, type: 'hangUp', params },
      { ...base, type: 'update', params },
      { ...base, type: 'call', sdp, params },
      { ...base, type: 'iceRestart', sdp, params },
    ];
    const before = await window.rtcSpy.figures();
    // To every device of both people, from devices of their own accounts.
    const all: { userId: string; device: string }[] = [];
    people.hub.intercept = (delivery) => {
      if (delivery.id.length > 0) all.push(delivery.to);
      return [delivery];
    };
    await Promise.all([ana.update({ n: '1' }), phone.update({ n: '1' })]);
    for (const to of all) {
      for (const [n, signal] of words.entries()) {
        const from = { userId: to.userId, device: 'evil' };
        people.hub.deliver({ from, to, id: `own-${n}-${to.device}`, signal, delayed: false });
      }
    }
    expect(new Set(all.map(({ userId }) => userId)).size).to.equal(2);
    await until(
      () => window.rtcSpy.figures(),
      ({ audioEnergy, open, made }) => open === 2 && made === before.made && audioEnergy > before.audioEnergy,
    );
    for (const store of [ana, phone]) expect(store.getState().call?.phase).to.equal('connected');
  });

  describe('called by an app on an SDK, which tells nobody anything', () => {
    let tom: PlainCaller;
    beforeEach(() => (tom = new PlainCaller(people.hub, '103')));
    afterEach(() => tom.close());

    it('answered here: the other device stops', async () => {
      const ends = endsOf(desk);
      await tom.call('102');
      await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
      await phone.accept({ video: false });
      await stateOf(desk, silent);
      expect(ends.map(({ reason }) => reason)).to.deep.equal(['answered-elsewhere']);
      await stateOf(phone, inCall);
    });

    it('answered by an app on an SDK: the caller’s candidates are the sign', async () => {
      const ends = [...endsOf(desk), endsOf(phone)];
      const atDesk = endsOf(desk);
      await tom.call('102');
      await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
      tom.sendCandidates([
        { candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 },
      ]);
      await Promise.all([stateOf(phone, silent), stateOf(desk, silent)]);
      expect(atDesk.map(({ reason }) => reason)).to.deep.equal(['answered-elsewhere']);
      expect(ends.flat()).to.have.length(1);
      expect(tom.heard.map(({ type }) => type)).to.deep.equal([]);
    });
  });

  describe('F16: two devices accept within 50 ms', () => {
    const races = rounds(5, 200);

    async function race(n: number, hasLocks: boolean, caller: 'kit' | 'sdk'): Promise<void> {
      // Each word takes as long as over the internet, so that both have answered before either hears of it.
      people.hub.intercept = (delivery) => [{ ...delivery, wait: 40 }];
      const tom = caller === 'sdk' ? new PlainCaller(people.hub, '103') : null;
      const ends = [endsOf(phone), endsOf(desk)] as const;
      await (tom ? tom.call('102') : ana.call('102', { video: true }));
      await Promise.all([stateOf(phone, rings), stateOf(desk, rings)]);
      const [first, second] = n % 2 === 0 ? [phone, desk] : [desk, phone];
      const gap = (n * 7) % 50;
      const since = performance.now();
      const accepting = Promise.allSettled([
        first.accept(),
        // Real time: how far apart the two answer is what is varied.
        new Promise((resolve) => setTimeout(resolve, gap)).then(() => second.accept()),
      ]);
      const [one, two] = await until(
        () => [phone.getState(), desk.getState()] as const,
        (states) => states.some(inCall) && states.some(silent),
        { label: `run ${n}: one connected, one stopped` },
      );
      await accepting;
      const winner = inCall(one) ? 0 : 1;
      expect([one, two].filter(inCall), `run ${n}`).to.have.length(1);
      const lost = ends[winner === 0 ? 1 : 0];
      expect(
        lost.map(({ reason }) => reason),
        `run ${n}`,
      ).to.deep.equal(['answered-elsewhere']);
      // One pair is left, and only the tracks of those who are in the call.
      const most = tom ? 2 + 1 : 4;
      await until(
        () => window.rtcSpy.figures(),
        ({ open, liveTracks }) => open === 2 && liveTracks <= most,
        { label: `run ${n}: the loser's devices are free` },
      );
      const gone = (lost[0]?.at ?? Infinity) - since;
      took('of two devices that accept at once, one is gone', 2_000, gone);
      // The winner stays connected.
      expect([phone, desk][winner]?.getState().call?.phase).to.equal('connected');
      const answers = tom?.answers.length;
      if (hasLocks) expect(answers ?? 1, `run ${n}: one answer`).to.equal(1);
      else if (gap < 30) expect(answers ?? 2, `run ${n}: a race`).to.equal(2);
      await (tom ? tom.hangUp() : ana.hangUp());
      await until(
        () => window.rtcSpy.figures(),
        ({ open }) => open === 0,
        { label: `run ${n} frees all` },
      );
      await Promise.all([phone, desk].map((store) => stateOf(store, silent)));
    }

    for (const caller of ['kit', 'sdk'] as const) {
      for (const hasLocks of [false, true]) {
        it(`called by ${caller}, ${hasLocks ? 'in tabs of one browser' : 'on two machines'}`, async function () {
          this.timeout(races * 15_000);
          if (hasLocks) restore();
          for (let n = 0; n < races; n++) await race(n, hasLocks, caller);
        });
      }
    }
  });
});
