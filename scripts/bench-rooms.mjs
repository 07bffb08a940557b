/**
 * `npm run bench:rooms`: what one more person costs ONE client, and the server, in rooms of Janus and in meshes with
 * small pictures. That client has a browser to itself; all others share another one, three in a page. Each
 * sends a picture; that client and every fourth of the others, a voice. Processor time is that of all processes of
 * this browser, and of the server's, as Linux counts it. Where a mesh overtakes a room is the figure to watch:
 * processor time belongs to the machine, and bytes to the size of the pictures.
 *
 *   npm run bench:rooms                 the whole table, some four minutes
 *   npm run bench:rooms -- --keep       goes to docs/measured.json, and into the tables of docs/
 *   npm run bench:rooms -- --json       the same figures for programs
 *   PEOPLE=2,4 SECONDS=3 ROUNDS=1       some sizes, measured less long and less often
 */
import { build } from 'esbuild';
import { CDN_ALIASES } from './lib/aliases.mjs';
import { serve } from './lib/bench-server.mjs';
import { startJanus } from './lib/janus.mjs';
import { keep, median, takenNow } from './lib/measured.mjs';
import { TABLES } from './lib/measured-tables.mjs';
import { waitFor } from './lib/process.mjs';
import { computed } from './lib/processor-time.mjs';
import { startProsody } from './lib/prosody.mjs';
import { openClients, speaks } from './lib/room-clients.mjs';
import { fromRoot } from './lib/root.mjs';

const SECONDS = Number(process.env.SECONDS ?? 8);
const ROUNDS = Number(process.env.ROUNDS ?? 1);
const SIZES = { mesh: [2, 3, 4, 6, 8], room: [2, 4, 8, 12] };
const PICTURE = { width: 160, height: 90, fps: 5 };
/** ms for a size to be measured; what takes longer gave no result. */
const PATIENCE = 180_000;
/** ms for encoders and estimates of bandwidth to find their rate. */
const SETTLING = 3_000;
const PASSWORD = 'pw';
const JSON_ONLY = process.argv.includes('--json');

/** @typedef {keyof typeof SIZES} By */
/** @typedef {Omit<import('./lib/measured-tables.mjs').Size, 'by' | 'people'>} Figures */

const wanted = process.env.PEOPLE?.split(',').map(Number);
/** By size, so that a slow minute of the machine meets both. @type {{ by: By, people: number }[]} */
const plan = /** @type {const} */ (['mesh', 'room'])
  .flatMap((by) => SIZES[by].map((people) => ({ by, people })))
  .filter(({ people }) => wanted?.includes(people) ?? true)
  .sort((a, b) => a.people - b.people);
const say = (/** @type {string} */ text) => (JSON_ONLY ? undefined : console.log(text));
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

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
const PAGE = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/room.js"></script>';
const pages = await serve((path) =>
  path === '/room.js'
    ? { type: 'text/javascript', body: outputFiles[0]?.text ?? '' }
    : { type: 'text/html', body: PAGE },
);

/** People of one size in one round are nobody else's: what was said to them late is not heard by the next. */
let turn = 0;
const named = (/** @type {number} */ count) => {
  turn++;
  return Array.from({ length: count }, (_, index) => String(turn * 100 + index));
};
const janus = await startJanus();
const prosody = await startProsody({ onlyPlain: true });

/** How somebody is reached. @param {By} by @param {string} room */
const waysOf = (by, room) =>
  by === 'room'
    ? { signaling: 'janus', service: janus.url, room }
    : {
        signaling: 'xmpp',
        service: prosody.service,
        domain: prosody.domain,
        credentials: { password: PASSWORD },
      };

/** What opens is closed by who asked for it, also when the time is up. @typedef {Awaited<ReturnType<typeof openClients>>} Clients */

