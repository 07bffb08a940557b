import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readMeasured } from '../lib/measured.mjs';
import { taken } from '../lib/measured-tables.mjs';
import { fromRoot } from '../lib/root.mjs';
import { reference } from './elements.mjs';
import { escape } from './html.mjs';

/** @typedef {import('../lib/measured-tables.mjs').Spread} Spread */

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (/** @type {Spread} */ { p50, p95 }) => `${Math.round(p50)} / ${Math.round(p95)}`;

/** Tables of what one waits for a call, or nothing where nobody has measured. */
export function measured() {
  const { calls: found } = readMeasured();
  if (!found) return '';
  const { calls, delays } = found;
  return `<p>Measured ${escape(taken(found))}, with <code>npm run bench -- --keep</code>: ${calls} calls of each kind, turn about. Each cell is p50 / p95 in ms.</p>${delays
    .map(({ ms: delay, kinds }) =>
      reference(
        delay === 0 ? 'Server near' : `Server ${delay} ms away`,
        [
          '',
          'call() to connected',
          'call() to first picture',
          'accept() to first picture',
          'signals',
          'bytes',
        ],
        kinds.map(({ title, connected, callFrame, acceptFrame, signals, bytes }) => [
          escape(title),
          ms(connected),
          ms(callFrame),
          ms(acceptFrame),
          String(signals),
          String(bytes),
        ]),
      ),
    )
    .join('')}`;
}

/** What a button costs a page, or nothing where nobody has measured. */
function pageFigures() {
  const { page } = readMeasured();
  if (!page) return '';
  const cells = (
    /** @type {import('../lib/measured-tables.mjs').Page} */ { lcp, blocked, shift, kB: weight },
  ) => [`${Math.round(lcp)} ms`, `${Math.round(blocked)} ms`, String(shift), `${weight.toFixed(1)} kB`];
  return `${reference(
    'A page with a button',
    ['Device', 'The page', 'Largest paint', 'Blocked', 'Layout shift', 'Over the network'],
    page.devices.flatMap((each) => [
      [escape(each.name), 'with a link', ...cells(each.without)],
      [escape(each.name), 'with <code>&lt;call-button&gt;</code>', ...cells(each.with)],
    ]),
  )}<p>Before anybody is about to press it; measured ${escape(taken(page))}, with <code>npm run bench:page</code>.</p>`;
}

/** What each file weighs, by `npm run size -- --json`. @returns {Promise<Omit<import('./layout.mjs').Page, 'url'>>} */
export async function sizesPage() {
  // It fails over a budget, and still says what is.
  const { stdout } = await promisify(execFile)(process.execPath, [fromRoot('scripts/size.mjs'), '--json'], {
    maxBuffer: 1e7,
  }).catch((/** @type {{ stdout: string }} */ failed) => failed);
  const { entries, cdn, promises } = JSON.parse(stdout);
  const weights = (/** @type {any} */ { min, gzip, brotli }) => [kB(min), kB(gzip), kB(brotli)];
  const code = (/** @type {string} */ text) => `<code>${escape(text)}</code>`;
  const html = `<p class="lead">Weighed with this very build by <code>npm run size</code>, which fails over a budget.</p>${reference(
    'Budgets',
    ['What', 'At most', 'Is'],
    promises.map((/** @type {any} */ { what, most, is, how }) => [
      escape(what),
      `${kB(most)} ${how}`,
      `<strong>${kB(is)}</strong>${is > most ? ' <span class="over">over</span>' : ''}`,
    ]),
  )}${reference(
    'Files for script tags',
    ['File', 'Minified', 'gzip', 'brotli'],
    cdn.map((/** @type {any} */ each) => [code(each.name), ...weights(each)]),
  )}<p>Only the first is loaded with the page; chunks come when they are needed.</p>${reference(
    'Modules for bundlers',
    ['Entry', 'Own code', 'With all it imports, minified', 'gzip', 'brotli'],
    entries.map((/** @type {any} */ each) => [code(each.name), kB(each.own), ...weights(each)]),
  )}<p>Lit is counted in each; a page pays for it once.</p>${pageFigures()}`;
  return {
    title: 'What each file weighs',
    description: 'The size of every entry and file of the kit, with the budgets they are held to.',
    html,
    headings: [
      'Budgets',
      'Files for script tags',
      'Modules for bundlers',
      ...(readMeasured().page ? ['A page with a button'] : []),
    ].map((text) => ({
      level: 2,
      id: text.toLowerCase().replaceAll(' ', '-'),
      text,
    })),
    samples: [],
  };
}
