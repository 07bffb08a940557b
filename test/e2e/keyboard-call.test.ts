import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import type { CallState } from '../../src/store/call-state.js';
import { until } from '../harness/until.js';

/** A page that calls, is called, talks and rates; nothing in it is made for a mouse. */
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A call</title>
  <link rel="icon" href="data:," />
  <h1>Northlight</h1>
  <button id="call">Call Ben</button>
  <call-provider id="me" autoconnect>
    <call-status rating no-cancel></call-status>
    <call-grid style="display: block; block-size: 50vh"></call-grid>
    <call-controls panels="chat" reactions></call-controls>
    <call-chat hidden></call-chat>
    <call-reactions view="floats"></call-reactions>
    <incoming-call-dialog></incoming-call-dialog>
  </call-provider>
  <script type="module">
    const me = document.getElementById('me');
    me.setAttribute('user-id', new URLSearchParams(location.search).get('id'));
    me.setAttribute('display-name', new URLSearchParams(location.search).get('name'));
    document.getElementById('call').onclick = () => me.call('ben');
    window.reactions = [];
    me.addEventListener('call-reaction', ({ reaction }) => window.reactions.push(reaction));
    customElements.whenDefined('call-provider').then(() => me.store.subscribe(({ view }) => {
      document.querySelector('call-chat').hidden = view.panel !== 'chat';
    }));
    window.ratings = [];
    me.addEventListener('call-rating', ({ stars, reasons }) => window.ratings.push({ stars, reasons }));
  </script>
  <script type="module" src="/cdn/call-elements.js"></script>
