import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import type { Deployment, DeploymentOptions } from '../../scripts/lib/deployment.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { startStaticServer } from '../harness/static-server.js';
import { createPerson, type Person } from './support.js';

export const PASSWORD = 'sentinel-secret-7c1e';

/** What docs/deploy.md tells pages to do, word for word; only the name of the server is another one. */
function sample(name: string): string {
  const text = readFileSync(fromRoot('docs/deploy.md'), 'utf8');
  const [, code] = new RegExp(`<!-- ${name} -->\\s*\`\`\`js\\n([^]*?)\`\`\``).exec(text) ?? [];
  if (!code) throw new Error(`docs/deploy.md has no sample "${name}"`);
  return code.replace('https://call.example.org', '');
}

const page = (...samples: readonly string[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A call</title>
  <link rel="icon" href="data:," />
  <call-provider id="me"><call-grid></call-grid><call-controls></call-controls></call-provider>
  <script type="module" src="/cdn/call-elements.js"></script>
  <script type="module">
    const provider = document.getElementById('me');
    ${samples.map(sample).join('\n')}
  </script>
</html>`;

export interface Comer {
  /** Which of the two browsers: a page in the back of a shared one is slowed down. */
  readonly at: 0 | 1;
  readonly user: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** In the page, before its own code. */
  readonly before?: () => void;
}

/** Browsers that believe the certificates of deployments, and pages that come through their HAProxy. */
export interface DeployPages {
  /** What a deployment has to know of them. */
  readonly options: Pick<DeploymentOptions, 'users' | 'pages'>;
  /** Starts the browsers; once, when the deployments are there. */
  trust(...deployments: readonly Deployment[]): Promise<void>;
  /** Opens a page, signs in at the portal, and with what that gives. By `signaling="janus"`, or by XMPP. */
  join(deployment: Deployment, comer: Comer): Promise<Person>;
  /** Closes the pages, keeps the browsers. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function deployPages(): Promise<DeployPages> {
  const server = await startStaticServer({
    mounts: { '/cdn': fromRoot('dist/cdn') },
    pages: { '/xmpp.html': page('the page'), '/janus.html': page('the page', 'the page, with Janus') },
  });
  const browsers: Browser[] = [];
  const people: Person[] = [];
  return {
    options: {
      users: { 101: PASSWORD, 102: PASSWORD },
      pages: new URL(server.origin).host.replace('localhost', '127.0.0.1'),
    },
    async trust(...deployments) {
      const keys = deployments.map(({ settings }) => {
        const { publicKey } = new X509Certificate(readFileSync(settings['TLS_PEM'] ?? ''));
        return createHash('sha256')
          .update(publicKey.export({ type: 'spki', format: 'der' }))
          .digest('base64');
      });
      const args = [`--ignore-certificate-errors-spki-list=${keys.join(',')}`];
      for (let n = 0; n < 2; n++) browsers.push(await launchBrowser('chromium', { args }));
    },
    async join({ origin, service, settings }, { at, user, attributes = {}, before }) {
      const page = await browsers[at].newPage();
      const person = createPerson(page);
      people.push(person);
      await page.evaluateOnNewDocument(installRtcSpy);
      if (before) await page.evaluateOnNewDocument(before);
      const { signaling = 'xmpp' } = attributes;
      await page.goto(`${origin}/${signaling}.html`);
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
          'user-id': user,
          signaling,
          ...(signaling === 'xmpp' ? { service, domain: settings['DOMAIN'] ?? '' } : {}),
          ...attributes,
        },
      );
      await person.until(({ status }) => status === 'online', 'online');
      return person;
    },
    async clear() {
      await Promise.all(people.splice(0).map(({ page }) => page.close()));
    },
    async close() {
      await Promise.all(browsers.map((one) => one.close()));
      await server.close();
    },
  };
}

export const hangUp = async ({ page }: Person): Promise<unknown> =>
  page.evaluate(() => document.querySelector('call-provider')?.hangUp());

/** As a network that lets nothing but TLS out: of all relays those of `turns:` remain. For the page, before its own code. */
export function onlyTls(): void {
  const left = (configuration: RTCConfiguration): RTCConfiguration => {
    const iceServers = configuration.iceServers
      ?.map((server) => ({ ...server, urls: [server.urls].flat().filter((url) => url.startsWith('turns:')) }))
      .filter(({ urls }) => urls.length > 0);
    return { ...configuration, ...(iceServers && { iceServers }) };
  };
  const Native = RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration: RTCConfiguration = {}) {
      super(left(configuration));
    }
    override setConfiguration(configuration: RTCConfiguration = {}): void {
      super.setConfiguration(left(configuration));
    }
  };
}

declare global {
  interface Window {
    /** How often signaling was lost, since it is counted. */
    losses: number;
  }
}

export async function countLosses({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    window.losses = 0;
    let before: string = 'online';
    document.querySelector('call-provider')?.store.subscribe(({ connection: { status } }) => {
      if (before === 'online' && status !== 'online') window.losses++;
      before = status;
    });
  });
}

export const lossesOf = (people: readonly Person[]): Promise<number[]> =>
  Promise.all(people.map(({ page }) => page.evaluate(() => window.losses)));
