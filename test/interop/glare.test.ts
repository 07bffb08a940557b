import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { took } from '../harness/took.js';
import type { KitPage } from './kit-page.js';
import { expectKitMedia } from './media.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
/** With a lower and with a higher id than the SDKs'. */
const kits: KitPage[] = [];
const sdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([401, 402, 403, 404]);
  kits.push(await rig.kit(401));
  sdks.quickblox = await rig.sdk('quickblox', 402);
  sdks.connectycube = await rig.sdk('connectycube', 403);
  kits.push(await rig.kit(404));
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe('two pages of ours call each other at once', () => {
  it.each([
    { first: 0, second: 1 },
    { first: 1, second: 0 },
  ])('one call comes of it, and both are in it (page $first first)', async ({ first, second }) => {
    const [one, other] = [kits[first], kits[second]] as [KitPage, KitPage];
    const begun = performance.now();
    await Promise.all([one.call([other.userId]), other.call([one.userId])]);
    await Promise.all([one.connected(), other.connected()]);
    took('two who call each other over XMPP are connected', 10_000, performance.now() - begun);
    const [id, same] = await Promise.all([idOf(one), idOf(other)]);
    expect(id).toBe(same);
    for (const kit of [one, other]) {
      await expectKitMedia(kit);
      expect(await told(kit)).toEqual(['call-started']);
    }
  });
});

/** What the page was told. On a slow machine one calls a moment late, and it has rung there: then that is the answer. */
const told = async (kit: KitPage): Promise<string[]> =>
  (await kit.events())
    .map(({ type, reason }) => (type === 'call-error' ? `${type}: ${reason}` : type))
    .filter((type) => type !== 'call-incoming');

const idOf = ({ page }: KitPage): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('call-provider')?.store.getState().call?.id);

describe.each(SDKS)('we and %s call each other', (name) => {
  const theirs = async (kit: KitPage, sdk: SdkPage, id: string): Promise<void> => {
    await sdk.told('accept', ({ sessionId }) => sessionId === id);
    await kit.connected();
    expect(await idOf(kit)).toBe(id);
    await expectKitMedia(kit);
    await sdk.told('remote-stream', ({ sessionId }) => sessionId === id);
    // Nothing rings on, and the page heard of no call that ended.
    expect((await kit.state()).incoming).toEqual([]);
    expect(await told(kit)).toEqual(['call-started']);
  };

  it.each([0, 1])('in the same moment: theirs goes on, ours is withdrawn (our page %i)', async (which) => {
    const [kit, sdk] = [kits[which], sdks[name]];
    const [, id] = await Promise.all([kit.call([sdk.userId]), sdk.call([kit.userId])]);
    await theirs(kit, sdk, id);
  });

  it('theirs while ours rings there: theirs goes on, and the ringing stops', async () => {
    const [kit, sdk] = [kits[0], sdks[name]];
    const ours = await kit.call([sdk.userId]);
    await sdk.told('call', ({ sessionId }) => sessionId === ours);
    const id = await sdk.call([kit.userId]);
    await theirs(kit, sdk, id);
    await sdk.told('stop', ({ sessionId }) => sessionId === ours);
  });

  it('ours while theirs rings here: ours is the answer', async () => {
    const [kit, sdk] = [kits[1], sdks[name]];
    const id = await sdk.call([kit.userId]);
    await kit.rings();
    expect(await kit.call([sdk.userId])).toBe(id);
    await sdk.told('accept', ({ sessionId }) => sessionId === id);
    await kit.connected();
    await expectKitMedia(kit);
  });
});
