import { existsSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readElements } from '../../scripts/docs/elements.mjs';
import { FRONT_SAMPLES } from '../../scripts/docs/front.mjs';
import { samplesOf, type Sample } from '../../scripts/docs/markdown.mjs';
import { ENTRIES } from '../../scripts/docs/site-map.mjs';
import { elementSnippets } from '../../scripts/lib/element-snippets.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { typeErrors, type Code } from './sample-types.js';

/** Its samples are pieces of examples/, which are built and driven: framework-samples.test.ts finds each of them there. */
const PIECES = 'docs/frameworks.md';

/** Every piece of code that a page of the site shows. */
const samples: readonly Sample[] = [
  ...ENTRIES.flatMap(({ source }) =>
    source && source !== PIECES ? samplesOf(readFileSync(fromRoot(source), 'utf8'), source) : [],
  ),
  ...readElements().flatMap(({ tagName, events = [] }) =>
    elementSnippets(tagName, events[0]?.name).map(({ language, code, title }) => ({
      language,
      code,
      source: `<${tagName}> in ${title}`,
      line: 1,
      notRun: null,
    })),
  ),
  ...FRONT_SAMPLES,
];
const run = samples.filter(({ notRun }) => notRun === null);
const nameOf = ({ source, line }: Sample): string => `${source}:${line}`;
const inLanguages = (...languages: readonly string[]): readonly Sample[] =>
  run.filter(({ language }) => languages.includes(language));

describe('samples of the documentation', () => {
  it('are of a kind that is looked at, or say why they are not', () => {
    const looked = ['js', 'ts', 'jsx', 'vue', 'svelte', 'html', 'css', 'sh'];
    // Configurations of servers, and forms: those of the XMPP guide are run by its own test, those of deploy/ by theirs.
    const quoted = ['', 'lua', 'ini', 'md'];
    const unknown = run.filter(({ language }) => ![...looked, ...quoted].includes(language));
    expect(unknown.map(nameOf)).toEqual([]);
    expect(samples.filter(({ notRun }) => notRun === '').map(nameOf)).toEqual([]);
    expect(run.length).toBeGreaterThan(100);
  });

  it('pass the type checker, scripts of Vue and Svelte too', () => {
    const scripts: readonly Code[] = [
      ...inLanguages('js', 'ts', 'jsx').map((sample) => ({ name: nameOf(sample), text: sample.code })),
      ...inLanguages('vue', 'svelte').map((sample) => ({
        name: nameOf(sample),
        text: /<script[^>]*>([^]*?)<\/script>/.exec(sample.code)?.[1] ?? '',
      })),
    ];
    expect(scripts.length).toBeGreaterThan(60);
    expect(typeErrors(scripts)).toEqual([]);
  });

  it('name commands and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const missing = inLanguages('sh').flatMap((sample) => {
      const npm = [...sample.code.matchAll(/^npm (?:run )?([\w:-]+)/gm)].map(([, name]) => name ?? '');
      const node = [...sample.code.matchAll(/^node ([\w./-]+)/gm)].map(([, path]) => path ?? '');
      return [
        ...npm.filter((name) => !(name in scripts)),
        ...node.filter((path) => !existsSync(fromRoot(path))),
      ].map((name) => `${nameOf(sample)}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('samples in a browser', () => {
  const pages = inLanguages('html');
  let server: StaticServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startStaticServer({
      mounts: { '/cdn': fromRoot('dist/cdn') },
      pages: Object.fromEntries(pages.map((sample, at) => [`/${at}`, whole(sample.code)])),
    });
    browser = await launchBrowser('chromium');
    page = await browser.newPage();
    // No sample reaches a server: a socket that never opens in place of one that is refused.
    await page.evaluateOnNewDocument(() => {
      class Silent extends EventTarget {
        readonly readyState = 0;
        send(): void {}
        close(): void {}
      }
      Object.assign(window, { WebSocket: Object.assign(Silent, { OPEN: 1, CLOSED: 3 }) });
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('become elements, without an error', async () => {
    expect(pages.length).toBeGreaterThan(35);
    const wrong: string[] = [];
    let now = '';
    page.on('pageerror', (error) => wrong.push(`${now}: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`${now}: ${message.text()}`);
    });
    for (const [at, sample] of pages.entries()) {
      now = nameOf(sample);
      await page.goto(`${server.origin}/${at}#ana`);
      const left = await page.evaluate(upgraded);
      if (left.length > 0) wrong.push(`${now}: ${left.join(', ')} stayed a word`);
    }
    expect(wrong).toEqual([]);
  });

  it('are style sheets that a browser understands whole', async () => {
    const broken: string[] = [];
    for (const sample of inLanguages('css')) {
      const rules = await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return [...sheet.cssRules].map(({ cssText }) => cssText);
      }, sample.code);
      const wanted = sample.code.match(/\{/g)?.length ?? 0;
      if (rules.length !== wanted || rules.some((rule) => /\{\s*\}/.test(rule))) broken.push(nameOf(sample));
    }
    expect(inLanguages('css').length).toBeGreaterThan(2);
    expect(broken).toEqual([]);
  });
});

/** A sample as a page: the kit is loaded from here, also where the sample leaves that out or names a bundler's module. */
function whole(code: string): string {
  const here = code.replace(/"[^"]*dist\/cdn\/|"https:\/\/cdn\.example\/call-elements\/cdn\//g, '"/cdn/');
  const modules = [...here.matchAll(/import '(call-elements\/[\w/-]+)'/g)].map(([, name]) => name ?? '');
  const map = JSON.stringify({
    imports: Object.fromEntries(modules.map((name) => [name, '/cdn/call-elements.js'])),
  });
  const kit = '<script type="module" src="/cdn/call-elements.js"></script>';
  const head = `<link rel="icon" href="data:,"><script type="importmap">${map}</script>`;
  const body = here.includes('/cdn/') || modules.length > 0 ? here : kit + here;
  return here.startsWith('<!doctype')
    ? here.replace(/<title>/, `${head}$&`)
    : `<!doctype html><meta charset="utf-8"><title>A sample</title>${head}${body}`;
}

/** In the page: the tags of the kit that nobody knows, after all had the time to come. */
async function upgraded(): Promise<string[]> {
  const isOurs = /^(call-|device-picker$|incoming-call-dialog$)/;
  const tags = [...document.querySelectorAll('*')]
    .map(({ localName }) => localName)
    .filter((name) => isOurs.test(name));
  const deadline = AbortSignal.timeout(10_000);
  const late = new Promise<'late'>((resolve) => deadline.addEventListener('abort', () => resolve('late')));
  const left = await Promise.all(
    [...new Set(tags)].map(async (tag) =>
      (await Promise.race([customElements.whenDefined(tag), late])) === 'late' ? [tag] : [],
    ),
  );
  return tags.length === 0 ? ['(no tag of the kit)'] : left.flat();
}
