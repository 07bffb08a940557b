/**
 * `npm run bench:rooms`: what one more person costs: bytes and processor time of each person, and of the server, in
 * rooms of Janus and in meshes, all people in one Chromium with small pictures. Where the two cross is the figure to
 * watch; processor time belongs to the machine, and bytes to the size of the pictures. `SECONDS=3` measures less long.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { CDN_ALIASES } from './lib/aliases.mjs';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { startJanus } from './lib/janus.mjs';
import { fromRoot } from './lib/root.mjs';

const SECONDS = Number(process.env.SECONDS ?? 8);
const ROOMS = [2, 4, 8, 12];
const MESHES = [2, 3, 4, 6, 8];
const SIZE = { width: 160, height: 90, fps: 5 };
const PATIENCE = 60_000;
/** Of /proc/<pid>/stat, in ms. */
const TICK = 10;

const { outputFiles } = await build({
  entryPoints: [fromRoot('test/e2e/conference-page.ts')],
  tsconfig: fromRoot('tsconfig.json'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  alias: CDN_ALIASES,
  write: false,
  logLevel: 'error',
});
const server = createServer((request, response) => {
  const isScript = request.url === '/room.js';
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  response.end(
    isScript
      ? outputFiles[0].text
      : '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/room.js"></script>',
  );
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const origin = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
const janus = await startJanus();
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: chromiumArgs(),
});

/** Processor time of Janus so far, in ms. */
function janusTime() {
  const fields = readFileSync(`/proc/${janus.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** Processor time of all of Chromium so far, in ms. @param {import('puppeteer-core').CDPSession} session */
async function browserTime(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
}

/** @param {'room' | 'mesh'} kind @param {number} count */
async function measure(kind, count) {
  const page = await browser.newPage();
  const session = await browser.target().createCDPSession();
  try {
    await page.goto(origin);
    await page.waitForFunction(() => 'room' in window);
    const ids = Array.from({ length: count }, (_, index) => String(201 + index));
    const room = kind === 'room' ? String(100 + count) : `mesh${count}`;
    for (const id of ids) {
      const more =
        kind === 'room'
          ? { signaling: 'janus', service: janus.url, room }
          : { signaling: 'tabs', channel: room };
      await page.evaluate((who, all) => window.room.sign(who, all), id, { userId: id, ...more, ...SIZE });
    }
    const said = (/** @type {string} */ id, /** @type {string} */ action, /** @type {unknown[]} */ ...args) =>
      page.evaluate((who, what, all) => window.room.act(who, what, ...all), id, action, args);
    if (kind === 'room') for (const id of ids) await said(id, 'join', room, { create: true });
    else {
      await said(ids[0] ?? '', 'call', ids.slice(1));
      for (const id of ids.slice(1)) {
        await page.waitForFunction(
          (who) => window.room.state(who).incoming.length > 0,
          { timeout: PATIENCE },
          id,
        );
        await said(id, 'accept');
      }
    }
    const met = (/** @type {string[]} */ all) =>
      all.every(
        (id) =>
          window.room.look(id).people.filter(({ connection }) => connection === 'connected').length ===
          all.length - 1,
      );
    await page.waitForFunction(met, { timeout: PATIENCE }, ids);
    const look = async () => ({
      at: performance.now(),
      traffic: await page.evaluate(() => window.room.traffic()),
      browser: await browserTime(session),
      janus: janusTime(),
    });
    const before = await look();
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000));
    const after = await look();
    const seconds = (after.at - before.at) / 1000;
    const rate = (/** @type {number} */ bytes) => (bytes * 8) / 1000 / seconds / count;
    const row = {
      out: rate(after.traffic.sent - before.traffic.sent),
      in: rate(after.traffic.received - before.traffic.received),
      person: (after.browser - before.browser) / seconds / count,
      server: kind === 'room' ? (after.janus - before.janus) / seconds : 0,
    };
    for (const id of ids) await page.evaluate((who) => window.room.gone(who), id);
    return row;
  } finally {
    await page.close();
  }
}

console.log(
  '| people | by | sent, kbit/s each | received, kbit/s each | processor each, ms/s | Janus, ms/s |',
);
console.log('| ---: | --- | ---: | ---: | ---: | ---: |');
try {
  for (const [kind, counts] of /** @type {const} */ ([
    ['mesh', MESHES],
    ['room', ROOMS],
  ])) {
    for (const count of counts) {
      const row = await measure(kind, count);
      const cells = [row.out, row.in, row.person, row.server].map((value) => value.toFixed(0));
      console.log(`| ${count} | ${kind} | ${cells.join(' | ')} |`);
    }
  }
} finally {
  await browser.close();
  await janus.close();
  server.close();
}
