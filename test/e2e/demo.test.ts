import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Frame } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';
import { findButton } from './support.js';

let running: ChildProcess | null = null;
afterEach(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGINT');
    await once(running, 'exit');
  }
  running = null;
});

/** `npm start`, as a person runs it; settles with the address that it prints. */
async function start(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [fromRoot('scripts/start.mjs'), ...args], { stdio: 'pipe' });
  running = child;
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return until(() => /http:\/\/localhost:\d+\//.exec(said)?.[0] ?? '', Boolean, {
    timeout: 60_000,
    label: 'the address',
  });
}

/** Presses a visible button by its name, in one of the phones. */
async function press(phone: Frame, name: string): Promise<void> {
  const button = await until(() => findButton(phone, name), Boolean, { label: `a button "${name}"` });
  await button?.evaluate((element) => (element as HTMLButtonElement).click());
}

describe('npm start', () => {
  it.each([[[]], [['--xmpp']]])(
    '%j: Ana calls Ben, he answers, both see and hear each other',
    async (args) => {
      const url = await start('--port=0', ...args);
      // No camera and no microphone: the page draws a person and hums.
      const browser = await launchBrowser('chromium', { media: 'none' });
      try {
        const page = await browser.newPage();
        await page.evaluateOnNewDocument(installRtcSpy);
        await page.goto(url);
        const phoneOf = (name: string): Promise<Frame> =>
          until(() => page.frames().find((frame) => frame.url().includes(`me=${name}`)) as Frame, Boolean, {
            label: `the phone of ${name}`,
          });
        const [ana, ben] = [await phoneOf('ana'), await phoneOf('ben')];
        await press(ana, 'Call Ben');
        await press(ben, 'Answer');
        for (const phone of [ana, ben]) {
          await until(
            () => phone.evaluate(() => window.rtcSpy.figures()),
            ({ framesDecoded, audioEnergy }) => framesDecoded > 5 && audioEnergy > 0,
            { label: 'picture and sound', timeout: 30_000 },
          );
          const says = await phone.evaluate(() => document.body.innerText);
          expect(says).toContain('drawn by the page');
        }
        const link = await page.evaluate(() => document.querySelector('a[target]')?.textContent ?? '');
        expect(link).toContain('third');
      } finally {
        await browser.close();
      }
    },
  );
});
