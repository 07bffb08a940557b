import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, HTTPRequest, Page, Viewport } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Cdn from '../../src/cdn.js';
import { temporaryFolder } from '../../scripts/lib/process.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { VERSION } from '../../src/support/version.js';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';

declare global {
  interface Window {
    shifted: number;
    /** Tags that the other version defined. */
    registered: string[];
    sheets: number;
    both?: true;
    copy: Pick<typeof Cdn, 'define' | 'summon'>;
  }
}

const CDN = fromRoot('dist/cdn');
const HASHES = JSON.parse(readFileSync(`${CDN}/integrity.json`, 'utf8')) as Record<string, string>;
const ENTRY = '<script type="module" src="/cdn/call-elements.js"></script>';
const head = (...more: string[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Page</title><link rel="icon" href="data:," />
  <style>body { margin: 0; font: 16px sans-serif }</style>${more.join('')}`;
const provider = (user: string, inside = '', more = ''): string =>
  `<call-provider user-id="${user}" display-name="${user}" channel="cdn" forget-devices ${more}>${inside}</call-provider>`;

/** The picker comes last: what it says about devices, once they are known, takes a line. */
const README = provider(
  'ana',
  `<call-grid style="block-size: 300px"></call-grid><call-controls></call-controls>
   <p>Below</p><device-picker kind="videoinput"></device-picker>
   <incoming-call-dialog></incoming-call-dialog>`,
);
/** What the whole file is pinned by, as docs/cdn.md has it. */
const pinned = (hashes: Record<string, string>): string => {
  const integrity = Object.fromEntries(
    Object.entries(hashes)
      .filter(([name]) => name.startsWith('chunks/'))
      .map(([name, hash]) => [`/cdn/${name}`, hash]),
  );
  return `<script type="importmap">${JSON.stringify({ integrity })}</script>
    <script type="module" src="/cdn/call-elements.js" crossorigin
      integrity="${hashes['call-elements.js']}"></script>`;
};
const chunk = (name: string): string => {
  const file = readdirSync(`${CDN}/chunks`).find((each) => each.replace(/-[\w-]{10}\.js$/, '') === name);
  if (!file) throw new Error(`no chunk ${name}`);
  return `chunks/${file}`;
};

/** What only the other version has, and what it has in its place. */
const ITS_OWN = 'call-later';
const REPLACED = 'call-stats';
const WATCH_DEFINE = `<script>
  window.registered = [];
  const { define } = customElements;
  customElements.define = function (name, ...rest) {
    if (new Error().stack.includes('/other/')) window.registered.push(name);
    define.call(this, name, ...rest);
  };
</script>`;
/** Another version of the files: it says so, and has a tag that this one does not know. */
async function otherVersion(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await temporaryFolder('cdn');
  cpSync(CDN, folder.path, { recursive: true });
  let changed = 0;
  for (const name of readdirSync(folder.path, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const before = readFileSync(join(folder.path, name), 'utf8');
    const after = before.replaceAll(`"${VERSION}"`, '"9.9.9"').replaceAll(`"${REPLACED}"`, `"${ITS_OWN}"`);
    if (after !== before) changed += 1;
    writeFileSync(join(folder.path, name), after);
  }
  expect(changed).toBeGreaterThan(0);
  return folder;
}

let server: StaticServer;
let other: Awaited<ReturnType<typeof otherVersion>>;
let browser: Browser;
const pages: Page[] = [];

/** A page, what it asked the CDN for, and what it logged. */
async function visit(
  path: string,
  answer?: (request: HTTPRequest) => boolean,
  viewport?: Viewport,
): Promise<{ page: Page; asked: string[]; logged: string[] }> {
  const page = await browser.newPage();
  pages.push(page);
  if (viewport) await page.setViewport(viewport);
  const asked: string[] = [];
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('request', (request) => {
    const name = /\/cdn\/(.*)$/.exec(request.url())?.[1];
    if (name) asked.push(name.replace(/^chunks\/|-[\w-]{10}\.js$/g, ''));
  });
  if (answer) {
    await page.setRequestInterception(true);
    page.on('request', (request) => void (answer(request) || request.continue()));
  }
  await page.evaluateOnNewDocument(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(server.origin + path, { waitUntil: answer ? [] : 'load' });
  return { page, asked, logged };
}

const allDefined = (page: Page | Frame): Promise<unknown> =>
  until(() => page.evaluate(() => document.querySelector(':not(:defined)') === null), Boolean, {
    label: 'all defined',
    timeout: 25_000,
  });
/** After the next two frames: what was drawn, and how far it had moved. */
const shifted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifted)))),
      ),
  );
const phase = (frame: Page | Frame): Promise<string | undefined> =>
  frame.evaluate(() => document.querySelector('call-provider')?.store.getState().call?.phase);
const status = (frame: Page | Frame): Promise<string | undefined> =>
  frame.evaluate(() => document.querySelector('call-provider')?.store?.getState().connection.status);
const reaches = (frame: Page | Frame, wanted: string): Promise<unknown> =>
  until(
    () => phase(frame),
    (is) => is === wanted,
    { label: wanted, timeout: 25_000 },
  );

beforeAll(async () => {
  browser = await launchBrowser('chromium');
  const tampered = { ...HASHES, [chunk('call-grid')]: `sha384-${'A'.repeat(64)}` };
  other = await otherVersion();
  server = await startStaticServer({
    mounts: {
      '/cdn': CDN,
      '/copy': CDN,
      '/other': other.path,
      // As its build lays them out.
      '/marketing': fromRoot('examples/marketing/public'),
      '/marketing/call-elements': CDN,
    },
    pages: {
      '/dialog': head(ENTRY) + provider('ana', '<incoming-call-dialog></incoming-call-dialog>'),
      '/readme': `${head(ENTRY)}${README}`,
      '/readme-late': `${head('<link rel="stylesheet" href="/cdn/call-elements.css" />', ENTRY)}${README}`,
      '/pinned': head(pinned(HASHES)) + README,
      '/tampered': head(pinned(tampered)) + README,
      '/two': `${head(ENTRY)}${README}<script type="module">
          import * as copy from '/copy/call-elements.js';
          window.copy = copy;
        </script>`,
      '/versions': `${head(WATCH_DEFINE, ENTRY)}${README}${provider('ben', '<call-grid></call-grid>')}
        <${ITS_OWN}></${ITS_OWN}>
        <script type="module">
          window.sheets = document.adoptedStyleSheets.length;
          window.copy = await import('/other/call-elements.js');
          await import('/other/call-button.js');
          window.both = true;
        </script>`,
      '/shadow': `${head()}<main></main><script type="module">
          import { discover } from '/cdn/call-elements.js';
          const root = document.querySelector('main').attachShadow({ mode: 'open' });
          root.innerHTML = '${README.replaceAll('\n', ' ')}';
          discover(root);
        </script>`,
      '/frame': `${head(ENTRY)}${provider('', '<call-grid></call-grid>')}<script>
          document.querySelector('call-provider').setAttribute('user-id', location.hash.slice(1));
        </script>`,
      '/frames': `${head()}<script>
          for (const name of ['ana', 'ben']) {
            const frame = document.createElement('iframe');
            frame.allow = 'camera; microphone; autoplay; display-capture';
            frame.src = location.origin.replace('localhost', '127.0.0.1') + '/frame#' + name;
            document.documentElement.append(frame);
          }
        </script>`,
    },
  });
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await other.remove();
});

describe('the file for script tags', () => {
  it('brings the provider and the dialog, and nothing that the page does not show', async () => {
    const { page, asked } = await visit('/dialog');
    await allDefined(page);
    expect(await page.evaluate(() => typeof document.querySelector('call-provider')?.call)).toBe('function');
    await shifted(page);
    expect(asked).toEqual(['call-elements.js']);
  });

  it('fetches what the page shows, side by side, and a menu when somebody comes near it', async () => {
    const { page, asked } = await visit('/readme');
    await allDefined(page);
    // Devices are known by the engine.
    await until(() => asked.includes('engine'), Boolean, { label: 'the engine', timeout: 25_000 });
    expect(asked.sort()).toEqual([
      ...['call-controls', 'call-elements.js', 'call-grid', 'call-toggle', 'device-picker'],
      ...['elements', 'engine'],
    ]);
    await page.hover('call-controls');
    await until(() => asked.includes('menu-rows') && asked.includes('more'), Boolean, { label: 'the menu' });
    expect(asked).not.toContain('call-tile');
  });

  it.each([
    ['once its entry is there', '/readme', /\/chunks\//],
    ['with call-elements.css, from the first picture on', '/readme-late', /call-elements\.js|\/chunks\//],
  ])('moves nothing when elements come, %s', async (_when, path, late) => {
    const held: HTTPRequest[] = [];
    let hold = true;
    const { page } = await visit(path, (request) => {
      if (hold && late.test(request.url())) held.push(request);
      return hold && late.test(request.url());
    });
    await until(() => held.length, Boolean, { label: 'something is held back' });
    const below = (): Promise<unknown> => page.evaluate(() => document.querySelector('p')?.offsetTop);
    // Drawn without them.
    const moved = await shifted(page);
    if (path === '/readme-late') expect(moved).toBe(0);
    const before = await below();
    expect(await page.evaluate(() => document.querySelector('call-controls:not(:defined)') !== null)).toBe(
      true,
    );
    hold = false;
    for (const request of held) void request.continue();
    await allDefined(page);
    expect(await below()).toBe(before);
    expect(await shifted(page)).toBe(moved);
  });

  it.each([
    ['a desk', { width: 1280, height: 800 }],
    ['a phone', { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true }],
  ])('the page of examples/marketing has a layout shift of 0, on %s', async (_where, viewport) => {
    const held: HTTPRequest[] = [];
    let hold = true;
    const { page } = await visit(
      '/marketing/',
      (request) => {
        const late = hold && request.resourceType() === 'script';
        if (late) held.push(request);
        return late;
      },
      viewport,
    );
    await until(() => held.length, Boolean, { label: 'the script is held back' });
    const words = (): Promise<number | undefined> =>
      page.evaluate(() => document.querySelector('call-button a')?.getBoundingClientRect().height);
    // Drawn as a link, to be moved by what comes.
    await until(words, Boolean, { label: 'the link' });
    expect(await shifted(page)).toBe(0);
    expect(await page.evaluate(() => document.querySelector('call-button:defined'))).toBe(null);
    hold = false;
    for (const request of held) void request.continue();
    await allDefined(page);
    expect(await shifted(page)).toBe(0);
    // Somebody comes near it, and what calls is loaded.
    await page.hover('call-button');
    await until(() => page.evaluate(() => customElements.get('call-provider') !== undefined), Boolean, {
      label: 'the rest',
      timeout: 25_000,
    });
    expect(await shifted(page)).toBe(0);
  });

  it('runs when every chunk is as it was pinned, and no chunk that is not', async () => {
    const good = await visit('/pinned');
    await allDefined(good.page);
    const bad = await visit('/tampered');
    await until(() => bad.page.evaluate(() => customElements.get('call-controls') !== undefined), Boolean, {
      label: 'the others',
      timeout: 25_000,
    });
    await until(() => bad.logged.some((text) => /call-grid> cannot be loaded/.test(text)), Boolean, {
      label: 'it is said',
    });
    expect(await bad.page.evaluate(() => customElements.get('call-grid') === undefined)).toBe(true);
    const whole = createHash('sha384')
      .update(readFileSync(`${CDN}/call-elements.js`))
      .digest('base64');
    expect(HASHES['call-elements.js']).toBe(`sha384-${whole}`);
  });

  it('yields, once said, to another copy that came before', async () => {
    const { page, logged } = await visit('/two');
    await allDefined(page);
    const text = 'another copy of call-elements is on this page';
    await until(() => logged.some((line) => line.includes(text)), Boolean, { label: 'it is said' });
    await page.evaluate(async () => {
      window.copy.define();
      await window.copy.summon('call-stats');
    });
    // Asked of the copy that yields, and done by the one that owns the tags.
    expect(await page.evaluate(() => customElements.get('call-stats') !== undefined)).toBe(true);
    expect(logged.filter((line) => line.includes(text))).toHaveLength(1);
    expect(
      await page.evaluate(
        () =>
          performance
            .getEntriesByType('resource')
            .map(({ name }) => name)
            .filter((name) => name.includes('/copy/')).length,
      ),
    ).toBe(1);
  });

  it('yields whole, once said, to another version that came before, whose elements go on', async () => {
    const { page, logged } = await visit('/versions');
    const text = `another copy of call-elements is on this page (${VERSION}; this is 9.9.9)`;
    await until(() => logged.some((line) => line.includes(text)), Boolean, { label: 'it is said' });
    await until(() => page.evaluate(() => window.both), Boolean, { label: 'both versions' });
    const before = await page.evaluate(async (tag) => {
      window.copy.define();
      await window.copy.summon(tag);
      await customElements.whenDefined('call-button');
      await customElements.whenDefined('call-grid');
      return {
        registered: window.registered,
        sheets: document.adoptedStyleSheets.length - window.sheets,
        asked: performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => /\/other\/(.*)$/.exec(name)?.[1] ?? []),
      };
    }, ITS_OWN);
    // Neither a tag that the first does not know, nor a style, nor a file beside its two.
    expect(before).toEqual({ registered: [], sheets: 0, asked: ['call-elements.js', 'call-button.js'] });
    expect(logged.filter((line) => line.includes('another copy'))).toHaveLength(1);

    await page.evaluate(async () => {
      const [ana, ben] = [...document.querySelectorAll('call-provider')];
      await Promise.all([ana?.connect(), ben?.connect()]);
      ben?.addEventListener('call-incoming', () => void ben.accept(), { once: true });
      await ana?.call('ben');
    });
    await reaches(page, 'connected');
    await until(
      () =>
        page.evaluate(
          () => document.querySelector('call-grid')?.shadowRoot?.querySelectorAll('call-tile').length,
        ),
      (count) => count === 2,
      { label: 'two tiles', timeout: 25_000 },
    );
    // Under names of its own, all of them, the second version stands beside the first.
    const renamed = await page.evaluate(async () => {
      window.copy.define({
        'call-provider': 'late-provider',
        'call-grid': 'late-grid',
        'call-tile': 'late-tile',
      });
      await window.copy.summon('late-grid');
      return ['late-provider', 'late-grid'].map((name) => customElements.get(name) !== undefined);
    });
    expect(renamed).toEqual([true, true]);
  });

  it('finds what stands in a shadow root of the page', async () => {
    const { page } = await visit('/shadow');
    await until(
      () =>
        page.evaluate(
          () => document.querySelector('main')?.shadowRoot?.querySelector(':not(:defined)') === null,
        ),
      Boolean,
      { label: 'all defined', timeout: 25_000 },
    );
    const sees = await page.evaluate(() => {
      const root = document.querySelector('main')!.shadowRoot!;
      const grid = root.querySelector('call-grid')!;
      return grid.getBoundingClientRect().height > 0 && grid.shadowRoot !== null;
    });
    expect(sees).toBe(true);
  });

  it('makes a call between two frames of another origin that may use the devices', async () => {
    const { page } = await visit('/frames');
    const frameOf = (name: string): Promise<Frame> =>
      until(() => page.frames().find((each) => each.url().endsWith(`#${name}`)) as Frame, Boolean, {
        label: name,
        timeout: 25_000,
      });
    const [ana, ben] = [await frameOf('ana'), await frameOf('ben')];
    for (const frame of [ana, ben]) {
      await until(() => frame.evaluate(() => customElements.get('call-provider') !== undefined), Boolean, {
        label: 'the kit',
        timeout: 25_000,
      });
      await frame.evaluate(() => void document.querySelector('call-provider')?.connect());
      await until(
        () => status(frame),
        (is) => is === 'online',
        { label: 'online', timeout: 25_000 },
      );
    }
    await ana.evaluate(() => void document.querySelector('call-provider')?.call('ben'));
    await until(
      () => ben.evaluate(() => document.querySelector('call-provider')?.store.getState().incoming.length),
      Boolean,
      { label: 'it rings', timeout: 25_000 },
    );
    await ben.evaluate(() => void document.querySelector('call-provider')?.accept());
    for (const frame of [ana, ben]) {
      await reaches(frame, 'connected');
      // A tile that came with the call shows frames.
      await until(
        () =>
          frame.evaluate(() => {
            const tiles =
              document.querySelector('call-grid')?.shadowRoot?.querySelectorAll('call-tile') ?? [];
            return [...tiles].filter((tile) => (tile.shadowRoot?.querySelector('video')?.videoWidth ?? 0) > 0)
              .length;
          }),
        (count) => count === 2,
        { label: 'both pictures', timeout: 25_000 },
      );
    }
    await ana.evaluate(() => void document.querySelector('call-provider')?.hangUp());
    await reaches(ben, 'ended');
  });
});
