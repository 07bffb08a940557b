import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from '../lib/root.mjs';
import { elementSnippets } from '../lib/element-snippets.mjs';
import { escape, slug, textOf } from './html.mjs';
import { codeBlock } from './markdown.mjs';
import { ENTRIES } from './site-map.mjs';

/**
 * @typedef {{ readonly name: string, readonly description?: string, readonly type?: { readonly text: string },
 *   readonly default?: string, readonly attribute?: string, readonly readonly?: boolean, readonly reflects?: boolean,
 *   readonly kind?: string, readonly privacy?: string, readonly static?: boolean,
 *   readonly parameters?: readonly Named[], readonly return?: { readonly type?: { readonly text: string } } }} Named
 * @typedef {{ readonly tagName: string, readonly name: string, readonly summary?: string, readonly description?: string,
 *   readonly attributes?: readonly Named[], readonly members?: readonly Named[], readonly events?: readonly Named[],
 *   readonly slots?: readonly Named[], readonly cssParts?: readonly Named[], readonly cssStates?: readonly Named[],
 *   readonly cssProperties?: readonly Named[], readonly status?: string, readonly since?: string }} Element
 */

/** @returns {readonly Element[]} */
export function readElements() {
  const manifest = JSON.parse(readFileSync(fromRoot('custom-elements.json'), 'utf8'));
  return manifest.modules
    .flatMap((/** @type {any} */ { declarations }) => declarations)
    .filter((/** @type {any} */ { tagName }) => tagName);
}

/** JSDoc has Markdown's back ticks and {@link}, and nothing else. @param {string} [text] */
export const inline = (text = '') =>
  escape(text)
    .replace(/\{@link ([^}|]+)(?:\|[^}]*)?\}/g, '`$1`')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\s*\n\s*/g, ' ');

/**
 * @param {string} title of the part, and its anchor
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows markup; the first cell names the row
 */
