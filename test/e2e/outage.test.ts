import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TcpProxy } from '../harness/signaling-tcp-proxy.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { connectPair, longestGap, phasesOf, SOAK, wait, watchGaps, watchPhases } from './network.js';
import { expectFreed, setStage, type Person, type Stage } from './support.js';

let stage: Stage;
let wire: TcpProxy;
beforeAll(async () => {
  stage = await setStage();
  wire = await TcpProxy.to(stage.prosody.port);
});
afterEach(() => stage.clear());
afterAll(async () => {
  await stage.close();
  await wire.close();
});

async function expectNoGaps(people: readonly Person[]): Promise<void> {
  const what = 'the longest time without picture or voice while XMPP is away';
  for (const one of people) took(what, 1_000, await longestGap(one, !(await seesMuted(one))));
}

async function online(people: readonly Person[], away: number, within: number): Promise<void> {
  const from = performance.now();
  await Promise.all(people.map((one) => one.until(({ status }) => status === 'online', 'online', 20_000)));
  took(`signaling is back after the XMPP server, away ${away} s`, within, performance.now() - from);
}

const setMicrophone = ({ page }: Person, on: boolean): Promise<unknown> =>
  page.evaluate((value) => document.querySelector('call-provider')?.store.setMicrophone(value), on);
const seesMuted = ({ page }: Pick<Person, 'page'>): Promise<boolean | undefined> =>
  page.evaluate(
    () =>
      document
        .querySelector('call-provider')
        ?.store.getState()
        .participants.find((one) => !one.isLocal)?.audioMuted,
  );

describe('the XMPP server is away in a call', () => {
  // Whatever became of the last one.
  beforeEach(async () => {
    wire.refuse = false;
    await stage.prosody.restart();
  });

  it(`F1, F2, F3: frozen 1 s, dead 1 s, dead ${SOAK ? '35 s and 5 min' : '10 s'}: no second of the media is lost`, async () => {
    const { ana, ben } = await connectPair(stage, { service: wire.service });
    const tom = await stage.join('chromium', 103, { service: wire.service });
    await ana.page.bringToFront();
    const both = [ana, ben];
    for (const one of both) await watchPhases(one);
    await watchGaps(ana, ben);
    stage.prosody.pause();
    await wait(1_000);
    stage.prosody.resume();
    await stage.prosody.kill();
    await wait(1_000);
    await stage.prosody.restart();
    await online(both, 1, 3_000);
    await expectNoGaps(both);

    for (const seconds of SOAK ? [35, 300] : [10]) {
      const { dials } = wire;
      await stage.prosody.kill();
      wire.refuse = true;
      const from = performance.now();
      await Promise.all(
        [...both, tom].map((one) => one.until(({ status }) => status === 'reconnecting', 'tells')),
      );
      took('who is cut off from XMPP is told', 10_000, performance.now() - from);
      // What is said meanwhile is heard later.
      await setMicrophone(ana, false);
      await wait(6_000);
      const refused = await tom.page.evaluate(() =>
        document
          .querySelector('call-provider')
          ?.call(['101'])
          .then(String, (error: { reason: string }) => error.reason),
      );
      expect(refused).toBe('signaling-offline');
      await wait(Math.min(seconds, 60) * 1_000 - (performance.now() - from));
      // Each at most once a second, by chance at most each 4 s; then 7.5 s on the average.
      const soon = wire.dials - dials;
      expect(soon).toBeLessThanOrEqual(3 * Math.min(seconds, 60));
      expect(soon).toBeGreaterThan(3);
      await wait(seconds * 1_000 - (performance.now() - from));
      expect(wire.dials - dials - soon).toBeLessThanOrEqual((3 * Math.max(0, seconds - 60)) / 5);
      await stage.prosody.restart();
      wire.refuse = false;
      await online([...both, tom], seconds, seconds > 60 ? 15_000 : 5_000);
      await until(() => seesMuted(ben), Boolean, { label: 'Ben hears that Ana is muted' });
      await expectNoGaps(both);
      await setMicrophone(ana, true);
      await until(
        () => seesMuted(ben),
        (muted) => muted === false,
        { label: 'and that she is not' },
      );
    }
    for (const one of both) expect(await phasesOf(one)).toEqual(['connected']);
    expect((await ana.figures()).made).toBe(1);
  }, 600_000);

  it('F2: hanging up ends the call here at once, and there as soon as the word arrives', async () => {
    const { ana, ben } = await connectPair(stage);
    await stage.prosody.kill();
    await ana.until(({ status }) => status === 'reconnecting', 'noticed');
    const from = performance.now();
    await ana.page.evaluate(() => document.querySelector('call-provider')?.hangUp());
    expect(await ana.state()).toMatchObject({ phase: 'ended', endReason: 'hung-up' });
    took('who hangs up while XMPP is away has hung up', 1_000, performance.now() - from);
    await expectFreed(ana);
    expect((await ben.state()).phase).not.toBe('ended');
    await stage.prosody.restart();
    await ben.until(({ phase }) => phase === 'ended', 'the word arrives', 15_000);
    expect((await ben.state()).endReason).toBe('remote-hung-up');
    await expectFreed(ben);
  });
});
