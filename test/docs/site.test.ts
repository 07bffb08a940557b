import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type axe from 'axe-core';
import MiniSearch from 'minisearch';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../scripts/docs/build.mjs';
import { URL_OF } from '../../scripts/docs/site-map.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { SEARCH } from '../../website/client/search-options.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import { findButton } from '../e2e/support.js';

/** One page of each kind. */
const KINDS = [
  '',
  'start/',
  'guides/security/',
  'elements/',
  'elements/call-controls/',
  'store/reasons/',
  'migrate/twilio-video/',
  'inside/',
  'inside/decisions/0012/',
  'source/deploy/portal/tokens.mjs/',
] as const;

/** Whoever adds one looks whether it is there, and what it is. */
const OUTSIDE = ['janus.conf.meetecho.com', 'keepachangelog.com', 'prosody.im', 'semver.org'];

let out: string;
let files: readonly string[];

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'call-elements-site-'));
  await buildSite(out, {
    // The real one bundles every entry; `npm run size` is a test of its own.
    sizes: async () => ({ title: 'Sizes', description: '', html: '', headings: [], samples: [] }),
  });
  files = readdirSync(out, { recursive: true, encoding: 'utf8' });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const htmlOf = (url: string): string => readFileSync(join(out, url, 'index.html'), 'utf8');
const urls = (): string[] =>
  files
    .filter((file) => file.endsWith('index.html'))
    .map((file) => (dirname(file) === '.' ? '' : `${dirname(file)}/`));

