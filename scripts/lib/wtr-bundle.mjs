import { existsSync, readdirSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { build } from 'esbuild';
import { BROWSER_ALIASES } from './aliases.mjs';
import { ROOT, fromRoot } from './root.mjs';

/** @typedef {Map<string, string>} Bundle what to serve, by path */

/**
 * A middleware for web-test-runner that serves test files bundled: a page loads some twenty files for its
 * test and not some hundreds, each compiled and rewritten on the way. What tests share is in chunks of its
 * own, so that a page has one copy of each module. Source maps lead back to the sources.
 *
 * All tests are built together at the first request, in a second: what they share is read once.
 * @param {string[]} folders with the tests, from the root
 * @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export function bundledTests(folders) {
  /** @type {Bundle} */
  const served = new Map();
  /** @type {Promise<Bundle | null> | undefined} */
  let together;

  const add = (/** @type {Bundle} */ bundle) => {
    for (const [path, body] of bundle) served.set(path, body);
    return bundle;
  };

  /** Where one file is broken the others still run: each is built by itself then. @param {string} path */
  const ensure = async (path) => {
    together ??= bundle(folders.flatMap(testsIn), 'silent').then(add, () => null);
    await together;
    if (!served.has(path)) add(await bundle([path.slice(1)], 'error'));
  };

  return async (context, next) => {
    const path = decodeURI(context.path);
    if (path.endsWith('.test.ts')) await ensure(path).catch(() => null);
    const body = served.get(path);
    if (body === undefined) {
      // What is wrong with a test file has been printed; the page need only know that it has none.
      return path.endsWith('.test.ts') ? undefined : next();
    }
    context.body = body;
    context.type = path.endsWith('.map') ? 'json' : 'js';
    context.set('cache-control', path.startsWith(CHUNKS) ? 'max-age=3600, immutable' : 'no-cache');
  };
}

/** A folder that is not there: nothing is written. */
const CHUNKS = '/.cache/tests/';

const pathOf = (/** @type {string} */ file) => `/${relative(ROOT, file).split(sep).join('/')}`;

/** @param {string} folder */
function testsIn(folder) {
  if (!existsSync(fromRoot(folder))) return [];
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => fromRoot(folder, file));
}

/**
 * @param {string[]} entryPoints
 * @param {'silent' | 'error'} logLevel
 * @returns {Promise<Bundle>}
 */
async function bundle(entryPoints, logLevel) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints,
    // Each where its source is, so that the paths in its source map are right.
    outdir: ROOT,
    outbase: ROOT,
    chunkNames: `${CHUNKS.slice(1)}[name]-[hash]`,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['development'],
    tsconfig: fromRoot('tsconfig.json'),
    alias: BROWSER_ALIASES,
    define: { global: 'globalThis' },
    external: ['/__web-*'],
    // package.json tells which files of dist/ do something when imported; here it is those of src/.
    ignoreAnnotations: true,
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel,
  });
  return new Map(
    outputFiles.map(({ path, text }) => [pathOf(path).replace(/\.test\.js$/, '.test.ts'), text]),
  );
}
