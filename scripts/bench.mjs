/**
 * `npm run bench`: how long a person waits from "Answer" to the first picture of the other, with the kit and,
 * turn by turn in the same run, with two bare RTCPeerConnections over the same Prosody. The ratio is the
 * figure to watch; milliseconds belong to the machine. `CALLS=5 npm run bench` makes fewer calls.
 */
import { createServer } from 'node:http';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { BROWSER_ALIASES } from './lib/aliases.mjs';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { startProsody } from './lib/prosody.mjs';
import { fromRoot } from './lib/root.mjs';

const CALLS = Number(process.env.CALLS ?? 20);
const AIM = 1.15;

const { outputFiles } = await build({
  entryPoints: [fromRoot('test/bench/page.ts')],
  tsconfig: fromRoot('tsconfig.json'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  alias: BROWSER_ALIASES,
  define: { global: 'globalThis' },
  write: false,
  logLevel: 'error',
});
const script = outputFiles[0].text;
const server = createServer((request, response) => {
  const isScript = request.url?.endsWith('.js');
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(isScript ? script : '<!doctype html><body><script type="module" src="/page.js"></script>');
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const origin = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;

const prosody = await startProsody({ users: { 101: 'pw', 102: 'pw' }, onlyPlain: true });
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: chromiumArgs(),
});

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const [caller, callee] = await Promise.all(
    ['101', '102'].map(async (userId) => {
      // Windows of their own: a page in the background paints nothing.
      const page = await (await browser.createBrowserContext()).newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'benchPage' in window);
      return { page, account: { service: prosody.service, domain: prosody.domain, userId, password: 'pw' } };
    }),
  );
  /** @param {'kit' | 'bare'} kind */
  const oneCall = async (kind) => {
    for (const { page, account } of [caller, callee]) {
      await page.evaluate((k, a) => window.benchPage[k].connect(a), kind, account);
    }
    await callee.page.bringToFront();
    const answered = callee.page.evaluate((k) => window.benchPage[k].answer(), kind);
    await caller.page.evaluate((k) => window.benchPage[k].call('102'), kind);
    const took = await answered;
    for (const [{ page }, other] of /** @type {const} */ ([
      [caller, '102'],
      [callee, '101'],
    ])) {
      await page.evaluate((k, to) => window.benchPage[k].hangUp(to), kind, other);
      await page.evaluate((k) => window.benchPage[k].disconnect(), kind);
    }
    const sent = [];
    for (const { page } of [caller, callee]) {
      sent.push(await page.evaluate(() => window.benchPage.takeTraffic()));
    }
    return { took, signals: sent[0].signals + sent[1].signals, bytes: sent[0].bytes + sent[1].bytes };
  };

  // The first call of each warms codecs and caches up.
  await oneCall('bare');
  await oneCall('kit');
  const results = { kit: [], bare: [] };
  for (let n = 0; n < CALLS; n++) {
    // Turn about, so that a slow moment of the machine meets both.
    for (const kind of n % 2 ? ['kit', 'bare'] : ['bare', 'kit']) results[kind].push(await oneCall(kind));
  }

  const rows = Object.entries(results).map(([kind, calls]) => ({
    kind,
    ms: median(calls.map(({ took }) => took)),
    signals: median(calls.map(({ signals }) => signals)),
    bytes: median(calls.map(({ bytes }) => bytes)),
  }));
  const [kit, bare] = rows;
  console.log(`\nanswer to first picture, ${CALLS} calls each, medians\n`);
  console.log('|  | ms | signals a call | bytes a call |\n| --- | ---: | ---: | ---: |');
  for (const { kind, ms, signals, bytes } of rows) {
    console.log(
      `| ${kind === 'kit' ? 'call-elements' : 'bare connections'} | ${ms.toFixed(0)} | ${signals} | ${bytes} |`,
    );
  }
  console.log(`\nratio ${(kit.ms / bare.ms).toFixed(2)} (aim: at most ${AIM})`);
} finally {
  await browser.close();
  await prosody.close();
  server.closeAllConnections();
  server.close();
}
