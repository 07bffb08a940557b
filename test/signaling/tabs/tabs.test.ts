import { afterEach, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { isSignal } from '../../../src/signaling/signal-check.js';
import { TabsSignaling, type TabsOptions } from '../../../src/signaling/tabs/index.js';
import { parseTabsMessage } from '../../../src/signaling/tabs/tabs-message.js';
import { callSignal, numbered } from '../../harness/signaling-samples.js';
import { reasonOf, Recorder, until } from '../../harness/signaling-wait.js';

const closing: (() => unknown)[] = [];
let channelNumber = 0;
let channel = '';

/** Quick, so that a killed window is missed soon. */
function tab(userId: string, more: Partial<TabsOptions> = {}): TabsSignaling {
  const signaling = new TabsSignaling({ userId, channel, askAfter: 60, goneAfter: 120, ...more });
  closing.push(() => signaling.disconnect());
  return signaling;
}
/** Something else on the channel, such as a hostile or killed window. */
function raw(): BroadcastChannel {
  const made = new BroadcastChannel(channel);
  closing.push(() => made.close());
  return made;
}

function newChannel(): void {
  channel = `tabs-${process.pid}-${(channelNumber += 1)}`;
}
newChannel();

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  vi.unstubAllGlobals();
  newChannel();
});

describe('presence between windows', () => {
  it('tells both sides who is there and who said goodbye', async () => {
    // So patient that silence cannot be what tells.
    const [ana, bob] = [tab('ana', { askAfter: 60_000 }), tab('bob', { askAfter: 60_000 })];
    const [atAna, atBob] = [new Recorder(ana), new Recorder(bob)];
    await ana.connect();
    await bob.connect();
    await until(() => atAna.presence.length === 1 && atBob.presence.length === 1, 'both seen');
    const who = bob.state.self;
    expect(atAna.presence).toEqual([{ address: who, online: true }]);
    expect(atBob.presence).toEqual([{ address: ana.state.self, online: true }]);
    await bob.disconnect();
    await until(() => atAna.presence.length === 2, 'goodbye');
    expect(atAna.presence[1]).toEqual({ address: who, online: false });
    expect(atBob.presence[1]).toEqual({ address: ana.state.self ?? expect.anything(), online: false });
  });

  it('misses a window that was killed', async () => {
    const ana = tab('ana');
    const heard = new Recorder(ana);
    await ana.connect();
    const address = { userId: 'bob', device: 'killed' };
    raw().postMessage({ v: 1, type: 'hello', from: address });
    await until(() => heard.presence.length === 1, 'seen');
    await until(() => heard.presence.length === 2, 'missed', 1000);
    expect(heard.presence[1]).toEqual({ address, online: false });
  });

  it('keeps a window whose timers sleep, as long as it answers', async () => {
    const ana = tab('ana');
    const heard = new Recorder(ana);
    await ana.connect();
    const from = { userId: 'bob', device: 'hidden' };
    const hidden = raw();
    let asked = 0;
    hidden.onmessage = ({ data }: MessageEvent<{ type: string }>) => {
      if (data.type !== 'hello') return;
      asked += 1;
      hidden.postMessage({ v: 1, type: 'here', from });
    };
    hidden.postMessage({ v: 1, type: 'hello', from });
    await until(() => asked >= 5, 'five questions');
    expect(heard.presence).toEqual([{ address: from, online: true }]);
  });

  it('says goodbye when the page is hidden for good, and hello when it comes back', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const [ana, bob] = [tab('ana'), tab('bob')];
    const heard = new Recorder(ana);
    await ana.connect();
    await bob.connect();
    await until(() => heard.presence.length === 1, 'seen');
    page.dispatchEvent(new Event('pagehide'));
    await until(() => heard.presence.some(({ online }) => !online), 'goodbye');
    const back = heard.presence.length;
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await until(() => heard.presence.slice(back).some(({ online }) => online), 'hello');
  });

  it('does not show own other windows', async () => {
    const [one, two, bob] = [tab('ana'), tab('ana'), tab('bob')];
    const [atOne, atBob] = [new Recorder(one), new Recorder(bob)];
    await bob.connect();
    await one.connect();
    await two.connect();
    await until(() => atBob.presence.length === 2, 'both seen by bob');
    expect(atOne.presence.map(({ address }) => address.userId)).toEqual(['bob']);
  });
});

