/**
 * `npm run bench:calls`: how long people wait for each other, and how much is said until then: the kit, bare
 * connections, and the two published SDKs, turn about in one run over the same Prosody, with the server near and 40 ms
 * away from each side. The ratios are the figures to watch; milliseconds belong to the machine.
 *
 *   npm run bench:calls                 the tables
 *   npm run bench:calls -- --keep       p50 and p95 go to docs/measured.json, and into the tables of docs/
 *   CALLS=3                             fewer calls
 */
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { BROWSER_ALIASES } from './lib/aliases.mjs';
import { serve } from './lib/bench-server.mjs';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { startDelayProxy } from './lib/delay-proxy.mjs';
import { keep, median, quantile, takenNow } from './lib/measured.mjs';
import { TABLES } from './lib/measured-tables.mjs';
import { startProsody } from './lib/prosody.mjs';
import { fromRoot } from './lib/root.mjs';

const CALLS = Number(process.env.CALLS ?? 10);
const DELAYS = [0, 40];
const PATIENCE = 20_000;
/** Each with people of its own: a signal goes to all devices of a person. */
const KINDS = {
  bare: { title: 'bare connections', entry: 'bare', people: ['103', '104'] },
  kit: { title: 'call-elements', entry: 'kit', people: ['101', '102'] },
  warm: { title: 'call-elements, connected while it rings', entry: 'kit', people: ['109', '110'] },
  quickblox: {
    title: 'QuickBlox',
    entry: 'sdk',
    people: ['105', '106'],
    sdk: 'node_modules/quickblox/quickblox.min.js',
  },
  connectycube: {
    title: 'ConnectyCube',
    entry: 'sdk',
    people: ['107', '108'],
    sdk: 'node_modules/connectycube/dist/connectycube.min.js',
  },
};
const APP_ID = '999';
const PASSWORD = 'pw';

const { outputFiles } = await build({
  entryPoints: ['kit', 'bare', 'sdk'].map((name) => fromRoot(`test/bench/${name}.ts`)),
  tsconfig: fromRoot('tsconfig.json'),
  outdir: 'out',
  bundle: true,
  format: 'iife',
  target: 'es2022',
  platform: 'browser',
  alias: BROWSER_ALIASES,
  define: { global: 'globalThis' },
  write: false,
  logLevel: 'error',
});
const files = new Map(outputFiles.map(({ path, text }) => [path.split('/').at(-1), text]));
for (const [name, { sdk }] of Object.entries(KINDS)) {
  if (sdk) files.set(`${name}.sdk.js`, await readFile(fromRoot(sdk), 'utf8'));
}
const server = await serve((path) => {
  const name = path.slice(1);
  const script = files.get(name);
  if (script !== undefined) return { type: 'text/javascript', body: script };
  const { entry, sdk } = KINDS[name] ?? {};
  if (!entry) return undefined;
  // The meter first: the SDKs take hold of the browser's classes when they are loaded.
  const body =
    `<!doctype html><link rel="icon" href="data:,"><body><script src="/${entry}.js"></script>` +
    (sdk ? `<script src="/${name}.sdk.js"></script>` : '');
  return { type: 'text/html', body };
});
const { origin } = server;

const people = Object.values(KINDS).flatMap(({ people: ids }) => ids);
const prosody = await startProsody({
  appId: APP_ID,
  // ConnectyCube takes the domain from the host of the socket's URL.
  domain: 'localhost',
  users: Object.fromEntries(people.map((id) => [id, PASSWORD])),
  onlyPlain: true,
});
const wire = await startDelayProxy(Number(new URL(prosody.service).port));
const service = Object.assign(new URL(prosody.service), {
  hostname: 'localhost',
  port: String(wire.port),
}).href;
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  // Nothing but this machine has a name: an SDK that calls home fails as without a network.
  args: [...chromiumArgs(), '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'],
});

/** @param {() => Promise<unknown>} holds */
async function until(holds) {
  const end = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not in ${PATIENCE} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

try {
  const pages = Object.fromEntries(
    await Promise.all(
      Object.entries(KINDS).map(async ([kind, { people: ids }]) => [
        kind,
        await Promise.all(
          ids.map(async (userId) => {
            // Windows of their own: a page in the background paints nothing.
            const page = await (await browser.createBrowserContext()).newPage();
            await page.goto(`${origin}/${kind}`);
            await page.waitForFunction(() => 'bench' in window);
            const account = { service, domain: 'localhost', appId: APP_ID, userId, password: PASSWORD };
            await page.evaluate((own) => window.bench.connect(own), account);
            return page;
          }),
        ),
      ]),
    ),
  );

  /** @param {keyof typeof KINDS} kind */
  const oneCall = async (kind) => {
    const [caller, callee] = pages[kind];
    const read = () =>
      Promise.all([caller, callee].map((page) => page.evaluate(() => window.bench.meter.read())));
    await callee.bringToFront();
    await caller.evaluate((to) => window.bench.call(to), KINDS[kind].people[1]);
    await until(async () => (await read()).every(({ connected, frame }) => connected && frame));
    const [a, b] = await read();
    for (const page of [caller, callee]) await page.evaluate(() => window.bench.hangUp());
    await until(async () => (await read()).every(({ open }) => open === 0));
    for (const page of [caller, callee]) await page.evaluate(() => window.bench.meter.reset());
    return {
      connected: Math.max(a.connected, b.connected) - a.pressed,
      callFrame: a.frame - a.pressed,
      acceptFrame: b.frame - b.pressed,
      signals: a.signals + b.signals,
      bytes: a.bytes + b.bytes,
    };
  };

  const kinds = Object.keys(KINDS);
  // The first call of each warms codecs and caches up.
  for (const kind of kinds) await oneCall(kind);
  const kept = [];
  for (const delay of DELAYS) {
    wire.delay = delay;
    const results = Object.fromEntries(kinds.map((kind) => [kind, []]));
    for (let n = 0; n < CALLS; n++) {
      // Turn about, so that a slow moment of the machine meets all.
      for (let k = 0; k < kinds.length; k++) {
        const kind = kinds[(n + k) % kinds.length];
        results[kind].push(await oneCall(kind));
      }
    }
    const of = (kind, name) => median(results[kind].map((call) => call[name]));
    const spread = (kind, name) => {
      const values = results[kind].map((call) => call[name]);
      return { p50: Math.round(median(values)), p95: Math.round(quantile(values, 0.95)) };
    };
    kept.push({
      ms: delay,
      kinds: kinds.map((kind) => ({
        title: KINDS[kind].title,
        connected: spread(kind, 'connected'),
        callFrame: spread(kind, 'callFrame'),
        acceptFrame: spread(kind, 'acceptFrame'),
        signals: of(kind, 'signals'),
        bytes: of(kind, 'bytes'),
      })),
    });
  }
  const calls = { calls: CALLS, delays: kept };
  for (const [table, delay] of [
    ['near', 0],
    ['far', 40],
  ]) {
    console.log(`\n${delay} ms between each side and the server; medians; in brackets × bare\n`);
    console.log(TABLES[table]({ calls: { ...takenNow(), ...calls } }));
  }
  if (process.argv.includes('--keep')) await keep('calls', calls);
} finally {
  await browser.close();
  wire.close();
  await prosody.close();
  server.close();
}
