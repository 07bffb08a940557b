import { afterAll, beforeAll, describe, it } from 'vitest';
import { until } from '../harness/until.js';
import { setJanusStage, type JanusStage } from './janus-support.js';
import { expectMedia, type Person } from './support.js';

let stage: JanusStage;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  stage = await setJanusStage();
  ana = await stage.join('chromium', 'ana');
  ben = await stage.join('chromium', 'ben');
  await ana.page.evaluate(() => document.querySelector('call-provider')!.call('ben', { simulcast: true }));
  await ben.press('Answer');
  for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
  await ben.page.bringToFront();
});
afterAll(() => stage.close());

/** Width of the picture that comes to Ben, and how many come to him from Ana's page. */
const width = (): Promise<number> =>
  ben.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const stop = document.querySelector('call-provider')!.store.watchStats(([peer]) => {
          queueMicrotask(() => stop());
          resolve(peer?.camera.widthIn ?? 0);
        });
      }),
  );

/** The stage that Ben sees, in CSS px. */
const see = (inlineSize: number): Promise<void> =>
  ben.page.evaluate((px) => {
    const { style } = document.querySelector<HTMLElement>('call-grid')!;
    style.inlineSize = style.minInlineSize = `${px}px`;
    style.blockSize = style.minBlockSize = `${Math.round((px * 9) / 16)}px`;
  }, inlineSize);

const comes = (holds: (px: number) => boolean, label: string): Promise<number> =>
  until(width, holds, { label, timeout: 30_000 });

describe('three sizes of a picture through VideoCall, from Chromium', () => {
  /** The widths that are sent. A browser that is short of power narrows the whole picture, to three quarters at first. */
  const [WHOLE, HALF, QUARTER] = [1280, 640, 320];

  it('the size that comes follows the tile, and goes back', async () => {
    await see(1_000);
    await comes((px) => px > HALF && px <= WHOLE, 'the whole picture');
    await see(160);
    await comes((px) => px > 0 && px <= QUARTER, 'a quarter');
    await see(1_000);
    await comes((px) => px > HALF, 'the whole picture again');
  });

  it('a screen takes the place of the camera, and later offers keep the sizes', async () => {
    // A page behind another one may not ask for a screen.
    await ana.page.bringToFront();
    const share = (on: boolean): Promise<void> =>
      ana.page.evaluate(
        (wanted) => document.querySelector('call-provider')!.store.setScreenShare(wanted),
        on,
      );
    await share(true);
    await expectMedia(ben);
    await share(false);
    // Ben is told by a later offer.
    await ana.page.evaluate(() => document.querySelector('call-provider')!.store.recordAtServer(true));
    const told = (): Promise<boolean> =>
      ben.page.evaluate(() =>
        document
          .querySelector('call-provider')!
          .store.getState()
          .participants.some(({ recording }) => recording),
      );
    await until(told, Boolean, { label: 'Ben is told' });
    await ben.page.bringToFront();
    await see(160);
    await comes((px) => px > 0 && px <= QUARTER, 'a quarter');
    await see(1_000);
    await comes((px) => px > HALF, 'the whole picture');
  });

  it('without being asked for, one size is sent', async () => {
    await ana.press('Leave');
    await ben.until(({ phase }) => phase === 'ended', 'over');
    await ana.page.evaluate(() => document.querySelector('call-provider')!.call('ben'));
    await ben.press('Answer');
    await ben.until(({ phase }) => phase === 'connected', 'connected');
    await ben.page.bringToFront();
    await see(160);
    // A call may begin with a small picture; of several sizes the small one would stay.
    await comes((px) => px > QUARTER, 'a large picture for a small tile');
  });
});
