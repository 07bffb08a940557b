import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import { connectPair, phasesOf, SOAK, wait, watchPhases } from './network.js';
import { expectMedia, setStage, type Person, type Stage } from './support.js';

/** A voice without pauses: the browser's own beeps twice a second, and the first one after a gap would be up to 0.5 s late. */
const hum = async (page: Page): Promise<void> => {
  await page.evaluateOnNewDocument(() => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await real(constraints);
      for (const track of stream.getAudioTracks()) {
        const context = new AudioContext();
        const voice = new OscillatorNode(context, { frequency: 300 });
        const out = context.createMediaStreamDestination();
        voice.connect(new GainNode(context, { gain: 0.3 })).connect(out);
        voice.start();
        stream.removeTrack(track);
        for (const hums of out.stream.getAudioTracks()) stream.addTrack(hums);
      }
      return stream;
    };
  });
};

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ turn: true, impaired: true, prepare: hum });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** So much later than the voice a picture may be back, in ms: it begins with a whole one, which is asked for again after 3 s. */
const WHOLE_PICTURE = 4_000;

/** What a decoder makes up where nothing comes in has less energy; a voice has more. */
const NOISE = 1e-6;

/** Times from now until new sound and new frames come in, in ms. */
async function untilMedia(person: Person): Promise<{ sound: number; frames: number }> {
  const from = performance.now();
  const before = await person.figures();
  const grows = async (name: 'audioEnergy' | 'framesDecoded'): Promise<number> => {
    await until(
      () => person.figures(),
      (now) => now[name] > before[name] + NOISE,
      { label: name, timeout: 30_000 },
    );
    return performance.now() - from;
  };
  const [sound, frames] = await Promise.all([grows('audioEnergy'), grows('framesDecoded')]);
  return { sound, frames };
}

describe('F5: nothing comes through on the path of the media', () => {
  it(`for 3, 12 and ${SOAK ? 45 : 20} s: nothing shown, told, and back each time`, async () => {
    const { ana, ben } = await connectPair(stage, { 'relay-only': '' });
    const both = [ana, ben];
    for (const one of both) await watchPhases(one);
    for (const one of both) await expectMedia(one);

    stage.udp?.set({ dead: true });
    await wait(3_000);
    stage.udp?.set({});
    for (const one of both) await expectMedia(one);
    for (const one of both) expect(await phasesOf(one)).toEqual(['connected']);

    for (const [seconds, back] of [
      [12, 1_000],
      [SOAK ? 45 : 20, 2_000],
    ] as const) {
      stage.udp?.set({ dead: true });
      const from = performance.now();
      await Promise.all(both.map((one) => one.until(({ phase }) => phase === 'reconnecting', 'tells')));
      const told = performance.now() - from;
      await wait(seconds * 1000 - told);
      expect(await ana.state()).toMatchObject({ phase: 'reconnecting', endReason: null });
      stage.udp?.set({});
      const times = await Promise.all(both.map(untilMedia));
      // Chromium asks each 2.5 s and waits 5 s for an answer.
      took('two who lost their path are told', 7_500, told);
      for (const { sound, frames } of times) {
        took(`voices are back after ${seconds} s without a path`, back, sound);
        took(`pictures are back after ${seconds} s without a path`, back + WHOLE_PICTURE, frames);
      }
      for (const one of both) await one.until(({ phase }) => phase === 'connected', 'connected');
    }
  });
});
