import type { Browser, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { createPerson, expectFreed, expectMedia, findButton, type Person } from '../e2e/support.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

/** One window of an example. */
export interface Side {
  readonly path: string;
  /** What a person presses there. */
  readonly call?: string | ((page: Page) => Promise<void>);
  readonly answer?: string;
  readonly mute?: string;
  readonly leave?: string;
}

export interface Drive {
  readonly browser: Browser;
  readonly origin: string;
  readonly caller: Side;
  readonly callee: Side;
}

/** Opens a window of an example; it shows a person in front of it. */
export async function openWindow(browser: Browser, origin: string, path: string): Promise<Person> {
  const page = await browser.newPage();
  const person = createPerson(page);
  await page.evaluateOnNewDocument(installRtcSpy);
  await page.goto(new URL(path, origin).href);
  return person;
}

/** Presses a button as soon as it can be pressed. */
export async function press(person: Person, name: string): Promise<void> {
  await until(
    async () => {
      const button = await findButton(person.page, name);
      return button?.evaluate((one) => !(one as HTMLButtonElement).disabled) ?? false;
    },
    Boolean,
    { label: `a button "${name}" that can be pressed`, timeout: 30_000 },
  );
  await person.press(name);
}

/** A whole call between two windows: rings, is answered, seen and heard on both sides, muted, and hung up. */
export async function driveCall({ browser, origin, caller, callee }: Drive): Promise<void> {
  const ben = await openWindow(browser, origin, callee.path);
  const ana = await openWindow(browser, origin, caller.path);
  await ana.page.bringToFront();
  if (typeof caller.call === 'function') await caller.call(ana.page);
  else await press(ana, caller.call ?? 'Call');
  await press(ben, callee.answer ?? 'Answer');
  await talkAndLeave(ana, ben, { leave: caller.leave, mute: callee.mute });
}

/** What follows on an answer. */
export async function talkAndLeave(
  ana: Person,
  ben: Person,
  { leave = 'Leave', mute = 'Microphone' } = {},
): Promise<void> {
  for (const one of [ana, ben]) {
    await one.page.bringToFront();
    await expectMedia(one);
  }
  await press(ben, mute);
  await expectSilence(ana);
  await press(ana, leave);
  for (const one of [ana, ben]) await expectFreed(one);
  for (const { log } of [ana, ben]) expect(complaints(log)).toEqual([]);
  for (const { page } of [ana, ben]) await page.close();
}

/** Energy that a muted microphone may bring: a decoder fills silence with noise, 1e-9 in a second. A beep brings 1e-2. */
const NOISE = 1e-6;
/** So many frames take longer than the second from one beep of the fake microphone to the next. */
const FRAMES_OF_SILENCE = 40;

/** No sound comes in any more, while pictures do. */
async function expectSilence({ page, figures }: Person): Promise<void> {
  // Behind another window little is decoded.
  await page.bringToFront();
  let since = { energy: -1, frames: -1 };
  await until(
    async () => {
      const [link] = (await figures()).links;
      // What was under way when it was muted still rings out.
      if (link && link.energy > since.energy + NOISE) since = link;
      return { frames: (link?.frames ?? 0) - since.frames, energy: (link?.energy ?? 0) - since.energy };
    },
    ({ frames }) => frames >= FRAMES_OF_SILENCE,
    { label: 'silence with pictures', timeout: 20_000 },
  );
}

/** What a page said to the console that a person who builds on the kit would worry about. */
function complaints(log: readonly string[]): string[] {
  return log.filter((line) => /^(error|warn|pageerror)/.test(line) || /hydrat/i.test(line));
}
