import { until } from '../harness/until.js';
import type { KitPage } from './kit-page.js';
import type { SdkPage } from './sdk-page.js';

export interface MediaKinds {
  readonly video?: boolean;
  readonly audio?: boolean;
}

/** Our side decodes pictures and hears sound on each of so many links, from now on. */
export async function expectKitMedia(
  kit: KitPage,
  links = 1,
  { video = true, audio = true }: MediaKinds = {},
): Promise<void> {
  // A page in the background decodes, but need not present.
  await kit.page.bringToFront();
  const before = await kit.figures();
  await until(
    () => kit.figures(),
    (now) => {
      const flowing = now.links.filter(({ frames, energy }, index) => {
        const was = before.links[index];
        return (!video || frames > (was?.frames ?? 0) + 3) && (!audio || energy > (was?.energy ?? 0));
      });
      return flowing.length === links;
    },
    { label: `kit ${kit.userId}: media on ${links} links`, timeout: 30_000 },
  );
}

/** The SDK decodes pictures and hears sound of these people, and its own remote stream shows them. */
export async function expectSdkMedia(
  person: SdkPage,
  from: readonly number[],
  { video = true, audio = true }: MediaKinds = {},
): Promise<void> {
  await person.page.bringToFront();
  const before = await person.links();
  await until(
    () => person.links(),
    (now) =>
      from.every((id) => {
        const [was, is] = [before[id], now[id]];
        if (!is) return false;
        return (
          (!video || (is.frames > (was?.frames ?? 0) + 3 && is.presented > (was?.presented ?? 0))) &&
          (!audio || is.energy > (was?.energy ?? 0))
        );
      }),
    { label: `${person.sdk} ${person.userId}: media of ${from.join(', ')}`, timeout: 30_000 },
  );
}

/** Pictures and sound both ways between our side and one SDK. */
export async function expectMediaBothWays(
  kit: KitPage,
  person: SdkPage,
  kinds: MediaKinds = {},
): Promise<void> {
  await expectKitMedia(kit, 1, kinds);
  await expectSdkMedia(person, [kit.userId], kinds);
}
