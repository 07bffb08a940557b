import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fromRoot } from '../lib/root.mjs';
import { escape, relativeUrl } from './html.mjs';
import { highlight, languageOf } from './highlight.mjs';
import { URL_OF } from './site-map.mjs';

/** Longer files, and the many tests, stand without colours: those take half a minute of work, and are looked at, not studied. */
const COLOURED = 10_000;

/** A folder's page is an `index.html`, so a file of that name has its own under another. @param {string} path */
const addressOf = (path) => `source/${path.replace(/index\.html$/, 'index.html.txt')}/`;

/**
 * Files of the repository that pages speak of, each with a page of its own: the site needs no other server, and a
 * link to a file that is gone breaks the build.
 */
export function repositoryFiles() {
  /** @type {Set<string>} */
  const wanted = new Set();
  const urlOf = (/** @type {string} */ given) => {
    const path = given.replace(/\/$/, '');
    const page = URL_OF.get(path);
    if (page !== undefined) return page;
    if (!path || path.startsWith('..') || !existsSync(fromRoot(path))) return null;
    wanted.add(path);
    return addressOf(path);
  };

  /** A folder shows what is in it, a file its text. @param {string} path @returns {import('./layout.mjs').Page} */
  const page = (path) => {
    const url = addressOf(path);
    const file = fromRoot(path);
    const isFolder = statSync(file).isDirectory();
    const text = isFolder ? '' : readFileSync(file, 'utf8');
    const plain = text.length > COLOURED || path.startsWith('test/');
    const html = isFolder
      ? `<ul class="files">${readdirSync(file)
          .sort()
          .map(
            (name) =>
              `<li><a href="${relativeUrl(url, urlOf(`${path}/${name}`) ?? url)}">${escape(name)}</a></li>`,
          )
          .join('')}</ul>`
      : `<figure class="code"><pre tabindex="0"><code>${plain ? escape(text) : highlight(text, languageOf(basename(path)))}</code></pre></figure>`;
    return { url, title: path, description: `${path} of the repository.`, html, headings: [], samples: [] };
  };

  return {
    urlOf,
    /** Pages of all that was asked for so far; folders ask for more. */
    pages() {
      /** @type {import('./layout.mjs').Page[]} */
      const pages = [];
      for (const path of wanted) pages.push(page(path));
      return pages;
    },
  };
}
