import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './kit-page.js';
import { expectKitMedia } from './media.js';
import { weCall } from './meet.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
let kit: KitPage;
let friend: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([301, 302, 303, 304]);
  kit = await rig.kit(301);
  sdks.quickblox = await rig.sdk('quickblox', 302);
  // This SDK lets every call ring: its applications reject by themselves, with the documented parameter.
  sdks.connectycube = await rig.sdk('connectycube', 303, { rejectWhenBusy: true });
  friend = await rig.kit(304);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe.each(SDKS)('busy, with %s', (name) => {
  it('we are in a call: they see it rejected as busy, and our call goes on', async () => {
    await kit.call([friend.userId]);
    await friend.rings();
    await friend.accept();
    await kit.connected();
    const sdk = sdks[name];
    await sdk.call([kit.userId]);
    expect(await sdk.told('reject')).toMatchObject({ userId: kit.userId, userInfo: { busy: 'true' } });
    await sdk.told('close');
    const { incoming, phase } = await kit.state();
    expect({ incoming, phase }).toEqual({ incoming: [], phase: 'connected' });
    await expectKitMedia(kit);
  });

  it('they are in a call: ours ends as busy, and theirs goes on', async () => {
    const sdk = sdks[name];
    await weCall(friend, sdk);
    await kit.call([sdk.userId], { userInfo: { note: 'are you there' } });
    await kit.ended('busy');
    await expectKitMedia(friend);
    expect(await sdk.events('stop')).toEqual([]);
  });
});