</html>`;

/** What has the focus, as somebody hears and sees it. */
interface Focus {
  readonly name: string;
  readonly role: string;
  readonly pressed: string | null;
  /** One comes there by keys; a box that merely keeps the place of a button that went is none. */
  readonly stop: boolean;
  /** The browser or the element draws where one is. */
  readonly ring: boolean;
}

function focused(): Focus {
  let at: Element | null = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return { name: '', role: 'page', pressed: null, stop: false, ring: false };
  const described = at.getAttribute('aria-labelledby');
  const root = at.getRootNode() as ShadowRoot;
  const label = described ? root.getElementById(described)?.textContent : at.getAttribute('aria-label');
  // The kit draws a ring on the element, on what it lies in, or on the disc in it.
  const drawn = [at, at.closest('label'), at.querySelector('.disc')].some(
    (one) => one && getComputedStyle(one).outlineStyle !== 'none',
  );
  return {
    name: (label ?? (at as HTMLInputElement).labels?.[0]?.textContent ?? at.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    role: at.getAttribute('role') ?? (at instanceof HTMLInputElement ? at.type : at.localName),
    pressed: at.getAttribute('aria-pressed'),
    stop: (at as HTMLElement).tabIndex >= 0,
    ring: drawn,
  };
}

/** Somebody without a mouse. */
class Hands {
  readonly page: Page;
  readonly seen: Focus[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: Parameters<Page['keyboard']['press']>[0][]): Promise<void> {
    await this.page.bringToFront();
    for (const key of keys) {
      await this.page.keyboard.press(key);
      const now = await this.page.evaluate(focused);
      this.seen.push(now);
      if (!now.stop) continue;
      expect(now.name, `what has the focus after ${key} has a name (${now.role})`).not.toBe('');
      expect(now.ring, `one sees that "${now.name}" has the focus`).toBe(true);
    }
  }

  /** With this key to the thing of this name, as one who listens does. */
  async goTo(name: string, key: 'Tab' | 'Shift+Tab' | 'ArrowRight' = 'Tab'): Promise<Focus> {
    for (let step = 0; step < 40; step++) {
      if (key === 'Shift+Tab') await this.page.keyboard.down('Shift');
      await this.press(key === 'Shift+Tab' ? 'Tab' : key);
      await this.page.keyboard.up('Shift');
      const now = this.seen.at(-1);
      if (now?.name === name) return now;
    }
    throw new Error(`"${name}" is not to be reached: ${this.seen.map((one) => one.name).join(' · ')}`);
  }

  /** Opens a menu; its first row, or that of a menu in it, has the focus when it is there. */
  async openMenu(): Promise<void> {
    const before = JSON.stringify(await this.page.evaluate(focused));
    await this.press('Enter');
    await until(
      () => this.page.evaluate(focused),
      (now) => now.role.startsWith('menuitem') && JSON.stringify(now) !== before,
      { label: 'a row has the focus' },
    );
  }

  /** Waits until the focus has come (back) to something. */
  async isAt(name: string): Promise<void> {
    await until(
      () => this.page.evaluate(focused),
      (now) => now.name === name,
      { label: `the focus is at "${name}"` },
    );
  }

  async state(): Promise<{
    phase: string | null;
    rings: boolean;
    microphone: boolean;
    theirs: boolean | null;
  }> {
    return this.page.evaluate(() => {
      const { store } = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
      const { call, incoming, microphone, participants } = store.getState();
      return {
        phase: call?.phase ?? null,
        rings: incoming.length > 0,
        microphone: microphone.on,
        theirs: participants.find(({ isLocal }) => !isLocal)?.audioMuted ?? null,
      };
    });
  }

  /** Waits until the store says so. */
  async shows(read: (state: CallState) => string, wanted: string): Promise<void> {
    const code = read.toString();
    await until(
      () =>
        this.page.evaluate((source) => {
          const { store } = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
          const look = (0, eval)(source) as (state: unknown) => string;
          return look(store.getState());
        }, `(${code})`),
      (is) => is === wanted,
      { label: `${code}: ${wanted}`, timeout: 25_000 },
    );
  }

  async until(holds: (state: Awaited<ReturnType<Hands['state']>>) => boolean, label: string): Promise<void> {
    await until(() => this.state(), holds, { label, timeout: 25_000 });
  }
}

let browser: Browser;
let server: StaticServer;
beforeAll(async () => {
  server = await startStaticServer({ mounts: { '/cdn': fromRoot('dist/cdn') }, pages: { '/': PAGE } });
  browser = await launchBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(id: string, name: string): Promise<Hands> {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/?id=${id}&name=${name}`);
  await until(
    () =>
      page.evaluate(() => {
        const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
        return provider.store?.getState().connection.status;
      }),
    (status) => status === 'online',
    { label: `${name} is online`, timeout: 25_000 },
  );
  return new Hands(page);
}

