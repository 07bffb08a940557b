import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { startProsody, type Prosody } from '../../../scripts/lib/prosody.mjs';
import type { XmppSignaling, XmppSignalingOptions } from '../../../src/signaling/xmpp/index.js';
import { numbered, numberOf } from '../../harness/signaling-samples.js';
import { TcpProxy } from '../../harness/signaling-tcp-proxy.js';
import { captureLog, online, userOf, USERS } from '../../harness/signaling-xmpp.js';
import { reasonOf, Recorder, until, untilStatus } from '../../harness/signaling-wait.js';
import { took } from '../../harness/took.js';

let prosody: Prosody;
const closing: (() => Promise<unknown>)[] = [];
const log = captureLog();

function user(userId: keyof typeof USERS, more?: Partial<XmppSignalingOptions>): XmppSignaling {
  const signaling = userOf(prosody, userId, more);
  closing.unshift(() => signaling.disconnect());
  return signaling;
}
async function wire(): Promise<TcpProxy> {
  const proxy = await TcpProxy.to(prosody.port);
  closing.push(() => proxy.close());
  return proxy;
}
const numbers = (heard: Recorder) => heard.signals.map(({ signal }) => numberOf(signal));
const resumes = () => log.filter((line) => line.includes('session resumed')).length;

beforeAll(async () => {
  prosody = await startProsody({ users: USERS, onlyPlain: true });
}, 20_000);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(async () => {
  await prosody.close();
});

describe('a server that is away', () => {
  it('is found when it starts, after connect() has told of its absence', async () => {
    const port = await freePort();
    const ana = user('ana', { service: `ws://localhost:${port}/xmpp-websocket`, domain: 'call.test' });
    const heard = new Recorder(ana);
    expect(await reasonOf(ana.connect())).toBe('service-unreachable');
    expect(ana.state).toMatchObject({ status: 'reconnecting', error: { reason: 'service-unreachable' } });
    const late = await startProsody({ users: USERS, onlyPlain: true, port });
    closing.push(() => late.close());
    const since = performance.now();
    await untilStatus(ana, 'online', 8000);
    expect(performance.now() - since).toBeLessThan(5500);
    expect(ana.state.error).toBeNull();
    expect(heard.statuses[0]).toBe('connecting');
    expect(new Set(heard.statuses.slice(1, -1))).toEqual(new Set(['reconnecting']));
  });

  it('killed and started again: online again, and what was sent meanwhile arrives once', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana', { service: proxy.service })), await online(user('bob'))];
    const heard = new Recorder(bob);
    // It arrives, but the ack does not: so it is sent again, and the receiver knows it.
    proxy.loseDown = true;
    await ana.send({ userId: 'bob' }, numbered(1));
    await heard.got(1);
    // A headline to somebody who is not back yet is lost for good: so let the receiver be first.
    proxy.refuse = true;
    await prosody.kill();
    await Promise.all([untilStatus(ana, 'reconnecting'), untilStatus(bob, 'reconnecting')]);
    const sent = [2, 3, 4].map((n) => ana.send({ userId: 'bob' }, numbered(n)));
    await prosody.restart();
    const since = performance.now();
    await untilStatus(bob, 'online', 8000);
    expect(performance.now() - since).toBeLessThan(5500);
    await bob.iceServers();
    proxy.refuse = proxy.loseDown = false;
    await Promise.all(sent);
    await heard.got(4);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
    expect(heard.dropped.map(({ reason }) => reason)).toEqual(['duplicate']);
    expect(ana.state.self?.device).toBe(heard.signals[0]?.from.device);
  }, 30_000);

  it('frozen for 12 s: noticed within 10 s, back at once, nothing lost or doubled', async () => {
    const [ana, bob] = [await online(user('ana')), await online(user('bob'))];
    const heard = new Recorder(bob);
    // Until every ack is in: after that only a probe can find out, where nothing is sent.
    const quietFrom = performance.now();
    await until(() => performance.now() - quietFrom > 600, 'silence on the wire');
    prosody.pause();
    const frozenAt = performance.now();
    try {
      const sent = ana.send({ userId: 'bob' }, numbered(1));
      await Promise.all([untilStatus(ana, 'reconnecting', 10_000), untilStatus(bob, 'reconnecting', 10_000)]);
      const noticed = performance.now() - frozenAt;
      log.push(`noticed after ${Math.round(noticed)} ms`);
      took('a silent server is noticed', 10_000, noticed);
      await sent;
      void ana.send({ userId: 'bob' }, numbered(2));
      await until(() => performance.now() - frozenAt > 12_000, '12 s', 13_000);
    } finally {
      prosody.resume();
    }
    const since = performance.now();
    await Promise.all([untilStatus(ana, 'online', 8000), untilStatus(bob, 'online', 8000)]);
    log.push(`back after ${Math.round(performance.now() - since)} ms`);
    await heard.got(2);
    expect(numbers(heard)).toEqual([1, 2]);
  }, 40_000);
});

