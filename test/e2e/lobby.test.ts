import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser, type BrowserName, type LaunchOptions } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';

const LOBBY = `<!doctype html>
<html lang="en"><meta charset="utf-8" /><title>Lobby</title><link rel="icon" href="data:," />
<call-provider forget-devices><call-lobby></call-lobby></call-provider>
<script type="module" src="/cdn/call-elements.js"></script></html>`;

/** A page of another origin with the lobby in a frame; `#allow` gives the frame leave. */
const HOST = `<!doctype html>
<html lang="en"><meta charset="utf-8" /><title>Host</title><link rel="icon" href="data:," />
<script>
  const frame = document.createElement('iframe');
  if (location.hash) frame.allow = 'camera; microphone';
  frame.width = 900;
  frame.height = 600;
  frame.src = location.origin.replace('localhost', '127.0.0.1') + '/lobby.html';
  document.documentElement.append(frame);
</script></html>`;

let server: StaticServer;
const open: Browser[] = [];
beforeAll(async () => {
  server = await startStaticServer({
    mounts: { '/cdn': fromRoot('dist/cdn') },
    pages: { '/lobby.html': LOBBY, '/host.html': HOST },
  });
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
afterAll(() => server.close());

async function visit(name: BrowserName, url: string, options: LaunchOptions = {}): Promise<Page> {
  const browser = await launchBrowser(name, options);
  open.push(browser);
  const page = await browser.newPage();
  await page.goto(url);
  return page;
}

/** What a person sees of the lobby. */
const look = (place: Page | Frame) =>
  place.evaluate(() => {
    const shadow = document.querySelector('call-lobby')?.shadowRoot;
    const words = (part: string): string =>
      shadow?.querySelector(`[part="${part}"]`)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    return { notice: words('notice'), join: words('join'), seen: !!shadow?.querySelector('.stage.seen') };
  });
const sees = (
  place: Page | Frame,
  holds: (now: Awaited<ReturnType<typeof look>>) => boolean,
  label: string,
) => until(() => look(place), holds, { label, timeout: 20_000 });
const turnOn = (place: Page | Frame) => place.locator('call-lobby >>> [part="turn-on"]').click();

async function inFrame(page: Page): Promise<Frame> {
  await until(() => page.frames().length === 2, Boolean, { label: 'the frame' });
  const frame = page.frames()[1];
  if (!frame) throw new Error('no frame');
  await frame.waitForSelector('call-lobby >>> [part="join"]');
  return frame;
}

describe('what keeps camera and microphone away, for real', () => {
  it('blocked by the person, and on by itself as soon as they allow it', async () => {
    const page = await visit('chromium', `${server.origin}/lobby.html`, { media: 'ask' });
    const session = await page.createCDPSession();
    const answer = async (setting: 'denied' | 'granted'): Promise<void> => {
      for (const name of ['camera', 'microphone']) {
        await session.send('Browser.setPermission', {
          permission: { name },
          setting,
          origin: server.origin,
        });
      }
    };
    await answer('denied');
    await turnOn(page);
    const { notice, join } = await sees(page, (now) => now.notice !== '', 'told');
    expect(notice).toContain('Your camera and microphone are blocked');
    expect(notice).toContain('Select the icon left of the address.');
    expect(join).toBe('Join without camera and microphone');
    await answer('granted');
    await sees(page, (now) => now.seen && now.notice === '' && now.join === 'Join', 'mended');
  });

  it('blocked by the person, in the words of Firefox', async () => {
    const page = await visit('firefox', `${server.origin}/lobby.html`, { media: 'denied' });
    await turnOn(page);
    const { notice } = await sees(page, (now) => now.notice !== '', 'told');
    expect(notice).toContain('Your camera and microphone are blocked');
    expect(notice).toContain('crossed-out');
  });

  describe.each(['chromium', 'firefox'] as const)('%s', (name) => {
    it('a frame without leave says so, with a way out; one with it works', async () => {
      const page = await visit(name, `${server.origin}/host.html`);
      let frame = await inFrame(page);
      // Chromium knows before anybody asked.
      if (name === 'firefox') await turnOn(frame);
      const { notice } = await sees(frame, (now) => now.notice !== '', 'told');
      expect(notice).toContain('This page cannot use the camera and microphone here');
      const link = await frame.$eval('call-lobby >>> .notice a', (a) => a.href);
      expect(link).toBe(frame.url());
      await page.goto('about:blank');
      await page.goto(`${server.origin}/host.html#allow`);
      frame = await inFrame(page);
      await turnOn(frame);
      await sees(frame, (now) => now.seen && now.notice === '', 'a picture');
    });

    it('a page without https', async () => {
      const { port } = new URL(server.origin);
      const page = await visit(name, `http://calls.example:${port}/lobby.html`, {
        args: ['--host-resolver-rules=MAP calls.example 127.0.0.1'],
        prefs: { 'network.dns.localDomains': 'calls.example' },
      });
      const { notice, join } = await sees(page, (now) => now.notice !== '', 'told');
      expect(notice).toContain('Calls need a secure page');
      expect(join).toBe('Join without camera and microphone');
    });

    it('a computer without either', async () => {
      const page = await visit(name, `${server.origin}/lobby.html`, { media: 'none' });
      await turnOn(page);
      const { notice, join } = await sees(page, (now) => now.notice !== '', 'told');
      expect(notice).toContain('No camera or microphone found');
      expect(join).toBe('Join without camera and microphone');
    });
  });
});
