import MarkdownIt from 'markdown-it';
import { dirname, join, normalize } from 'node:path/posix';
import { highlight } from './highlight.mjs';
import { escape, relativeUrl, slug, textOf } from './html.mjs';

/**
 * @typedef {{ readonly level: number, readonly id: string, readonly text: string }} Heading
 * @typedef {{ readonly language: string, readonly code: string, readonly source: string, readonly line: number,
 *   readonly notRun: string | null }} Sample one fenced block; `notRun` says why no test runs it
 * @typedef {{ readonly title: string, readonly description: string, readonly html: string,
 *   readonly headings: readonly Heading[], readonly samples: readonly Sample[] }} Rendered
 * @typedef {object} Context
 * @property {string} url of the page, from the root of the site
 * @property {string} source path in the repository, which links are relative to
 * @property {(path: string) => string | null} urlOf page or file of the site for a path in the repository
 * @property {(path: string, alt: string, from: string) => string} image markup of a picture of the repository
 */

/** What stands after the language of a fence when no test can run it: `js not-run: needs a service worker`. */
const NOT_RUN = /\bnot-run:\s*(.+)$/;

/** @param {string} code @param {string} language @param {string | null} [notRun] */
export function codeBlock(code, language, notRun = null) {
  const note = notRun ? `<figcaption>Not run by our tests: ${escape(notRun)}</figcaption>` : '';
  return `<figure class="code" data-language="${escape(language)}"><pre tabindex="0"><code>${highlight(code, language)}</code></pre>${note}</figure>`;
}

/** @param {{ info: string, content: string, map: [number, number] | null }} token @param {string} source @returns {Sample} */
const sampleOf = ({ info, content, map }, source) => ({
  language: info.trim().split(/\s+/)[0] ?? '',
  code: content.replace(/\n$/, ''),
  source,
  line: (map?.[0] ?? 0) + 1,
  notRun: NOT_RUN.exec(info)?.[1]?.trim() ?? null,
});

/** The fenced blocks of a text alone. @param {string} markdown @param {string} source @returns {readonly Sample[]} */
export const samplesOf = (markdown, source) =>
  new MarkdownIt()
    .parse(markdown, {})
    .filter(({ type }) => type === 'fence')
    .map((token) => sampleOf(token, source));

/** A link of a page's text, from what stands in the source. @param {string} href @param {Context} context */
function resolve(href, { url, source, urlOf }) {
  if (/^[a-z]+:|^#/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const target = urlOf(normalize(join(dirname(source), path)));
  if (target === null) throw new Error(`${source}: the link to "${href}" leads nowhere`);
  return relativeUrl(url, hash === undefined ? target : `${target}#${hash}`);
}

/**
 * @param {string} markdown
 * @param {Context} context
 * @returns {Rendered}
 */
export function renderMarkdown(markdown, context) {
  const md = new MarkdownIt({ html: true, linkify: false, typographer: false });
  /** @type {Heading[]} */
  const headings = [];
  /** @type {Sample[]} */
  const samples = [];
  let title = '';
  const used = new Map();

  md.renderer.rules['fence'] = (tokens, index) => {
    const sample = sampleOf(tokens[index], context.source);
    samples.push(sample);
    return codeBlock(sample.code, sample.language, sample.notRun);
  };
  // A table can be scrolled, so it is a place one can go to, and has a name of its own.
  const tables = new Map();
  md.renderer.rules['table_open'] = () => {
    const part = headings.at(-1)?.text ?? title;
    const count = (tables.get(part) ?? 0) + 1;
    tables.set(part, count);
    const name = `Table: ${part}${count > 1 ? `, ${count}` : ''}`;
    return `<div class="table" role="region" aria-label="${escape(name)}" tabindex="0"><table>`;
  };
  md.renderer.rules['table_close'] = () => '</table></div>';
  md.renderer.rules['image'] = (tokens, index) => {
    const token = tokens[index];
    const path = normalize(join(dirname(context.source), token.attrGet('src') ?? ''));
    return context.image(path, token.content, context.url);
  };
  md.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const href = resolve(token.attrGet('href') ?? '', context);
    token.attrSet('href', href);
    if (/^https?:/.test(href)) token.attrSet('rel', 'noreferrer');
    return self.renderToken(tokens, index, options);
  };
  md.renderer.rules['heading_open'] = (tokens, index) => {
    const level = Number(tokens[index].tag.slice(1));
    const inner = tokens[index + 1].content;
    const plain = textOf(md.renderInline(inner, { quiet: true }));
    const base = slug(inner.replace(/[`*]/g, ''));
    const count = used.get(base) ?? 0;
    used.set(base, count + 1);
    const id = count === 0 ? base : `${base}-${count}`;
    if (level === 1) {
      title ||= plain;
      return '<h1>';
    }
    headings.push({ level, id, text: plain });
    return `<h${level} id="${escape(id)}"><a class="anchor" href="#${escape(id)}" aria-label="Link to: ${escape(plain)}"></a>`;
  };

  const html = md.render(markdown).replace(/<h1>[^]*?<\/h1>\n?/, '');
  const description = textOf(/<p>([^]*?)<\/p>/.exec(html)?.[1] ?? '').slice(0, 200);
  return { title, description, html, headings, samples };
}
