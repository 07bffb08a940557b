/**
 * `npm run sheets`: photographs the scenes of the stories in every size and light, and lays each scene out on one
 * sheet in `sheets/`, to be looked at. `npm run sheets -- --only=lobby` takes those whose id holds a word; `--all`
 * takes every story.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { fail } from './lib/install.mjs';
import { fromRoot } from './lib/root.mjs';
import { listStories, photograph, serveStories, STEADY } from './lib/story-page.mjs';

const SHEETS = fromRoot('sheets');
const SIZES = [
  { width: 280, height: 560 },
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
];
/** @type {Record<string, import('./lib/story-page.mjs').Light>} */
const LIGHTS = {
  light: {},
  dark: { look: { theme: 'dark' } },
  'right to left': { look: { dir: 'rtl' } },
  'forced colours': { forced: true },
  'text at 200 %': { text: 2 },
  soft: { look: { kitTheme: 'call-soft' } },
  'sharp, dark': { look: { kitTheme: 'call-sharp', theme: 'dark' } },
};
/** Height of the pictures on a sheet, in px. */
const TALL = 420;

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, all: { type: 'boolean', default: false } },
});

mkdirSync(SHEETS, { recursive: true });
const server = await serveStories();
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: [...chromiumArgs(), ...STEADY],
});

try {
  const stories = (await listStories(browser, server.url))
    .filter(({ title }) => options.all || title.startsWith('Scenes/'))
    .filter(({ id }) => !options.only || id.includes(options.only));
  if (stories.length === 0) fail('No such scene.');

  for (const { id, title, name } of stories) {
    /** @type {string[]} */
    const rows = [];
    for (const [name, light] of Object.entries(LIGHTS)) {
      const pictures = await photograph(browser, server.url, { id, ...SIZES[0], ...light }, async (shoot) => {
        const taken = [];
        for (const size of SIZES) taken.push(await shoot(size, { type: 'webp', quality: 85 }));
        return taken;
      });
      const sources = pictures.map(
        (bytes) => `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`,
      );
      rows.push(`${name}<div>${sources.map((source) => `<img src="${source}">`).join('')}</div>`);
    }
    const sheet = await browser.newPage();
    await sheet.setViewport({ width: 2200, height: 900 });
    await sheet.setContent(
      `<style>
        body { margin: 24px; font: 15px/1.4 system-ui; background: #c9ccd4 }
        div { display: flex; gap: 16px; margin-block-end: 16px }
        img { block-size: ${TALL}px; display: block }
      </style>
      <h1>${title} · ${name}</h1>
      ${rows.join('')}`,
    );
    await sheet.screenshot({ path: join(SHEETS, `${id}.png`), fullPage: true });
    await sheet.close();
    console.log(`sheets/${id}.png`);
  }
} finally {
  await browser.close();
  await server.close();
}