describe('a whole call without a mouse', () => {
  it('is made, answered, muted, left and rated by keys alone, and one always knows where one is', async () => {
    const [ana, ben] = [await open('ana', 'Ana'), await open('ben', 'Ben')];

    await ana.goTo('Call Ben');
    await ana.press('Enter');
    await ben.until(({ rings }) => rings, 'it rings');
    await ben.page.bringToFront();
    const dialog = await until(
      () => ben.page.evaluate(focused),
      ({ role }) => role === 'alertdialog',
      {
        label: 'the dialog has the focus',
      },
    );
    expect(dialog.name).toBe('Video call from Ana');
    await ben.press('Enter', 'Escape');
    expect((await ben.state()).rings, 'nobody answers or declines by accident').toBe(true);
    await ben.goTo('Answer');
    await ben.press('Enter');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');

    const microphone = await ben.goTo('Microphone');
    expect(microphone.pressed).toBe('true');
    await ben.press('Space');
    await ben.until((state) => !state.microphone, 'muted');
    await ana.until(({ theirs }) => theirs === true, 'and seen to be');
    await until(
      () => ben.page.evaluate(focused),
      ({ name, pressed }) => name === 'Microphone' && pressed === 'false',
      {
        label: 'the focus stays, and says it',
      },
    );

    // A panel: opened, used and closed.
    await ben.goTo('Chat', 'ArrowRight');
    await ben.press('Enter');
    await ben.goTo('Write a message');
    await ben.page.keyboard.type('Hello');
    await ben.press('Enter');
    await ana.shows(({ chat }) => chat.messages.map(({ text }) => text).join(), 'Hello');
    await ben.goTo('Close chat', 'Shift+Tab');
    await ben.press('Enter');
    await ben.shows(({ view }) => String(view.panel), 'null');

    // More, and a menu in it, by first letters.
    // The bar is one stop, and knows where one was.
    await ben.goTo('Chat');
    await ben.goTo('More', 'ArrowRight');
    await ben.openMenu();
    await ben.press('r');
    await ben.openMenu();
    await ben.press('a');
    expect(ben.seen.at(-1)).toMatchObject({ name: expect.stringContaining('Applause') as string });
    await ben.press('Enter');
    await until(
      () => ana.page.evaluate(() => (window as unknown as { reactions: string[] }).reactions),
      (reactions) => reactions.includes('clap'),
      { label: 'a reaction', timeout: 25_000 },
    );
    await ben.isAt('More');

    // The whole screen, with the people and the controls on it, and back.
    const full = (): Promise<string[]> =>
      ben.page.evaluate(() =>
        [...(document.fullscreenElement?.querySelectorAll('call-grid, call-controls') ?? [])].map(
          ({ localName }) => localName,
        ),
      );
    for (const wanted of ['call-grid call-controls', '']) {
      await ben.isAt('More');
      await ben.openMenu();
      await ben.press('f');
      expect(ben.seen.at(-1)?.name).toBe('Full screen');
      await ben.press('Enter');
      await until(full, (now) => now.join(' ') === wanted, { label: `on the screen: ${wanted}` });
    }

    // The menu of a tile: larger, and how loud.
    await ben.goTo('More for Ana', 'Shift+Tab');
    await ben.openMenu();
    await ben.press('Enter');
    await ben.shows(({ view }) => String(view.pinned), 'ana');
    await ben.goTo('More for Ana', 'Shift+Tab');
    await ben.openMenu();
    await ben.press('End');
    expect(ben.seen.at(-1)?.role, 'the volume').toBe('range');
    await ben.press('ArrowLeft');
    await ben.shows(
      ({ participants }) => String((participants.find(({ id }) => id === 'ana')?.volume ?? 1) < 1),
      'true',
    );
    await ben.press('Escape');

    await ben.goTo('More');
    await ben.goTo('Leave', 'ArrowRight');
    await ben.press('Enter');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'ended', 'ended');

    await ben.goTo('1 star: Bad');
    await ben.press('Space', 'ArrowRight', 'ArrowRight');
    expect(ben.seen.at(-1)).toMatchObject({ name: '3 stars: Fair', role: 'radio' });
    // A chip is named by the label around it.
    await ben.press('Tab');
    expect(ben.seen.at(-1)?.role).toBe('checkbox');
    await ben.press('Space');
    await ben.goTo('Done');
    await ben.press('Enter');
    await ben.until(({ phase }) => phase === null, 'put away');
    const ratings = await ben.page.evaluate(() => (window as unknown as { ratings: unknown[] }).ratings);
    expect(ratings.at(-1)).toEqual({ stars: 3, reasons: ['sound-broke'] });

    await ana.goTo('Call again');
    await ana.press('Enter');
    await ben.until(({ rings }) => rings, 'it rings again');
    await ben.goTo('Message');
    await ben.press('Enter');
    await until(
      () => ben.page.evaluate(focused),
      ({ name }) => name === 'I’ll call you back soon',
      {
        label: 'the words have the focus',
      },
    );
    await ben.press('Enter');
    await ana.until(({ phase }) => phase === 'ended', 'declined');
    const words = await until(
      () =>
        ana.page.evaluate(
          () =>
            document.querySelector('call-status')?.shadowRoot?.querySelector('[part=message]')?.textContent,
        ),
      Boolean,
      { label: 'words' },
    );
    expect(words).toBe('Ben: I’ll call you back soon');
  });
});
