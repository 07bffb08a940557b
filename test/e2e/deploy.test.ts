import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDeployment, type Deployment } from '../../scripts/lib/deployment.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import { connectThem, MEASURING, phasesOf, watchPhases } from './network.js';
import { createPerson, expectFreed, expectMedia, type Person } from './support.js';

const PASSWORD = 'sentinel-secret-7c1e';

/** What docs/deploy.md tells pages to do, word for word; only the name of the server is another one. */
const SNIPPET = /<!-- the page -->\s*```js\n([^]*?)```/
  .exec(readFileSync(fromRoot('docs/deploy.md'), 'utf8'))?.[1]
  ?.replace('https://call.example.org', '');

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A call</title>
  <link rel="icon" href="data:," />
  <call-provider id="me"><call-grid></call-grid><call-controls></call-controls></call-provider>
  <script type="module" src="/cdn/call-elements.js"></script>
  <script type="module">
    const provider = document.getElementById('me');
    ${SNIPPET}
  </script>
</html>`;

let pages: StaticServer;
let deployment: Deployment;
const browsers: Browser[] = [];
const people: Person[] = [];

beforeAll(async () => {
  expect(SNIPPET, 'the example of docs/deploy.md').toBeDefined();
  pages = await startStaticServer({ mounts: { '/cdn': fromRoot('dist/cdn') }, pages: { '/': PAGE } });
  deployment = await startDeployment({
    users: { 101: PASSWORD, 102: PASSWORD },
    pages: new URL(pages.origin).host.replace('localhost', '127.0.0.1'),
  });
  const certificate = new X509Certificate(readFileSync(deployment.settings['TLS_PEM'] ?? ''));
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const trust = `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
  // A browser for each: a page in the back of a shared one is slowed down.
  for (let n = 0; n < 2; n++) browsers.push(await launchBrowser('chromium', { args: [trust] }));
});
afterEach(async () => {
  await Promise.all(people.splice(0).map(({ page }) => page.close()));
});
afterAll(async () => {
  await Promise.all(browsers.map((one) => one.close()));
  await deployment?.close();
  await pages?.close();
});

/** Opens a page that came through HAProxy, signs in at the portal, and with what that gives. */
async function join(
  at: number,
  user: string,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Person> {
  const page = await browsers[at].newPage();
  const person = createPerson(page);
  people.push(person);
  await page.evaluateOnNewDocument(installRtcSpy);
  await page.goto(`${deployment.origin}/`);
  await page.evaluate(
    async (account, all) => {
      const answer = await fetch('/portal/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(account),
      });
      if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
      const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
      for (const [name, value] of Object.entries(all)) provider.setAttribute(name, value);
      await provider.connect();
    },
    { user, password: PASSWORD },
    {
      signaling: 'xmpp',
      service: deployment.service,
      domain: deployment.settings['DOMAIN'] ?? '',
      'user-id': user,
      ...attributes,
    },
  );
  await person.until(({ status }) => status === 'online', 'online');
  return person;
}

const hangUp = async (person: Person): Promise<unknown> =>
  person.page.evaluate(() => document.querySelector('call-provider')?.hangUp());

