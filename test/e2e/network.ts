import type { BrowserName, LaunchOptions } from '../harness/browsers.js';
import { installGapWatch, type Gaps } from '../harness/gap-watch.js';
import { until } from '../harness/until.js';
import { expectMedia, type Person, type Stage } from './support.js';

/** `npm run test:soak`: the whole time of each fault instead of a short form. */
export const SOAK = Number(process.env['SOAK'] ?? 1) > 1;

/** A browser of one's own: a page in the back of a shared one is slowed down. */
export const OWN_BROWSER: LaunchOptions = { args: ['--lang=en-GB'] };

/** Ana calls Ben, who has a browser of his own and answers; settles when both see and hear each other. */
export async function connectPair(
  stage: Stage,
  attributes: Record<string, string> = {},
  browser: BrowserName = 'chromium',
): Promise<{ ana: Person; ben: Person }> {
  const ana = await stage.join(browser, 101, attributes);
  const ben = await stage.join(browser, 102, attributes, OWN_BROWSER);
  await connectThem(ana, ben);
  return { ana, ben };
}

export async function connectThem(ana: Person, ben: Person): Promise<void> {
  await ana.page.evaluate(() => void document.querySelector('call-provider')?.call(['102']));
  await ben.until(({ incoming }) => incoming === 1, 'rings');
  await ben.page.evaluate(() => void document.querySelector('call-provider')?.accept());
  for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
  for (const one of [ana, ben]) await expectMedia(one);
}

/** Lets time go by, by the clock: for faults that last. */
export async function wait(ms: number): Promise<void> {
  const start = performance.now();
  await until(() => performance.now() - start >= ms, Boolean, { timeout: ms + 10_000, label: `${ms} ms` });
}

/** Looks from now on how long media stand still, between two who are in a call with each other. */
export async function watchGaps(ana: Person, ben: Person): Promise<void> {
  if (!(await ana.page.evaluate(() => 'gapWatch' in window))) {
    for (const { page } of [ana, ben]) await page.evaluate(installGapWatch);
    const offer = await ana.page.evaluate(() => window.gapWatch.offer());
    const answer = await ben.page.evaluate((sdp) => window.gapWatch.answer(sdp), offer);
    await ana.page.evaluate((sdp) => window.gapWatch.take(sdp), answer);
  }
  for (const { page } of [ana, ben]) await page.evaluate(() => window.gapWatch.start());
  // Else a bare connection that never came about would hide every gap.
  for (const one of [ana, ben])
    await until(
      () => gapsOf(one),
      ({ watched }) => watched > 0,
      { label: 'the clock runs' },
    );
}

const gapsOf = ({ page }: Person): Promise<Gaps> => page.evaluate(() => window.gapWatch.gaps());

/** The longest time without a picture or, where the other side speaks (`heard`), without sound, in ms. */
export async function longestGap(one: Person, heard = true): Promise<number> {
  const { frames, sound } = await gapsOf(one);
  // A voice comes in pieces: between two beeps is half a second.
  return Math.max(frames, heard ? sound - 500 : 0);
}

declare global {
  interface Window {
    phases: string[];
  }
}

/** Writes down the phases of the call from now on. */
export function watchPhases({ page }: Person): Promise<void> {
  return page.evaluate(() => {
    const phases: string[] = (window.phases = []);
    document.querySelector('call-provider')?.store.subscribe(({ call }) => {
      const phase = call?.phase ?? 'none';
      if (phase !== phases.at(-1)) phases.push(phase);
    });
  });
}

export function phasesOf({ page }: Person): Promise<string[]> {
  return page.evaluate(() => window.phases);
}
