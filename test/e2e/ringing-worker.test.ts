import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import {
  deliverPush,
  inWorker,
  pressNotification,
  shownBy,
  workerSees,
  type Shown,
} from '../harness/worker-push.js';

const TOKEN = 'sentinel-reject-token';

/** A person's page: calls between windows of one browser, and a worker that is set up as the docs say. */
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Calls</title>
  <link rel="icon" href="data:," />
  <call-provider id="me" signaling="tabs"><incoming-call-dialog></incoming-call-dialog></call-provider>
  <script type="module">
    import { keepRejectAccess } from '/cdn/call-elements.js';
    const me = document.getElementById('me');
    const query = new URLSearchParams(location.search);
    me.userId = query.get('user') ?? '102';
    me.displayName = 'User ' + me.userId;
    me.onCallPush = (payload, to) => { window.pushed = { payload, to }; };
    if (query.get('reject')) await keepRejectAccess({ endpoint: query.get('reject'), token: '${TOKEN}' });
    const registration = await navigator.serviceWorker.register('/sw.js');
    await navigator.serviceWorker.ready;
    await me.connect();
    window.ready = true;
  </script>
</html>`;

const WORKER = `
importScripts('/cdn/service-worker.js');
self.faults = [];
const show = registration.showNotification.bind(registration);
registration.showNotification = (...all) => show(...all).then(() => { self.shown = true; });
self.addEventListener('push', (event) => {
  self.shown = self.settled = false;
  self.lastPush = event.data.text();
  const work = [];
  const wait = event.waitUntil.bind(event);
  event.waitUntil = (task) => { work.push(task); wait(task); };
  setTimeout(() => Promise.allSettled(work).then(() => { self.settled = true; }));
});
self.heard = [];
self.asked = 0;
self.addEventListener('message', (event) => { if (event.data.callElements1?.type === 'front') self.asked++; });
callElements.handleCalls({
  url: '/?user=102',
  onBackgroundCall: (call) => { self.heard.push(call); return self.wish; },
  onError: (error) => self.faults.push(String(error.reason ?? error)),
});
`;

type Provider = HTMLElementTagNameMap['call-provider'];
let server: StaticServer;
let browser: Browser;
let rejects: { method?: string; url?: string; headers: IncomingHttpHeaders; body: string }[];
let api: Server;
let apiUrl: string;
const pages: Page[] = [];

beforeAll(async () => {
  server = await startStaticServer({
    mounts: { '/cdn': fromRoot('dist/cdn') },
    pages: { '/': PAGE, '/about': '<!doctype html><title>About us</title>', '/sw.js': WORKER },
  });
  browser = await launchBrowser('chromium');
  await browser.defaultBrowserContext().overridePermissions(server.origin, ['notifications']);
  api = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'content-type, cb-token');
      if (request.method !== 'OPTIONS') {
        rejects.push({ method: request.method, url: request.url, headers: request.headers, body });
      }
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}/calls/reject`;
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  api?.closeAllConnections();
  api?.close();
});
beforeEach(() => (rejects = []));
afterEach(async () => {
  for (const page of pages.splice(0)) await page.close().catch(() => undefined);
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  pages.push(page);
  await page.evaluateOnNewDocument(installRtcSpy);
  await page.goto(new URL(path, server.origin).href);
  await page.waitForFunction(() => (window as { ready?: boolean }).ready, {
    timeout: 30_000,
    polling: 100,
  });
  return page;
}

/** Another site comes to the front. */
async function hide(page: Page): Promise<void> {
  const other = await browser.newPage();
  pages.push(other);
  await other.bringToFront();
  await until(
    () => page.evaluate(() => document.visibilityState),
    (state) => state === 'hidden',
    { label: 'hidden' },
  );
  await workerSees(browser, 'hidden');
}

async function push(data: object): Promise<void> {
  await deliverPush(pages.find((page) => !page.isClosed()) as Page, data, () =>
    until(
      () => inWorker(browser, () => (self as unknown as { lastPush?: string }).lastPush),
      (text) => text === JSON.stringify(data),
      { label: 'the push arrived' },
    ),
  );
}

const shown = (): Promise<readonly Shown[]> => shownBy(browser);

/** A push became a notification. Chromium forgets one that is asked for before it is on the screen. */
async function expectShown(): Promise<void> {
  await until(() => inWorker(browser, () => (self as unknown as { shown?: boolean }).shown), Boolean, {
    label: 'a notification',
  });
}

/** What stands goes; one of a page that was closed may stand for a while. */
const dismiss = (): Promise<void> =>
  inWorker(browser, async () => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    for (const one of await registration.getNotifications()) one.close();
  });

