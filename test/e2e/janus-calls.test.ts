import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call, setJanusStage, type JanusStage } from './janus-support.js';
import { expectFreed, expectMedia, type Person } from './support.js';

let stage: JanusStage;
beforeAll(async () => {
  stage = await setJanusStage({ reclaim: 30 });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Both see and hear each other, each in front for a while. */
async function expectTalk(...people: Person[]): Promise<void> {
  for (const one of people) await one.until(({ phase }) => phase === 'connected', 'connected');
  for (const one of people) {
    await one.page.bringToFront();
    await expectMedia(one);
  }
}

describe('calls through VideoCall of Janus', () => {
  it.each([
    ['chromium', 'chromium'],
    ['chromium', 'firefox'],
    ['firefox', 'chromium'],
  ] as const)('from %s to %s: rings, is taken, is seen and heard, and ends', async (from, to) => {
    const [one, two] = [`ana-${from}-${to}`, `ben-${from}-${to}`];
    const ana = await stage.join(from, one);
    const ben = await stage.join(to, two);
    await call(ana, two);
    await ana.until(({ phase }) => phase === 'ringing', 'rings there');
    await ben.press('Answer');
    await expectTalk(ana, ben);
    await ben.press('Leave');
    await ana.until(({ phase }) => phase === 'ended', 'ended');
    expect((await ana.state()).endReason).toBe('remote-hung-up');
    for (const one of [ana, ben]) await expectFreed(one);
  });
});
