/**
 * The package as people get it: `npm pack` of what is built. What tests the package installs this, never the sources.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fromRoot } from './root.mjs';

const run = promisify(execFile);
const SHELL = process.platform === 'win32';
const CACHE = fromRoot('node_modules/.cache/package');
/** What goes into the package beside dist/. */
const BESIDE = [
  'bin/call-elements.js',
  'package.json',
  'custom-elements.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/**
 * Packs what lies in dist/; builds nothing. The same content is packed once.
 * @returns {Promise<string>} path of the tarball, `call-elements-<version>.tgz`; rejects when nothing is built
 */
export async function pack() {
  if (!existsSync(fromRoot('dist/index.js'))) throw new Error('Nothing to pack: run `npm run build` first.');
  const { name, version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const folder = join(CACHE, contentHash());
  const tarball = join(folder, `${name}-${version}.tgz`);
  if (existsSync(tarball)) return tarball;

  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'new-'));
  try {
    await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', fresh], {
      cwd: fromRoot(),
      shell: SHELL,
    });
    // Tests of several files pack at once: whoever is first wins, and the content is the same.
    if (!existsSync(folder)) renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(tarball)) throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return tarball;
}

/**
 * Installs the packed package into a folder, without a registry: its files are those of the tarball, and its
 * dependencies, those that it declares and no others, are links to what the lock file gave this repository.
 * @param {string} folder gets a node_modules
 * @param {{ also?: readonly string[] }} [options] `also`: more packages of this repository to link, e.g. a bundler
 * @returns {Promise<string>} where the package lies
 */
export async function installPacked(folder, { also = [] } = {}) {
  const { name, dependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const modules = join(folder, 'node_modules');
  const home = join(modules, name);
  mkdirSync(home, { recursive: true });
  await run('tar', ['-xzf', await pack(), '-C', home, '--strip-components=1']);
  for (const dependency of [...Object.keys(dependencies), ...also]) {
    const link = join(modules, dependency);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(fromRoot('node_modules', dependency), link, 'junction');
  }
  return home;
}

/** Of everything that is packed: names and bytes. */
function contentHash() {
  const dist = readdirSync(fromRoot('dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const file of [...BESIDE.map((file) => fromRoot(file)), ...dist]) {
    hash.update(`${file}\0`);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
