/**
 * What a fresh clone needs before a script can do its work. Uses nothing but Node itself, because nothing
 * else may be there yet.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from './root.mjs';
import { run } from './run.mjs';

const NEEDED = [20, 19];

/** Ends the script with a clear word on a Node that is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  fail(
    `Node ${NEEDED.join('.')} or newer is needed; this is ${process.versions.node}. Get it at https://nodejs.org/`,
  );
}

/** Installs the packages of package-lock.json when they are missing or others. */
export async function ensurePackages() {
  if (packagesMatch()) return;
  console.log('Installing packages (npm ci) …');
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) fail('npm ci failed; its own message is above.');
}

/**
 * Whether node_modules has what package-lock.json asks for. npm keeps a list of what it installed there.
 * Packages for other systems are optional and may be missing.
 */
function packagesMatch() {
  const installedList = fromRoot('node_modules/.package-lock.json');
  if (!existsSync(installedList)) return false;
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  try {
    const installed = read(installedList);
    return Object.entries(read(fromRoot('package-lock.json'))).every(([path, wanted]) => {
      if (path === '') return true;
      const found = installed[path];
      return found ? found.version === wanted.version : wanted.optional === true;
    });
  } catch {
    return false;
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
