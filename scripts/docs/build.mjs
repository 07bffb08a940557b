import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../lib/root.mjs';
import { buildAssets, mark, pictures, write } from './assets.mjs';
import { elementPage, elementsPage, readElements } from './elements.mjs';
import { frontPage } from './front.mjs';
import { loadHighlighter } from './highlight.mjs';
import { layout } from './layout.mjs';
import { renderMarkdown } from './markdown.mjs';
import { repositoryFiles } from './repository.mjs';
import { searchIndex } from './search-index.mjs';
import { measured, sizesPage } from './sheets.mjs';
import { ENTRIES } from './site-map.mjs';
import { storeReference } from './store-reference.mjs';

/** Of promises, the tests that are named with their whole path lead to their text. @param {string} html @param {(path: string) => string | null} urlOf @param {string} up */
const linkTests = (html, urlOf, up) =>
  html.replace(/<code>((?:test|docs)\/[\w./-]+)<\/code>/g, (code, path) => {
    const url = existsSync(fromRoot(path)) ? urlOf(path) : null;
    return url === null ? code : `<a href="${up}${url}">${code}</a>`;
  });

/**
 * Builds the whole site into a folder, from `docs/`, `custom-elements.json`, the types of the store, and `dist/`.
 * @param {string} out
 * @param {{ sizes?: typeof sizesPage }} [options] `sizes`: what weighs the files, which takes some seconds
 * @returns {Promise<readonly import('./layout.mjs').Page[]>} every page, as it was written
 */
export async function buildSite(out, { sizes = sizesPage } = {}) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await loadHighlighter();
  const image = pictures(out);
  const files = repositoryFiles();
  const elements = readElements();
  const store = storeReference();

  /** @param {import('./site-map.mjs').Entry} entry @returns {Promise<Omit<import('./layout.mjs').Page, 'url'>>} */
  const make = async ({ url, source }) => {
    if (source) {
      const page = renderMarkdown(readFileSync(fromRoot(source), 'utf8'), {
        url,
        source,
        urlOf: files.urlOf,
        image,
      });
      if (!page.title) throw new Error(`${source} has no title: a first line with "# ".`);
      if (url !== 'inside/reliability/') return { ...page, source };
      return { ...page, source, html: measured() + linkTests(page.html, files.urlOf, '../../') };
    }
    const reference = store.pages.get(url);
    if (reference) return reference;
    if (url === 'inside/sizes/') return sizes();
    if (url === 'elements/') return elementsPage(elements);
    const element = elements.find(({ tagName }) => url === `elements/${tagName}/`);
    if (!element) throw new Error(`Nobody knows what stands at ${url}`);
    return elementPage(element, store.linkTypes(url));
  };

  const written = await Promise.all(
    ENTRIES.map(async (entry) => ({ ...(await make(entry)), url: entry.url })),
  );
  /** @type {import('./layout.mjs').Page[]} */
  const searched = [frontPage(), ...written];
  const all = [...searched, ...files.pages()];
  const pages = new Map(all.map((page) => [page.url, page]));
  if (pages.size !== all.length) throw new Error('Two pages want to stand at the same address.');

  await buildAssets(out);
  const index = searchIndex(searched);
  writeFileSync(join(out, 'assets', 'search.json'), index);
  write(join(out, 'assets', 'icon.svg'), readFileSync(fromRoot('website/icon.svg'), 'utf8'));
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
  const stamp = ['site_styles.css', 'site.js', 'demo.js', 'theme.js', 'search.json']
    .map((name) => mark(join(out, 'assets', name)).slice(0, 3))
    .join('');
  for (const page of all) write(join(out, page.url, 'index.html'), layout(page, { pages, version, stamp }));
  return all;
}
