import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectFreed, expectMedia, setStage, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

describe('a call between two windows of one browser, without a server', () => {
  it.each(['chromium', 'firefox'] as const)('%s', async (browser) => {
    const ana = await stage.open(browser, '/?user-id=ana&display-name=Ana&autoconnect');
    const ben = await stage.open(browser, '/?user-id=ben&display-name=Ben&autoconnect');
    for (const one of [ana, ben]) await one.until(({ status }) => status === 'online', 'online');
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call('ben'));
    await ben.press('Answer');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    for (const one of [ana, ben]) {
      await one.page.bringToFront();
      await expectMedia(one);
    }
    await ben.press('Leave');
    await ana.until(({ phase }) => phase === 'ended', 'ended');
    expect((await ana.state()).endReason).toBe('remote-hung-up');
    for (const one of [ana, ben]) await expectFreed(one);
    await stage.clear();
  });
});
