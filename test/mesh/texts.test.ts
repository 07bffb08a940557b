import { expect } from '@open-wc/testing';
import type { CallState } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import type { Reaction } from '../../src/session/reaction.js';
import type { Signal } from '../../src/signaling/signal.js';
import {
  connectTwo,
  createPeople,
  inCall,
  likeSdk,
  rings,
  stateOf,
  type People,
} from '../harness/memory-people.js';
import { until } from '../harness/until.js';

const texts = ({ chat }: CallState): string[] => chat.messages.map(({ text }) => text);
const settled = ({ chat }: CallState): boolean =>
  chat.messages.every(({ delivery }) => delivery !== 'sending');

/** Counts offers after the first one. */
function countOffers({ hub }: People): { offers: number; sdp: string } {
  const count = { offers: 0, sdp: '' };
  hub.intercept = (delivery) => {
    const signal = delivery.signal as Signal;
    if (signal.type === 'iceRestart') count.offers++;
    if ('sdp' in signal) count.sdp += signal.sdp;
    return [delivery];
  };
  return count;
}

describe('what people of a call write, without a server', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  it('arrives in order on both sides, is confirmed, and costs one offer, at the first text', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const count = countOffers(people);
    await connectTwo(ana, ben, '102');
    expect(ana.getState().chat).to.include({ availability: 'available', unread: 0 });
    expect(count.sdp, 'nothing is prepared before somebody writes').not.to.contain('m=application');
    await ana.sendMessage('  one\r\n\r\n\r\ntwo\u0000 ');
    await ana.sendMessage('<b>second</b>');
    await stateOf(ben, ({ chat }) => chat.messages.length === 2, 'two arrive');
    await ben.sendMessage('back');
    const a = await stateOf(ana, (state) => state.chat.messages.length === 3 && settled(state), 'confirmed');
    const b = await stateOf(ben, settled, 'confirmed');
    const all = ['one\n\ntwo', '<b>second</b>', 'back'];
    expect(texts(a)).to.deep.equal(all);
    expect(texts(b)).to.deep.equal(all);
    expect(a.chat.messages.map(({ delivery }) => delivery)).to.deep.equal(['sent', 'sent', null]);
    expect(b.chat.messages[0]).to.deep.include({ isLocal: false, missing: [] });
    expect(b.chat.messages[0]?.from).to.include({ id: '101', name: 'Name of 101' });
    expect([a.chat.unread, b.chat.unread]).to.deep.equal([1, 2]);
    ben.markChatRead();
    expect(ben.getState().chat.unread).to.equal(0);
    expect(Object.isFrozen(b.chat.messages) && Object.isFrozen(b.chat.messages[0])).to.equal(true);
    expect(count.offers, 'one offer in all').to.equal(1);
    expect(count.sdp.match(/m=application/g)?.length, 'in the offer and its answer').to.equal(2);
    await ben.hangUp();
    await stateOf(ana, ({ call }) => call?.phase === 'ended');
    expect(texts(ana.getState())).to.deep.equal(all);
    expect(ana.getState().chat).to.include({ availability: 'unavailable', reason: 'wrong-phase' });
    ana.dismiss();
    expect(texts(ana.getState())).to.deep.equal([]);
  });

  it('both begin to write in the same moment: nothing is lost or doubled, pictures go on', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    await Promise.all([ana.sendMessage('from Ana'), ben.sendMessage('from Ben')]);
    for (const one of [ana, ben]) {
      const state = await stateOf(one, (now) => now.chat.messages.length === 2 && settled(now), 'both');
      expect(texts(state).sort()).to.deep.equal(['from Ana', 'from Ben']);
      expect(inCall(state)).to.equal(true);
    }
  });

  it('in a group each gets it once', async () => {
    const [ana, ben, tom] = await Promise.all(
      ['101', '102', '103'].map((id) => people.join(id)) as [
        Promise<CallStore>,
        Promise<CallStore>,
        Promise<CallStore>,
      ],
    );
    await ana.call(['102', '103']);
    for (const one of [ben, tom]) {
      await stateOf(one, rings);
      await one.accept();
    }
    const all = ({ participants }: CallState): boolean =>
      participants.length === 3 && participants.every(({ connection }) => connection === 'connected');
    for (const one of [ana, ben, tom]) await stateOf(one, all, 'all connected');
    await tom.sendMessage('hello');
    const sent = await stateOf(tom, settled, 'confirmed by both');
    expect(sent.chat.messages[0]?.delivery).to.equal('sent');
    for (const one of [ana, ben]) {
      expect(texts(await stateOf(one, ({ chat }) => chat.messages.length > 0))).to.deep.equal(['hello']);
    }
  });

  it('a client without it is never offered a channel, and the page is told so', async () => {
    likeSdk(people, '102');
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const { hub } = people;
    const before = hub.intercept;
    let application = false;
    hub.intercept = (delivery) => {
      const signal = delivery.signal as Signal;
      application ||= 'sdp' in signal && signal.sdp.includes('m=application');
      return before?.(delivery) ?? [];
    };
    await connectTwo(ana, ben, '102');
    expect(ana.getState().chat).to.include({ availability: 'unsupported', reason: 'peer-cannot' });
    const error = await ana.sendMessage('hello').catch((thrown: { reason: string }) => thrown.reason);
    expect(error).to.equal('peer-cannot');
    expect(ana.getState().chat.messages[0]?.delivery).to.equal('failed');
    expect(application).to.equal(false);
  });

  it('refuses nothing, too much, and too many in a row; those can be sent again', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const reason = (text: string): Promise<string> =>
      ana.sendMessage(text).catch((thrown: { reason: string }) => thrown.reason);
    expect(await reason('nobody there')).to.equal('wrong-phase');
    await connectTwo(ana, ben, '102');
    for (const bad of ['', ' \n ', '\u0000', 'x'.repeat(4001)]) {
      expect(await reason(bad)).to.equal('invalid-value');
    }
    expect(texts(ana.getState())).to.deep.equal([]);
    for (let n = 0; n < 8; n++) await ana.sendMessage(String(n));
    expect(await reason('too fast')).to.equal('wrong-phase');
    const [failed] = ana.getState().chat.messages.slice(-1);
    expect(failed).to.include({ text: 'too fast', delivery: 'failed' });
    expect(failed?.missing.map(({ id }) => id)).to.deep.equal(['102']);
    await until(() =>
      ana.retryMessage(failed?.id ?? '').then(
        () => true,
        () => false,
      ),
    );
    await stateOf(ana, ({ chat }) => chat.messages.at(-1)?.delivery === 'sent', 'sent in the end');
    expect(texts(await stateOf(ben, ({ chat }) => chat.messages.length === 9))).to.include('too fast');
  });

  it('reactions reach the others of the kit, from a closed list, and not in floods', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    const heard: { id: string; isLocal: boolean; reaction: Reaction }[] = [];
    for (const one of [ana, ben]) {
      one.on('call-reaction', ({ from: { id }, isLocal, reaction }) => {
        if (one === ben || isLocal) heard.push({ id, isLocal, reaction });
      });
    }
    await connectTwo(ana, ben, '102');
    await ana.react('love');
    await until(() => heard.length === 2);
    expect(heard).to.deep.equal([
      { id: '101', isLocal: true, reaction: 'love' },
      { id: '101', isLocal: false, reaction: 'love' },
    ]);
    const bad = await ana.react('<img>' as Reaction).catch((thrown: { reason: string }) => thrown.reason);
    expect(bad).to.equal('invalid-value');
    // A hostile client: its own limit is gone.
    heard.length = 0;
    const { hub } = people;
    const forge = (reaction: string, n: number): void =>
      hub.deliver({
        from: { userId: '101', device: people.device('101') },
        to: { userId: '102', device: people.device('102') },
        id: `forged-${reaction}-${n}`,
        signal: { type: 'update', sessionId: ben.getState().call?.id, params: { kit: '1 101', reaction } },
        delayed: false,
      });
    for (let n = 0; n < 500; n++) forge('party', n);
    forge('<img src=x onerror=alert(1)>', 0);
    await ana.sendMessage('after them');
    await stateOf(ben, ({ chat }) => chat.messages.length === 1);
    expect(heard.length).to.be.within(1, 12);
    expect(new Set(heard.map(({ reaction }) => reaction))).to.deep.equal(new Set(['party']));
  });

  it('raised hands make one queue that all agree on; leaving takes the hand down', async () => {
    const stores = await Promise.all(['101', '102', '103'].map((id) => people.join(id)));
    const [ana, ben, tom] = stores as [CallStore, CallStore, CallStore];
    await ana.call(['102', '103']);
    for (const one of [ben, tom]) {
      await stateOf(one, rings);
      await one.accept();
    }
    for (const one of stores) {
      await stateOf(
        one,
        ({ participants }) =>
          participants.filter(({ connection }) => connection === 'connected').length === 3,
      );
    }
    const queue = ({ participants }: CallState): string =>
      participants
        .filter(({ handPlace }) => handPlace != null)
        .sort((a, b) => (a.handPlace ?? 0) - (b.handPlace ?? 0))
        .map(({ id }) => id)
        .join();
    const agreed = async (wanted: string): Promise<void> => {
      for (const one of stores) {
        if (one.getState().call?.phase !== 'ended')
          await stateOf(one, (state) => queue(state) === wanted, wanted);
      }
    };
    await tom.setHandRaised(true);
    await agreed('103');
    // Two in the same moment: the ids decide, everywhere alike.
    await Promise.all([ben.setHandRaised(true), ana.setHandRaised(true)]);
    await agreed('103,101,102');
    await ana.setHandRaised(false);
    await agreed('103,102');
    await ana.setHandRaised(true);
    await agreed('103,102,101');
    await tom.hangUp();
    await agreed('102,101');
  });
});
