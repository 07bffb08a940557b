/**
 * The examples as people would get them, in a workshop outside of git: their packages from the lock file, the package
 * as it was packed just now, and a copy of each folder in which it is built.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pack } from './pack.mjs';
import { fromRoot } from './root.mjs';

const run = promisify(execFile);

export const EXAMPLES = fromRoot('examples');
/** Outside of node_modules: there, bundlers take sources for packages that need no work. */
const WORKSHOPS = fromRoot('.cache/examples');
/** What builds keep from one time to the next; a copy leaves it. */
const KEPT = ['.angular', '.next', 'node_modules'];
const PACKAGE = 'call-elements';

/** Names of all examples. */
export function exampleFolders() {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(EXAMPLES, entry.name, 'package.json')))
    .map(({ name }) => name)
    .sort();
}

/**
 * Installs what the lock file names, once for each lock file, and the package in it anew.
 * @returns {Promise<string>} the workshop, with a copy of every example in it
 */
export async function prepareExamples() {
  const lock = readFileSync(join(EXAMPLES, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(WORKSHOPS, hash);
  const installed = join(folder, 'node_modules/.installed');
  const tarball = await pack();

  if (!existsSync(installed)) {
    rmSync(WORKSHOPS, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const name of exampleFolders()) copyExample(name, folder);
    cpSync(join(EXAMPLES, 'package.json'), join(folder, 'package.json'));
    const packages = JSON.parse(lock);
    packages.packages[`node_modules/${PACKAGE}`].resolved = `file:${tarball}`;
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(packages));
    // No scripts: what they would compile is optional, and the rest comes ready for use.
    await run('npm', ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
    });
    writeFileSync(installed, '');
  }
  const home = join(folder, 'node_modules', PACKAGE);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  for (const name of exampleFolders()) copyExample(name, folder);
  return folder;
}

/**
 * Builds one, as its README says.
 * @param {string} folder the workshop
 * @param {string} name
 * @returns {Promise<string>} where it lies; rejects with all that the build said
 */
export async function buildExample(folder, name) {
  const home = join(folder, name);
  try {
    await run('npm', ['run', '--silent', 'build'], {
      cwd: home,
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: '1',
        NG_CLI_ANALYTICS: 'false',
        NODE_ENV: 'production',
      },
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`The example "${name}" does not build.\n${stdout ?? ''}${stderr ?? ''}`, {
      cause: error,
    });
  }
  return home;
}

/** @param {string} name @param {string} folder */
function copyExample(name, folder) {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  for (const entry of readdirSync(home)) {
    if (!KEPT.includes(entry)) rmSync(join(home, entry), { recursive: true, force: true });
  }
  cpSync(join(EXAMPLES, name), home, {
    recursive: true,
    filter: (source) => !/[\\/](node_modules|dist|\.next|\.angular)$/.test(source),
  });
}
