import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import type { KitPage } from './kit-page.js';
import { expectMediaBothWays } from './media.js';
import { weCall } from './meet.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

let rig: Rig;
let kit: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;

/** What an application on either SDK sees of chat, under the names that the two share. */
interface SdkChat {
  onMessageListener: (userId: number, message: { body: string; type: string }) => void;
  send(to: number, message: { type: 'chat'; body: string; extension?: object }): unknown;
}

declare global {
  interface Window {
    heardTexts: string[];
  }
}

beforeAll(async () => {
  rig = await setUpRig([611, 612, 613]);
  kit = await rig.kit(611);
  sdks.quickblox = await rig.sdk('quickblox', 612);
  sdks.connectycube = await rig.sdk('connectycube', 613);
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

const messages = ({ page }: KitPage): Promise<string[]> =>
  page.evaluate(() => {
    const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
    return provider.store
      .getState()
      .chat.messages.map(({ text, delivery }) => `${text} ${delivery ?? 'heard'}`);
  });

describe.each(SDKS)('texts with %s', (name) => {
  it('are plain chat messages there, and theirs are shown here; the call is not disturbed', async () => {
    const sdk = sdks[name];
    await sdk.page.evaluate((quickblox) => {
      const { chat } = (quickblox ? window.QB : window.ConnectyCube) as unknown as { chat: SdkChat };
      window.heardTexts = [];
      chat.onMessageListener = (userId, { body, type }) =>
        window.heardTexts.push(`${userId} ${type} ${body}`);
    }, name === 'quickblox');
    await weCall(kit, sdk);
    await kit.act('sendMessage', 'Hello <there> & 🎥');
    await until(
      () => sdk.page.evaluate(() => window.heardTexts),
      (heard) => heard.length > 0,
    );
    expect(await sdk.page.evaluate(() => window.heardTexts)).toEqual(['611 chat Hello <there> & 🎥']);
    await sdk.page.evaluate(
      (quickblox, to) => {
        const { chat } = (quickblox ? window.QB : window.ConnectyCube) as unknown as { chat: SdkChat };
        chat.send(to, { type: 'chat', body: 'from an SDK', extension: {} });
      },
      name === 'quickblox',
      kit.userId,
    );
    // No receipt comes from an SDK: the hand-over counts.
    await until(
      () => messages(kit),
      (all) => all.join() === 'Hello <there> & 🎥 sent,from an SDK heard',
    );
    await expectMediaBothWays(kit, sdk);
    expect(sdk.errors).toEqual([]);
    // Its signaling is alive: it still hears the end.
    await kit.act('hangUp');
    await sdk.told('stop');
  });
});
