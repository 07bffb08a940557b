import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays } from './media.js';
import { theyCall, weCall } from './meet.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
let kit: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([901, 902, 903]);
  kit = await rig.kit(901);
  sdks.quickblox = await rig.sdk('quickblox', 902);
  sdks.connectycube = await rig.sdk('connectycube', 903);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

/** `maxBitrate` of what our side sends of the camera, in bit/s. */
function ourBitrate(): Promise<number | null> {
  return kit.page.evaluate(() => {
    const open = window.rtcConnections.filter(({ connectionState }) => connectionState !== 'closed');
    const senders = open.flatMap((connection) => connection.getSenders());
    const video = senders.find(({ track }) => track?.kind === 'video');
    return video?.getParameters().encodings[0]?.maxBitrate ?? null;
  });
}

const linkOf = async (sdk: SdkPage) => (await sdk.links())[kit.userId];

describe.each(SDKS)('bandwidth, with %s', (name) => {
  it('we call with a cap: each side keeps to it, in the words that SDK knows', async () => {
    const sdk = sdks[name];
    await weCall(kit, sdk, { maxBandwidth: 256 });
    await expectMediaBothWays(kit, sdk);
    await until(ourBitrate, (rate) => rate !== null && rate <= 256_000, { label: 'our cap' });
    const link = await until(
      () => linkOf(sdk),
      (now) => (name === 'quickblox' ? now?.remoteAs === 256 : now?.maxBitrate === 256_000),
      { label: 'their cap' },
    );
    // QuickBlox writes what userInfo asks into both descriptions by itself.
    if (name === 'quickblox') expect(link?.localAs).toBe(256);
  });

  it('they call with a cap: our side keeps to it', async () => {
    const sdk = sdks[name];
    const options = name === 'quickblox' ? { bandwidth: 256 } : { userInfo: { maxBandwidth: 256 } };
    await theyCall(kit, sdk, options);
    await expectMediaBothWays(kit, sdk);
    await until(ourBitrate, (rate) => rate !== null && rate <= 256_000, { label: 'our cap' });
  });

  it('changed in a running call, and lifted again: media goes on', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk);
    const before = await until(ourBitrate, (rate) => (rate ?? 0) > 128_000, { label: 'no narrow cap' });
    await kit.act('setMaxBandwidth', 128);
    await until(ourBitrate, (rate) => rate !== null && rate <= 128_000, { label: 'our cap' });
    if (name === 'connectycube') {
      await sdk.setMaxBandwidth(128);
      expect((await linkOf(sdk))?.maxBitrate).toBe(128_000);
    }
    await kit.act('setMaxBandwidth', 0);
    await until(ourBitrate, (rate) => rate === before, { label: 'lifted' });
    await expectMediaBothWays(kit, sdk);
  });
});
