import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCoturn, type Coturn } from '../../scripts/lib/coturn.mjs';
import type { BrowserName } from '../harness/browsers.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { expectMedia, setStage, type Person, type Stage } from './support.js';

const RELAY_ONLY = { 'relay-only': '' };
type Servers = { urls: string[]; username: string; credential: string }[];

/** Ana calls Ben, who answers; settles when both are connected. */
async function connect(ana: Person, ben: Person): Promise<void> {
  await ana.page.evaluate(() => void document.querySelector('call-provider')?.call(['102']));
  await ben.until(({ incoming }) => incoming === 1, 'rings');
  await ben.page.evaluate(() => void document.querySelector('call-provider')?.accept());
  for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
}

async function expectPath(person: Person, types: string, relayBy: string): Promise<void> {
  await until(
    async () => (await person.figures()).links[0]?.path,
    (path) => path?.types === types && path.relayBy === relayBy,
    { label: `${types} by ${relayBy}` },
  );
}

describe.each([
  ['udp', '--no-tcp'],
  ['tcp', '--no-udp'],
] as const)('a relay that can be reached by %s alone, with credentials of the XMPP server', (way, not) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ turn: true, turnArgs: [not] });
  });
  afterEach(() => stage.clear());
  afterAll(() => stage.close());

  it.each(['chromium', 'firefox'] satisfies BrowserName[])(
    'carries all of a relay-only call in %s',
    async (browser) => {
      const ana = await stage.join(browser, 101, RELAY_ONLY);
      const ben = await stage.join(browser, 102, RELAY_ONLY);
      await connect(ana, ben);
      for (const one of [ana, ben]) await expectPath(one, 'relay/relay', way);
      for (const one of [ana, ben]) {
        await one.page.bringToFront();
        await expectMedia(one);
      }
    },
  );
});

describe('F7: relays that are dead', () => {
  let stage: Stage;
  const relays: Coturn[] = [];
  beforeAll(async () => {
    stage = await setStage();
    relays.push(await startCoturn(), await startCoturn());
  });
  afterEach(() => stage.clear());
  afterAll(async () => {
    await stage.close();
    for (const relay of relays) await relay.close();
  });

  it('one of two dies in a call: back through the other within 8 s, in the same call', async () => {
    const [ana, ben] = [
      await stage.join('chromium', 101, RELAY_ONLY),
      await stage.join('chromium', 102, RELAY_ONLY),
    ];
    for (const one of [ana, ben]) await giveServers(one, relays.map(serverOf));
    await connect(ana, ben);
    const used = await until(async () => (await ana.figures()).links[0]?.path?.url);
    const dead = relays.find(({ port }) => used?.includes(`:${port}`));
    expect(dead, `one of ours serves ${used}`).toBeDefined();
    await ana.page.bringToFront();
    await expectMedia(ana);
    await dead?.kill();
    const killedAt = performance.now();
    await until(
      async () => (await ana.figures()).links[0]?.path,
      (path) => path?.types === 'relay/relay' && path.url !== used,
      { label: 'another relay', timeout: 20_000 },
    );
    await expectMedia(ana);
    took('a dead relay is replaced by the second one', 8_000, performance.now() - killedAt);
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected again');
    await dead?.restart();
  });

  it('none is named: the call ends at once, and says why', async () => {
    const ana = await stage.join('chromium', 101, RELAY_ONLY);
    const told = await endOfCall(ana);
    expect(told).toMatchObject({ errors: ['no-relay'], endReason: 'ice-failed' });
    took('a call ends where a relay is wanted and none is named', 2_000, told.ms);
  });

  it('none answers: the call ends within 15 s and says why, in Chromium and in Firefox', async () => {
    const silent = await startCoturn();
    silent.pause();
    try {
      const people = [
        await stage.join('chromium', 101, RELAY_ONLY),
        await stage.join('firefox', 103, RELAY_ONLY),
      ];
      for (const one of people) await giveServers(one, [serverOf(silent)]);
      for (const told of await Promise.all(people.map(endOfCall))) {
        expect(told).toMatchObject({ errors: ['no-relay'], endReason: 'ice-failed' });
        took('a call ends whose relay is silent', 15_000, told.ms);
      }
    } finally {
      await silent.close();
    }
  });
});

describe('F8: credentials that are over', () => {
  /** Long enough to set up a call, short enough to wait for. */
  const TTL = 6;
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage({ turn: true, turnTtl: TTL });
  });
  afterAll(() => stage.close());

  it('an ICE restart after their end gets through with fresh ones', async () => {
    const [ana, ben] = [
      await stage.join('chromium', 101, RELAY_ONLY),
      await stage.join('chromium', 102, RELAY_ONLY),
    ];
    await connect(ana, ben);
    const connectedAt = performance.now();
    await until(() => performance.now() - connectedAt > TTL * 1000, Boolean, { label: 'the end of them' });
    // All allocations are gone: only new ones help, and the old credentials get none.
    await stage.coturn?.restart();
    for (const one of [ana, ben])
      await one.until(({ phase }) => phase === 'reconnecting', 'sees the loss', 30_000);
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'is back', 30_000);
    await ana.page.bringToFront();
    await expectMedia(ana);
    await expectPath(ana, 'relay/relay', 'udp');
  });
});

/** Credentials as TURN REST makes them. */
function serverOf({ port, secret }: Coturn): Servers[number] {
  const username = `${Math.floor(Date.now() / 1000) + 3_600}:ana`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { urls: [`turn:127.0.0.1:${port}?transport=udp`], username, credential };
}

/** As a page does it: by a function. */
function giveServers({ page }: Person, servers: Servers): Promise<void> {
  return page.evaluate((list) => {
    const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
    provider.iceServers = async () => ({ iceServers: list, expiresIn: 3_600 });
  }, servers);
}

/** Calls, and waits for the end. */
async function endOfCall({ page }: Person): Promise<{ errors: string[]; endReason: string; ms: number }> {
  return page.evaluate(
    () =>
      new Promise<{ errors: string[]; endReason: string; ms: number }>((resolve) => {
        const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
        const errors: string[] = [];
        provider.addEventListener('call-error', ({ error }) => errors.push(error.reason));
        const start = performance.now();
        provider.addEventListener('call-ended', ({ reason }) =>
          resolve({ errors, endReason: String(reason), ms: performance.now() - start }),
        );
        void provider.call(['102']).catch(() => undefined);
      }),
  );
}
