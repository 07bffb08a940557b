import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signalTree } from '../harness/process-tree.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { connectPair, SOAK, wait } from './network.js';
import { expectFreed, expectMedia, setStage, type Stage } from './support.js';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** A sleep that is longer than this is told by the clock of the other side. */
const SECONDS = SOAK ? 90 : 12;

describe('F30: one side is not there for a while', () => {
  it(`a page in the back goes on; a machine that sleeps ${SECONDS} s is back within 10 s, or the call ends cleanly`, async () => {
    const { ana, ben } = await connectPair(stage);
    const other = await ben.page.browser().newPage();
    await other.bringToFront();
    await until(
      () => ben.page.evaluate(() => document.visibilityState),
      (state) => state === 'hidden',
      {
        label: 'hidden',
      },
    );
    await wait(SOAK ? 60_000 : 3_000);
    await expectMedia(ana);
    expect((await ben.state()).phase).toBe('connected');
    await other.close();

    const pid = ben.page.browser().process()?.pid ?? 0;
    expect(pid).toBeGreaterThan(0);
    signalTree(pid, 'SIGSTOP');
    const from = performance.now();
    try {
      await ana.until(({ phase }) => phase === 'reconnecting', 'Ana is told');
      await wait(SECONDS * 1_000 - (performance.now() - from));
    } finally {
      signalTree(pid, 'SIGCONT');
    }
    const wokenAt = performance.now();
    const phases = async (): Promise<(string | null)[]> => [
      (await ana.state()).phase,
      (await ben.state()).phase,
    ];
    const seen = await until(
      phases,
      ([one, another]) => one === another && (one === 'connected' || one === 'ended'),
      { label: 'both agree', timeout: 20_000 },
    );
    took('a machine that slept is back', 10_000, performance.now() - wokenAt);
    if (!SOAK) expect(seen).toEqual(['connected', 'connected']);
    if (seen[0] === 'connected') {
      for (const one of [ana, ben]) await expectMedia(one);
    } else {
      expect((await ana.state()).endReason).toBe('connection-lost');
      for (const one of [ana, ben]) await expectFreed(one);
    }
  }, 240_000);
});