describe('what any script can post to the channel', () => {
  const mallory = { userId: 'mallory', device: 'evil' };

  it('is dropped and counted, whatever it is, and the next call gets through', async () => {
    const bob = tab('bob');
    const heard = new Recorder(bob);
    await bob.connect();
    const evil = raw();
    const envelope = { v: 1, type: 'signal', from: mallory, to: { userId: 'bob' }, id: 'x', at: Date.now() };
    const bad: unknown[] = [
      null,
      42,
      'call',
      [],
      new Date(),
      { v: 2, type: 'hello', from: mallory },
      { v: 1, type: 'hello' },
      { v: 1, type: 'hello', from: { userId: 'mallory' } },
      { v: 1, type: 'hello', from: { userId: '', device: 'x' } },
      { v: 1, type: 'signal', from: { userId: 'x'.repeat(300), device: 'x' } },
      { v: 1, type: 'toString', from: mallory },
      { ...envelope, to: 'bob', signal: callSignal() },
      { ...envelope, id: 7, signal: callSignal() },
      { ...envelope, at: NaN, signal: callSignal() },
      { ...envelope, signal: null },
      { ...envelope, signal: { type: 'call', sessionId: 's' } },
      { ...envelope, signal: { ...callSignal(), type: '__proto__' } },
      { ...envelope, signal: { ...callSignal(), sdp: { toString: 'x' } } },
      { ...envelope, signal: { ...callSignal(), memberIds: Array(65).fill('a') } },
      { ...envelope, signal: { ...callSignal(), userInfo: { a: { b: { c: { d: { e: 'deep' } } } } } } },
      { ...envelope, signal: { ...callSignal(), surprise: 1 } },
    ];
    for (const message of bad) evil.postMessage(message);
    evil.postMessage({ ...envelope, signal: numbered(1) });
    await heard.got(1);
    expect(heard.dropped).toHaveLength(bad.length);
    expect(heard.signals[0]?.from).toEqual(mallory);
    expect(heard.statuses).toEqual(['online']);
  });

  it('cannot come from our own device', async () => {
    const bob = tab('bob');
    await bob.connect();
    const heard = new Recorder(bob);
    const evil = raw();
    const from = bob.state.self;
    evil.postMessage({ v: 1, type: 'signal', from, to: from, id: 'x', at: 0, signal: numbered(1) });
    await until(() => heard.dropped.length === 1, 'a drop');
    expect(heard.signals).toEqual([]);
  });

  it('never gets past the parser with a wrong type, and never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withMap: true, withNullPrototype: true }), (data) => {
        expect(parseTabsMessage(data).ok).toBe(false);
      }),
    );
    const valid = {
      v: 1,
      type: 'signal',
      from: mallory,
      to: { userId: 'bob' },
      id: 'x',
      at: 1,
      signal: numbered(1),
    };
    expect(parseTabsMessage(valid).ok).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(valid)), fc.anything(), (key, value) => {
        const parsed = parseTabsMessage({ ...valid, [key]: value });
        if (!parsed.ok || parsed.message.type !== 'signal') return;
        expect(typeof parsed.message.id).toBe('string');
        expect(typeof parsed.message.at).toBe('number');
        const { to } = parsed.message;
        expect(typeof to === 'string' ? to : typeof to.userId).toBeOneOf(['own-devices', 'string']);
        expect(isSignal(parsed.message.signal)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is taken once, and marked when it lay in a frozen window', async () => {
    const bob = tab('bob');
    const heard = new Recorder(bob);
    await bob.connect();
    const evil = raw();
    const envelope = { v: 1, type: 'signal', from: mallory, to: { userId: 'bob' }, signal: numbered(1) };
    evil.postMessage({ ...envelope, id: 'one', at: Date.now() });
    evil.postMessage({ ...envelope, id: 'one', at: Date.now() });
    evil.postMessage({ ...envelope, id: 'old', at: Date.now() - 60_000 });
    await heard.got(2);
    expect(heard.signals.map(({ id, delayed }) => [id, delayed])).toEqual([
      ['one', false],
      ['old', true],
    ]);
    expect(heard.dropped).toEqual([{ reason: 'duplicate', from: mallory }]);
  });
});

it('says so where there is no BroadcastChannel', async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const ana = tab('ana');
  expect(await reasonOf(ana.connect())).toBe('service-unreachable');
  expect(ana.state).toMatchObject({ status: 'failed', error: { reason: 'service-unreachable' } });
});

it('does not hear another channel', async () => {
  const [ana, bob, cyd] = [tab('ana'), tab('bob', { channel: `${channel}-other` }), tab('cyd')];
  const [atBob, atCyd] = [new Recorder(bob), new Recorder(cyd)];
  for (const each of [ana, bob, cyd]) await each.connect();
  await ana.send({ userId: 'bob' }, numbered(1));
  await ana.send({ userId: 'cyd' }, numbered(2));
  await atCyd.got(1);
  expect([atBob.signals, atBob.presence, atBob.dropped]).toEqual([[], [], []]);
});