describe('a call over all of it', () => {
  it('goes through the relay alone with what the portal gave, also where nothing but TLS gets out', async () => {
    const [ana, ben] = [
      await join(0, '101', { 'relay-only': '' }),
      await join(1, '102', { 'relay-only': '' }),
    ];
    await connectThem(ana, ben);
    for (const one of [ana, ben]) {
      const { links } = await one.figures();
      expect(links[0]?.path).toMatchObject({ types: 'relay/relay' });
    }
    await hangUp(ana);
    for (const one of [ana, ben]) await expectFreed(one);

    for (const { page } of [ana, ben]) {
      await page.evaluate(() => {
        const Native = RTCPeerConnection;
        // As a network that lets nothing but TLS out.
        window.RTCPeerConnection = class extends Native {
          constructor(configuration: RTCConfiguration = {}) {
            super(onlyTls(configuration));
          }
          override setConfiguration(configuration: RTCConfiguration = {}): void {
            super.setConfiguration(onlyTls(configuration));
          }
        };
        function onlyTls(configuration: RTCConfiguration): RTCConfiguration {
          const iceServers = configuration.iceServers
            ?.map((server) => ({
              ...server,
              urls: [server.urls].flat().filter((url) => url.startsWith('turns:')),
            }))
            .filter(({ urls }) => urls.length > 0);
          return { ...configuration, ...(iceServers && { iceServers }) };
        }
      });
    }
    await connectThem(ana, ben);
    for (const one of [ana, ben]) {
      const { links } = await one.figures();
      expect(links[0]?.path).toMatchObject({ types: 'relay/relay', relayBy: 'tls' });
    }
  });

  it('an XMPP node dies in the call: media goes on, signaling is back within 5 s, the next call works', async () => {
    const [ana, ben] = [await join(0, '101'), await join(1, '102')];
    const both = [ana, ben];
    for (const dying of deployment.xmpp) {
      await connectThem(ana, ben);
      for (const one of both) {
        await watchPhases(one);
        await one.page.evaluate(() => window.rtcSpy.watchGaps());
      }
      await dying.kill();
      const killedAt = performance.now();
      await Promise.all(both.map((one) => one.until(({ status }) => status !== 'online', 'notices', 10_000)));
      await Promise.all(both.map((one) => one.until(({ status }) => status === 'online', 'is back')));
      expect(performance.now() - killedAt).toBeLessThan(5_000 + MEASURING);
      for (const one of both) {
        await expectMedia(one);
        expect(await phasesOf(one)).toEqual(['connected']);
        const gaps = await one.page.evaluate(() => window.rtcSpy.gaps());
        expect(gaps.frames).toBeLessThan(1_000);
        expect(gaps.sound).toBeLessThan(1_500);
        expect((await one.figures()).links).toHaveLength(1);
      }
      // What is said over the other node is heard.
      await hangUp(ben);
      await ana.until(({ phase, endReason }) => phase === 'ended' && endReason === 'remote-hung-up', 'hears');
      for (const one of both) await expectFreed(one);
      await connectThem(ana, ben);
      await hangUp(ana);
      for (const one of both) await expectFreed(one);
      await dying.restart();
    }
  });

  it('an XMPP node freezes in the call: it is given up, and all meet on the other one', async () => {
    const [ana, ben] = [await join(0, '101'), await join(1, '102')];
    await connectThem(ana, ben);
    for (const one of [ana, ben]) await watchPhases(one);
    // The last test left them on the first.
    const frozen = deployment.xmpp[0];
    frozen?.pause();
    try {
      await Promise.all(
        [ana, ben].map((one) => one.until(({ status }) => status !== 'online', 'notices', 20_000)),
      );
      await Promise.all(
        [ana, ben].map((one) => one.until(({ status }) => status === 'online', 'is back', 20_000)),
      );
      for (const one of [ana, ben]) expect(await phasesOf(one)).toEqual(['connected']);
      await hangUp(ana);
      await ben.until(({ phase }) => phase === 'ended', 'hears');
    } finally {
      await frozen?.restart();
    }
  });

  it('the portal is away: who is in a call stays, also when the node dies, and signs in when it is back', async () => {
    const [ana, ben] = [await join(0, '101'), await join(1, '102')];
    await connectThem(ana, ben);
    await deployment.portal?.kill();
    for (const node of deployment.xmpp) await node.restart();
    await Promise.all(
      [ana, ben].map((one) => one.until(({ status }) => status === 'reconnecting', 'notices', 10_000)),
    );
    await expectMedia(ana);
    await deployment.portal?.restart();
    await Promise.all(
      [ana, ben].map((one) => one.until(({ status }) => status === 'online', 'is back', 30_000)),
    );
    await until(
      () => ana.state(),
      ({ phase }) => phase === 'connected',
    );
    await hangUp(ana);
    await ben.until(({ phase }) => phase === 'ended', 'hears');
  });
});
