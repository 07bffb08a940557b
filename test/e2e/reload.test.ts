import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { took } from '../harness/took.js';
import { expectFreed, expectMedia, setStage, type Person, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const connected = ({ others }: Awaited<ReturnType<Person['state']>>): boolean =>
  others.length > 0 && others.every(({ connection }) => connection === 'connected');

describe('F14: a page goes away in a call', () => {
  it('loaded anew, it offers the way back, and the call goes on in the same tile', async () => {
    const ana = await stage.join('chromium', 101);
    const ben = await stage.join('chromium', 102);
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
    await ben.press('Answer');
    await Promise.all([ana, ben].map((one) => one.until(connected, 'connected')));
    await ben.page.reload();
    const left = performance.now();
    await ana.until(({ phase }) => phase === 'reconnecting', 'reconnecting');
    took('others are told that a page is loaded anew', 6_000, performance.now() - left);
    await ben.press('Go back');
    await Promise.all([ana, ben].map((one) => one.until(connected, 'connected again')));
    for (const one of [ana, ben]) {
      await one.page.bringToFront();
      await expectMedia(one);
    }
  });

  it('closed or crashed, it is gone within 30 s, and the others talk on', async () => {
    const all = [
      await stage.join('chromium', 101),
      await stage.join('chromium', 102),
      // A crash takes the pages that share its process with it.
      await stage.join('chromium', 103, {}, { args: ['--crash-alone'] }),
    ] as const;
    const [ana, ben, tom] = all;
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102', '103']));
    for (const callee of [ben, tom]) await callee.press('Answer');
    for (const one of all)
      await one.until((state) => connected(state) && state.others.length === 2, 'connected');
    const start = performance.now();
    // No word comes from a killed renderer.
    tom.page.goto('chrome://crash').catch(() => undefined);
    await ben.page.close();
    await ana.until(({ phase }) => phase === 'ended', 'all gone', 40_000);
    took('a page that was closed or crashed is gone', 30_000, performance.now() - start);
    await expectFreed(ana);
  });
});