/** @param {By} by @param {number} people @param {Clients[]} open @param {(what: string) => void} now */
async function measure(by, people, open, now) {
  now('the browsers');
  const client = await openClients(pages.origin);
  open.push(client);
  const crowd = await openClients(pages.origin);
  open.push(crowd);
  const ids = named(people);
  const [one = '', ...others] = ids;
  const room = `${turn}`;
  const homes = ids.map((id, at) => ({ id, home: id === one ? client : crowd, audio: speaks(at) }));
  now('sign-in');
  for (const { id, home } of homes) {
    if (by === 'mesh') await prosody.register(id, PASSWORD);
    await home.sign(id, { ...waysOf(by, room), ...PICTURE });
  }
  now('the call');
  const idle = client.computed();
  const idleFrom = performance.now();
  if (by === 'room') {
    for (const [at, { id, home, audio }] of homes.entries()) {
      now(`${at} of ${people} who are in the room`);
      await home.act(id, 'join', room, { create: true, audio });
    }
  } else {
    await wait(SETTLING);
    const [caller = '', ...called] = others;
    const alone = (client.computed() - idle) / ((performance.now() - idleFrom) / 1000);
    idles.push(alone);
    await crowd.act(caller, 'call', [one, ...called], { audio: speaks(1) });
    for (const [at, { id, home, audio }] of homes.entries()) {
      if (id === caller) continue;
      now(`${at} of ${people} who answered`);
      await home.rings(id, PATIENCE);
      await home.act(id, 'accept', { audio });
    }
  }
  const all = async () => (await client.met(others.length)) + (await crowd.met(others.length));
  const patience = { timeout: PATIENCE, every: 250 };
  await waitFor(
    async () => {
      const met = await all();
      now(`${met} of ${people} who have met all`);
      return met === people;
    },
    { ...patience, what: 'all to meet' },
  );
  await waitFor(
    async () => {
      const seen = await client.seen(one, others);
      now(`${seen} of ${others.length} pictures`);
      return seen === others.length;
    },
    { ...patience, what: 'their pictures' },
  );
  await wait(SETTLING);
  now('the measurement');
  const server = by === 'room' ? janus : prosody;
  const look = async () => ({
    at: performance.now(),
    ...(await client.traffic(one)),
    client: client.computed(),
    server: computed(server.pid),
  });
  const before = await look();
  await wait(SECONDS * 1_000);
  const after = await look();
  const met = await all();
  if (met !== people) throw new Error(`${people - met} of ${people} lost somebody while it was measured`);
  const rate = (/** @type {Exclude<keyof typeof before, 'at'>} */ key) =>
    (after[key] - before[key]) / ((after.at - before.at) / 1000);
  return {
    sent: (rate('sent') * 8) / 1000,
    received: (rate('received') * 8) / 1000,
    client: rate('client'),
    server: rate('server'),
  };
}

/** A client that is signed in and in no call, in ms/s. @type {number[]} */
const idles = [];

/** Within the time, or with what it waited for. @param {By} by @param {number} people @returns {Promise<Figures | string>} */
async function tryToMeasure(by, people) {
  /** @type {Clients[]} */
  const open = [];
  let waitsFor = '';
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await Promise.race([
      measure(by, people, open, (what) => (waitsFor = what)),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not in ${PATIENCE / 1000} s`)), PATIENCE);
      }),
    ]);
  } catch (error) {
    return `${/** @type {Error} */ (error).message.split('\n')[0]} (${waitsFor})`;
  } finally {
    clearTimeout(timer);
    await Promise.all(open.map((clients) => clients.close()));
  }
}

/** @type {Map<string, Figures[]>} */
const found = new Map();
/** @type {Map<string, string>} */
const failed = new Map();
try {
  for (let round = 1; round <= ROUNDS; round++) {
    for (const { by, people } of plan) {
      const result = await tryToMeasure(by, people);
      const key = `${by} ${people}`;
      if (typeof result === 'string') failed.set(key, result);
      else found.set(key, [...(found.get(key) ?? []), result]);
      say(
        `${by} of ${people}: ${
          typeof result === 'string'
            ? `no result, ${result}`
            : `sends ${result.sent.toFixed(0)} kbit/s, gets ${result.received.toFixed(0)}, computes ${result.client.toFixed(0)} ms/s, server ${result.server.toFixed(0)}`
        }`,
      );
    }
  }
} finally {
  pages.close();
  await Promise.all([janus.close(), prosody.close()]);
}

const middle = (/** @type {string} */ key, /** @type {keyof Figures} */ what) =>
  Number(median((found.get(key) ?? []).map((figures) => figures[what])).toFixed(1));
const rooms = {
  seconds: SECONDS,
  rounds: ROUNDS,
  alone: Number((median(idles) || 0).toFixed(1)),
  sizes: plan.flatMap(({ by, people }) => {
    const key = `${by} ${people}`;
    if (!found.has(key)) return [];
    const [sent, received, client, server] = /** @type {const} */ ([
      'sent',
      'received',
      'client',
      'server',
    ]).map((what) => middle(key, what));
    return [{ by, people, sent, received, client, server }];
  }),
  without: plan.flatMap(({ by, people }) => {
    const why = failed.get(`${by} ${people}`);
    return why && !found.has(`${by} ${people}`) ? [{ by, people, why }] : [];
  }),
};
if (process.argv.includes('--keep')) await keep('rooms', rooms);
if (JSON_ONLY) console.log(JSON.stringify(rooms));
else say(`\n${TABLES.rooms({ rooms: { ...takenNow(), ...rooms } })}`);
process.exit(rooms.without.length > 0 ? 1 : 0);