describe('the site as files', () => {
  it('has a place for every text of docs/', () => {
    const texts = readdirSync(fromRoot('docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`);
    expect(texts.filter((text) => !URL_OF.has(text))).toEqual([]);
  });

  it('has no link and no anchor that leads nowhere', () => {
    const ids = new Map(
      urls().map((url) => [
        url,
        new Set([...htmlOf(url).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')),
      ]),
    );
    const broken: string[] = [];
    let checked = 0;
    for (const url of urls()) {
      for (const [, to = ''] of htmlOf(url).matchAll(/ (?:href|src|data-phone)="([^"]+)"/g)) {
        if (/^(https?|data):/.test(to)) continue;
        checked += 1;
        const { pathname, hash } = new URL(to.replaceAll('&#38;', '&'), `http://site/${url}`);
        const path = decodeURIComponent(pathname.slice(1));
        const anchor = decodeURIComponent(hash.slice(1));
        const isThere = path === '' || path.endsWith('/') ? ids.has(path) : files.includes(path);
        if (!isThere || (anchor && !ids.get(path)?.has(anchor))) broken.push(`${url}: ${to}`);
      }
    }
    expect(checked).toBeGreaterThan(5_000);
    expect(broken).toEqual([]);
  });

  it('leads outside by https alone, to places that it knows', () => {
    const links = new Map<string, string>();
    for (const url of urls()) {
      for (const [, to = ''] of htmlOf(url).matchAll(/ href="([a-z][a-z+.-]*:[^"]*)"/g)) links.set(to, url);
    }
    // What a reader opens on the own machine.
    const outside = [...links].filter(([to]) => !to.startsWith('http://localhost:'));
    const strange = outside.filter(([to]) => {
      const text = to.replaceAll('&#38;', '&');
      if (!URL.canParse(text)) return true;
      const { protocol, hostname, username } = new URL(text);
      return protocol !== 'https:' || username !== '' || !OUTSIDE.includes(hostname);
    });
    expect(outside.length).toBeGreaterThan(3);
    expect(strange).toEqual([]);
  });

  it('tells each reason with what it means', () => {
    const html = htmlOf('store/reasons/');
    expect(html).not.toContain('/**');
    expect(html).toMatch(/'no-callees'<\/code>.{0,40}<code>call\(\)<\/code> with no ids/);
  });

  it('lists every element with all that the manifest has of it', () => {
    const manifest = readFileSync(fromRoot('custom-elements.json'), 'utf8');
    for (const tag of ['call-grid', 'call-provider', 'device-picker']) {
      const html = htmlOf(`elements/${tag}/`);
      const element = (
        JSON.parse(manifest) as {
          modules: {
            declarations: {
              tagName?: string;
              cssParts?: { name: string }[];
              attributes?: { name: string }[];
            }[];
          }[];
        }
      ).modules
        .flatMap(({ declarations }) => declarations)
        .find(({ tagName }) => tagName === tag);
      for (const { name } of element?.attributes ?? []) expect(html).toContain(`<code>${name}</code>`);
      for (const { name } of element?.cssParts ?? []) expect(html).toContain(`::part(${name})`);
    }
  });

  it.each([
    ['setCamera', 'store/actions/'],
    ['call-waiting', 'elements/call-provider/'],
    ['prosody', 'guides/xmpp-server/'],
    ['coturn', 'guides/turn/'],
    ['accent', 'guides/theming/'],
    ['service worker', 'guides/push/'],
    ['no-relay', 'guides/turn/'],
    ['trackSubscribed', 'migrate/twilio-video/'],
    ['rtk-grid', 'migrate/realtimekit/'],
    ['safety code', 'guides/security/'],
    ['simulcast', 'guides/conference/'],
    ['device-picker', 'elements/device-picker/'],
    ['prewrm', 'guides/calls/'],
  ])('finds "%s" in %s', (words, url) => {
    const index = MiniSearch.loadJSON(readFileSync(join(out, 'assets/search.json'), 'utf8'), SEARCH);
    const found = index.search(words).slice(0, 8) as unknown as { url: string }[];
    expect(found.map((each) => each.url.split('#')[0])).toContain(url);
  });
});

describe('the site in a browser', () => {
  let server: StaticServer;
  let browser: Browser;
  let page: Page;
  /** What the page complained of, and asked others for. */
  const troubles: string[] = [];

  beforeAll(async () => {
    server = await startStaticServer({ mounts: { '/': out } });
    browser = await launchBrowser('chromium');
    page = await browser.newPage();
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!/^(blob|data):/.test(url) && !url.startsWith(server.origin)) troubles.push(`asks ${url}`);
    });
    await page.evaluateOnNewDocument(watchShifts);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it.each(
    KINDS.flatMap((url) => [
      [url, 'light', 1440],
      [url, 'dark', 360],
      [url, 'light', 280, 'rtl'],
    ]) as [string, string, number, string?][],
  )(
    '/%s in %s at %i px: axe finds nothing, nothing jumps, nothing is wider than the window',
    async (url, scheme, width, dir = 'ltr') => {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.goto(`${server.origin}/${url}`, { waitUntil: 'load' });
      await settled(page);
      await page.evaluate((given) => (document.documentElement.dir = given), dir);
      await page.evaluate(axeSource);
      const found = await page.evaluate(runAxe);
      expect(found).toEqual([]);
      // On a busy machine words of the front page move by a line's part when its font comes: 0.005, seen. 0.1 is good.
      const shifts = dir === 'rtl' ? [] : await page.evaluate(() => window.layoutShifts);
      const sum = shifts.reduce((all, text) => all + Number.parseFloat(text), 0);
      expect(sum, shifts.join()).toBeLessThan(0.01);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      // The name in the bar stands in one line, whatever the width.
      expect(await page.$eval('.home span', linesOf)).toBe(1);
      expect(troubles.splice(0)).toEqual([]);
    },
  );

  it('keeps the column beside a text free before what stands in it has come', async () => {
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(`${server.origin}/store/reasons/`);
    const place = (): Promise<unknown> =>
      page.$eval('article', (text) => JSON.stringify(text.getBoundingClientRect()));
    const whole = await place();
    await page.$eval('.contents', (contents) => contents.remove());
    expect(await place()).toBe(whole);
  });

  it('searches by keyboard, and goes to what was found', async () => {
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(`${server.origin}/start/`);
    await settled(page);
    await page.keyboard.press('/');
    await page.keyboard.type('setMicrophone');
    const first = await until(
      () => page.$eval('#found', (list) => list.firstElementChild?.textContent ?? ''),
      (text) => text.includes('setMicrophone'),
      { label: 'a result' },
    );
    expect(first).toContain('Actions');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(page.url()).toBe(`${server.origin}/store/actions/#callstore.setMicrophone`);
    expect(troubles.splice(0)).toEqual([]);
  });

  it('keeps the colours that a reader chose', async () => {
    const scheme = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await page.click('button.scheme');
    await page.click('button.scheme');
    expect(await scheme()).toBe('dark');
    await page.goto(`${server.origin}/elements/`);
    expect(await scheme()).toBe('dark');
    await settled(page);
    await page.click('button.scheme');
    expect(await scheme()).toBe('light dark');
  });

  it('shows an element in a real call, in the theme one chooses', async () => {
    await page.goto(`${server.origin}/elements/call-grid/`);
    const phase = (): Promise<string | undefined> =>
      page.evaluate(() => document.querySelector('call-provider')?.store?.getState().call?.phase);
    await until(phase, (now) => now === 'connected', { label: 'a call', timeout: 30_000 });
    await page.click('input[name="demo-theme"][value="call-soft"]');
    const radius = await page.$eval('call-grid', (grid) =>
      getComputedStyle(grid).getPropertyValue('--call-radius-tile'),
    );
    expect(radius).toBe('24px');
    expect(troubles.splice(0)).toEqual([]);
  });

  it('has two phones on its front page that call each other', async () => {
    await page.goto(`${server.origin}/`);
    const [ana, ben] = await until(
      async () => page.frames().filter((frame) => frame.url().includes('phone.html')),
      (frames) => frames.length === 2,
      { label: 'two phones' },
    );
    const press = async (frame: typeof ana, name: string): Promise<void> => {
      const button = await until(() => findButton(frame, name), Boolean, { label: name, timeout: 20_000 });
      await button?.evaluate((element) => (element as HTMLElement).click());
    };
    await press(ana, 'Call Ben');
    await press(ben, 'Answer');
    for (const frame of [ana, ben]) {
      await until(
        () => frame.evaluate(() => document.querySelector('call-provider')?.store.getState().call?.phase),
        (phase) => phase === 'connected',
        { label: 'connected', timeout: 30_000 },
      );
    }
    expect(troubles.splice(0)).toEqual([]);
  });
});

/** Scripts have run: what they offer is there. */
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector<HTMLElement>('.search-open')?.hidden === false);

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the page. */
function linesOf(element: Element): number {
  const words = document.createRange();
  words.selectNodeContents(element);
  return words.getClientRects().length;
}

/** In the page. Elements of the kit are looked at by their own tests, alone and in calls. */
async function runAxe(): Promise<string[]> {
  const { violations } = await window.axe.run(
    { exclude: ['.demo-place', 'iframe'] },
    { resultTypes: ['violations'] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

/** In the page, before anything else: how far things moved by themselves. */
function watchShifts(): void {
  window.layoutShifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries() as unknown as Shift[]) {
      const moved = sources.map(({ node }) =>
        node instanceof Element ? `${node.localName}.${node.className}` : 'text',
      );
      if (!hadRecentInput) window.layoutShifts.push(`${value.toFixed(4)} ${moved.join(' ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

declare global {
  interface Window {
    layoutShifts: string[];
    axe: typeof axe;
  }
}
