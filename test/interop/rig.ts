import type { Browser, Page } from 'puppeteer-core';
import type { TestContext } from 'vitest';
import { startProsody, type Prosody } from '../../scripts/lib/prosody.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { startStaticServer } from '../harness/static-server.js';
import { listConnections } from './breaking.js';
import { createKitPage, KIT_PAGE, type KitPage } from './kit-page.js';
import { installSdkDriver, type SdkSettings } from './sdk-driver.js';
import { createSdkPage, type SdkPage } from './sdk-page.js';

export const APP_ID = '999';
export const PASSWORD = 'interop-secret-41c7';
/** ConnectyCube takes the XMPP domain from the host of the socket's URL: the two must be one. */
export const DOMAIN = 'localhost';

export const SDKS = ['quickblox', 'connectycube'] as const;
export type Sdk = (typeof SDKS)[number];

const sdkPage = (file: string): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${file}</title>
  <link rel="icon" href="data:," />
  <body><script src="/sdk/${file}"></script></body>
</html>`;

const SDK_FILES: Readonly<Record<Sdk, string>> = {
  quickblox: 'quickblox/quickblox.min.js',
  connectycube: 'connectycube/dist/connectycube.min.js',
};

/** One browser and one server for a file of tests; every person's page is opened and signed in once. */
export interface Rig {
  readonly prosody: Prosody;
  /** A page with our elements, signed in. */
  kit(userId: number, options?: KitOptions): Promise<KitPage>;
  /** A page with the unmodified browser bundle of an SDK, signed in. */
  sdk(sdk: Sdk, userId: number, options?: SdkOptions): Promise<SdkPage>;
  /** Ends all calls and forgets what was told, on every page. For `afterEach`: shows the logs of a failed test. */
  reset(context: TestContext): Promise<void>;
  close(): Promise<void>;
}

export interface KitOptions {
  readonly timing?: CallStoreOptions['timing'];
  readonly maxBandwidth?: number;
  readonly callWaiting?: NonNullable<CallStoreOptions['callWaiting']>;
}

export type SdkOptions = Partial<Pick<SdkSettings, 'timers' | 'rejectWhenBusy'>>;

export async function setUpRig(userIds: readonly number[]): Promise<Rig> {
  const prosody = await startProsody({
    appId: APP_ID,
    domain: DOMAIN,
    users: Object.fromEntries(userIds.map((id) => [id, PASSWORD])),
    onlyPlain: true,
  });
  const server = await startStaticServer({
    mounts: {
      '/cdn': fromRoot('dist/cdn'),
      '/sdk/quickblox': fromRoot('node_modules/quickblox'),
      '/sdk/connectycube': fromRoot('node_modules/connectycube'),
    },
    pages: {
      '/kit': KIT_PAGE,
      '/quickblox': sdkPage(SDK_FILES.quickblox),
      '/connectycube': sdkPage(SDK_FILES.connectycube),
    },
  });
  // Nothing but this machine has a name here: whatever calls home fails as it does without a network.
  const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
  const browser: Browser = await launchBrowser('chromium', { args: [offline] });
  const pages: (KitPage | SdkPage)[] = [];

  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(installRtcSpy);
    await page.evaluateOnNewDocument(listConnections);
    await page.goto(new URL(path, server.origin).href);
    return page;
  };

  return {
    prosody,
    async kit(userId, options = {}) {
      const person = createKitPage(await open('/kit'), userId);
      pages.push(person);
      await person.signIn({
        signaling: 'xmpp',
        service: prosody.service,
        domain: DOMAIN,
        appId: APP_ID,
        userId: String(userId),
        displayName: `Kit ${userId}`,
        credentials: { password: PASSWORD },
        ...options,
      });
      return person;
    },
    async sdk(sdk, userId, { timers = {}, rejectWhenBusy = false } = {}) {
      const person = createSdkPage(await open(`/${sdk}`), sdk, userId);
      pages.push(person);
      await person.page.evaluate(installSdkDriver, {
        sdk,
        appId: Number(APP_ID),
        userId,
        password: PASSWORD,
        domain: DOMAIN,
        service: prosody.service,
        timers,
        rejectWhenBusy,
      });
      await person.page.evaluate(() => window.sdk.signIn());
      return person;
    },
    async reset({ task }) {
      for (const { userId, log } of pages) {
        const lines = log.splice(0);
        if (task.result?.state === 'fail') {
          console.log(
            [`-- page of ${userId}`, ...lines.slice(-40).map((line) => line.slice(0, 300))].join('\n'),
          );
        }
      }
      // The SDKs first: what they say at the end still finds our side.
      await Promise.all(pages.map((person) => person.reset()));
      await Promise.all(pages.map((person) => person.settle()));
    },
    async close() {
      await browser.close();
      await Promise.all([server.close(), prosody.close()]);
    },
  };
}
