import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays } from './media.js';
import { theyCall, weCall } from './meet.js';
import { setUpRig, type Rig } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
let kit: KitPage;
let quickblox: SdkPage;
let connectycube: SdkPage;

beforeAll(async () => {
  rig = await setUpRig([601, 602, 603]);
  kit = await rig.kit(601);
  quickblox = await rig.sdk('quickblox', 602);
  connectycube = await rig.sdk('connectycube', 603);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe('update', () => {
  it('QuickBlox tells us parameters: all of them, and its userInfo', async () => {
    await weCall(kit, quickblox);
    await quickblox.update({ colour: 'red', userInfo: { mood: 'good', seat: '4' } });
    const update = await kit.told('call-update');
    expect(update).toMatchObject({
      from: '602',
      params: { colour: 'red' },
      userInfo: { mood: 'good', seat: '4' },
    });
  });

  it('we tell QuickBlox parameters: it hands on the userInfo among them', async () => {
    await theyCall(kit, quickblox);
    await kit.act('update', { colour: 'red', userInfo: { mood: 'good', seat: 4 } });
    const update = await quickblox.told('update', ({ userInfo }) => userInfo !== null);
    expect(update).toMatchObject({ userId: 601, userInfo: { mood: 'good', seat: '4' } });
  });

  it('we tell ConnectyCube parameters: it ignores them, and the call goes on unharmed', async () => {
    await theyCall(kit, connectycube);
    await kit.act('update', { colour: 'red', userInfo: { mood: 'good', seat: 4 } });
    await kit.act('setHandRaised', true);
    await expectMediaBothWays(kit, connectycube);
    // Its signaling is alive: it still hears the end.
    await kit.act('hangUp');
    await connectycube.told('stop');
  });

  it('a raised hand is for our own clients: QuickBlox is not told, and goes on unharmed', async () => {
    await theyCall(kit, quickblox);
    await kit.act('setHandRaised', true);
    await expectMediaBothWays(kit, quickblox);
    expect(await quickblox.events('update')).toEqual([]);
    await kit.act('hangUp');
    await quickblox.told('stop');
  });
});
