/** `npm run release:version`: turns what lies in `.changeset/` into a version and a section of CHANGELOG.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pendingChanges, withSection } from './lib/changes.mjs';
import { fail } from './lib/install.mjs';
import { fromRoot } from './lib/root.mjs';
import { bin, run } from './lib/run.mjs';

const { version, changes } = await pendingChanges();
if (!version) fail('Nothing to release: `npx changeset` writes down what changed.');

const file = fromRoot('CHANGELOG.md');
const date = new Date().toISOString().slice(0, 10);
writeFileSync(file, withSection(readFileSync(file, 'utf8'), version, date, changes));
// Raises package.json and takes the changesets away; it writes no changelog of its own.
const { code } = await run(bin('changeset'), ['version']);
const constant = fromRoot('src/support/version.ts');
writeFileSync(
  constant,
  readFileSync(constant, 'utf8').replace(/VERSION = '[^']*'/, `VERSION = '${version}'`),
);
if (code === 0) await run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit']);
console.log(`${version}: look at CHANGELOG.md, commit, then \`npm run release\`.`);
process.exit(code);
