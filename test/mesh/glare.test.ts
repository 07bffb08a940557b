import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { Signal } from '../../src/signaling/signal.js';
import { createPeople, ended, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { rounds } from '../harness/soak.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';

installRtcSpy();

describe('F17: two who call each other at once', () => {
  let people: People;
  let ana: CallStore;
  let ben: CallStore;
  const told: string[] = [];

  beforeEach(async () => {
    people = createPeople();
    [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    told.length = 0;
    for (const [name, store] of [
      ['ana', ana],
      ['ben', ben],
    ] as const) {
      store.on('call-incoming', () => told.push(`${name} rings`));
      store.on('call-ended', () => told.push(`${name} ends`));
      store.on('call-started', () => told.push(`${name} starts`));
      store.on('call-error', ({ error }) => told.push(`${name} ${error.reason}`));
    }
  });
  afterEach(() => people.close());

  const bothIn = (): Promise<unknown> =>
    Promise.all([stateOf(ana, inCall, 'ana'), stateOf(ben, inCall, 'ben')]);

  it('end up in one call, whatever lies between the two', async function () {
    // Times in ms: at once, within the opening of devices, while the call is on its way, while it rings.
    const skews = [0, 1, 5, 15, 40, 80, 120, 200, 350, 500];
    const crossings = rounds(10, 200);
    this.timeout(crossings * 10_000);
    for (let round = 0; round < crossings; round++) {
      const skew = skews[round % skews.length] ?? 0;
      people.hub.intercept = (delivery) => [{ ...delivery, wait: 60 }];
      const [first, second] = round % 2 ? [ben, ana] : [ana, ben];
      const { captures } = await window.rtcSpy.figures();
      const to = (store: CallStore): string => (store === ana ? '102' : '101');
      const start = performance.now();
      const calls = [first.call(to(first), { video: false })];
      // Real time: how far apart the two call is what is varied.
      await new Promise((resolve) => setTimeout(resolve, skew));
      calls.push(second.call(to(second), { video: false }));
      await Promise.all(calls);
      await bothIn();
      took('two who call each other are connected', 5_000, performance.now() - start - skew);
      const [one, other] = [ana.getState(), ben.getState()];
      expect(one.call?.id, `skew ${skew}`).to.equal(other.call?.id);
      expect([...one.incoming, ...other.incoming]).to.deep.equal([]);
      const figures = await until(
        () => window.rtcSpy.figures(),
        ({ open, links }) => open === 2 && links.every(({ energy }) => energy > 0),
        { label: 'sound both ways' },
      );
      expect(figures.captures - captures, 'each asked for its microphone once').to.equal(2);
      const rang = told.filter((line) => line.endsWith('rings'));
      // Rung before the second one called: then that call is the answer.
      if (skew < 60) expect(rang).to.deep.equal([]);
      expect(told.filter((line) => !line.endsWith('rings')).sort()).to.deep.equal([
        'ana starts',
        'ben starts',
      ]);
      await ana.hangUp();
      await stateOf(ben, ended);
      await until(
        () => window.rtcSpy.figures(),
        ({ open, liveTracks }) => open === 0 && liveTracks === 0,
        { label: 'all freed' },
      );
      told.length = 0;
    }
  });

  it('keep showing one call, and no word of the other reaches the page', async () => {
    const phases: (string | null)[] = [];
    ana.subscribe(({ call }) => phases.push(call?.phase ?? null));
    await Promise.all([ana.call('102', { video: false }), ben.call('101', { video: false })]);
    await bothIn();
    const shown = phases.slice(phases.findIndex((phase) => phase !== null));
    expect(shown).to.not.include(null);
    expect(shown).to.not.include('ended');
    expect(ana.getState().call?.direction).to.equal('outgoing');
    expect(ben.getState().call?.direction).to.equal('outgoing');
  });

  it('the lower session id goes on', async () => {
    const seen = new Set<string>();
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      if (signal.type === 'call') seen.add(signal.sessionId);
      return [{ ...delivery, wait: 50 }];
    };
    await Promise.all([ana.call('102', { video: false }), ben.call('101', { video: false })]);
    await bothIn();
    expect(seen.size).to.equal(2);
    expect(ana.getState().call?.id).to.equal([...seen].sort()[0]);
  });

  it('when one gives up meanwhile, nothing rings on', async () => {
    people.hub.intercept = (delivery) => [{ ...delivery, wait: 60 }];
    await Promise.all([ana.call('102', { video: false }), ben.call('101', { video: false })]);
    await ana.hangUp();
    await stateOf(ana, ended);
    // Either Ben's own call went on and now rings at Ana's, or it ended with hers.
    await until(
      () => [ana.getState(), ben.getState()] as const,
      ([one, other]) => other.call?.phase === 'ended' || (one.incoming.length === 1 && !!other.call),
    );
    await ben.hangUp();
    await stateOf(ana, ({ incoming }) => incoming.length === 0);
    await until(
      () => window.rtcSpy.figures(),
      ({ open, liveTracks }) => open === 0 && liveTracks === 0,
    );
  });

  it('calling who rings here takes their call', async () => {
    await ana.call('102', { video: false });
    const { incoming } = await stateOf(ben, rings);
    expect(await ben.call('101', { video: false })).to.equal(incoming[0]?.id);
    await bothIn();
    expect(ben.getState().call?.direction).to.equal('incoming');
  });

  it('an SDK at the other end knows no rule: its call is taken, ours is withdrawn', async () => {
    // What Ben sends looks as if an SDK had sent it.
    people.hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      const { params: _, ...bare } = signal;
      // A QuickBlox client declines ours by itself, ours must not be taken there.
      if (delivery.from.userId === '101' && signal.type === 'call') return [];
      return delivery.from.userId === '102' ? [{ ...delivery, signal: bare }] : [delivery];
    };
    await ana.call('102', { video: false });
    const theirs = await ben.call('101', { video: false });
    await bothIn();
    expect(ana.getState().call?.id).to.equal(theirs);
    expect(told.filter((line) => line.startsWith('ana'))).to.deep.equal(['ana starts']);
  });
});
