import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fromRoot, ROOT } from './root.mjs';

/**
 * Whose code is in a bundle, and under what licence: as one text beside it, because the licences ask for that. Vite has
 * `build.license`, but it knows nothing of what esbuild bundles, of helpers that a bundler writes into the output, and
 * of packages that name a licence and bring no text.
 */
export const LICENSES = 'THIRD-PARTY-LICENSES.txt';

/** Helpers that come out of the bundler, by a part of their ids; they are its own. */
const HELPERS = ['@oxc-project+runtime', 'rolldown/runtime'];

/**
 * @param {string} id of a module
 * @returns {string | null} folder of the package that it comes from; null: it is our own
 */
export function packageOf(id) {
  if (HELPERS.some((part) => id.startsWith('\0') && id.includes(part)))
    return fromRoot('node_modules/rolldown');
  const file = resolve(ROOT, id);
  if (!/[\\/]node_modules[\\/]/.test(file)) return null;
  for (let at = dirname(file); dirname(at) !== at; at = dirname(at)) {
    // Folders of a package may have a package.json of their own, for the type of their modules alone.
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return at;
  }
  return null;
}

/** The text of a licence, for packages that bring none. */
const MIT = readFileSync(fromRoot('LICENSE'), 'utf8').replace(/^[\s\S]*?(?=Permission is hereby)/, '');

/**
 * @param {Iterable<string>} folders of packages
 * @returns {string} each by name, version and licence, with the text of it
 */
export function licensesOf(folders) {
  const entries = [...folders].map((folder) => {
    const { name, version, license, repository } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((each) => /^(licen[sc]e|copying)/i.test(each));
    const text = file && readFileSync(join(folder, file), 'utf8').trim();
    if (!text && license !== 'MIT') throw new Error(`${name} has no text of its licence.`);
    const from = `Copyright (c) the authors of ${repository?.url ?? repository ?? name}`;
    return {
      title: `${name} ${version}${license ? ` (${license})` : ''}`,
      text: text || `${from}\n\n${MIT.trim()}`,
    };
  });
  const unique = new Map(entries.map((entry) => [entry.title, entry.text]));
  return [
    'Code of others that is in these files, and its licences.',
    ...[...unique].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([title, text]) => `${title}\n\n${text}`),
  ].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/**
 * Plugins for Vite that write {@link LICENSES}: `collect` stands before plugins that change chunks, `write` behind all
 * others; `add` takes what another bundler put in.
 * @param {string} fileName
 * @returns {{ collect: import('vite').Plugin, write: import('vite').Plugin, add: (ids: Iterable<string>) => void }}
 */
export function licenses(fileName) {
  /** @type {Set<string>} */
  const folders = new Set();
  const add = (/** @type {Iterable<string>} */ ids) => {
    for (const id of ids) {
      const folder = packageOf(id);
      if (folder) folders.add(folder);
    }
  };
  return {
    add,
    collect: {
      name: 'licenses-collect',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) if (output.type === 'chunk') add(output.moduleIds);
      },
    },
    write: {
      name: 'licenses-write',
      generateBundle() {
        this.emitFile({ type: 'asset', fileName, source: `${licensesOf(folders)}\n` });
      },
    },
  };
}
