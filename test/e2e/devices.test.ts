import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { historyOf, noteRings } from './rings.js';
import { expectFreed, expectMedia, setStage, type Person, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ prepare: noteRings });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

const call = (person: Person) =>
  person.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
const locksOf = (person: Person) =>
  person.page.evaluate(async () =>
    ((await navigator.locks.query()).held ?? []).flatMap(({ name }) => name ?? []),
  );

describe('one account in several pages, over a real XMPP server', () => {
  it('F15: both tabs ring, one answers, the other stops within 2 s; no fight, and one lock', async () => {
    const ana = await stage.join('chromium', 101);
    const tabs = [await stage.join('chromium', 102), await stage.join('chromium', 102)] as const;
    await call(ana);
    for (const tab of tabs) await tab.until(({ incoming }) => incoming === 1, 'rings');
    const pressed = Date.now();
    await tabs[0].press('Answer');
    await tabs[1].until(({ incoming }) => incoming === 0, 'stops ringing');
    const { ended, rang } = await historyOf(tabs[1].page);
    expect(ended.map(({ reason }) => reason)).toEqual(['answered-elsewhere']);
    // From the press on, which itself waits for the page to come to the front.
    took('answered in one tab, the other stops ringing', 2_000, (ended[0]?.at ?? Infinity) - pressed);
    expect(rang).toHaveLength(1);
    await tabs[0].until(({ phase }) => phase === 'connected', 'connected');
    await expectMedia(tabs[0]);
    expect(await locksOf(tabs[1])).toHaveLength(1);
    for (const tab of tabs) expect(await tab.state()).toMatchObject({ status: 'online', error: null });
    await ana.press('Leave');
    await tabs[0].until(({ phase }) => phase === 'ended', 'ended');
    await until(
      () => locksOf(tabs[1]),
      (names) => names.length === 0,
      { label: 'the lock is free' },
    );
  });

  it('declined in one: declined in both', async () => {
    const ana = await stage.join('chromium', 101);
    const tabs = [await stage.join('chromium', 102), await stage.join('chromium', 102)] as const;
    await call(ana);
    for (const tab of tabs) await tab.until(({ incoming }) => incoming === 1, 'rings');
    await tabs[1].press('Decline');
    await tabs[0].until(({ incoming }) => incoming === 0, 'stops ringing');
    await ana.until(({ endReason }) => endReason === 'declined', 'told');
    expect((await historyOf(tabs[0].page)).ended.map(({ reason }) => reason)).toEqual(['declined']);
  });

  it('F16: two browsers accept at once: one is connected, the other stops and frees its camera', async () => {
    const ana = await stage.join('chromium', 101);
    // Two browser processes: nothing but signals between them.
    const devices = [
      await stage.join('chromium', 102),
      await stage.join('chromium', 102, {}, { args: ['--disable-features=Nothing'] }),
    ] as const;
    await call(ana);
    for (const device of devices) await device.until(({ incoming }) => incoming === 1, 'rings');
    // Neither hears of the other before both have accepted.
    stage.prosody.pause();
    for (const { page } of devices)
      await page.evaluate(
        () =>
          void document
            .querySelector('call-provider')
            ?.accept()
            .catch(() => {}),
      );
    for (const device of devices) await device.until(({ phase }) => phase === 'connecting', 'has accepted');
    stage.prosody.resume();
    await ana.until(({ phase }) => phase === 'connected', 'connected');
    const states = await until(
      () => Promise.all(devices.map((device) => device.state())),
      (all) => all.some(({ phase }) => phase === 'connected') && all.some(({ phase }) => phase === 'ended'),
      { label: 'one connected, one stopped' },
    );
    const winner = states[0]?.phase === 'connected' ? devices[0] : devices[1];
    const loser = winner === devices[0] ? devices[1] : devices[0];
    expect(await loser.state()).toMatchObject({ endReason: 'answered-elsewhere' });
    await expectFreed(loser);
    await winner.page.bringToFront();
    await expectMedia(winner);
  });
});
