import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs } from './browsers.mjs';
import { computedByAll } from './processor-time.mjs';

/** One thread of a page carries all its connections: more than so many people fill it, and its page waits for it. */
export const IN_ONE_PAGE = 3;

/**
 * Who of a crowd has a voice: the first and every fourth of the others, as in a room that can be understood. Decoding
 * all voices for all would fill two cores.
 * @param {number} at
 */
export const speaks = (at) => at === 0 || at % 4 === 1;

/**
 * A browser of its own with people in pages of it, who are driven by `test/e2e/conference-page.ts`.
 * @param {string} origin
 */
export async function openClients(origin) {
  const browser = await puppeteer.launch({
    executablePath: browserPath('chromium'),
    headless: true,
    args: chromiumArgs(),
    protocolTimeout: 120_000,
  });
  const pid = browser.process()?.pid ?? 0;
  const close = async () => {
    // One that is too busy to answer may not keep the next size waiting.
    const timer = setTimeout(() => browser.process()?.kill('SIGKILL'), 5_000);
    await browser.close().catch(() => undefined);
    clearTimeout(timer);
  };
  const open = async () => {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page.goto(origin);
    await page.waitForFunction(() => 'room' in window);
    return page;
  };
  /** @type {Map<import('puppeteer-core').Page, string[]>} */
  const pages = new Map();
  /** @param {string} id */
  const pageOf = (id) => {
    const [page] = [...pages].find(([, ids]) => ids.includes(id)) ?? [];
    if (!page) throw new Error(`${id} has not signed in`);
    return page;
  };
  return {
    /** @param {string} id @param {object} options */
    async sign(id, options) {
      const [free] = [...pages].find(([, ids]) => ids.length < IN_ONE_PAGE) ?? [];
      const page = free ?? (await open());
      pages.set(page, [...(pages.get(page) ?? []), id]);
      await page.evaluate((who, all) => window.room.sign(who, all), id, { userId: id, ...options });
    },
    /** Rejects with the reason where it does not work. @param {string} id @param {string} action @param {...unknown} args */
    async act(id, action, ...args) {
      const said = await pageOf(id).evaluate(
        (who, what, all) => window.room.act(who, what, ...all),
        id,
        action,
        args,
      );
      if (said !== 'ok') throw new Error(`${id} cannot ${action}: ${said}`);
    },
    /** @param {string} id @param {number} timeout */
    rings: (id, timeout) =>
      pageOf(id).waitForFunction((who) => window.room.look(who).rings, { timeout, polling: 100 }, id),
    /** How many have so many others in the call. @param {number} others */
    async met(others) {
      const met = await Promise.all(
        [...pages].map(([page, ids]) =>
          page.evaluate(
            (all) =>
              all.map(
                (id) => window.room.look(id).people.filter((one) => one.connection === 'connected').length,
              ),
            ids,
          ),
        ),
      );
      return met.flat().filter((count) => count === others).length;
    },
    /** How many of these somebody has pictures of. @param {string} id @param {readonly string[]} others */
    seen: (id, others) =>
      pageOf(id).evaluate(
        async (who, all) => {
          const arrived = await Promise.all(all.map((one) => window.room.arrived(who, one, 'video')));
          return arrived.filter((one) => (one?.frames ?? 0) > 0).length;
        },
        id,
        others,
      ),
    /** Of one person's page. @param {string} id */
    traffic: (id) => pageOf(id).evaluate(() => window.room.traffic()),
    /** ms that all processes of the browser have computed. */
    computed: () => computedByAll(pid),
    close,
  };
}
