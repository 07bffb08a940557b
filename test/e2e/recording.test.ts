import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';

/** Two people of one browser, in a page each. */
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <link rel="icon" href="data:," />
  <style>call-grid { display: block; block-size: 400px }</style>
  <call-provider id="me"><call-grid></call-grid></call-provider>
  <script type="module">
    const me = document.getElementById('me');
    me.setAttribute('user-id', location.hash.slice(1));
    me.setAttribute('display-name', 'Name of ' + location.hash.slice(1));
  </script>
  <script type="module" src="/cdn/call-elements.js"></script>
</html>`;

let server: StaticServer;
let browser: Browser;
let profile: string;

beforeAll(async () => {
  server = await startStaticServer({ mounts: { '/cdn': fromRoot('dist/cdn') }, pages: { '/': PAGE } });
});
beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'recording-'));
  browser = await launchBrowser('chromium', {
    args: [`--user-data-dir=${profile}`],
    // By default tests run in tabs that are never held back.
    without: [
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  });
});
afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
afterAll(() => server.close());

async function open(name: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/#${name}`);
  await page.evaluate(() => customElements.whenDefined('call-provider').then(() => undefined));
  return page;
}

/** Ana and Ben in a call. */
async function call(): Promise<{ ana: Page; ben: Page }> {
  const ana = await open('ana');
  const ben = await open('ben');
  for (const page of [ana, ben])
    await page.evaluate(() => document.querySelector('call-provider')?.connect());
  await ana.evaluate(() => document.querySelector('call-provider')?.call('ben'));
  const store = (page: Page) =>
    page.evaluate(() => {
      const { incoming, call: running } = document.querySelector('call-provider')!.store.getState();
      return { rings: incoming.length > 0, phase: running?.phase };
    });
  await until(
    () => store(ben),
    ({ rings }) => rings,
  );
  await ben.evaluate(() => document.querySelector('call-provider')?.accept());
  for (const page of [ana, ben]) {
    await until(
      () => store(page),
      ({ phase }) => phase === 'connected',
      { label: 'connected', timeout: 30_000 },
    );
  }
  return { ana, ben };
}

const badge = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      document
        .querySelector('call-grid')
        ?.shadowRoot?.querySelector('[part=recording]')
        ?.textContent?.replace(/\s+/g, ' ')
        .trim() ?? null,
  );

const kept = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('call-provider')!.store.getState().recording.bytes);

/** A stored recording, as a page that was opened anew finds and plays it. */
const recover = (page: Page) =>
  page.evaluate(async () => {
    const { store } = document.querySelector('call-provider')!;
    const stored = await store.listRecordings();
    const { id, duration, blob, startedAt } = await store.recoverRecording(stored[0].id);
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(blob!);
    document.body.append(video);
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error(video.error?.message));
    });
    const shown = video.duration;
    await video.play();
    await new Promise((resolve) => (video.onended = resolve));
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    await store.deleteRecording(id);
    const left = (await store.listRecordings()).length;
    return { count: stored.length, running: stored[0].running, duration, startedAt, shown, frames, left };
  });

describe('recording a call to the storage', () => {
  it('a crash of the page loses at most 2 s, and the film that is left plays', async () => {
    const { ana, ben } = await call();
    await ana.evaluate(() =>
      document.querySelector('call-provider')!.store.startRecording({ to: 'storage' }),
    );
    await until(
      () => badge(ben),
      (words) => words === 'Recording Name of ana',
      { label: 'Ben sees it' },
    );
    expect(await badge(ana)).toBe('Recording You');
    const first = await until(
      () => kept(ana),
      (bytes) => bytes > 0,
    );
    await until(
      () => kept(ana),
      (bytes) => bytes > 2 * first,
    );
    // Real time: a film of so long, that ends somewhere between two parts.
    await ana.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_500)));
    const crashed = Date.now();
    const session = await ana.createCDPSession();
    // It never answers: who would is gone.
    session.send('Page.crash').catch(() => undefined);
    await new Promise((resolve) => ana.once('error', resolve));

    const again = await open('ana');
    const film = await recover(again);
    expect(film).toMatchObject({ count: 1, running: false, left: 0 });
    expect(crashed - (film.startedAt + film.duration)).toBeLessThan(2_000);
    expect(Math.abs(film.shown * 1000 - film.duration)).toBeLessThan(film.duration / 10);
    expect(film.frames).toBeGreaterThan(10);
  });

  it('holds no part in memory once it is on the disk', async () => {
    const { ana } = await call();
    const session = await ana.createCDPSession();
    /** Parts alive in the page after a collection, and its heap. */
    const memory = async (): Promise<{ blobs: number; heap: number }> => {
      await session.send('HeapProfiler.collectGarbage');
      const prototype = await ana.evaluateHandle(() => Blob.prototype);
      const all = await ana.queryObjects(prototype);
      const blobs = await ana.evaluate((objects) => objects.length, all);
      await Promise.all([prototype.dispose(), all.dispose()]);
      const { JSHeapUsedSize = 0 } = await ana.metrics();
      return { blobs, heap: JSHeapUsedSize };
    };
    await ana.evaluate(async () => {
      // Twenty parts a second: some seconds stand for minutes.
      const native = MediaRecorder.prototype.start;
      MediaRecorder.prototype.start = function (this: MediaRecorder) {
        this.addEventListener('dataavailable', () => (window.parts = (window.parts ?? 0) + 1));
        native.call(this, 50);
      };
      await document.querySelector('call-provider')!.store.startRecording({ to: 'storage' });
    });
    const parts = (count: number) =>
      until(
        () => ana.evaluate(() => window.parts ?? 0),
        (now) => now >= count,
        { label: `${count} parts`, timeout: 60_000 },
      );
    await parts(20);
    const early = await memory();
    await parts(60);
    const late = await memory();
    expect(late.blobs).toBeLessThan(early.blobs + 10);
    expect(late.heap - early.heap).toBeLessThan(2_000_000);
    const { bytes, duration } = await ana.evaluate(async () => {
      const { blob, ...result } = await document.querySelector('call-provider')!.store.stopRecording();
      return { bytes: blob!.size, duration: result.duration };
    });
    expect(bytes).toBeGreaterThan(20_000);
    expect(duration).toBeGreaterThan(3_000);
  });

  it('goes on drawing in a hidden tab', async () => {
    const { ana } = await call();
    await ana.evaluate(() =>
      document.querySelector('call-provider')!.store.startRecording({ to: 'storage', frameRate: 15 }),
    );
    const other = await browser.newPage();
    await other.bringToFront();
    await until(
      () => ana.evaluate(() => document.visibilityState),
      (state) => state === 'hidden',
      { label: 'hidden' },
    );
    // Real time: a film of so long. The other tab waits: a timer of the hidden one would be held back.
    await other.evaluate(() => new Promise((resolve) => setTimeout(resolve, 6_000)));
    await ana.evaluate(() =>
      document
        .querySelector('call-provider')!
        .store.stopRecording()
        .then(() => undefined),
    );
    await ana.bringToFront();
    const { frames, duration } = await recover(ana);
    // Timers alone would give one a second.
    expect(frames / (duration / 1000)).toBeGreaterThan(4);
  });
});

declare global {
  interface Window {
    parts?: number;
  }
}
