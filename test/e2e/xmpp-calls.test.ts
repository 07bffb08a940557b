import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserName } from '../harness/browsers.js';
import { until } from '../harness/until.js';
import { callOfThree, expectFreed, expectMedia, PASSWORD, setStage, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ turn: true });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const PAIRS: readonly (readonly [BrowserName, BrowserName])[] = [
  ['chromium', 'chromium'],
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
];

describe('a call over a real XMPP server, with the CDN file alone', () => {
  it.each(PAIRS)('%s calls %s', async (callerBrowser, calleeBrowser) => {
    const ana = await stage.join(callerBrowser, 101);
    const ben = await stage.join(calleeBrowser, 102);
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    expect((await ben.figures()).captures).toBe(0);
    await ben.press('Answer');
    await Promise.all([ana, ben].map((one) => one.until(({ phase }) => phase === 'connected', 'connected')));
    await Promise.all([ana, ben].map((one) => expectMedia(one)));
    await ana.press('Leave');
    await ben.until(({ phase }) => phase === 'ended', 'ended');
    expect(await ben.state()).toMatchObject({ endReason: 'remote-hung-up' });
    await Promise.all([ana, ben].map(expectFreed));
    // No secret in the page's markup or on its console (PROMISES S12).
    for (const { page, log } of [ana, ben]) {
      const markup = await page.evaluate(() => document.documentElement.outerHTML);
      expect(markup + log.join('\n')).not.toContain(PASSWORD);
      expect(log.filter((line) => line.startsWith('pageerror') || line.startsWith('error'))).toEqual([]);
    }
  });

  it('three people: six directions of media', async () => {
    const all = await callOfThree(stage);
    const [ana, ben, tom] = all;
    for (const one of all) {
      await one.page.bringToFront();
      await expectMedia(one, 2);
    }
    await tom.press('Leave');
    await ana.until(({ others }) => others.some(({ connection }) => connection === 'ended'), 'Tom is gone');
    expect((await ana.state()).phase).toBe('connected');
    await ana.press('Leave');
    await ben.until(({ phase }) => phase === 'ended', 'over');
    for (const one of all) await expectFreed(one);
  });

  it('relayed by the TURN server that the XMPP server names, and back by ICE restart when that one restarts', async () => {
    const ana = await stage.join('chromium', 101, { 'relay-only': '' });
    const ben = await stage.join('chromium', 102, { 'relay-only': '' });
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
    await ben.press('Answer');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    await until(
      () => ana.figures(),
      ({ relay }) => relay,
      { label: 'relayed' },
    );
    await stage.coturn?.kill();
    for (const one of [ana, ben]) {
      await one.until(({ phase }) => phase === 'reconnecting', 'sees the loss', 30_000);
    }
    await stage.coturn?.restart();
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'is back', 45_000);
    await ana.page.bringToFront();
    await expectMedia(ana);
    expect((await ana.figures()).made).toBe(1);
  });

  it('a call survives the XMPP server being killed and started again', async () => {
    const ana = await stage.join('chromium', 101);
    const ben = await stage.join('chromium', 102);
    await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
    await ben.press('Answer');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    await stage.prosody.kill();
    await ana.until(({ status }) => status === 'reconnecting', 'signaling is lost');
    await expectMedia(ana);
    await stage.prosody.restart();
    for (const one of [ana, ben])
      await one.until(({ status }) => status === 'online', 'signaling is back', 30_000);
    expect((await ana.state()).phase).toBe('connected');
    await ben.press('Leave');
    await ana.until(({ phase }) => phase === 'ended', 'the hang-up arrives');
  });

  it('declining, and a wrong password, are told in words', async () => {
    const ana = await stage.join('chromium', 101);
    const ben = await stage.join('chromium', 102);
    await ana.page.evaluate(() =>
      document.querySelector('call-provider')?.call([{ id: '102', name: 'Ben' }]),
    );
    await ben.press('Decline');
    await ana.until(({ endReason }) => endReason === 'declined', 'declined');
    await until(
      () => ana.words('call-status'),
      (words) => words.includes('Ben declined'),
      { label: 'words' },
    );

    const query = new URLSearchParams({
      signaling: 'xmpp',
      service: stage.prosody.service,
      domain: stage.prosody.domain,
      'app-id': '999',
      'user-id': '103',
      password: 'wrong',
      autoconnect: '',
    });
    const tom = await stage.open('chromium', `/?${query}`);
    await tom.until(({ error }) => error === 'auth-failed', 'refused');
    await until(
      () => tom.words('call-status'),
      (words) => words.includes('We could not sign you in'),
      {
        label: 'words',
      },
    );
  });
});
