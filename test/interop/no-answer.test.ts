import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KitPage } from './kit-page.js';
import { SDKS, setUpRig, type Rig, type Sdk } from './rig.js';
import type { SdkPage } from './sdk-page.js';

/** Whose patience is short: the other side's must not be what ends the ringing. */
const IMPATIENT = { answerTimeout: 3_000, dialInterval: 1_000 };
const timers = { answerTimeInterval: 3, dialingTimeInterval: 1 };

let rig: Rig;
let patient: KitPage;
let impatient: KitPage;
const sdks = {} as Record<Sdk, SdkPage>;
const impatientSdks = {} as Record<Sdk, SdkPage>;

beforeAll(async () => {
  rig = await setUpRig([401, 402, 403, 404, 405, 406]);
  patient = await rig.kit(401);
  impatient = await rig.kit(402, { timing: IMPATIENT });
  sdks.quickblox = await rig.sdk('quickblox', 403);
  sdks.connectycube = await rig.sdk('connectycube', 404);
  impatientSdks.quickblox = await rig.sdk('quickblox', 405, { timers });
  impatientSdks.connectycube = await rig.sdk('connectycube', 406, { timers });
});
afterEach((context) => rig.reset(context));
afterAll(() => rig.close());

describe.each(SDKS)('nobody answers, with %s', (name) => {
  it('we call: our time is up, and their phone stops ringing', async () => {
    const sdk = sdks[name];
    await impatient.call([sdk.userId]);
    await sdk.told('call');
    await impatient.ended('no-answer');
    await sdk.told('stop');
    await sdk.told('close');
    // Repeats of a call do not ring again.
    expect(await sdk.events('call')).toHaveLength(1);
  });

  it('they call: their time is up, they are told, and we ring once', async () => {
    const sdk = impatientSdks[name];
    await sdk.call([patient.userId]);
    await patient.rings();
    await sdk.told('not-answer', ({ userId }) => userId === patient.userId);
    await sdk.told('close');
    // The SDK sends no word about it: what rings here ends by our own time, or by the person.
    const { incoming } = await patient.state();
    expect(incoming).toHaveLength(1);
    expect((await patient.events()).filter(({ type }) => type === 'call-incoming')).toHaveLength(1);
    await patient.act('reject');
  });

  it('they call: our ringing ends by itself when our time is up', async () => {
    const sdk = sdks[name];
    await sdk.call([impatient.userId]);
    await impatient.rings();
    await impatient.until(({ incoming }) => incoming.length === 0, 'rings no more');
  });

  it('we call: their ringing ends by itself when their time is up', async () => {
    const sdk = impatientSdks[name];
    await patient.call([sdk.userId]);
    await sdk.told('call');
    await sdk.told('close');
    expect((await patient.state()).phase).not.toBe('ended');
    await patient.act('hangUp');
  });
});
