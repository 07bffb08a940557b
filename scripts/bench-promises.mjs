/**
 * `npm run bench:promises`: how long that takes for which docs/promises.md promises a time. Runs the tests that hold
 * these promises, each by itself and several times, and collects what they note with `took()` (test/harness/took.ts);
 * those of elements and meshes in Chromium alone.
 *
 *   npm run bench:promises              the table, some twenty minutes; fails where a p95 is more than promised
 *   npm run bench:promises -- --keep    goes to docs/measured.json, and into the sheet
 *   npm run bench:promises -- --only=relay,sleep
 *   ROUNDS=1                            once
 */
import { parseArgs } from 'node:util';
import { keep, median, quantile, takenNow } from './lib/measured.mjs';
import { TABLES } from './lib/measured-tables.mjs';
import { commandOf, TIMED, timesIn } from './lib/timed-tests.mjs';
import { endOnSignals, run } from './lib/run.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PATIENCE = 5 * 60_000;

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
const wanted = options.only?.split(',');
const tests = TIMED.filter(({ test }) => wanted?.some((name) => test.includes(`/${name}.test`)) ?? true);

endOnSignals();
/** @type {Map<string, { what: string, most: number, test: string, times: number[] }>} */
const promised = new Map();
/** @type {Map<string, { rounds: number, output: string }>} */
const failed = new Map();
for (let round = 1; round <= ROUNDS; round++) {
  for (const timed of tests) {
    const { test } = timed;
    const { command, args, env } = commandOf(timed);
    const { code, output, ms } = await run(command, args, { env, timeout: PATIENCE, quiet: true });
    const times = timesIn(output);
    console.log(
      `${round}/${ROUNDS} ${test}: ${code === 0 ? 'passed' : 'failed'} in ${(ms / 1000).toFixed(0)} s, ${times.length} times`,
    );
    for (const { what, most, ms: time } of times) {
      const known = promised.get(what) ?? { what, most, test, times: [] };
      known.times.push(time);
      promised.set(what, known);
    }
    // Also one that notes nothing: it did not run.
    if (code !== 0 || times.length === 0)
      failed.set(test, { rounds: (failed.get(test)?.rounds ?? 0) + 1, output });
  }
}
for (const [test, { output }] of failed)
  console.error(`\n${test}\n${output.split('\n').slice(-40).join('\n')}`);

const promises = {
  rounds: ROUNDS,
  times: [...promised.values()].map(({ what, most, test, times }) => ({
    what,
    most,
    p50: Math.round(median(times)),
    p95: Math.round(quantile(times, 0.95)),
    times: times.length,
    test,
  })),
  without: [...failed].map(([test, { rounds }]) => ({
    test,
    why: `failed, or was skipped, in ${rounds} of ${ROUNDS} rounds`,
  })),
};
if (options.keep) await keep('promises', promises);
console.log(`\n${TABLES.promises({ promises: { ...takenNow(), ...promises } })}`);
const broken = promises.times.filter(({ most, p95 }) => p95 > most);
for (const { what, most, p95 } of broken) console.error(`${what}: ${p95} ms, where ${most} ms are promised`);
process.exit(failed.size + broken.length > 0 ? 1 : 0);
