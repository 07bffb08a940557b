/**
 * `npm run sheets`: photographs the scenes of Storybook in every size and light, and lays each scene out on one
 * sheet in `sheets/`, to be looked at. `npm run sheets -- --only=lobby` takes those whose id holds a word;
 * `--all` takes every story; `--skip-build` takes storybook-static as it is.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { preview } from 'vite';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { fail } from './lib/install.mjs';
import { fromRoot } from './lib/root.mjs';
import { endOnSignals, run } from './lib/run.mjs';

const SITE = fromRoot('storybook-static');
const SHEETS = fromRoot('sheets');

/** @typedef {{ name: string, width: number, height: number, globals?: string, forced?: boolean }} Shot */
/** @type {Shot[]} */
const SHOTS = [
  { name: '280', width: 280, height: 560 },
  { name: '360', width: 360, height: 740 },
  { name: '768', width: 768, height: 1024 },
  { name: '1440', width: 1440, height: 900 },
  { name: '1440 dark', width: 1440, height: 900, globals: 'theme:dark' },
  { name: '360 dark', width: 360, height: 740, globals: 'theme:dark' },
  { name: '768 right to left', width: 768, height: 1024, globals: 'dir:rtl' },
  { name: '768 forced colours', width: 768, height: 1024, forced: true },
  { name: '768 soft', width: 768, height: 1024, globals: 'kitTheme:call-soft' },
  { name: '768 sharp, dark', width: 768, height: 1024, globals: 'kitTheme:call-sharp;theme:dark' },
  { name: '2560', width: 2560, height: 1440 },
];
/** Pictures stand this wide on a sheet, in px, when they were wider. */
const WIDEST = 720;
/** Drawn people move, levels rise: a moment to let them, in ms. */
const SETTLE = 1200;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    'skip-build': { type: 'boolean', default: false },
  },
});

endOnSignals();
if (!options['skip-build'] || !existsSync(SITE)) {
  const { code } = await run('npm', ['run', '--silent', 'build-storybook', '--', '--quiet']);
  if (code !== 0) fail('Storybook could not be built.');
}
/** @type {{ entries: Record<string, { id: string, type: string, title: string, name: string, tags?: string[] }> }} */
const index = JSON.parse(readFileSync(join(SITE, 'index.json'), 'utf8'));
const stories = Object.values(index.entries)
  .filter(({ type }) => type === 'story')
  .filter(({ title, tags = [] }) => options.all || title.startsWith('Scenes/') || tags.includes('scene'))
  .filter(({ id }) => !options.only || id.includes(options.only));
if (stories.length === 0) fail('No such scene.');

mkdirSync(SHEETS, { recursive: true });
const server = await preview({
  configFile: false,
  logLevel: 'error',
  root: fromRoot(),
  build: { outDir: SITE },
  preview: { port: 6100 },
});
const origin = server.resolvedUrls?.local[0] ?? fail('No address.');
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: chromiumArgs(),
});

try {
  for (const { id, title, name } of stories) {
    /** @type {{ name: string, width: number, data: string }[]} */
    const pictures = [];
    for (const shot of SHOTS) {
      const page = await browser.newPage();
      await page.setViewport({ width: shot.width, height: shot.height });
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        features: shot.forced ? [{ name: 'forced-colors', value: 'active' }] : [],
      });
      await page.goto(`${origin}iframe.html?id=${id}&viewMode=story&globals=${shot.globals ?? ''}`);
      await page.waitForFunction(() => document.body.classList.contains('sb-show-main'));
      await new Promise((resolve) => setTimeout(resolve, SETTLE));
      const data = await page.screenshot({ encoding: 'base64', type: 'webp', quality: 85 });
      pictures.push({ name: shot.name, width: Math.min(shot.width, WIDEST), data });
      await page.close();
    }
    const sheet = await browser.newPage();
    await sheet.setViewport({ width: 1600, height: 900 });
    await sheet.setContent(
      `<body style="margin: 24px; font: 15px/1.4 system-ui; background: #d6dae0">
        <h1 style="font-size: 22px">${title} · ${name}</h1>
        <div style="display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start">
        ${pictures
          .map(
            (picture) => `<figure style="margin: 0"><figcaption>${picture.name}</figcaption>
              <img src="data:image/webp;base64,${picture.data}" style="width: ${picture.width}px; display: block"></figure>`,
          )
          .join('')}</div></body>`,
    );
    await sheet.screenshot({ path: join(SHEETS, `${id}.png`), fullPage: true });
    await sheet.close();
    console.log(`sheets/${id}.png`);
  }
} finally {
  await browser.close();
  await server.close();
}
