import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { CDN_ALIASES } from '../../scripts/lib/aliases.mjs';
import { startJanus, type Janus, type JanusOptions } from '../../scripts/lib/janus.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser, type BrowserName, type LaunchOptions } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import type { Look, MemberOptions } from './conference-page.js';

/** A page in which several people are, each with a store of their own, and a real Janus. */
export interface Conference {
  readonly janus: Janus;
  /** Another page, for another browser or a background. */
  page(browser?: BrowserName, options?: { focused?: boolean }): Promise<RoomPage>;
  close(): Promise<void>;
}

export interface RoomPage {
  readonly page: Page;
  readonly log: string[];
  sign(name: string, options: MemberOptions): Promise<void>;
  /** Waits until somebody sees this. */
  until(name: string, holds: (look: Look) => boolean, label: string, timeout?: number): Promise<Look>;
  look(name: string): Promise<Look>;
}

export interface ConferenceSetup {
  /** What runs in the pages; it brings `conference-page.ts` along. */
  readonly script?: string;
  /** Of Chromium. */
  readonly launch?: LaunchOptions;
}

export async function holdConference(
  options: JanusOptions = {},
  { script: entry = 'test/e2e/conference-page.ts', launch = {} }: ConferenceSetup = {},
): Promise<Conference> {
  const [janus, script, worker] = await Promise.all([
    startJanus(options),
    bundle(entry),
    bundle('src/rtc/e2ee/worker.ts'),
  ]);
  const server: StaticServer = await startStaticServer({
    pages: {
      '/': '<!doctype html><title>A room</title><link rel="icon" href="data:,"><script type="module" src="/room.js"></script>',
      '/room.js': script,
      '/e2ee-worker.js': worker,
    },
  });
  const browsers = new Map<BrowserName, Promise<Browser>>();
  return {
    janus,
    async page(name = 'chromium', { focused = true } = {}) {
      if (!browsers.has(name)) browsers.set(name, launchBrowser(name, name === 'chromium' ? launch : {}));
      const page = await (await browsers.get(name)!).newPage();
      if (name === 'chromium' && focused) {
        // Else a page behind another one gets no pictures, as it should be.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      }
      const log: string[] = [];
      page.on('console', (message) => log.push(message.text()));
      page.on('pageerror', (error) => log.push(`pageerror: ${String(error)}`));
      await page.goto(server.origin);
      await until(() => page.evaluate(() => 'room' in window), Boolean, { label: 'the script' });
      const look = (who: string): Promise<Look> => page.evaluate((one) => window.room.look(one), who);
      return {
        page,
        log,
        look,
        sign: (who, more) =>
          page.evaluate((one, all) => window.room.sign(one, all), who, {
            signaling: 'janus' as const,
            service: janus.url,
            ...more,
          }),
        until: (who, holds, label, timeout = 40_000) => until(() => look(who), holds, { label, timeout }),
      };
    },
    async close() {
      const all = await Promise.allSettled(browsers.values());
      await Promise.all(all.map(async (one) => one.status === 'fulfilled' && one.value.close()));
      await Promise.all([server.close(), janus.close()]);
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fromRoot(entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfig: fromRoot('tsconfig.json'),
    alias: CDN_ALIASES,
    ignoreAnnotations: true,
  });
  return outputFiles[0]?.text ?? '';
}

/** Somebody of this id, connected, and nobody twice. */
export const sees =
  (...ids: readonly string[]) =>
  ({ people }: Look): boolean =>
    ids.every((id) => people.filter((one) => one.id === id && one.connection === 'connected').length === 1);

/** Picture and sound of one person grow at another. */
export async function expectMedia({ page }: RoomPage, name: string, id: string): Promise<void> {
  const look = (): Promise<number[]> =>
    page.evaluate(
      async (viewer, person) => [
        (await window.room.arrived(viewer, person, 'video'))?.frames ?? 0,
        (await window.room.arrived(viewer, person, 'audio'))?.energy ?? 0,
      ],
      name,
      id,
    );
  const [frames = 0, energy = 0] = await look();
  await until(look, ([now = 0, loud = 0]) => now > frames + 3 && loud > energy, {
    label: `${name} sees and hears ${id}`,
    timeout: 25_000,
  });
}
