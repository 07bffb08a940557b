import type { BrowserName, LaunchOptions } from '../harness/browsers.js';
import { until } from '../harness/until.js';
import { expectMedia, type Person, type Stage } from './support.js';

/** `npm run test:soak`: the whole time of each fault instead of a short form. */
export const SOAK = Number(process.env['SOAK'] ?? 1) > 1;

/** Looking twice takes time too, on a busy machine, in ms. */
export const MEASURING = 700;

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
