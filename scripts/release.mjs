/**
 * `npm run release`: all that a release needs, up to the moment of publishing; `npm run release -- --publish` does that
 * too. Never from a tree with changes, and never a version whose changes are still pending.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pendingChanges } from './lib/changes.mjs';
import { fail } from './lib/install.mjs';
import { pack } from './lib/pack.mjs';
import { packageFaults } from './lib/package-faults.mjs';
import { fromRoot, ROOT } from './lib/root.mjs';
import { endOnSignals, run } from './lib/run.mjs';

const { values } = parseArgs({
  options: {
    publish: { type: 'boolean', default: false },
    'skip-tests': { type: 'boolean', default: false },
  },
});
if (values.publish && values['skip-tests']) fail('What was not tested is not published.');
endOnSignals();

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
const dirty = () => git('status', '--porcelain');
const { name, version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));

const before = dirty();
if (before) {
  if (values.publish) fail(`Not published: there are changes that are not committed.\n${before}`);
  console.warn(`With changes that are not committed, so this is a rehearsal:\n${before}\n`);
}
const { changes } = await pendingChanges();
if (changes.length > 0) {
  const words = `${changes.length} changes are in no version yet: run \`npm run release:version\`, and commit.`;
  if (values.publish) fail(`Not published: ${words}`);
  console.warn(`${words}\n`);
}

/** @param {string} what @param {string[]} args */
async function step(what, ...args) {
  console.log(`\n== ${what}`);
  const { code } = await run('npm', args);
  if (code !== 0) fail(`Stopped: ${what} failed.`);
}
// Verify builds, and builds once.
if (values['skip-tests']) await step('build', 'run', '--silent', 'build');
else await step('verify', 'run', '--silent', 'verify');

const tarball = await pack();
const faults = await packageFaults(tarball);
if (faults.length > 0) fail(faults.join('\n'));

console.log(`\n== ${name} ${version}\n${tarball}\n\nintegrity.json, for script tags:`);
const files = JSON.parse(readFileSync(fromRoot('dist/cdn/integrity.json'), 'utf8'));
for (const [file, hash] of Object.entries(files)) console.log(`  ${file.padEnd(36)} ${hash}`);

if (!values.publish) {
  console.log('\nNothing was published: `npm run release -- --publish` does that.');
  process.exit(0);
}
// Tests may write; what is published is what is committed.
if (dirty()) fail(`Not published: the build changed files that are committed.\n${dirty()}`);
await step('publish', 'publish', tarball, '--access', 'public', '--provenance');
git('tag', `v${version}`);
console.log(`Published, and tagged v${version}: \`git push --tags\`.`);
