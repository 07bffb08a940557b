import { escape, relativeUrl } from './html.mjs';
import { POLICY } from './assets.mjs';
import { ENTRIES, SECTIONS, sectionOf } from './site-map.mjs';

/**
 * @typedef {object} Page
 * @property {string} url from the root of the site, ends with a slash; '' is the front page
 * @property {string} title
 * @property {string} description
 * @property {string} html
 * @property {readonly import('./markdown.mjs').Heading[]} headings
 * @property {readonly import('./markdown.mjs').Sample[]} samples
 * @property {string} [source] file of the repository that it was made of
 * @property {'front' | 'wide'} [kind]
 * @property {boolean} [live] has elements that run
 */

/** Line icons, 24 px, as the kit draws them. */
const ICONS = {
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  scheme: '<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>',
  next: '<path d="m9 5 7 7-7 7"/>',
  previous: '<path d="m15 5-7 7 7 7"/>',
};

/** @param {keyof typeof ICONS} name */
export const icon = (name) =>
  `<svg class="icon icon-${name}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`;

/** Two tiles that overlap: two people in a call. */
const LOGO = `<svg class="logo" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true"><rect class="logo-back" x="9" y="3" width="16" height="13" rx="4.5"/><rect class="logo-front" x="3" y="10" width="17" height="15" rx="5"/><circle class="logo-dot" cx="11.5" cy="15.8" r="2.6"/><path class="logo-dot" d="M6.8 22.6a4.7 4.7 0 0 1 9.4 0z"/></svg>`;

/** @param {string} url @param {ReadonlyMap<string, Page>} pages */
function sidebar(url, pages) {
  const section = sectionOf(url) ?? SECTIONS[0];
  return section.groups
    .filter(({ entries }) => entries.length > 0)
    .map(
      ({ title, entries }) =>
        `<section><h2>${escape(title)}</h2><ul>${entries
          .map((entry) => {
            const name = entry.title ?? pages.get(entry.url)?.title ?? entry.url;
            const shown =
              section.id === 'elements' && entry.url !== 'elements/'
                ? `<code>${escape(name)}</code>`
                : escape(name);
            return `<li><a href="${relativeUrl(url, entry.url)}"${entry.url === url ? ' aria-current="page"' : ''}>${shown}</a></li>`;
          })
          .join('')}</ul></section>`,
    )
    .join('');
}

/** @param {string} url */
function tabs(url) {
  const here = sectionOf(url)?.id;
  return SECTIONS.map(
    ({ id, title, home }) =>
      `<li><a href="${relativeUrl(url, home)}"${id === here ? ' aria-current="true"' : ''}>${escape(title)}</a></li>`,
  ).join('');
}

/** @param {Page} page */
function contents({ headings, kind }) {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2 || kind) return '';
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>${shown
    .map(
      ({ id, text, level }) => `<li class="level-${level}"><a href="#${escape(id)}">${escape(text)}</a></li>`,
    )
    .join('')}</ul></nav>`;
}

/** @param {string} url @param {ReadonlyMap<string, Page>} pages */
function neighbours(url, pages) {
  const at = ENTRIES.findIndex((entry) => entry.url === url);
  if (at < 0) return '';
  const link = (/** @type {number} */ index, /** @type {'previous' | 'next'} */ side) => {
    const entry = ENTRIES[index];
    if (!entry) return '<span></span>';
    const title = entry.title ?? pages.get(entry.url)?.title ?? '';
    const words = `<span><small>${side === 'next' ? 'Next' : 'Previous'}</small>${escape(title)}</span>`;
    return `<a class="${side}" rel="${side === 'next' ? 'next' : 'prev'}" href="${relativeUrl(url, entry.url)}">${side === 'next' ? words + icon('next') : icon('previous') + words}</a>`;
  };
  return `<nav class="neighbours" aria-label="Previous and next page">${link(at - 1, 'previous')}${link(at + 1, 'next')}</nav>`;
}

/**
 * @param {Page} page
 * @param {{ pages: ReadonlyMap<string, Page>, version: string, stamp: string }} site `stamp` renews what browsers keep
 */
export function layout(page, { pages, version, stamp }) {
  const { url, title, description, html, source, kind, live } = page;
  const to = (/** @type {string} */ path) => relativeUrl(url, path);
  const asset = (/** @type {string} */ name) => `${to(`assets/${name}`)}?${stamp}`;
  const inSection = sectionOf(url)?.title;
  const beside = contents(page);
  const main =
    kind === 'front'
      ? html
      : `<article><p class="crumb">${escape(inSection ?? 'Source')}</p><h1>${title.startsWith('<') ? `<code>${escape(title)}</code>` : escape(title)}</h1>${html}${
          source ? `<p class="source">Written in <code>${escape(source)}</code></p>` : ''
        }${neighbours(url, pages)}</article>${beside}`;
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(url === '' ? 'call-elements: video calls as HTML tags' : `${title} – call-elements`)}</title>
<meta name="description" content="${escape(description)}">
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
<script src="${asset('theme.js')}"></script>
<link rel="stylesheet" href="${asset('site_styles.css')}">
${live ? `<link rel="stylesheet" href="${asset('soft.css')}"><link rel="stylesheet" href="${asset('sharp.css')}"><link rel="stylesheet" href="${to('cdn/call-button.css')}">` : ''}
<script type="module" src="${asset('site.js')}" data-root="${to('')}"></script>
${live ? `<script type="module" src="${asset('demo.js')}"></script>` : ''}
</head>
<body class="${kind ?? 'page'}${page.url.startsWith('elements/') ? ' element' : ''}">
<a class="skip" href="#main">Skip to content</a>
<header class="top">
<a class="home" href="${to('')}">${LOGO}<span>call-elements</span><small>${escape(version)}</small></a>
<nav class="tabs" aria-label="Main"><ul>${tabs(url)}</ul></nav>
<div class="tools">
<button type="button" class="search-open" aria-keyshortcuts="/ Control+K" hidden>${icon('search')}<span>Search</span><kbd>/</kbd></button>
<button type="button" class="scheme" hidden>${icon('scheme')}<span class="hidden-text">Colours: <span class="scheme-name">as the system</span></span></button>
</div>
</header>
${
  kind === 'front'
    ? ''
    : `<details class="menu"><summary>${icon('menu')}<span>${escape(inSection ?? 'Menu')}</span></summary><nav aria-label="Pages of this part, folded"><ul class="menu-tabs">${tabs(url)}</ul>${sidebar(url, pages)}</nav></details>
<nav class="side" aria-label="Pages of this part">${sidebar(url, pages)}</nav>`
}
<main id="main" tabindex="-1"${beside ? ' class="two-columns"' : ''}>${main}</main>
<footer class="bottom"><p>call-elements ${escape(version)}, MIT. This site loads nothing from anywhere else, and remembers only the colours you choose.</p></footer>
<dialog class="search" aria-label="Search"><form method="dialog"><div class="search-field">${icon('search')}<input type="search" aria-label="Search the documentation" placeholder="Search" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list"><button class="search-close">Close</button></div></form><p class="search-state" role="status"></p><ul id="found" role="listbox" aria-label="Results"></ul></dialog>
</body>
</html>
`;
}
