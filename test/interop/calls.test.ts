import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays } from './media.js';
import { theyCall, weCall } from './meet.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
let kit: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([101, 102, 103]);
  kit = await rig.kit(101);
  sdks.quickblox = await rig.sdk('quickblox', 102);
  sdks.connectycube = await rig.sdk('connectycube', 103);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe.each(SDKS)('a call with %s', (name) => {
  it('video: we call, they take it, pictures and sound both ways', async () => {
    const sdk = sdks[name];
    const id = await kit.call([sdk.userId], { userInfo: { from: 'kit', room: '7' } });
    const rung = await sdk.told('call');
    expect(rung.sessionId).toBe(id);
    expect(rung.userInfo).toMatchObject({ from: 'kit', room: '7' });
    await sdk.accept({ hello: 'there', n: 7 });
    await kit.connected();
    await sdk.told('connection-state', ({ detail }) => detail === 'CONNECTED');
    await expectMediaBothWays(kit, sdk);
  });

  it('video: they call, we take it, pictures and sound both ways', async () => {
    const sdk = sdks[name];
    const id = await sdk.call([kit.userId], { userInfo: { from: 'sdk', room: 7 } });
    const { incoming } = await kit.rings();
    expect(incoming[0]).toMatchObject({ id, from: String(sdk.userId), kind: 'video' });
    expect(incoming[0]?.userInfo).toMatchObject({ from: 'sdk', room: '7' });
    await kit.accept({ userInfo: { hello: 'back' } });
    expect((await sdk.told('accept')).userInfo).toMatchObject({ hello: 'back' });
    await kit.connected();
    await expectMediaBothWays(kit, sdk);
  });

  it('audio: we call, sound both ways and no picture', async () => {
    const sdk = sdks[name];
    await weCall(kit, sdk, { video: false });
    expect(await sdk.page.evaluate(() => window.sdk.callType())).toBe(2);
    await expectMediaBothWays(kit, sdk, { video: false });
    expect((await kit.figures()).links.map(({ frames }) => frames)).toEqual([0]);
  });

  it('audio: they call, sound both ways and no picture', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk, { video: false });
    expect((await kit.state()).kind).toBe('audio');
    await expectMediaBothWays(kit, sdk, { video: false });
    expect((await sdk.links())[kit.userId]?.frames).toBe(0);
  });

  it('reject: they decline our call, and say why', async () => {
    const sdk = sdks[name];
    await kit.call([sdk.userId]);
    await sdk.told('call');
    await sdk.reject({ note: 'later' });
    await kit.ended('declined');
    await sdk.told('close');
  });

  it('reject: we decline their call, and say why', async () => {
    const sdk = sdks[name];
    await sdk.call([kit.userId]);
    await kit.rings();
    await kit.act('reject', { userInfo: { note: 'later' } });
    const rejected = await sdk.told('reject');
    expect(rejected).toMatchObject({ userId: kit.userId, userInfo: { note: 'later' } });
    await sdk.told('close');
  });

  it('hang up before the answer: we take our call back', async () => {
    const sdk = sdks[name];
    await kit.call([sdk.userId]);
    await sdk.told('call');
    await kit.act('hangUp', { userInfo: { note: 'never mind' } });
    expect((await sdk.told('stop')).userInfo).toMatchObject({ note: 'never mind' });
    await sdk.told('close');
    expect((await kit.state()).endReason).toBe('cancelled');
  });

  it('hang up before the answer: they take their call back', async () => {
    const sdk = sdks[name];
    await sdk.call([kit.userId]);
    await kit.rings();
    await sdk.stop();
    await kit.until(({ incoming }) => incoming.length === 0, 'rings no more');
  });

  it('hang up: we end a call that runs', async () => {
    const sdk = sdks[name];
    await theyCall(kit, sdk);
    await kit.act('hangUp', { userInfo: { note: 'bye' } });
    expect(await sdk.told('stop')).toMatchObject({ userId: kit.userId, userInfo: { note: 'bye' } });
    await sdk.told('close');
    expect((await kit.state()).endReason).toBe('hung-up');
  });

  it('hang up: they end a call that runs', async () => {
    const sdk = sdks[name];
    await weCall(kit, sdk);
    await sdk.stop({ note: 'bye' });
    await kit.ended('remote-hung-up');
  });
});

it('the SDKs stay what they are, and at home: version, and no address but this machine', async () => {
  const versions = {
    quickblox: await sdks.quickblox.page.evaluate(
      () => (window.QB as unknown as { version: string }).version,
    ),
    connectycube: await sdks.connectycube.page.evaluate(
      () => (window.ConnectyCube as unknown as { version: string }).version,
    ),
  };
  expect(versions).toEqual({ quickblox: '2.23.0', connectycube: '6.1.2' });
  for (const sdk of Object.values(sdks)) {
    expect(sdk.abroad).toEqual([]);
    expect(sdk.errors).toEqual([]);
  }
});
