/**
 * `npm test`: installs what is missing, builds, runs every kind of test, and ends with one line of figures.
 *
 *   npm test                                everything
 *   npm test -- --full                      and the type checkers and bundlers of every framework, as `npm run verify`
 *   npm test -- --only=unit,browser         some of: unit, frameworks, browser, stories, e2e, examples
 *   npm test -- --skip-build                dist/ is up to date
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, fail, requireNode } from './lib/install.mjs';
import { bin, endOnSignals, run } from './lib/run.mjs';
import { ensurePrograms } from './lib/system.mjs';
import { failuresOf, fileTimes, parseVitest, parseWtr, tally } from './lib/test-results.mjs';

const NODE_TESTS = ['--config', 'test/vitest.node.config.ts'];
const vitest = (/** @type {string} */ file, /** @type {string[]} */ args) => ({
  command: bin('vitest'),
  args: ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  parse: parseVitest,
});

/**
 * Each kind of test: how to run it so that it writes its result to `file`, and how to read that.
 * @type {Record<keyof typeof TIMEOUT, (file: string) => {
 *   command: string, args: string[], env?: Record<string, string>, parse: import('./lib/test-results.mjs').Parse }>}
 */
const RUNNERS = {
  unit: (file) => vitest(file, [...NODE_TESTS, '--project', 'unit']),
  frameworks: (file) => vitest(file, [...NODE_TESTS, '--project', 'frameworks']),
  browser: (file) => ({
    command: bin('wtr'),
    args: ['--config', 'wtr.config.mjs'],
    env: { WTR_JSON: file },
    parse: parseWtr,
  }),
  stories: (file) => vitest(file, []),
  e2e: (file) => vitest(file, [...NODE_TESTS, '--project', 'e2e', '--project', 'alone']),
  examples: (file) => vitest(file, [...NODE_TESTS, '--project', 'examples']),
};

/** No kind of test may run longer, in ms: something hangs. Some times what it takes on two quiet cores. */
const TIMEOUT = {
  unit: 10 * 60_000,
  frameworks: 10 * 60_000,
  browser: 30 * 60_000,
  stories: 15 * 60_000,
  e2e: 40 * 60_000,
  examples: 15 * 60_000,
};
/** Slow, and seldom wrong where the short form in `unit` is right: React's types, Vite's bundles. */
const FULL = ['frameworks'];
/** So many files are named in the end. */
const SLOWEST = 10;
/** So much of each failure is said again in the end: lines, and characters of each. */
const AGAIN = { lines: 4, width: 200 };

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    full: { type: 'boolean', default: false },
    'skip-build': { type: 'boolean', default: false },
  },
});
const kinds = /** @type {(keyof typeof TIMEOUT)[]} */ (Object.keys(RUNNERS));
const given = options.only?.split(',') ?? kinds.filter((name) => options.full || !FULL.includes(name));
for (const name of given) {
  if (!(name in RUNNERS)) fail(`--only: "${name}" is none of ${kinds.join(', ')}`);
}
const names = /** @type {(keyof typeof TIMEOUT)[]} */ (given);

endOnSignals();
requireNode();
await ensurePackages();
await ensurePrograms();

const folder = mkdtempSync(join(tmpdir(), 'call-elements-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const started = performance.now();
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
const title = (/** @type {string} */ text) =>
  console.log(`\n== ${text} ${'='.repeat(Math.max(0, 70 - text.length))}`);

/** @type {(import('./lib/test-results.mjs').Counts & { name: string, ms: number, trouble: string | null })[]} */
const results = [];
/** @type {import('./lib/test-results.mjs').FileTime[]} */
const files = [];
/** @type {import('./lib/test-results.mjs').Failure[]} */
const failures = [];

if (!options['skip-build']) {
  title('build');
  const { code, ms } = await run('npm', ['run', '--silent', 'build']);
  // Without a build the tests of what is built would test an old one.
  if (code !== 0)
    results.push({ name: 'build', passed: 0, failed: 1, skipped: 0, ms, trouble: 'the build failed' });
}

for (const [index, name] of (results.length === 0 ? names : []).entries()) {
  title(`${name} (${index + 1} of ${names.length}, after ${seconds(performance.now() - started)})`);
  const file = join(folder, `${name}.json`);
  const { command, args, env, parse } = RUNNERS[name](file);
  const outcome = await run(command, args, {
    env: { CI: 'true', STORYBOOK_DISABLE_TELEMETRY: '1', ...env },
    timeout: TIMEOUT[name],
  });
  const written = existsSync(file) ? readFileSync(file, 'utf8') : null;
  const result = { name, ms: outcome.ms, ...tally(written, parse, outcome) };
  results.push(result);
  files.push(...fileTimes(written));
  failures.push(...failuresOf(written));
  console.log(`\n${name}: ${result.passed} passed, ${result.failed} failed in ${seconds(outcome.ms)}`);
}

if (files.length > SLOWEST) {
  title('slowest files');
  for (const { file, in: browser, ms } of files.sort((a, b) => b.ms - a.ms).slice(0, SLOWEST))
    console.log(`${seconds(ms).padStart(9)}  ${file}${browser ? ` (${browser})` : ''}`);
}

if (failures.length > 0) {
  title('failures');
  for (const { file, in: browser, name, message } of failures) {
    console.log(`${file}${browser ? ` (${browser})` : ''}: ${name}`);
    for (const line of message.trim().split('\n').slice(0, AGAIN.lines))
      console.log(`    ${line.slice(0, AGAIN.width)}`);
  }
}

title('result');
for (const { name, passed, failed, skipped, ms, trouble } of results) {
  const figures = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`;
  console.log(`${name.padEnd(9)} ${figures} ${seconds(ms).padStart(9)}${trouble ? `  ${trouble}` : ''}`);
}
const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
  results.reduce((n, result) => n + result[key], 0);
console.log(`in ${seconds(performance.now() - started)}\n`);
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exit(sum('failed') > 0 ? 1 : 0);
