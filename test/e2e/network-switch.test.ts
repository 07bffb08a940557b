import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { netnsMissing, TestNet, type Machine } from '../harness/netns.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { connectThem, phasesOf, wait, watchPhases } from './network.js';
import { expectMedia, setStage, type Person, type Stage } from './support.js';

declare global {
  interface Window {
    /** Offers that this page has made since it was set to 0. */
    offers: number;
  }
}

/** Which call a page shows, and who is in it. */
const shown = ({ page }: Person): Promise<{ id: string | undefined; people: string[] }> =>
  page.evaluate(() => {
    const state = document.querySelector('call-provider')?.store.getState();
    return { id: state?.call?.id, people: state?.participants.map(({ id }) => id) ?? [] };
  });

/** Time from now until new frames and sound come in, in ms. */
async function untilMedia(person: Person): Promise<number> {
  const from = performance.now();
  const { framesDecoded, audioEnergy } = await person.figures();
  await until(
    () => person.figures(),
    (now) => now.framesDecoded > framesDecoded + 3 && now.audioEnergy > audioEnergy,
    { label: 'frames and sound', timeout: 30_000 },
  );
  return performance.now() - from;
}

const missing = netnsMissing();

describe.skipIf(missing)(
  `F6: another network in a running call${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let net: TestNet;
    let stage: Stage;
    beforeAll(async () => {
      net = TestNet.create(['ana', 'ben']);
      stage = await setStage({
        prepare: async (page) => {
          await page.evaluateOnNewDocument(() => {
            window.offers = 0;
            window.RTCPeerConnection = class extends window.RTCPeerConnection {
              constructor(configuration?: RTCConfiguration) {
                super(configuration);
                this.addEventListener('signalingstatechange', () => {
                  if (this.signalingState === 'have-local-offer') window.offers++;
                });
              }
            };
          });
        },
      });
      await Promise.all([
        net.serve(stage.prosody.port),
        net.serve(Number(new URL(stage.server.origin).port)),
      ]);
    });
    afterEach(() => stage.clear());
    afterAll(async () => {
      await stage?.close();
      await net?.close();
    });

    /** Out of the one, for a moment in none, into the other. */
    async function walk(machine: Machine): Promise<void> {
      machine.leave('wifi');
      await wait(1_500);
      machine.join('mobile');
    }

    /** Into the other before it is out of the one: no moment without. */
    function slide(machine: Machine): Promise<void> {
      machine.join('mobile');
      machine.leave('wifi');
      return Promise.resolve();
    }

    async function inWifi(): Promise<{ machines: Machine[]; people: [Person, Person] }> {
      const machines = [net.machine('ana'), net.machine('ben')] as const;
      for (const machine of machines) {
        machine.leave('mobile');
        machine.join('wifi');
      }
      const ana = await stage.join('chromium', 101, {}, { machine: machines[0] });
      const ben = await stage.join('chromium', 102, {}, { machine: machines[1] });
      await connectThem(ana, ben);
      // Who was called moves first.
      return { machines: [machines[1], machines[0]], people: [ana, ben] };
    }

    it.each([
      { how: 'with a moment in none', move: walk },
      { how: 'without a moment in none', move: slide },
    ])('each in turn, $how: media both ways within 8 s, the same call', async ({ move }) => {
      const { machines, people } = await inWifi();
      const before = await Promise.all(people.map(shown));
      expect(before[0]?.id).toBe(before[1]?.id);
      for (const one of people) await watchPhases(one);

      for (const machine of machines) {
        for (const { page } of people) await page.evaluate(() => void (window.offers = 0));
        await move(machine);
        for (const time of await Promise.all(people.map(untilMedia)))
          took('media go both ways in another network', 8_000, time);
        const offers = await Promise.all(people.map(({ page }) => page.evaluate(() => window.offers)));
        expect(offers.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(3);
        for (const one of people) {
          await one.until(({ phase, status }) => phase === 'connected' && status === 'online', 'whole again');
          await expectMedia(one);
        }
        expect(await Promise.all(people.map(shown))).toEqual(before);
      }
      // Never ended, never begun anew.
      for (const one of people)
        expect(['connected', 'reconnecting']).toEqual(expect.arrayContaining(await phasesOf(one)));
    });
  },
);
