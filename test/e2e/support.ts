import type { Browser, ElementHandle, Frame, Page } from 'puppeteer-core';
import { startCoturn, type Coturn } from '../../scripts/lib/coturn.mjs';
import { startProsody, type Prosody, type ProsodyOptions } from '../../scripts/lib/prosody.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser, type BrowserName, type LaunchOptions } from '../harness/browsers.js';
import { installRtcSpy, type RtcFigures } from '../harness/rtc-spy.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { UdpImpairer } from '../harness/udp-impairer.js';
import { until } from '../harness/until.js';

export const APP_ID = '999';
export const PASSWORD = 'sentinel-secret-7c1e';
export const PEOPLE = { 101: 'Ana', 102: 'Ben', 103: 'Tom' } as const;
export type UserId = keyof typeof PEOPLE;

/** The page as a user of the kit writes it: one script, tags, attributes, and the password as a property. */
const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A call</title>
  <link rel="icon" href="data:," />
  <style>
    body { margin: 0; font: 16px sans-serif; color-scheme: light dark }
    call-grid { display: block; block-size: 70vh }
  </style>
  <call-provider id="me">
    <call-status></call-status>
    <call-grid></call-grid>
    <call-controls></call-controls>
    <device-picker kind="videoinput"></device-picker>
    <incoming-call-dialog></incoming-call-dialog>
  </call-provider>
  <script type="module">
    const me = document.getElementById('me');
    const settings = new URLSearchParams(location.search);
    const { password, ...attributes } = Object.fromEntries(settings);
    for (const [name, value] of Object.entries(attributes)) me.setAttribute(name, value);
    if (password) me.credentials = { password };
  </script>
  <script type="module" src="/cdn/call-elements.js"></script>