const click = (action: string): Promise<string | null> => pressNotification(browser, action);

/** Ana calls 102; gives what her page would have her server send. */
async function callBen(ana: Page): Promise<Record<string, unknown>> {
  await ana.evaluate(() => {
    const me = document.getElementById('me') as Provider;
    return me.call('102', { video: true });
  });
  const { payload } = await ana.evaluate(
    () => (window as unknown as { pushed: { payload: Record<string, unknown> } }).pushed,
  );
  return payload;
}

const phase = (page: Page): Promise<string | null> =>
  page.evaluate(() => (document.getElementById('me') as Provider).store.getState().call?.phase ?? null);

const frames = (page: Page): Promise<number> =>
  page.evaluate(async () => (await window.rtcSpy.figures()).links.reduce((sum, { frames: n }) => sum + n, 0));

async function expectConnected(...both: Page[]): Promise<void> {
  for (const page of both) {
    await until(
      () => phase(page),
      (now) => now === 'connected',
      { label: 'connected', timeout: 30_000 },
    );
  }
  for (const page of both) {
    const before = await frames(page);
    await page.bringToFront();
    await until(
      () => frames(page),
      (now) => now > before + 3,
      { label: 'frames', timeout: 30_000 },
    );
  }
}

describe('a push while no page is in front', () => {
  it('opens a page that answers: connected, with frames', async () => {
    const ana = await open('/?user=101');
    const payload = await callBen(ana);
    expect(payload).toMatchObject({
      callerID: '101',
      callerName: 'User 101',
      callType: 'video',
      opponentsIDs: ['102'],
    });
    await hide(ana);
    await push(payload);
    await expectShown();
    expect((await shown())[0]).toEqual({
      title: 'Video call from User 101',
      tag: `call-elements:${String(payload.sessionID)}`,
      actions: ['answer', 'decline'],
    });
    const url = await click('answer');
    expect(url).toBe(`${server.origin}/?user=102#call-elements-answer=${String(payload.sessionID)}`);
    expect(await shown()).toEqual([]);
    const ben = await open(url ?? '');
    expect(ben.url()).toBe(`${server.origin}/?user=102`);
    await expectConnected(ana, ben);
  });

  it('a link that anybody may write answers nothing', async () => {
    const ana = await open('/?user=101');
    const { sessionID } = await callBen(ana);
    const ben = await open(`/?user=102#call-elements-answer=${String(sessionID)}`);
    await until(
      () => ben.evaluate(() => (document.getElementById('me') as Provider).store.getState().incoming.length),
      (count) => count === 1,
      { label: 'rings' },
    );
    expect(ben.url()).toBe(`${server.origin}/?user=102`);
    // Real time: nothing must come of it. The caller repeats itself after 5 s: then an answer would have been given long ago.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await phase(ben)).toBe(null);
    expect(await ben.evaluate(() => window.rtcSpy.figures().then(({ captures }) => captures))).toBe(0);
  });

  it('answers in the page that is open already, where the call rings', async () => {
    const ana = await open('/?user=101');
    const ben = await open('/?user=102');
    await hide(ben);
    await ana.bringToFront();
    const payload = await callBen(ana);
    await hide(ana);
    // Its own notification, by the worker that it found; the push then shows no second one.
    await until(shown, (all) => all.length === 1, { label: 'the page shows a notification' });
    await push(payload);
    await until(
      async () => inWorker(browser, () => (self as unknown as { heard: unknown[] }).heard.length),
      Boolean,
      {
        label: 'the push came',
      },
    );
    expect(await shown()).toHaveLength(1);
    expect(await click('answer')).toBe(null);
    await expectConnected(ana, ben);
  });

  it('declines by HTTP when no page has the call, with what a page kept for that', async () => {
    const ben = await open(`/?user=102&reject=${encodeURIComponent(apiUrl)}`);
    await ben.close();
    const ana = await open('/?user=101');
    const payload = await callBen(ana);
    await hide(ana);
    await push(payload);
    await expectShown();
    expect(await click('decline')).toBe(null);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatchObject({ method: 'POST', url: '/calls/reject' });
    expect(rejects[0]?.headers['cb-token']).toBe(TOKEN);
    expect(JSON.parse(rejects[0]?.body ?? '')).toEqual({
      recipientId: 101,
      sessionID: payload.sessionID,
      platform: 'Web',
      userInfo: {},
    });
    expect(await shown()).toEqual([]);
  });

  it('declines by signaling where it rings, and nothing goes out by HTTP', async () => {
    const ana = await open('/?user=101');
    const ben = await open('/?user=102');
    await hide(ben);
    // A page that can be seen would ring in its place.
    await hide(ana);
    await callBen(ana);
    await until(shown, (all) => all.length === 1, { label: 'a notification' });
    await click('decline');
    await until(
      () => phase(ana),
      (now) => now === 'ended',
      { label: 'declined' },
    );
    expect(rejects).toEqual([]);
  });

  it('the notification of a hidden page goes when the caller hangs up', async () => {
    const ana = await open('/?user=101');
    const ben = await open('/?user=102');
    await hide(ben);
    // A page that can be seen would ring in its place.
    await hide(ana);
    await callBen(ana);
    await until(shown, (all) => all.length === 1, { label: 'a notification' });
    await ana.evaluate(() => (document.getElementById('me') as Provider).hangUp());
    await until(shown, (all) => all.length === 0, { label: 'it is gone' });
  });

  it('a hidden page leaves it to one in front, for as long as it rings there', async () => {
    const ana = await open('/?user=101');
    const hidden = await open('/?user=102');
    await hide(hidden);
    const ben = await open('/?user=102');
    await ben.bringToFront();
    await workerSees(browser, 'visible');
    await callBen(ana);
    const asked = (): Promise<number> =>
      inWorker(browser, () => (self as unknown as { asked: number }).asked);
    const rings = (page: Page): Promise<number> =>
      page.evaluate(() => (document.getElementById('me') as Provider).store.getState().incoming.length);
    for (const page of [hidden, ben]) await until(() => rings(page), Boolean, { label: 'rings' });
    // The second time it asks, it knows that it rings in front.
    const before = await asked();
    await until(asked, (count) => count >= before + 2, { label: 'asks again' });
    expect(await shown()).toEqual([]);
    // In front is a page of this origin still, and none that rings.
    await ben.goto(new URL('/about', server.origin).href);
    await until(shown, (all) => all.length === 1, { label: 'a notification of the hidden page' });
    expect(await rings(hidden)).toBe(1);
  });

  it('shows nothing while a page that takes calls can be seen, nor for what is no push of a call', async () => {
    const ben = await open('/?user=102');
    await dismiss();
    await ben.bringToFront();
    await workerSees(browser, 'visible');
    await push({ sessionID: 'seen', callerID: 101, callType: 1 });
    await until(() => inWorker(browser, () => (self as unknown as { settled: boolean }).settled), Boolean, {
      label: 'the push is dealt with',
    });
    expect(await shown()).toEqual([]);
    await ben.evaluate(() => (document.getElementById('me') as Provider).disconnect());
    await push({ sessionID: 'signed-out', callerID: 101, callType: 1, callerName: 'Ana' });
    await expectShown();
    expect((await shown()).map(({ tag }) => tag)).toEqual(['call-elements:signed-out']);
    await dismiss();
    await hide(ben);
    await push({ title: 'another push of the page' });
    await push({ sessionID: 'x'.repeat(500), callerID: 101 });
    await push({ sessionID: 'hidden', callerID: 101, callType: 2, callerName: 'A\u202e\nna' });
    await expectShown();
    expect(await shown()).toEqual([
      { title: 'Audio call from Ana', tag: 'call-elements:hidden', actions: ['answer', 'decline'] },
    ]);
  });
});
