import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import type { Wall } from '../harness/grid-wall.js';
import { launchBrowser } from '../harness/browsers.js';
import { until } from '../harness/until.js';

declare const wall: Wall;

/** Chromium alone counts its layouts for a test. That nothing forces one is tested in both browsers. */
describe('a wall of forty-nine', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [fromRoot('test/harness/grid-wall.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      tsconfig: fromRoot('tsconfig.json'),
      // Which files do something when imported is said of dist/.
      ignoreAnnotations: true,
    });
    browser = await launchBrowser('chromium', { viewport: { width: 1920, height: 1080 } });
    page = await browser.newPage();
    await page.setContent('<!doctype html><style>body { margin: 0 }</style>');
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    await until(
      () => page.evaluate(() => wall.tiles()),
      (tiles) => tiles === 49,
    );
    await page.evaluate(() => wall.drawn());
  });
  afterAll(() => browser.close());

  async function layouts(run: () => Promise<unknown>): Promise<number> {
    const before = await page.metrics();
    await run();
    const after = await page.metrics();
    return (after.LayoutCount ?? NaN) - (before.LayoutCount ?? NaN);
  }

  it('stands still while nothing happens', async () => {
    expect(await layouts(() => page.evaluate(() => wall.drawn()))).toBe(0);
  });

  it('is laid out once for each change of who speaks', async () => {
    for (const who of [3, 7, 20, 41, 5]) {
      expect(await layouts(() => page.evaluate((index) => wall.speak(index), who))).toBe(1);
    }
  });

  it('is laid out once when somebody leaves, while the others glide, and once when they have faded', async () => {
    for (const id of ['p9', 'p30']) {
      expect(await layouts(() => page.evaluate((person) => wall.leave(person), id))).toBe(2);
    }
  });
});
