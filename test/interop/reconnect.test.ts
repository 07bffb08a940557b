import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { cutConnections, prepareLoss } from './breaking.js';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays } from './media.js';
import { theyCall, weCall } from './meet.js';
import { setUpRig, type Rig } from './rig.js';
import type { SdkPage } from './sdk-page.js';

/** Half a minute and more is what noticing and mending a dead path may take together. */
const PATIENCE = 60_000;

let rig: Rig;
/** Of two QuickBlox peers the lower id gives way when both offer: one of ours above its own, one below. */
let pairs: readonly { readonly kit: KitPage; readonly quickblox: SdkPage }[];
let kit: KitPage;
let connectycube: SdkPage;

beforeAll(async () => {
  rig = await setUpRig([701, 702, 703, 704, 705]);
  kit = await rig.kit(701);
  pairs = [
    { kit, quickblox: await rig.sdk('quickblox', 702) },
    { kit: await rig.kit(704), quickblox: await rig.sdk('quickblox', 703) },
  ];
  connectycube = await rig.sdk('connectycube', 705);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe('reconnect with QuickBlox: a new connection, told by update', () => {
  it('started by QuickBlox, with the lower and with the higher id: media goes on', async () => {
    for (const { kit: ours, quickblox } of pairs) await weCall(ours, quickblox);
    await Promise.all(pairs.map(({ kit: ours }) => cutConnections(ours.page)));
    for (const { kit: ours, quickblox } of pairs) {
      await quickblox.told('reconnect', ({ detail }) => detail === 'reconnecting', PATIENCE);
      await quickblox.told('reconnect', ({ detail }) => detail === 'reconnected', PATIENCE);
      await ours.connected();
      await expectMediaBothWays(ours, quickblox);
    }
  });

  it('started by us, with the lower and with the higher id: media goes on', async () => {
    for (const { kit: ours, quickblox } of pairs) await theyCall(ours, quickblox);
    await Promise.all(pairs.map(({ quickblox }) => cutConnections(quickblox.page)));
    for (const { kit: ours } of pairs) {
      await ours.until(({ phase }) => phase === 'reconnecting', 'sees the loss', PATIENCE);
    }
    for (const { kit: ours, quickblox } of pairs) {
      await ours.connected(1, PATIENCE);
      await expectMediaBothWays(ours, quickblox);
      // It saw nothing of the end of its own connection: the word was ours.
      await quickblox.told('update', ({ userId }) => userId === ours.userId);
      expect(await quickblox.events('reconnect')).toEqual([]);
    }
  });
});

describe('reconnect with ConnectyCube: an ICE restart', () => {
  const ufrag = async () => (await connectycube.links())[kit.userId]?.ufrag;

  it('started by ConnectyCube: the same connection goes on with new credentials', async () => {
    await theyCall(kit, connectycube);
    await expectMediaBothWays(kit, connectycube);
    const before = await ufrag();
    const { made } = await kit.figures();
    await connectycube.iceRestart(kit.userId);
    await until(ufrag, (now) => now !== before, { label: 'new credentials' });
    await until(
      async () => (await kit.page.evaluate(() => window.rtcConnections.at(-1)?.signalingState)) ?? '',
      (state) => state === 'stable',
    );
    await expectMediaBothWays(kit, connectycube);
    expect((await kit.figures()).made).toBe(made);
  });

  it('started by us when the path is dead: the same connection comes back', async () => {
    const loss = await prepareLoss(kit.page);
    await weCall(kit, connectycube);
    await expectMediaBothWays(kit, connectycube);
    const before = await ufrag();
    const { made } = await kit.figures();
    await loss.set(true);
    await kit.until(({ phase }) => phase === 'reconnecting', 'sees the loss', PATIENCE);
    await until(ufrag, (now) => now !== before, { label: 'new credentials', timeout: PATIENCE });
    await loss.set(false);
    await kit.connected(1, PATIENCE);
    await expectMediaBothWays(kit, connectycube);
    expect((await kit.figures()).made).toBe(made);
  });
});
