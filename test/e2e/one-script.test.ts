import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CDN_ALIASES } from '../../scripts/lib/aliases.mjs';
import { startJanus, type Janus } from '../../scripts/lib/janus.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import type { Services, Steps } from './one-script-page.js';

let janus: Janus;
let server: StaticServer;
let browser: Browser;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fromRoot('test/e2e/one-script-page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    tsconfig: fromRoot('tsconfig.json'),
    alias: CDN_ALIASES,
    ignoreAnnotations: true,
  });
  janus = await startJanus({ reclaim: 30 });
  server = await startStaticServer({
    pages: {
      '/': '<!doctype html><html lang="en"><title>One script</title><link rel="icon" href="data:,"><script type="module" src="/play.js"></script>',
      '/play.js': outputFiles[0]?.text ?? '',
    },
  });
  browser = await launchBrowser('chromium', { viewport: { width: 800, height: 1200 } });
});
afterAll(() => Promise.all([browser.close(), server.close(), janus.close()]));

/** Attributes of `<call-provider>` are all that tells the three apart. */
const SERVICES: readonly (readonly [string, () => Services, boolean])[] = [
  ['a mesh', () => ({ signaling: 'tabs' }), true],
  ['VideoCall', () => ({ signaling: 'janus', service: janus.url }), false],
  ['VideoRoom', () => ({ signaling: 'janus', service: janus.url, room: '31' }), true],
];

/** What a script of a fresh page did, when nothing else went wrong there. */
async function run(script: (page: Page) => Promise<Steps>): Promise<Steps> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(server.origin);
  await until(() => page.evaluate(() => 'play' in window), Boolean, { label: 'the script' });
  const steps = await script(page);
  expect(faults).toEqual([]);
  await page.close();
  return steps;
}

describe('the same elements, store and script over every service', () => {
  it.each(SERVICES)('%s', async (_, services, texts) => {
    const steps = await run((page) => page.evaluate((given) => window.play(given), services()));
    expect(steps).toEqual([
      'online',
      'connected',
      'a picture in the grid',
      'a voice',
      'microphone',
      'camera',
      ...(texts ? ['hand and text'] : []),
      'a cap',
      'left',
    ]);
  });

  it('a conference in one tag: call-room leads into the room of its attribute', async () => {
    const services = { signaling: 'janus', service: janus.url, room: '32' };
    const steps = await run((page) => page.evaluate((given) => window.enter(given), services));
    expect(steps).toEqual(['online', 'a lobby', 'a picture in the grid', 'left']);
  });
});
