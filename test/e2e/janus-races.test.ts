import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { JanusConnection } from '../../src/janus/core/janus-connection.js';
import type { SocketLike } from '../../src/janus/core/janus-socket.js';
import { cannedSdp } from '../harness/canned-sdp.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { call, setJanusStage, type JanusStage } from './janus-support.js';
import { SOAK } from './network.js';
import { expectFreed, expectMedia, type Person } from './support.js';

/** Keeps the sockets of a page, so that a test can cut them. */
function keepSockets(): void {
  const kept: WebSocket[] = [];
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      kept.push(this);
    }
  };
  (window as unknown as { cutSockets: () => void }).cutSockets = () => {
    for (const socket of kept.splice(0)) socket.close();
  };
}

const cut = (person: Person): Promise<void> =>
  person.page.evaluate(() => (window as unknown as { cutSockets: () => void }).cutSockets());
const act = (person: Person, action: 'hangUp' | 'accept' | 'reject'): Promise<unknown> =>
  person.page.evaluate((name) => document.querySelector('call-provider')?.[name](), action);

let stage: JanusStage;
let count = 0;
/** Names nobody had before: what a test leaves behind at the server is not in the way of the next one. */
const names = (): [string, string] => [`ana-${++count}`, `ben-${count}`];

async function pair(attributes: Record<string, string> = {}): Promise<[Person, Person, string, string]> {
  const [one, two] = names();
  const [ana, ben] = [
    await stage.join('chromium', one, attributes),
    await stage.join('chromium', two, attributes),
  ];
  return [ana, ben, one, two];
}

async function talk(ana: Person, ben: Person, to: string): Promise<void> {
  await call(ana, to);
  await ben.until(({ incoming }) => incoming === 1, 'rings');
  await act(ben, 'accept');
  for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
}

async function expectTalk(...people: Person[]): Promise<void> {
  for (const one of people) await one.until(({ phase }) => phase === 'connected', 'connected');
  for (const one of people) {
    await one.page.bringToFront();
    await expectMedia(one);
  }
}

const ended = async (person: Person): Promise<string | null> =>
  (await person.until(({ phase }) => phase === 'ended', 'ended')).endReason;

