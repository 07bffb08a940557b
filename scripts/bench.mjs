/**
 * `npm run bench`: every benchmark of the clients, one after the other: what one waits for a call and how many bytes it
 * takes, what one more person costs in rooms and in meshes, and what a button costs a page.
 *
 *   npm run bench                         calls, rooms and page: some fifteen minutes
 *   npm run bench -- --only=rooms,page    some of: calls, rooms, page, promises
 *   npm run bench -- --keep               all four; what they find goes to docs/measured.json, and into the tables of docs/
 *
 * One that breaks keeps what it found before, and does not hold up the others. Best with nothing else to do: figures of
 * a busy machine say so. What each takes from its environment (`CALLS=3`, `ROUNDS=1` …) stands at its head. For servers: `npm run bench:servers`.
 */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensurePackages, fail } from './lib/install.mjs';
import { fromRoot } from './lib/root.mjs';
import { endOnSignals, run } from './lib/run.mjs';
import { ensurePrograms } from './lib/system.mjs';

const PARTS = ['calls', 'rooms', 'page', 'promises'];

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
});
// Times that are promised are for the sheet: the tests that hold them are run again and again for it.
const names = options.only?.split(',') ?? PARTS.filter((name) => options.keep || name !== 'promises');
for (const name of names) {
  if (!PARTS.includes(name)) fail(`--only: "${name}" is none of ${PARTS.join(', ')}`);
}

endOnSignals();
await ensurePackages();
await ensurePrograms();
if (!existsSync(fromRoot('dist/cdn/integrity.json'))) {
  const { code } = await run('npm', ['run', '--silent', 'build']);
  if (code !== 0) fail('The build failed.');
}

// Before it makes the machine busy itself.
const env = { BENCH_LOAD: String(loadavg()[0]?.toFixed(1)) };
const failed = [];
for (const name of names) {
  console.log(`\n== ${name} ${'='.repeat(70 - name.length)}`);
  const script = fromRoot(`scripts/bench-${name}.mjs`);
  const { code } = await run(process.execPath, [script, ...(options.keep ? ['--keep'] : [])], { env });
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) fail(`Not whole: ${failed.join(', ')}`);
