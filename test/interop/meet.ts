import type { CallOptions } from '../../src/store/call-store.js';
import type { KitPage } from './kit-page.js';
import type { SdkCallOptions } from './sdk-driver.js';
import type { SdkPage } from './sdk-page.js';

/** Our side calls the SDK, and it takes the call. Gives the id of the call. */
export async function weCall(kit: KitPage, sdk: SdkPage, options: CallOptions = {}): Promise<string> {
  const id = await kit.call([sdk.userId], options);
  await sdk.told('call', ({ sessionId }) => sessionId === id);
  await sdk.accept();
  await kit.connected();
  return id;
}

/** The SDK calls our side, which takes the call. Gives the id of the call. */
export async function theyCall(kit: KitPage, sdk: SdkPage, options: SdkCallOptions = {}): Promise<string> {
  const id = await sdk.call([kit.userId], options);
  await kit.rings();
  await kit.accept();
  await kit.connected();
  return id;
}
