import type { Browser, ElementHandle, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser, type BrowserName } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import { findButton } from './support.js';

/** Words of violations, and how far things moved that nobody asked to move. */
declare global {
  interface Window {
    violations: string[];
    shifts: number;
  }
}

/** The kit comes from another origin, as from a CDN, under a path and by a URL with a query. */
const head = (cdn: string, file: string, ...more: string[]): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Northlight</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="${cdn}/some/where/call-button.css" />
  <link rel="stylesheet" href="/page.css" />
  <script type="module" src="${cdn}/some/where/${file}"></script>
  ${more.join('\n')}`;

let cdn: StaticServer;
let server: StaticServer;
const browsers = new Map<BrowserName, Browser>();
const pages: Page[] = [];

async function open(name: BrowserName, path: string, prepare?: (page: Page) => Promise<void>): Promise<Page> {
  if (!browsers.has(name)) browsers.set(name, await launchBrowser(name));
  const page = await browsers.get(name)!.newPage();
  pages.push(page);
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    window.shifts = 0;
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      window.violations.push(`${violatedDirective} ${blockedURI}`),
    );
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await prepare?.(page);
  await page.goto(new URL(path, server.origin).href);
  return page;
}

const phase = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const room =
      document.querySelector('call-room') ??
      document.querySelector('call-button')?.shadowRoot?.querySelector('call-room');
    return room?.store?.getState().call?.phase ?? null;
  });
const words = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector('call-button')?.shadowRoot?.querySelector('.now')?.textContent ?? '',
  );
/** Where everything of the page itself stands. */
const places = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].map((element) =>
      JSON.stringify(element.getBoundingClientRect()),
    ),
  );
const press = async (page: Page, name: string): Promise<void> => {
  await page.bringToFront();
  const button = await until(() => findButton(page, name), Boolean, { label: name, timeout: 25_000 });
  await button?.click();
};
/** The first that is seen, through all shadow trees. */
const seen = async (page: Page, selector: string): Promise<ElementHandle<Element> | null> => {
  const handle = await page.evaluateHandle((wanted) => {
    const below = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? below(one.shadowRoot) : []),
      ]);
    return below(document).find((one) => one.matches(wanted) && one.checkVisibility()) ?? null;
  }, selector);
  return handle.asElement() as ElementHandle<Element> | null;
};
const shows = (page: Page, selector: string): Promise<unknown> =>
  until(() => seen(page, selector), Boolean, { label: selector, timeout: 25_000 });
const chatOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const room =
      document.querySelector('call-room') ??
      document.querySelector('call-button')?.shadowRoot?.querySelector('call-room');
    return room?.store?.getState().chat.messages.map(({ text }) => text) ?? [];
  });
const reaches = (page: Page, wanted: string): Promise<unknown> =>
  until(
    () => phase(page),
    (is) => is === wanted,
    { label: wanted, timeout: 25_000 },
  );

beforeAll(async () => {
  cdn = await startStaticServer({
    mounts: { '/some/where': fromRoot('dist/cdn') },
    headers: { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
  });
  server = await startStaticServer({
    headers: {
      'content-security-policy': [
        `default-src 'none'`,
        `script-src ${cdn.origin}`,
        `style-src 'self' ${cdn.origin}`,
        `img-src data:`,
        `base-uri 'none'`,
        `require-trusted-types-for 'script'`,
        `trusted-types lit-html`,
      ].join('; '),
    },
    pages: {
      '/page.css': 'body { margin: 40px; font: 16px sans-serif } call-room { block-size: 500px }',
      '/button': `${head(cdn.origin, 'call-button.js')}
        <h1>Furniture that outlives its fashion.</h1>
        <call-button to="ben" user-id="visitor" display-name="Visitor" channel="shop">
          <a href="/contact">Talk to us <small>Live video, answered in seconds</small></a>
        </call-button>
        <p>Below</p>`,
      '/contact': '<!doctype html><title>Contact</title>',
      '/desk': `${head(cdn.origin, 'call-elements.js?v=2')}
        <call-room user-id="ben" display-name="Ben" channel="shop" autoconnect></call-room>`,
    },
  });
});
afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
});
afterAll(async () => {
  await Promise.all([...browsers.values()].map((browser) => browser.close()));
  await Promise.all([server.close(), cdn.close()]);
});

describe('pages with script tags only, under a strict policy', () => {
  it.each(['chromium', 'firefox'] as const)('make a whole call, and load it bit by bit: %s', async (name) => {
    const desk = await open(name, '/desk');
    await until(
      () => desk.evaluate(() => document.querySelector('call-room')?.store?.getState().connection.status),
      (status) => status === 'online',
      { label: 'the desk is online', timeout: 25_000 },
    );
    const asked: string[] = [];
    const shop = await open(name, '/button', async (page) => {
      page.on('request', (request) => {
        if (request.url().startsWith(cdn.origin)) asked.push(request.url().replace(/.*\/where\//, ''));
      });
      return Promise.resolve();
    });
    await until(
      () => words(shop),
      (text) => text.includes('Talk to us'),
      { label: 'the button', timeout: 25_000 },
    );
    expect(asked.sort()).toEqual(['call-button.css', 'call-button.js']);
    const link = (await shop.evaluateHandle(() => document.querySelector('call-button'))).asElement()!;

    // About to press.
    await (link as unknown as { hover(): Promise<void> }).hover();
    const named = (): string[] => asked.map((url) => url.replace(/-[\w-]{10}\.js$/, ''));
    await until(() => named().includes('chunks/call-room'), Boolean, { label: 'the rest', timeout: 25_000 });
    // What shows a call, and nothing yet of what connects one.
    expect(named().join(' ')).not.toMatch(/mesh|tabs|engine|xmpp|recording/);
    // Nothing moved when the scripts came.
    expect(await shop.evaluate(() => window.shifts)).toBe(0);
    const before = await places(shop);
    await (link as unknown as { click(): Promise<void> }).click();
    await reaches(shop, 'ringing');
    expect(named()).toEqual(expect.arrayContaining(['chunks/mesh', 'chunks/tabs-signaling']));
    expect(asked.some((url) => /xmpp|recording|\/de-/.test(url))).toBe(false);

    await press(desk, 'Answer');
    for (const page of [desk, shop]) await reaches(page, 'connected');
    expect(await words(shop)).toContain('In a call');
    // Everything that a room can open, under the same policy.
    await press(desk, 'Chat');
    const field = await until(() => seen(desk, 'textarea'), Boolean, { label: 'the field', timeout: 25_000 });
    await field?.click();
    await desk.keyboard.type('See <b>https://example.org</b>');
    await desk.keyboard.press('Enter');
    for (const page of [desk, shop]) {
      await until(
        () => chatOf(page),
        (texts) => texts.length === 1,
        { label: 'the text', timeout: 25_000 },
      );
    }
    await shows(desk, '[part=link]');
    await press(desk, 'More');
    await press(desk, 'Reactions');
    // By its first letter, as in any menu.
    await until(() => seen(desk, '[role=menu] :focus'), Boolean, { label: 'the menu', timeout: 25_000 });
    await desk.keyboard.press('a');
    await desk.keyboard.press('Enter');
    for (const page of [desk, shop]) await shows(page, '[part=emoji]');
    for (const [row, shown] of [
      ['Call statistics', 'td'],
      ['Devices', 'device-picker'],
    ] as const) {
      await press(desk, 'More');
      await press(desk, row);
      await shows(desk, shown);
    }
    // The page is wide: these have buttons.
    await press(desk, 'Safety code');
    await shows(desk, '[part=picture]');
    await (await seen(desk, '.people-button'))?.click();
    await shows(desk, '[part=person]');
    await press(shop, 'Leave');
    await reaches(desk, 'ended');
    await press(desk, 'Done');
    await shows(desk, 'call-lobby');
    for (const page of [desk, shop]) expect(await page.evaluate(() => window.violations)).toEqual([]);
    // The call lies over the page, which stays where it was.
    expect(await places(shop)).toEqual(before);
  });

  it('leave a link where there is no script', async () => {
    const page = await open('chromium', '/button', (fresh) => fresh.setJavaScriptEnabled(false));
    const box = await (await page.$('call-button'))?.boundingBox();
    expect(box).toMatchObject({ width: 288, height: 56 });
    await Promise.all([page.waitForNavigation(), page.click('call-button a')]);
    expect(page.url()).toMatch(/\/contact$/);
  });

  it('say so where the call does not load, and follow the link', async () => {
    const page = await open('chromium', '/button', async (fresh) => {
      await fresh.setRequestInterception(true);
      fresh.on(
        'request',
        (request) => void (request.url().includes('call-elements') ? request.abort() : request.continue()),
      );
    });
    await until(
      () => words(page),
      (text) => text.includes('Talk to us'),
      { label: 'the button', timeout: 25_000 },
    );
    await page.click('call-button');
    await until(
      () => words(page),
      (text) => text.includes('did not load'),
      { label: 'says so', timeout: 25_000 },
    );
    await Promise.all([page.waitForNavigation(), page.click('call-button')]);
    expect(page.url()).toMatch(/\/contact$/);
  });
});
