import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { photograph, serveStories, STEADY, type Light, type Size } from '../../scripts/lib/story-page.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { comparePictures, shrink } from '../harness/picture-diff.js';

/** `npm run pictures -- --update` takes what it sees as right. Look at what git shows of it. */
const UPDATE = process.env['PICTURES'] === 'update';
const FOLDER = fromRoot('test/pictures');
/** What differs is put here, beside what it should be. */
const FAILED = join(FOLDER, 'failed');
/** Share of the pixels that may differ, because another machine rounds and smooths in another way. A moved word is twice as many. */
const TOLERANCE = 0.0005;

const dark = { theme: 'dark' };
const phone = { width: 360, height: 640 };
const card = { width: 720, height: 400 };
const desk = { width: 960, height: 600 };

interface Picture extends Size, Light {
  readonly id: string;
}

const PICTURES: Record<string, Picture> = {
  'incoming phone': { id: 'scenes-ringing--incoming', ...phone },
  'incoming card': { id: 'scenes-ringing--incoming', ...card, look: dark },
  'incoming forced colours': { id: 'scenes-ringing--incoming', ...card, forced: true },
  'incoming large text': { id: 'scenes-ringing--incoming', ...phone, text: 2 },
  'incoming sharp': { id: 'scenes-ringing--incoming', ...card, look: { ...dark, kitTheme: 'call-sharp' } },
  'several calls': { id: 'scenes-ringing--several', ...card },
  'decline with words': { id: 'scenes-ringing--decline-with-message', ...phone, look: dark },
  'outgoing audio': { id: 'scenes-ringing--outgoing-audio', ...phone },
  'no answer': { id: 'scenes-ringing--no-answer', ...card, look: dark },
  'lobby blocked': { id: 'scenes-lobby--blocked', ...desk },
  'lobby asks': { id: 'scenes-lobby--ask', width: 280, height: 560, look: dark },
  'first here': { id: 'scenes-call--one', ...phone, look: dark },
  // So wide that tiles start at whole pixels: text on a layer of its own is drawn one way or the other else.
  'five people': { id: 'scenes-call--five', width: 488, height: 360 },
  'two on a phone': { id: 'scenes-call--two-phones', width: 280, height: 440 },
  'sharing, right to left': { id: 'scenes-call--sharing', width: 600, height: 400, look: { dir: 'rtl' } },
  'people beside': { id: 'elements-call-room--panel-beside', width: 960, height: 500 },
  'devices on a phone': { id: 'elements-call-room--panel-on-aphone', width: 392, height: 680, look: dark },
  chat: { id: 'elements-call-chat--long-words', width: 312, height: 600 },
  figures: { id: 'elements-call-stats--one-person', width: 440, height: 560 },
  'more menu': { id: 'elements-call-controls--more-open', width: 280, height: 560 },
  'controls grammar': { id: 'elements-call-toggle--grammar', width: 768, height: 300 },
  'controls mixed': { id: 'elements-call-controls--mixed', width: 768, height: 90, look: dark },
  'controls soft': {
    id: 'elements-call-controls--room',
    width: 960,
    height: 100,
    look: { kitTheme: 'call-soft' },
  },
  'call button': { id: 'elements-call-button--rest', width: 400, height: 120 },
  'three stars': { id: 'scenes-end--rated', ...phone },
};

const fileOf = (name: string): string => `${name.replace(/\W+/g, '-')}.png`;

describe('pictures', () => {
  let browser: Browser;
  let stories: Awaited<ReturnType<typeof serveStories>>;

  beforeAll(async () => {
    rmSync(FAILED, { recursive: true, force: true });
    stories = await serveStories();
    browser = await launchBrowser('chromium', { args: STEADY });
  });
  afterAll(async () => {
    await browser?.close();
    await stories?.close();
  });

  it.each(Object.entries(PICTURES))('%s', async (name, { id, width, height, ...light }) => {
    const size = { width, height };
    const taken = Buffer.from(
      await photograph(browser, stories.url, { id, ...size, ...light, sharp: true }, (shoot) => shoot(size)),
    );
    const file = join(FOLDER, fileOf(name));
    const was = existsSync(file) ? readFileSync(file) : null;
    const diff = was && comparePictures(was, taken);
    if (UPDATE && (!diff || diff.share > 0)) writeFileSync(file, shrink(taken));
    if (UPDATE) return;
    expect(was, 'there is no picture yet: npm run pictures -- --update').not.toBeNull();
    if (!diff || diff.share <= TOLERANCE) return;
    mkdirSync(FAILED, { recursive: true });
    writeFileSync(join(FAILED, fileOf(name)), diff.beside());
    expect.fail(
      `${(diff.share * 100).toFixed(2)} % of the pixels differ: look at test/pictures/failed/${fileOf(name)}`,
    );
  });

  it('are all of something that is tested', () => {
    const kept = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
    expect(kept.filter((file) => !Object.keys(PICTURES).map(fileOf).includes(file))).toEqual([]);
  });
});