</html>`;

export interface Stage {
  readonly server: StaticServer;
  readonly prosody: Prosody;
  readonly coturn: Coturn | null;
  /** The network in front of `coturn`, where one was asked for. */
  readonly udp: UdpImpairer | null;
  /** Opens a person's page; signed in when it settles. */
  join(
    browser: BrowserName,
    user: UserId,
    attributes?: Record<string, string>,
    launch?: LaunchOptions,
  ): Promise<Person>;
  /** Opens any page of the kit in a browser that is shared by name. */
  open(browser: BrowserName, path: string, options?: LaunchOptions): Promise<Person>;
  /** Closes the pages, keeps browsers and servers. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A page with a person in front of it. */
export interface Person {
  readonly page: Page;
  /** What the page wrote to the console. */
  readonly log: string[];
  /** Presses the button with this name, by mouse, wherever in the shadow trees it is. */
  press(name: string): Promise<void>;
  state(): Promise<StateDigest>;
  until(holds: (state: StateDigest) => boolean, label: string, timeout?: number): Promise<StateDigest>;
  figures(): Promise<RtcFigures>;
  /** Words that a person sees, of one element. */
  words(tag: string): Promise<string>;
}

/** What of the state can leave the page. */
export interface StateDigest {
  readonly status: string;
  readonly error: string | null;
  readonly incoming: number;
  readonly phase: string | null;
  readonly endReason: string | null;
  readonly others: readonly { readonly id: string; readonly connection: string }[];
}

export interface StageOptions {
  /** More for the XMPP server. */
  readonly prosody?: ProsodyOptions;
  /** Runs before a page is loaded; pages are counted from 0 since the last `clear()`. */
  readonly prepare?: (page: Page, index: number) => Promise<void>;
  /** A relay that the XMPP server names. */
  turn?: boolean;
  /** Reached through a network that can be made a bad one, and by UDP alone. */
  impaired?: boolean;
  /** Further arguments of the relay. */
  turnArgs?: string[];
  /** Life of the relay's credentials in seconds. */
  turnTtl?: number;
}

export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const coturn = options.turn ? await startCoturn({ args: options.turnArgs ?? [] }) : null;
  const udp = coturn && options.impaired ? await UdpImpairer.to(coturn.port) : null;
  const prosody = await startProsody({
    appId: APP_ID,
    users: Object.fromEntries(Object.keys(PEOPLE).map((id) => [id, PASSWORD])),
    onlyPlain: true,
    ...options.prosody,
    ...(coturn
      ? {
          turn: {
            port: udp?.port ?? coturn.port,
            secret: coturn.secret,
            ...(options.turnTtl ? { ttl: options.turnTtl } : {}),
          },
        }
      : {}),
  });
  const server = await startStaticServer({
    mounts: { '/cdn': fromRoot('dist/cdn') },
    pages: { '/': PAGE },
  });
  const browsers = new Map<string, Promise<Browser>>();
  const people: Person[] = [];

  const open: Stage['open'] = async (name, path, launch = {}) => {
    const key = name + JSON.stringify(launch);
    if (!browsers.has(key)) browsers.set(key, launchBrowser(name, launch));
    const browser = await (browsers.get(key) as Promise<Browser>);
    const page = await browser.newPage();
    const person = createPerson(page);
    people.push(person);
    await page.evaluateOnNewDocument(installRtcSpy);
    await options.prepare?.(page, people.length - 1);
    await page.goto(new URL(path, server.origin).href);
    return person;
  };

  return {
    server,
    prosody,
    coturn,
    udp,
    open,
    async join(browser, user, attributes = {}, launch = {}) {
      const query = new URLSearchParams({
        signaling: 'xmpp',
        service: prosody.service,
        domain: prosody.domain,
        'app-id': APP_ID,
        'user-id': user as unknown as string,
        'display-name': PEOPLE[user],
        autoconnect: '',
        password: PASSWORD,
        ...attributes,
      });
      const person = await open(browser, `/?${query}`, launch);
      await person.until(({ status }) => status === 'online', `${PEOPLE[user]} is online`, 30_000);
      return person;
    },
    async clear() {
      await Promise.all(people.splice(0).map(async ({ page }) => page.isClosed() || (await page.close())));
    },
    async close() {
      const all = await Promise.allSettled(browsers.values());
      await Promise.all(all.map(async (result) => result.status === 'fulfilled' && result.value.close()));
      await Promise.all([server.close(), prosody.close(), coturn?.close(), udp?.close()]);
    },
  };
}

export function createPerson(page: Page): Person {
  const log: string[] = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`pageerror: ${String(error)}`));
  const person: Person = {
    page,
    log,
    async press(name) {
      await page.bringToFront();
      const handle = await until(() => findButton(page, name), Boolean, { label: `a button "${name}"` });
      // Where the mouse goes must be where the button stays.
      await until(
        async () => {
          const [before, after] = [await handle?.boundingBox(), await handle?.boundingBox()];
          return before !== null && before?.y === after?.y && before?.x === after?.x;
        },
        Boolean,
        { label: `"${name}" at rest` },
      );
      await handle?.click();
    },
    state: () =>
      page.evaluate((): StateDigest => {
        const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
        const { connection, incoming, call, participants } = provider.store.getState();
        return {
          status: connection.status,
          error: connection.error?.reason ?? null,
          incoming: incoming.length,
          phase: call?.phase ?? null,
          endReason: call?.endReason ?? null,
          others: participants
            .filter(({ isLocal }) => !isLocal)
            .map(({ id, connection: link }) => ({ id, connection: link })),
        };
      }),
    until: (holds, label, timeout = 40_000) =>
      until(
        // Before the script ran there is no store yet.
        () => person.state().catch(() => ({ status: 'loading' }) as StateDigest),
        holds,
        { label, timeout },
      ),
    figures: () => page.evaluate(() => window.rtcSpy.figures()),
    words: (tag) =>
      page.evaluate((name) => {
        const words = (node: Node): string => {
          if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
          if (node instanceof HTMLStyleElement) return '';
          const root = node instanceof Element ? node.shadowRoot : null;
          return [...(root ?? node).childNodes].map(words).join(' ');
        };
        return [...document.querySelectorAll(name)].map(words).join(' ').replace(/\s+/g, ' ').trim();
      }, tag),
  };
  return person;
}

/** The visible button with this name, wherever in the shadow trees it is. */
export async function findButton(page: Page | Frame, name: string): Promise<ElementHandle<Element> | null> {
  const handle = await page.evaluateHandle((wanted) => {
    const search = (root: Document | ShadowRoot): Element | null => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'button') {
          const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
          if (label.trim() === wanted && (element as HTMLElement).checkVisibility()) return element;
        }
        const found = element.shadowRoot ? search(element.shadowRoot) : null;
        if (found) return found;
      }
      return null;
    };
    return search(document);
  }, name);
  return handle.asElement() as ElementHandle<Element> | null;
}

/** Who is in a call with everybody else there. */
export const connectedTo =
  (count: number) =>
  ({ others }: StateDigest): boolean =>
    others.length === count && others.every(({ connection }) => connection === 'connected');

/** Ana, Ben and Tom in one call. */
export async function callOfThree(stage: Stage): Promise<readonly [ana: Person, ben: Person, tom: Person]> {
  const all = [
    await stage.join('chromium', 101),
    await stage.join('chromium', 102),
    await stage.join('chromium', 103),
  ] as const;
  const [ana, ben, tom] = all;
  await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102', '103']));
  for (const callee of [ben, tom]) await callee.press('Answer');
  for (const one of all) await one.until(connectedTo(2), 'connected to both', 40_000);
  return all;
}

/** Media comes in from everybody: frames and sound grow on each of so many links. */
export async function expectMedia(person: Person, links = 1): Promise<void> {
  const before = await person.figures();
  await until(
    () => person.figures(),
    (now) =>
      now.links.length === links &&
      now.links.every(
        ({ frames, energy }, index) =>
          frames > (before.links[index]?.frames ?? 0) + 3 && energy > (before.links[index]?.energy ?? 0),
      ),
    { label: `frames and sound on ${links} links`, timeout: 60_000 },
  );
}

/** Nothing is left of a call. */
export async function expectFreed(person: Person): Promise<void> {
  await until(
    () => person.figures(),
    ({ open, liveTracks }) => open === 0 && liveTracks === 0,
    { label: 'all freed' },
  );
}
