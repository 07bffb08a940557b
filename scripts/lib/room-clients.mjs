import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs } from './browsers.mjs';
import { computedByAll } from './processor-time.mjs';

/**
 * A browser of its own with people in one page of it, who are driven by `test/e2e/conference-page.ts`.
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
  const page = await open().catch(async (error) => {
    await close();
    throw error;
  });
  return {
    /** @param {string} id @param {object} options */
    sign: (id, options) =>
      page.evaluate((who, all) => window.room.sign(who, all), id, { userId: id, ...options }),
    /** Rejects with the reason where it does not work. @param {string} id @param {string} action @param {...unknown} args */
    async act(id, action, ...args) {
      const said = await page.evaluate(
        (who, what, all) => window.room.act(who, what, ...all),
        id,
        action,
        args,
      );
      if (said !== 'ok') throw new Error(`${id} cannot ${action}: ${said}`);
    },
    /** @param {string} id @param {number} timeout */
    rings: (id, timeout) =>
      page.waitForFunction((who) => window.room.look(who).rings, { timeout, polling: 100 }, id),
    /** Who has so many others in the call. @param {readonly string[]} ids @param {number} others */
    async met(ids, others) {
      const met = await page.evaluate(
        (all) =>
          all.map((id) => window.room.look(id).people.filter((one) => one.connection === 'connected').length),
        ids,
      );
      return met.filter((count) => count === others).length;
    },
    /** How many of these somebody has pictures of. @param {string} id @param {readonly string[]} others */
    seen: (id, others) =>
      page.evaluate(
        async (who, all) => {
          const arrived = await Promise.all(all.map((one) => window.room.arrived(who, one, 'video')));
          return arrived.filter((one) => (one?.frames ?? 0) > 0).length;
        },
        id,
        others,
      ),
    traffic: () => page.evaluate(() => window.room.traffic()),
    /** ms that all processes of the browser have computed. */
    computed: () => computedByAll(pid),
    close,
  };
}
