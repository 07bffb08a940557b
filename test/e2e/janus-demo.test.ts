import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { until } from '../harness/until.js';
import { call, setJanusStage, type JanusStage } from './janus-support.js';
import { expectFreed, expectMedia, type Person } from './support.js';

/** Debian's `janus-demos`; its scripts for looks are packages of their own. */
const DEMOS = '/usr/share/janus/demos';
const SCRIPTS = '/usr/share/javascript';

declare const $: (what: string) => {
  val(text: string): void;
  click(): void;
  length: number;
  attr(name: string): string | undefined;
  text(): string;
};

let stage: JanusStage;
let demos: StaticServer;
beforeAll(async () => {
  stage = await setJanusStage();
  demos = await startStaticServer({
    mounts: { '/': DEMOS, '/javascript': SCRIPTS },
    pages: {
      '/settings.js': `var server = ${JSON.stringify(stage.janus.url)}, iceServers = null, token = '', apisecret = '';`,
    },
  });
});
afterEach(() => stage.clear());
afterAll(() => Promise.all([stage.close(), demos.close()]));

/** Janus' own page, with a name of letters and digits. */
async function openDemo(browser: 'chromium' | 'firefox', name: string): Promise<Person> {
  const person = await stage.open(browser, `${demos.origin}/videocalltest.html`);
  const { page } = person;
  await until(() => page.evaluate(() => $('#start').length === 1 && !$('#start').attr('disabled')));
  await page.evaluate(() => $('#start').click());
  await until(() => page.evaluate(() => $('#start').text() === 'Stop'));
  await page.evaluate((username) => {
    $('#username').val(username);
    $('#register').click();
  }, name);
  await until(() => page.evaluate(() => $('#youok').text().includes('Registered')));
  return person;
}

describe("Janus' own VideoCall page", () => {
  it.each(['chromium', 'firefox'] as const)('calls ours, in %s', async (browser) => {
    const [theirs, ours] = [`democalls${browser}`, `kitcalled${browser}`];
    const demo = await openDemo(browser, theirs);
    const kit = await stage.join('chromium', ours);
    await demo.page.bringToFront();
    await demo.page.evaluate((name) => {
      $('#peer').val(name);
      $('#call').click();
    }, ours);
    await kit.press('Answer');
    await kit.until(({ phase }) => phase === 'connected', 'connected');
    await expectMedia(kit);
    await demo.page.bringToFront();
    await expectMedia(demo);
    await demo.page.evaluate(() => $('#call').click());
    expect((await kit.until(({ phase }) => phase === 'ended', 'ended')).endReason).toBe('remote-hung-up');
    await expectFreed(kit);
  });

  it('is called by ours, sees our screen, mutes, and hears the end', async () => {
    const demo = await openDemo('chromium', 'democalled');
    const kit = await stage.join('chromium', 'kitcalls');
    await call(kit, 'democalled');
    await kit.until(({ phase }) => phase === 'ringing', 'rings there');
    await demo.page.bringToFront();
    await until(() => demo.page.evaluate(() => $('.bootbox .btn-success').length > 0));
    await demo.page.evaluate(() => $('.bootbox .btn-success').click());
    await kit.until(({ phase }) => phase === 'connected', 'connected');
    await expectMedia(demo);
    await kit.page.bringToFront();
    await expectMedia(kit);
    await kit.page.evaluate(() => document.querySelector('call-provider')?.store.setScreenShare(true));
    await until(() => demo.page.evaluate(() => $('#videoright video').length === 2), Boolean, {
      label: 'camera and screen',
    });
    await kit.page.evaluate(() => document.querySelector('call-provider')?.hangUp());
    await until(() => demo.page.evaluate(() => $('#call').text() === 'Call'));
    await expectFreed(kit);
  });

  it('declines ours', async () => {
    const demo = await openDemo('chromium', 'demodeclines');
    const kit = await stage.join('chromium', 'kitdeclined');
    await call(kit, 'demodeclines');
    await demo.page.bringToFront();
    await until(() => demo.page.evaluate(() => $('.bootbox .btn-danger').length > 0));
    await demo.page.evaluate(() => $('.bootbox .btn-danger').click());
    expect((await kit.until(({ phase }) => phase === 'ended', 'ended')).endReason).toBe('declined');
  });
});
