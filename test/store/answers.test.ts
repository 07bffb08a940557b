import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-provider/define.js';
import type { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import type { CallRatingEvent } from '../../src/events/call-rating.js';
import type { CallRating } from '../../src/store/call-rating.js';
import type { CallStore } from '../../src/store/call-store.js';
import { MemorySignaling } from '../../src/signaling/memory/memory-signaling.js';
import {
  connectTwo,
  createPeople,
  ended,
  inCall,
  likeSdk,
  rings,
  stateOf,
  type People,
} from '../harness/memory-people.js';

const quiet = { video: false };

describe('what people answer', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  const words = (store: CallStore): string[] =>
    store.getState().call?.messages.map(({ from, text }) => `${from.name}: ${text}`) ?? [];

  it('declined with a message: the caller can read it, and who wrote it', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    expect(words(ana)).to.deep.equal([]);
    await ben.reject({ userInfo: { message: '  I’m in a meeting ' } });
    await stateOf(ana, ended);
    expect(ana.getState().call?.endReason).to.equal('declined');
    expect(words(ana)).to.deep.equal(['Name of 102: I’m in a meeting']);
  });

  it('of several called, each one’s message, while it rings on', async () => {
    const [ana, ben, tom] = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    await ana.call(['102', '103'], quiet);
    await Promise.all([stateOf(ben, rings), stateOf(tom, rings)]);
    await ben.reject({ userInfo: { message: 'Later' } });
    const { call } = await stateOf(ana, (state) => state.call?.messages.length === 1);
    expect(call?.phase).not.to.equal('ended');
    await tom.reject({ userInfo: { message: 'Not now' } });
    await stateOf(ana, ended);
    expect(words(ana)).to.deep.equal(['Name of 102: Later', 'Name of 103: Not now']);
    expect(ana.getState().call?.messages[0] === call?.messages[0], 'what did not change is the same').to.be
      .true;
  });

  it('an SDK at the other end may say something too, and nobody says more than 200 characters', async () => {
    likeSdk(people, '102');
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.call('102', quiet);
    await stateOf(ben, rings);
    await ben.reject({ userInfo: { message: 'x'.repeat(1000) } });
    await stateOf(ana, ended);
    expect(ana.getState().call?.messages[0]?.text).to.equal('x'.repeat(200));
  });

  it('what was given along with another end is no message', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    await ben.hangUp({ userInfo: { message: 'not meant for people' } });
    await stateOf(ana, ended);
    expect(words(ana)).to.deep.equal([]);
  });

  it('whoever takes a second call chooses what becomes of the first', async () => {
    const [ana, ben, tom] = await Promise.all([
      people.join('101', { callWaiting: 'end' }),
      people.join('102'),
      people.join('103'),
    ]);
    await connectTwo(ben, ana, '101', false);
    await tom.call('101', quiet);
    await stateOf(ana, rings);
    await ana.accept({ running: 'hold' });
    await stateOf(ana, inCall);
    expect(ana.getState().held.map(({ people: [one] }) => one?.id)).to.deep.equal(['102']);
    ana.configure({ callWaiting: 'hold' });
    await ana.resume();
    await tom.hangUp();
    await stateOf(ana, ({ held }) => held.length === 0);
    await tom.call('101', quiet);
    await stateOf(ana, rings);
    await ana.accept({ running: 'end' });
    await stateOf(ben, ended);
    expect(ana.getState().held).to.deep.equal([]);
  });

  it('call-waiting of the provider: busy by default; bare it means end', async () => {
    const provider = await fixture<CallProvider>(html`<call-provider user-id="101"></call-provider>`);
    provider.store.configure({
      transport: new MemorySignaling(people.hub, { userId: '101' }),
      alerts: false,
    });
    await provider.connect();
    const [ben, tom] = await Promise.all([people.join('102'), people.join('103')]);
    await connectTwo(ben, provider.store, '101', false);
    await tom.call('101', quiet);
    expect((await stateOf(tom, ended)).call?.endReason).to.equal('busy');
    for (const [attribute, value] of [
      ['', 'end'],
      ['hold', 'hold'],
      ['end', 'end'],
      ['busy', 'busy'],
      ['nonsense', 'busy'],
    ] as const) {
      provider.setAttribute('call-waiting', attribute);
      expect(provider.callWaiting, attribute || 'bare').to.equal(value);
    }
    provider.setAttribute('call-waiting', 'hold');
    await provider.updateComplete;
    await tom.call('101', quiet);
    await stateOf(provider.store, rings);
    await provider.accept({ video: false });
    await stateOf(provider.store, ({ call, held }) => call?.phase === 'connected' && held.length === 1);
    await provider.hangUp();
  });

  it('a rating is told by the provider, and nothing but a rating is one', async () => {
    const provider = await fixture<CallProvider>(html`<call-provider user-id="101"></call-provider>`);
    const heard: string[] = [];
    const hear = (event: Event): void => {
      const { callId, stars, reasons, bubbles } = event as CallRatingEvent;
      heard.push(`${callId} ${stars} ${reasons.join()} ${bubbles}`);
    };
    provider.addEventListener('call-rating', hear);
    await provider.store.rate({ callId: 'c', stars: 2, reasons: ['echo', 'not-heard'] });
    expect(heard).to.deep.equal(['c 2 echo,not-heard false']);
    const bad: unknown[] = [
      { callId: 'c', stars: 0, reasons: [] },
      { callId: 'c', stars: 2.5, reasons: [] },
      { callId: '', stars: 2, reasons: [] },
      { callId: 'c', stars: 2, reasons: ['<b>'] },
    ];
    for (const rating of bad) {
      const error: unknown = await provider.store
        .rate(rating as CallRating)
        .catch((thrown: unknown) => thrown);
      expect((error as { reason?: string }).reason).to.equal('invalid-value');
    }
    expect(heard).to.have.lengthOf(1);
  });
});