describe('a wire that is cut', () => {
  it('between arrival and ack: nothing comes twice', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana', { service: proxy.service })), await online(user('bob'))];
    const heard = new Recorder(bob);
    const before = resumes();
    proxy.loseDown = true;
    for (const n of [1, 2, 3]) await ana.send({ userId: 'bob' }, numbered(n));
    await heard.got(3);
    proxy.cut();
    proxy.loseDown = false;
    await untilStatus(ana, 'reconnecting');
    await ana.send({ userId: 'bob' }, numbered(4));
    await heard.got(4);
    expect(resumes()).toBe(before + 1);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
    expect(heard.dropped).toEqual([]);
  });

  it('before arrival: nothing is lost, and nothing looks delayed', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana', { service: proxy.service })), await online(user('bob'))];
    const heard = new Recorder(bob);
    const before = resumes();
    await ana.send({ userId: 'bob' }, numbered(1));
    await heard.got(1);
    proxy.loseUp = true;
    for (const n of [2, 3]) await ana.send({ userId: 'bob' }, numbered(n));
    await until(() => proxy.lostUp > 0, 'bytes on the dead wire');
    proxy.cut();
    proxy.loseUp = false;
    await untilStatus(ana, 'reconnecting');
    await ana.send({ userId: 'bob' }, numbered(4));
    await heard.got(4);
    expect(resumes()).toBe(before + 1);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
    expect(heard.dropped).toEqual([]);
    expect(heard.signals.map(({ delayed }) => delayed)).toEqual([false, false, false, false]);
  });

  it('what was lost longer ago than it may live is not sent again', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana', { service: proxy.service })), await online(user('bob'))];
    const heard = new Recorder(bob);
    proxy.loseUp = true;
    await ana.send({ userId: 'bob' }, numbered(1), { ttl: 50 });
    await until(() => proxy.lostUp > 0, 'bytes on the dead wire');
    const sentAt = performance.now();
    await until(() => performance.now() - sentAt > 60, 'the time to live');
    proxy.cut();
    proxy.loseUp = false;
    await untilStatus(ana, 'reconnecting');
    await ana.send({ userId: 'bob' }, numbered(2));
    await heard.got(1);
    expect(numbers(heard)).toEqual([2]);
  });

  it('after answers to queries: they are counted, so the server repeats nothing', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana')), await online(user('bob', { service: proxy.service }))];
    const heard = new Recorder(bob);
    const before = resumes();
    for (const n of [1, 2, 3]) await ana.send({ userId: 'bob' }, numbered(n));
    await heard.got(3);
    // This server knows no XEP-0215, so each one is a question and an answer.
    for (let n = 0; n < 3; n++) await bob.iceServers();
    proxy.cut();
    await untilStatus(bob, 'reconnecting');
    await untilStatus(bob, 'online');
    await ana.send({ userId: 'bob' }, numbered(4));
    await heard.got(4);
    expect(resumes()).toBe(before + 1);
    expect(numbers(heard)).toEqual([1, 2, 3, 4]);
    expect(heard.dropped).toEqual([]);
  });

  it('never grows the queue on the server: answers to queries are acknowledged too', async () => {
    const chatty = await startProsody({ users: USERS, onlyPlain: true, logLevel: 'debug' });
    closing.push(() => chatty.close());
    const ana = userOf(chatty, 'ana');
    closing.unshift(() => ana.disconnect());
    await online(ana);
    for (let n = 0; n < 3; n++) await ana.iceServers();
    const acked = () => /#queue = (\d+) \(acked: \d+\)(?![\s\S]*#queue)/.exec(chatty.log())?.[1];
    await until(() => acked() === '0', 'an empty queue on the server', 8000);
  });

  it('for so long that the session is gone: a new one, and what is sent again comes once', async () => {
    const brief = await startProsody({ users: USERS, onlyPlain: true, hibernation: 1 });
    closing.push(() => brief.close());
    const proxy = await TcpProxy.to(brief.port);
    closing.push(() => proxy.close());
    const ana = userOf(brief, 'ana', { service: proxy.service });
    const bob = userOf(brief, 'bob');
    closing.unshift(
      () => ana.disconnect(),
      () => bob.disconnect(),
    );
    await online(ana);
    await online(bob);
    const heard = new Recorder(bob);
    const before = resumes();
    proxy.loseDown = true;
    await ana.send({ userId: 'bob' }, numbered(1));
    await heard.got(1);
    proxy.refuse = true;
    proxy.cut();
    // The server does not tell when it forgets: twice its time, by the clock.
    const cutAt = performance.now();
    await until(() => performance.now() - cutAt > 2200, 'the end of the session', 3000);
    proxy.refuse = proxy.loseDown = false;
    await untilStatus(ana, 'online', 8000);
    await ana.send({ userId: 'bob' }, numbered(2));
    await heard.got(2);
    expect(resumes()).toBe(before);
    expect(numbers(heard)).toEqual([1, 2]);
    // The server says how much it had handled, even as it refuses to resume.
    expect(heard.dropped).toEqual([]);
  }, 20_000);

  it('what the server kept for us is marked as delayed', async () => {
    const proxy = await wire();
    const [ana, bob] = [await online(user('ana')), await online(user('bob', { service: proxy.service }))];
    const heard = new Recorder(bob);
    proxy.refuse = true;
    proxy.cut();
    await untilStatus(bob, 'reconnecting');
    await ana.send({ userId: 'bob' }, numbered(1));
    // The server answers in order: it has the signal now.
    await ana.iceServers();
    proxy.refuse = false;
    await untilStatus(bob, 'online', 8000);
    await ana.send({ userId: 'bob' }, numbered(2));
    await heard.got(2);
    expect(heard.signals.map(({ delayed }) => delayed)).toEqual([true, false]);
    expect(heard.signals.map(({ age }) => age)).toEqual([expect.any(Number), undefined]);
    // The stamp has whole seconds.
    expect(heard.signals[0]?.age).toBeLessThan(15_000);
  });
});