export function reference(title, head, rows) {
  if (rows.length === 0) return '';
  return `<h2 id="${slug(title)}"><a class="anchor" href="#${slug(title)}" aria-label="Link to: ${title}"></a>${title}</h2>
<div class="table" role="region" aria-label="Table: ${title}" tabindex="0"><table class="reference"><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows
    .map(
      (row) =>
        `<tr>${row.map((cell, at) => (at === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
    )
    .join('')}</tbody></table></div>`;
}

const code = (/** @type {string} */ text) => `<code>${escape(text)}</code>`;

/** The element itself, at work, with what changes its look. @param {string} tag */
function demo(tag) {
  const file = fromRoot('website/demos', `${tag}.html`);
  if (!existsSync(file)) return '';
  const [, moment = 'idle', height = 'm', content = ''] =
    /^<!--\s*(\w+)\s+(\w+)\s*-->\s*([^]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
  const radio = (
    /** @type {string} */ name,
    /** @type {string} */ title,
    /** @type {readonly string[][]} */ options,
  ) =>
    `<fieldset><legend>${title}</legend>${options
      .map(
        ([value, label], at) =>
          `<label><input type="radio" name="demo-${name}" value="${value}"${at === 0 ? ' checked' : ''}><span>${label}</span></label>`,
      )
      .join('')}</fieldset>`;
  const tools = [
    radio('theme', 'Theme', [
      ['', 'Default'],
      ['call-soft', 'Soft'],
      ['call-sharp', 'Sharp'],
    ]),
    radio('scheme', 'Colours', [
      ['', 'Page'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ]),
    radio('dir', 'Direction', [
      ['ltr', 'LTR'],
      ['rtl', 'RTL'],
    ]),
    radio('width', 'Width', [
      ['', 'Full'],
      ['narrow', '360'],
    ]),
  ].join('');
  return `<section class="demo" aria-label="Live: ${escape(tag)}" data-moment="${moment}" data-tag="${escape(tag)}">
<div class="demo-tools">${tools}</div>
<div class="demo-stage height-${height}"><div class="demo-place">${content.trim()}</div></div>
<p class="demo-note"><span class="demo-state" role="status">A real call between drawn people in this page; nothing leaves it.</span></p>
</section>`;
}

/** One way to write it at a time; without a script too. @param {string} tag @param {string} [event] */
function snippets(tag, event) {
  const all = elementSnippets(tag, event);
  return `<fieldset class="snippets"><legend class="hidden-text">How it is written in</legend>${all
    .map(
      ({ title }, at) =>
        `<label><input type="radio" name="snippet" value="${at}"${at === 0 ? ' checked' : ''}><span>${title}</span></label>`,
    )
    .join(
      '',
    )}<div class="panels">${all.map(({ language, code: text }) => codeBlock(text, language)).join('')}</div></fieldset>`;
}

/**
 * @param {Element} element
 * @param {(type: string) => string} linkTypes markup of a type, with links to the reference
 * @returns {Omit<import('./layout.mjs').Page, 'url'>}
 */
export function elementPage(element, linkTypes) {
  const { tagName: tag, summary = '', description = '', events = [], members = [] } = element;
  const type = (/** @type {Named} */ { type: given }) => (given ? linkTypes(given.text) : '');
  const attributes = (element.attributes ?? []).map((each) => [
    code(each.name),
    type(each),
    each.default === undefined ? '' : code(each.default),
    inline(each.description),
  ]);
  const open = members.filter(
    ({ privacy, static: isStatic }) => privacy !== 'private' && privacy !== 'protected' && !isStatic,
  );
  const properties = open
    .filter(({ kind, attribute }) => kind === 'field' && !attribute)
    .map((each) => [
      code(each.name) + (each.readonly ? ' <small>read only</small>' : ''),
      type(each),
      each.default === undefined ? '' : code(each.default),
      inline(each.description),
    ]);
  const methods = open
    .filter(({ kind }) => kind === 'method')
    .map((each) => [
      code(`${each.name}(${(each.parameters ?? []).map(({ name }) => name).join(', ')})`),
      each.return?.type ? linkTypes(each.return.type.text) : '',
      inline(each.description),
    ]);
  const parts = [
    { title: 'Attributes', head: ['Attribute', 'Type', 'Default', 'What it does'], rows: attributes },
    { title: 'Properties', head: ['Property', 'Type', 'Default', 'What it is'], rows: properties },
    { title: 'Methods', head: ['Method', 'Gives', 'What it does'], rows: methods },
    {
      title: 'Events',
      head: ['Event', 'Type', 'When'],
      rows: events.map((each) => [
        code(each.name),
        each.type ? code(each.type.text) : '',
        inline(each.description),
      ]),
    },
    {
      title: 'Slots',
      head: ['Slot', 'What goes there'],
      rows: (element.slots ?? []).map((each) => [
        each.name ? code(each.name) : 'default',
        inline(each.description),
      ]),
    },
    {
      title: 'Parts',
      head: ['Part', 'What it is'],
      rows: (element.cssParts ?? []).map((each) => [code(`::part(${each.name})`), inline(each.description)]),
    },
    {
      title: 'States',
      head: ['State', 'When'],
      rows: (element.cssStates ?? []).map((each) => [code(`:state(${each.name})`), inline(each.description)]),
    },
    {
      title: 'Tokens',
      head: ['Token', 'What it sets'],
      rows: (element.cssProperties ?? []).map((each) => [code(each.name), inline(each.description)]),
    },
  ];
  const used = parts.filter(({ rows }) => rows.length > 0);
  const intro = description.replace(/\s*\n\s*/g, ' ').trim();
  const { status = 'experimental', since = '' } = element;
  const html = `<p class="status ${escape(status)}"><b>${escape(status)}</b> since ${escape(since)}</p><p class="lead">${inline(summary)}</p>${intro && intro !== summary ? `<p>${inline(intro)}</p>` : ''}
${demo(tag)}
<h2 id="write-it"><a class="anchor" href="#write-it" aria-label="Link to: Write it"></a>Write it</h2>
${snippets(tag, events[0]?.name)}
${used.map(({ title, head, rows }) => reference(title, head, rows)).join('\n')}`;
  return {
    title: `<${tag}>`,
    description: textOf(inline(summary)),
    html,
    headings: [
      { level: 2, id: 'write-it', text: 'Write it' },
      ...used.map(({ title }) => ({ level: 2, id: slug(title), text: title })),
    ],
    samples: elementSnippets(tag, events[0]?.name).map(({ language, code: text, title }) => ({
      language,
      code: text,
      source: `elements/${tag} (${title})`,
      line: 1,
      notRun: null,
    })),
    live: true,
  };
}

/** @param {readonly Element[]} elements @returns {Omit<import('./layout.mjs').Page, 'url'>} */
export function elementsPage(elements) {
  const order = ENTRIES.map(({ url }) => url);
  const sorted = [...elements].sort(
    (a, b) => order.indexOf(`elements/${a.tagName}/`) - order.indexOf(`elements/${b.tagName}/`),
  );
  const html = `<p class="lead">${elements.length} tags. One does it all, the others are its parts, and every part can be used alone, styled and renamed. What their pages show of HTML is run in a browser by a test; other code is type-checked.</p>
<ul class="cards">${sorted
    .map(
      ({ tagName, summary = '' }) =>
        `<li><a href="${tagName}/"><code>&lt;${tagName}&gt;</code><span>${inline(summary)}</span></a></li>`,
    )
    .join('')}</ul>`;
  return {
    title: 'Elements',
    description:
      'Every element of the kit, at work, with its attributes, events, slots, parts, states and tokens.',
    html,
    headings: [],
    samples: [],
  };
}
