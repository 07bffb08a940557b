import MiniSearch from 'minisearch';
import { SEARCH } from '../../website/client/search-options.mjs';
import { textOf } from './html.mjs';

/**
 * The words of all pages, parted at their headings: what is found is a place on a page.
 * @param {readonly import('./layout.mjs').Page[]} pages
 * @returns {string} JSON for MiniSearch.loadJSON
 */
export function searchIndex(pages) {
  const index = new MiniSearch(SEARCH);
  let id = 0;
  const add = (
    /** @type {import('./layout.mjs').Page} */ page,
    /** @type {string} */ hash,
    /** @type {string} */ heading,
    /** @type {string} */ html,
  ) => {
    const text = textOf(html);
    index.add({
      id: (id += 1),
      url: page.url + hash,
      title: page.title,
      heading,
      text,
      excerpt: text.slice(0, 140),
    });
  };
  for (const page of pages) {
    // Sections begin at what can be linked to: headings, and the members of the store's types.
    const [intro = '', ...sections] = page.html.split(/(?=<h[23] id="|<div id="[^"]+\.[^"]+"><dt>)/);
    add(page, '', '', intro);
    for (const section of sections) {
      const anchor = /id="([^"]+)"/.exec(section)?.[1] ?? '';
      const heading = textOf(
        /<h[23][^>]*>([^]*?)<\/h[23]>|<code class="name">([^]*?)<\/code>/.exec(section)?.[0] ?? '',
      );
      add(page, `#${anchor}`, heading, section);
    }
  }
  return JSON.stringify(index);
}
