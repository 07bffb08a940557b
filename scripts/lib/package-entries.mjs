/** What can be imported from the package: its export map, with the patterns in it filled in from dist/. */
import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from './root.mjs';

/**
 * @typedef {object} PackageEntry
 * @property {string} subpath as in the export map, e.g. `./elements/call-grid`
 * @property {string | null} file what is loaded, e.g. `./dist/elements/call-grid/define.js`; null: types only
 * @property {string | null} types its declarations
 */

/**
 * Needs a build. Of several names for one file the last counts: `./locale/de`, not `./locale/de.js`.
 * @returns {PackageEntry[]}
 */
export function packageEntries() {
  const { exports } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const built = readdirSync(fromRoot('dist'), { recursive: true, encoding: 'utf8' }).map(
    (name) => `./dist/${name.replaceAll('\\', '/')}`,
  );
  /** @type {Map<string, PackageEntry>} */
  const entries = new Map();
  for (const [pattern, target] of Object.entries(exports)) {
    const file = typeof target === 'string' ? target : (target.default ?? null);
    const types = typeof target === 'string' ? null : (target.types ?? null);
    const key = file ?? types;
    for (const star of key.includes('*') ? starsOf(key, built) : ['']) {
      const fill = (/** @type {string | null} */ text) => text?.replace('*', star) ?? null;
      entries.set(key.replace('*', star), {
        subpath: pattern.replace('*', star),
        file: fill(file),
        types: fill(types),
      });
    }
  }
  return [...entries.values()];
}

/** @param {string} pattern @param {readonly string[]} files */
function starsOf(pattern, files) {
  const [before = '', after = ''] = pattern.split('*');
  return files
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => file.slice(before.length, file.length - after.length))
    .filter((star) => star && !star.includes('/'))
    .sort();
}

/** Entries that are loaded by an import: not styles, not JSON, and not files for script tags. */
export function moduleEntries() {
  return packageEntries().filter(
    ({ subpath, file }) => file?.endsWith('.js') && !subpath.startsWith('./cdn'),
  );
}
