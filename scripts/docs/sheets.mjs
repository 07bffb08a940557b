import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { fromRoot } from '../lib/root.mjs';
import { reference } from './elements.mjs';
import { escape } from './html.mjs';

/**
 * What `npm run bench -- --keep` wrote.
 * @typedef {{ readonly p50: number, readonly p95: number }} Spread
 * @typedef {{ readonly title: string, readonly connected: Spread, readonly callFrame: Spread, readonly acceptFrame: Spread,
 *   readonly signals: number, readonly bytes: number }} Measured
 * @typedef {{ readonly date: string, readonly calls: number, readonly cores: number,
 *   readonly delays: readonly { readonly ms: number, readonly kinds: readonly Measured[] }[] }} Measurements
 */

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (/** @type {Spread} */ { p50, p95 }) => `${Math.round(p50)} / ${Math.round(p95)}`;

/** Tables of what one waits for a call, or nothing where nobody has measured. */
export function measured() {
  const file = fromRoot('docs/measured.json');
  if (!existsSync(file)) return '';
  /** @type {Measurements} */
  const { date, calls, cores, delays } = JSON.parse(readFileSync(file, 'utf8'));
  return `<p>Measured on ${escape(date)} with <code>npm run bench -- --keep</code>: ${calls} calls of each kind, turn about, on a machine with ${cores} cores. Each cell is p50 / p95 in ms.</p>${delays
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
  )}<p>Lit is counted in each; a page pays for it once.</p>`;
  return {
    title: 'What each file weighs',
    description: 'The size of every entry and file of the kit, with the budgets they are held to.',
    html,
    headings: ['Budgets', 'Files for script tags', 'Modules for bundlers'].map((text) => ({
      level: 2,
      id: text.toLowerCase().replaceAll(' ', '-'),
      text,
    })),
    samples: [],
  };
}
