/**
 * `npm run examples:lock`: writes examples/package-lock.json anew, from what the examples ask for and what this
 * version of the package needs. Of the package itself it notes no address and no hash: what is tested is packed anew.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endOnSignals, run } from './lib/run.mjs';
import { exampleFolders, EXAMPLES } from './lib/examples.mjs';
import { fail } from './lib/install.mjs';
import { pack } from './lib/pack.mjs';
import { temporaryFolder } from './lib/process.mjs';
import { fromRoot } from './lib/root.mjs';

const LOCK = join(EXAMPLES, 'package-lock.json');
const { name } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));

endOnSignals();
const folder = await temporaryFolder('lock');
for (const file of ['package.json', ...exampleFolders().map((example) => `${example}/package.json`)]) {
  mkdirSync(dirname(join(folder.path, file)), { recursive: true });
  cpSync(join(EXAMPLES, file), join(folder.path, file));
}
const { code } = await run(
  'npm',
  [
    'install',
    '--package-lock-only',
    '--omit-lockfile-registry-resolved',
    '--no-audit',
    '--no-fund',
    await pack(),
  ],
  { cwd: folder.path },
);
if (code !== 0) fail('npm install failed; its own message is above.');

const lock = JSON.parse(readFileSync(join(folder.path, 'package-lock.json'), 'utf8'));
// It came in as a dependency of the folder itself; the examples ask for it by version.
delete lock.packages[''].dependencies;
const entry = lock.packages[`node_modules/${name}`];
delete entry.resolved;
delete entry.integrity;
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
await folder.remove();
