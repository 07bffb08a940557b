import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import type { KitPage } from './kit-page.js';
import { expectKitMedia, expectMediaBothWays, expectSdkMedia } from './media.js';
import { theyCall, weCall } from './meet.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

/** `totalAudioEnergy` of two seconds of silence. */
const QUIET = 1e-6;

let rig: Rig;
let kit: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([501, 502, 503]);
  kit = await rig.kit(501);
  sdks.quickblox = await rig.sdk('quickblox', 502);
  sdks.connectycube = await rig.sdk('connectycube', 503);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

/** No picture comes to the SDK any more, while the sound goes on. */
async function expectNoPicture(sdk: SdkPage): Promise<void> {
  let before = (await sdk.links())[kit.userId];
  await until(
    async () => {
      const now = (await sdk.links())[kit.userId];
      // What was on its way still comes.
      if (now?.frames !== before?.frames) before = now;
      return (now?.energy ?? 0) > (before?.energy ?? 0);
    },
    Boolean,
    { label: `no picture at ${sdk.sdk}`, timeout: 25_000 },
  );
}

/** Silence comes to the SDK, while the picture goes on. */
async function expectSilence(sdk: SdkPage): Promise<void> {
  let before = (await sdk.links())[kit.userId];
  await until(
    async () => {
      const now = (await sdk.links())[kit.userId];
      const louder = (now?.energy ?? 0) - (before?.energy ?? 0);
      const frames = (now?.frames ?? 0) - (before?.frames ?? 0);
      // The made-up microphone beeps each second; what an encoder makes of silence is a millionth of it.
      if (louder > QUIET) before = now;
      return { louder, frames };
    },
    ({ louder, frames }) => louder <= QUIET && frames > 30,
    { label: `silence at ${sdk.sdk}`, timeout: 25_000 },
  );
}

/** There is no screen to choose here: the browser hands out a drawn one of 400 × 300. */
async function shareDrawnScreens(page: Page): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 400, height: 300 });
    setInterval(() => canvas.getContext('2d')?.fillRect(Math.random() * 400, 0, 50, 300), 50);
    navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(canvas.captureStream(20));
  });
}

describe.each(SDKS)('media with %s', (name) => {
  it('mute: we switch our camera off and on, their picture stops and comes back', async () => {
    const sdk = sdks[name];
    await weCall(kit, sdk);
    await expectMediaBothWays(kit, sdk);
    await kit.act('setCamera', false);
    await expectNoPicture(sdk);
    await kit.act('setCamera', true);
    await expectSdkMedia(sdk, [kit.userId]);
  });

  it('mute: we switch our microphone off and on, their sound stops and comes back', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk);
    await expectMediaBothWays(kit, sdk);
    await kit.act('setMicrophone', false);
    await expectSilence(sdk);
    await kit.act('setMicrophone', true);
    await expectSdkMedia(sdk, [kit.userId]);
  });

  it('mute: they mute and unmute, the call goes on unharmed', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk);
    await sdk.mute('audio');
    await sdk.mute('video');
    const { audioEnergy } = await kit.figures();
    await kit.page.bringToFront();
    await sdk.unmute('audio');
    await sdk.unmute('video');
    await expectKitMedia(kit);
    expect((await kit.figures()).audioEnergy).toBeGreaterThan(audioEnergy);
    expect((await kit.state()).phase).toBe('connected');
  });

  it('screen share: theirs comes in place of the camera', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk);
    await expectMediaBothWays(kit, sdk);
    await sdk.shareScreen();
    await kit.page.bringToFront();
    await kit.page.evaluate(() => {
      const { store } = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
      const other = store.getState().participants.find(({ isLocal }) => !isLocal);
      const video = document.createElement('video');
      video.id = 'theirs';
      video.muted = true;
      video.srcObject = other?.videoStream ?? null;
      document.body.append(video);
      return video.play();
    });
    const shape = (): Promise<number> =>
      kit.page.evaluate(() => {
        const video = document.querySelector<HTMLVideoElement>('#theirs');
        return video ? video.videoWidth / video.videoHeight : 0;
      });
    // By its shape: a browser that is short of power makes pictures smaller. Their camera is 4:3.
    await until(shape, (ratio) => ratio > 1.6, { label: 'the drawn picture of 16:9' });
    await kit.page.evaluate(() => document.querySelector('#theirs')?.remove());
    await expectKitMedia(kit);
  });

  it('screen share: ours comes to them in place of the camera, which comes back after', async () => {
    const sdk = sdks[name];
    await weCall(kit, sdk);
    await expectMediaBothWays(kit, sdk);
    await shareDrawnScreens(kit.page);
    await kit.act('setScreenShare', true);
    const width = async () => (await sdk.links())[kit.userId]?.width ?? 0;
    await until(width, (now) => now === 400, { label: 'the drawn picture of 400 px', timeout: 25_000 });
    await expectSdkMedia(sdk, [kit.userId]);
    await kit.act('setScreenShare', false);
    await until(width, (now) => now > 0 && now !== 400, { label: 'the camera again', timeout: 25_000 });
    await expectSdkMedia(sdk, [kit.userId]);
  });
});
