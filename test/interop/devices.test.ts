import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays, expectSdkMedia } from './media.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
/** Two devices of user 801: ours, and each SDK. */
let own: KitPage;
const ownSdks = {} as Record<Sdk, SdkPage>;
/** Somebody else on each client. */
let friend: KitPage;
const friends = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([801, 802, 803, 804]);
  own = await rig.kit(801);
  ownSdks.quickblox = await rig.sdk('quickblox', 801);
  ownSdks.connectycube = await rig.sdk('connectycube', 801);
  friend = await rig.kit(802);
  friends.quickblox = await rig.sdk('quickblox', 803);
  friends.connectycube = await rig.sdk('connectycube', 804);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe.each(SDKS)('one user with two devices, ours and %s', (name) => {
  it('we call them: all ring, the SDK takes it, media flows, ours stops ringing', async () => {
    const sdk = ownSdks[name];
    await friend.call([801]);
    await own.rings();
    await sdk.told('call');
    await sdk.accept();
    await friend.connected();
    await expectMediaBothWays(friend, sdk);
    await own.until(({ incoming }) => incoming.length === 0, 'rings no more');
    expect((await own.state()).phase).toBe(null);
  });

  it('we call them: all ring, ours takes it, and the SDK at the same user leaves the call alone', async () => {
    const sdk = ownSdks[name];
    await friend.call([801]);
    await sdk.told('call');
    await own.rings();
    await own.accept();
    await own.connected();
    await friend.connected();
    // Signaling v1.0 has no word for it: the SDK rings until its time is up. A late answer must do no harm.
    await sdk.accept();
    await friend.connected();
    await own.connected();
    expect((await friend.state()).phase).toBe('connected');
  });

  it('the SDK calls them: all ring, ours takes it, media flows', async () => {
    const caller = friends[name];
    await caller.call([801]);
    await own.rings();
    await ownSdks.quickblox.told('call');
    await ownSdks.connectycube.told('call');
    await own.accept();
    await own.connected();
    await expectMediaBothWays(own, caller);
    // Their hang-up reaches every device.
    await caller.stop();
    await own.ended('remote-hung-up');
    await ownSdks.quickblox.told('stop');
    await ownSdks.connectycube.told('stop');
  });

  it('the SDK calls them: all ring, an SDK takes it, ours stops ringing', async () => {
    const caller = friends[name];
    const taker = ownSdks[name];
    await caller.call([801]);
    await own.rings();
    await taker.told('call');
    await taker.accept();
    // The caller's candidates follow the answer, and reach every device of the user.
    await own.until(({ incoming }) => incoming.length === 0, 'rings no more');
    await expectSdkMedia(caller, [801]);
    expect((await own.state()).phase).toBe(null);
  });
});
