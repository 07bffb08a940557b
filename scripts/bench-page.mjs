/**
 * `npm run bench:page`: what `<call-button>` costs a page that is not about calls, before anybody presses it: the page
 * of examples/marketing as it is, and with the link alone, turn about in one run, on a desk and on a phone-like device
 * (a processor that is four times slower, 150 ms and 1.6 Mbit/s, as Lighthouse has it). Each visit begins with nothing
 * in the cache. The ratios are the figures to watch; milliseconds belong to the machine. Needs `npm run build` first.
 *
 *   npm run bench:page                  some two minutes
 *   npm run bench:page -- --keep        goes to docs/measured.json, and into the tables of docs/
 *   npm run bench:page -- --json        the same figures for programs
 *   ROUNDS=3                            fewer visits
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { serve } from './lib/bench-server.mjs';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { fail } from './lib/install.mjs';
import { keep, median, takenNow } from './lib/measured.mjs';
import { TABLES } from './lib/measured-tables.mjs';
import { fromRoot } from './lib/root.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** ms without a long task or a request: nothing more comes by itself. */
const QUIET = 1_000;
const PATIENCE = 30_000;
/** A task that is longer keeps a person waiting, by so much as it is longer. */
const LONG_TASK = 50;
const JSON_ONLY = process.argv.includes('--json');

const DEVICES = [
  { name: 'desk', viewport: { width: 1280, height: 800 }, slower: 1, network: null },
  {
    name: 'phone',
    viewport: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    slower: 4,
    network: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 },
  },
];
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

if (!existsSync(fromRoot('dist/cdn/call-button.js')))
  fail('There is no dist/ yet: run `npm run build` first.');

const PAGE = readFileSync(fromRoot('examples/marketing/public/index.html'), 'utf8');
const LINK_ALONE = PAGE.replace(/<link rel="stylesheet" href="call-elements\/[^>]*>/, '')
  .replace(/<script type="module" src="call-elements\/[^>]*><\/script>/, '')
  .replaceAll(/<\/?call-button[^>]*>/g, '');
if (/call-(button|elements)/.test(LINK_ALONE)) throw new Error('The page without the button still has it.');

/** As a CDN sends them: compressed before anybody asks. @type {Map<string, import('./lib/bench-server.mjs').Served>} */
const files = new Map();
const put = (/** @type {string} */ path, /** @type {string | Uint8Array} */ body) =>
  files.set(path, {
    type: `${TYPES[/** @type {keyof typeof TYPES} */ (extname(path) || '.html')]}; charset=utf-8`,
    body: brotliCompressSync(body),
    encoding: 'br',
  });
put('/with/', PAGE);
put('/without/', LINK_ALONE);
for (const folder of ['with', 'without']) {
  put(`/${folder}/solar.css`, readFileSync(fromRoot('examples/marketing/public/solar.css')));
  for (const name of readdirSync(fromRoot('dist/cdn'), { recursive: true, encoding: 'utf8' }))
    if (extname(name) in TYPES)
      put(`/${folder}/call-elements/${name}`, readFileSync(fromRoot('dist/cdn', name)));
}
const pages = await serve((path) => files.get(path));
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: chromiumArgs(),
});

/** In the page, before anything else of it. */
function watch() {
  window.seen = { lcp: 0, shift: 0, tasks: [], painted: Infinity };
  const on = (/** @type {string} */ type, /** @type {(entry: any) => void} */ note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => (window.seen.lcp = startTime));
  on('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.seen.shift += value;
  });
  on('longtask', ({ startTime, duration }) => window.seen.tasks.push({ startTime, duration }));
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') window.seen.painted = startTime;
  });
}

/**
 * One visit of somebody who has never been there, until nothing more comes by itself.
 * @param {(typeof DEVICES)[number]} device @param {'with' | 'without'} which
 */
async function visit({ viewport, slower, network }, which) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport(viewport);
    await page.evaluateOnNewDocument(watch);
    const session = await page.createCDPSession();
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await session.send('Network.enable');
    await session.send('Performance.enable');
    if (network) await session.send('Network.emulateNetworkConditions', network);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(`${pages.origin}/${which}/`, { waitUntil: 'networkidle0', timeout: PATIENCE });
    if (which === 'with') {
      const upgraded = () => document.querySelector('call-button')?.shadowRoot != null;
      await page.waitForFunction(upgraded, { timeout: PATIENCE });
    }
    await page.waitForFunction(
      (quiet) => {
        const { lcp, tasks } = window.seen;
        const last = tasks.at(-1);
        return lcp > 0 && performance.now() - (last ? last.startTime + last.duration : lcp) > quiet;
      },
      { timeout: PATIENCE, polling: 100 },
      QUIET,
    );
    const { lcp, shift, tasks, painted } = await page.evaluate(() => window.seen);
    const { metrics } = await session.send('Performance.getMetrics');
    const blocked = tasks
      .filter(({ startTime, duration }) => startTime + duration > painted)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK), 0);
    return {
      lcp,
      blocked,
      shift,
      work: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000,
      kB: bytes / 1000,
    };
  } finally {
    await context.close();
  }
}

/** @typedef {Awaited<ReturnType<typeof visit>>} Visit */
const devices = [];
try {
  for (const device of DEVICES) {
    /** @type {Record<'with' | 'without', Visit[]>} */
    const visits = { without: [], with: [] };
    // The first of each warms the browser up.
    for (const which of /** @type {const} */ (['without', 'with'])) await visit(device, which);
    for (let round = 0; round < ROUNDS; round++) {
      // Turn about, so that a slow moment of the machine meets both.
      const both = /** @type {const} */ (['without', 'with']);
      for (const which of round % 2 ? [...both].reverse() : both)
        visits[which].push(await visit(device, which));
    }
    const of = (/** @type {Visit[]} */ all) => {
      const middle = (/** @type {keyof Visit} */ key) =>
        Number(median(all.map((one) => one[key])).toFixed(1));
      return {
        lcp: middle('lcp'),
        blocked: middle('blocked'),
        // The worst: a page that jumps for one of nine jumps.
        shift: Number(Math.max(...all.map(({ shift }) => shift)).toFixed(4)),
        work: middle('work'),
        kB: middle('kB'),
      };
    };
    devices.push({ name: device.name, without: of(visits.without), with: of(visits.with) });
  }
} finally {
  await browser.close();
  pages.close();
}
const page = { rounds: ROUNDS, devices };
if (process.argv.includes('--keep')) await keep('page', page);
console.log(JSON_ONLY ? JSON.stringify(page) : TABLES.page({ page: { ...takenNow(), ...page } }));