describe('what can happen to a call through Janus', () => {
  beforeAll(async () => {
    stage = await setJanusStage(
      { reclaim: 30 },
      { prepare: (page) => page.evaluateOnNewDocument(keepSockets).then(() => undefined) },
    );
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  it('declined, taken back, busy and nobody there, each told as what it is, and called again at once', async () => {
    const [ana, ben, one, two] = await pair();
    await call(ana, two);
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    await act(ben, 'reject');
    expect(await ended(ana)).toBe('declined');

    await call(ana, two);
    await ben.until(({ incoming }) => incoming === 1, 'rings again');
    await act(ana, 'hangUp');
    await ben.until(({ incoming }) => incoming === 0, 'silent');

    await call(ana, 'nobody');
    expect(await ended(ana)).toBe('not-online');

    await talk(ana, ben, two);
    const eve = await stage.join('chromium', `eve-${count}`);
    await call(eve, one);
    expect(await ended(eve)).toBe('busy');
    await expectTalk(ana, ben);
    await act(ana, 'hangUp');
    expect(await ended(ben)).toBe('remote-hung-up');
    await talk(ben, ana, one);
    await expectTalk(ana, ben);
    await act(ben, 'hangUp');
    for (const person of [ana, ben]) await expectFreed(person);
  });

  it('two who call each other at once end up in one call', async () => {
    const [ana, ben, one, two] = await pair();
    const begun = performance.now();
    await Promise.all([call(ana, two), call(ben, one)]);
    for (const person of [ana, ben]) await person.until(({ phase }) => phase === 'connected', 'connected');
    took('two who call each other through Janus are connected', 6_000, performance.now() - begun);
    await expectTalk(ana, ben);
  });

  it('an answer that crosses the end of the call is no error', async () => {
    const [ana, ben, , two] = await pair();
    await call(ana, two);
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    await Promise.allSettled([act(ben, 'accept'), act(ana, 'hangUp')]);
    expect(await ended(ana)).toMatch(/^(cancelled|hung-up)$/);
    await ben.until(({ incoming, phase }) => incoming === 0 && (phase === null || phase === 'ended'), 'over');
    await talk(ana, ben, two);
  });

  it('a socket that is lost is replaced, and the call goes on without a break', async () => {
    const [ana, ben, , two] = await pair();
    await talk(ana, ben, two);
    await cut(ana);
    await ana.until(({ status }) => status === 'reconnecting', 'lost');
    await ana.until(({ status, phase }) => status === 'online' && phase === 'connected', 'claimed');
    await expectTalk(ana, ben);
    await act(ben, 'hangUp');
    expect(await ended(ana)).toBe('remote-hung-up');
  });

  it('screen and a restart of the connection pass by renegotiation; server settings are set', async () => {
    const [ana, ben, , two] = await pair();
    await talk(ana, ben, two);
    await ana.page.evaluate(() => document.querySelector('call-provider')?.store.setScreenShare(true));
    await until(() =>
      ben.page.evaluate(() =>
        document
          .querySelector('call-provider')
          ?.store.getState()
          .participants.some(({ isLocal, screenStream }) => !isLocal && screenStream !== null),
      ),
    );
    await ana.page.evaluate(() => document.querySelector('call-provider')?.store.setScreenShare(false));
    await ana.page.evaluate(() => document.querySelector('call-provider')?.store.setMaxBandwidth(100));
    await expectTalk(ana, ben);
  });

  it('a caller who says "accepted" for the callee changes nothing: it rings on (S3)', async () => {
    const [, two] = names();
    const ben = await stage.join('chromium', two);
    const mallory = new JanusConnection({
      url: stage.janus.url,
      socket: (url, protocol) => new NodeSocket(url, protocol) as unknown as SocketLike,
    });
    await mallory.connect();
    const handle = await mallory.attach('janus.plugin.videocall');
    await handle.send({ request: 'register', username: 'mallory' });
    await handle.send({ request: 'call', username: two }, { type: 'offer', sdp: cannedSdp('offer') });
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    await handle
      .send({ request: 'accept' }, { type: 'answer', sdp: cannedSdp('answer') })
      .catch(() => undefined);
    await handle.send({ request: 'set' }, { type: 'offer', sdp: cannedSdp('offer') }).catch(() => undefined);
    // Everything said so far has reached the page when this has.
    await handle.send({ request: 'list' });
    await ben.until(({ incoming, phase }) => incoming === 1 && phase === null, 'rings on');
    expect((await ben.figures()).open).toBe(0);
    await handle.send({ request: 'hangup' });
    await ben.until(({ incoming }) => incoming === 0, 'silent');
    mallory.dispose();
  });

  it('the server dies in a call: all are back within 5 s of its return, and the call is made again', async () => {
    const [ana, ben, one, two] = await pair();
    await talk(ana, ben, two);
    await stage.janus.restart();
    for (const person of [ana, ben]) {
      await person.until(({ phase }) => phase === 'reconnecting', 'lost');
    }
    for (const person of [ana, ben]) {
      const { others } = await person.until(({ phase }) => phase === 'connected', 'again', 12_000);
      expect(others).toEqual([{ id: person === ana ? two : one, connection: 'connected' }]);
    }
    await expectTalk(ana, ben);
    await act(ana, 'hangUp');
    expect(await ended(ben)).toBe('remote-hung-up');
  });
});

describe('a server that gives up lost sessions at once', () => {
  beforeAll(async () => {
    stage = await setJanusStage(
      {},
      { prepare: (page) => page.evaluateOnNewDocument(keepSockets).then(() => undefined) },
    );
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  it('a lost socket costs the call, which is made again within 5 s', async () => {
    for (const who of [0, 1]) {
      const [ana, ben, , two] = await pair();
      await talk(ana, ben, two);
      const begun = performance.now();
      await cut([ana, ben][who]);
      for (const person of [ana, ben]) await person.until(({ phase }) => phase === 'reconnecting', 'lost');
      for (const person of [ana, ben]) await person.until(({ phase }) => phase === 'connected', 'again');
      took('a call through Janus is made again after a lost socket', 5_000, performance.now() - begun);
      await expectTalk(ana, ben);
      await stage.clear();
    }
  });
});

/** A server gives a connection so long to be answered, in s; it rings longer. Its own default in the soak. */
const [PATIENCE, RING] = SOAK ? [45, 50] : [3, 6];

describe('a ring that is longer than the server waits for candidates', () => {
  beforeAll(async () => {
    stage = await setJanusStage({ candidatesTimeout: PATIENCE });
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  it('is answered as any other, with picture and sound both ways', async () => {
    const [ana, ben, , two] = await pair();
    await call(ana, two);
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    // Real time: the server counts it.
    await new Promise((resolve) => setTimeout(resolve, RING * 1_000));
    expect((await ana.state()).phase).toMatch(/dialing|ringing/);
    await act(ben, 'accept');
    await expectTalk(ana, ben);
  });
});
