/**
 * What benchmarks found last, for the documentation: `docs/measured.json`, and the tables made of it that stand in
 * texts of `docs/` between `<!-- measured: name -->` and `<!-- /measured -->`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import prettier from 'prettier';
import { TABLES } from './measured-tables.mjs';
import { fromRoot } from './root.mjs';

const FILE = 'docs/measured.json';
const BLOCK = /(<!-- measured: (\w+) -->\n).*?(<!-- \/measured -->)/gs;
/** Texts with such tables. */
export const MEASURED_TEXTS = ['docs/bench.md', 'docs/cdn.md', 'docs/promises.md', 'docs/sizing.md'];

/** @returns {import('./measured-tables.mjs').Measurements} */
export const readMeasured = () =>
  existsSync(fromRoot(FILE)) ? JSON.parse(readFileSync(fromRoot(FILE), 'utf8')) : {};

/**
 * A text with its tables as they should be.
 * @param {string} text
 * @param {import('./measured-tables.mjs').Measurements} measured
 */
export async function fillIn(text, measured) {
  const filled = text.replace(BLOCK, (_, open, name, close) => {
    const table = TABLES[/** @type {keyof typeof TABLES} */ (name)];
    if (!table) throw new Error(`There is no table "${name}"`);
    return `${open}\n${table(measured)}\n\n${close}`;
  });
  const options = await prettier.resolveConfig(fromRoot(FILE));
  return prettier.format(filled, { ...options, parser: 'markdown' });
}

/** What else the machine did before the benchmark began; `npm run bench` says it to each of its parts. */
const LOAD = Number(process.env.BENCH_LOAD ?? loadavg()[0]?.toFixed(1));

/** This day, and this machine. */
export const takenNow = () => ({
  date: new Date().toISOString().slice(0, 10),
  cores: cpus().length,
  load: LOAD,
});

/**
 * Keeps what one benchmark found, with the day and the machine, and renews the tables.
 * @template {keyof import('./measured-tables.mjs').Measurements} Part
 * @param {Part} part
 * @param {Omit<NonNullable<import('./measured-tables.mjs').Measurements[Part]>, 'date' | 'cores' | 'load'>} found
 */
export async function keep(part, found) {
  const measured = { ...readMeasured(), [part]: { ...takenNow(), ...found } };
  writeFileSync(fromRoot(FILE), `${JSON.stringify(measured, null, 2)}\n`);
  for (const text of MEASURED_TEXTS) {
    const before = readFileSync(fromRoot(text), 'utf8');
    const after = await fillIn(before, measured);
    if (after !== before) writeFileSync(fromRoot(text), after);
  }
}

/** @param {readonly number[]} values @param {number} share */
export const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);
