import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import { watchConnections } from '../harness/connections.js';
import { createPeople, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';
import { videoPlan } from '../../src/rtc/bitrate-plan.js';

const connections = watchConnections();
installRtcSpy();

const IDS = ['101', '102', '103', '104', '105', '106', '107', '108'];
/** Eight in one page would be 56 connections on one thread of the browser: test/e2e/crowd.test.ts has them in three. */
const PEOPLE = 5;
const LINKS = PEOPLE * (PEOPLE - 1);
/** Their row of the table, in kbit/s: pictures, and a voice. */
const { maxBitrate: PICTURES, maxFramerate: FRAMES } = videoPlan(PEOPLE);
const VOICE = 40_000;

/** A small picture that moves: 20 cameras of full size would be a test of the machine. */
function createCamera(): { track: MediaStreamTrack; stop: () => void } {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
  const context = canvas.getContext('2d');
  let step = 0;
  const timer = setInterval(() => {
    if (!context) return;
    context.fillStyle = `hsl(${(step += 7) % 360} 70% 50%)`;
    context.fillRect(0, 0, 160, 120);
  }, 80);
  const [track] = canvas.captureStream(12).getVideoTracks();
  if (!track) throw new Error('no picture');
  return { track, stop: () => (clearInterval(timer), track.stop()) };
}

describe(`F22: a mesh of ${PEOPLE}`, function () {
  this.timeout(120_000);
  let people: People;
  let camera: ReturnType<typeof createCamera>;
  let voice: MediaStream;
  beforeEach(async function () {
    // Five people in one page are 20 connections; Firefox takes minutes for them on two cores.
    if (/firefox/i.test(navigator.userAgent)) this.skip();
    people = createPeople();
    camera = createCamera();
    voice = await navigator.mediaDevices.getUserMedia({ audio: true });
  });
  afterEach(() => {
    people?.close();
    camera?.stop();
    for (const track of voice?.getTracks() ?? []) track.stop();
  });

  it('everyone sees and hears everyone, within the budget of the table; a ninth is refused, and no link drops', async () => {
    const capture = (kind: 'audio' | 'video'): Promise<MediaStreamTrack> => {
      const [audio] = voice.getAudioTracks();
      return kind === 'video' || !audio ? Promise.resolve(camera.track) : Promise.resolve(audio);
    };
    const ids = IDS.slice(0, PEOPLE);
    const all = await Promise.all(ids.map((id) => people.join(id, { capture })));
    const [ana, ...others] = all as [CallStore, ...CallStore[]];
    const tooMany = await ana.call([...IDS.slice(1), '109']).catch((error: unknown) => error);
    expect(tooMany).to.include({ reason: 'mesh-full' });

    await ana.call(ids.slice(1));
    await Promise.all(others.map((store) => stateOf(store, rings)));
    await Promise.all(others.map((store) => store.accept()));
    const whole = (store: CallStore): boolean =>
      inCall(store.getState()) &&
      store.getState().participants.filter(({ connection }) => connection === 'connected').length === PEOPLE;
    await until(() => all.every(whole), Boolean, { label: 'all are connected to all', timeout: 60_000 });
    await until(
      () => window.rtcSpy.figures(),
      ({ links }) => links.length === LINKS && links.every(({ frames, energy }) => frames > 2 && energy > 0),
      { label: 'sound and pictures in every direction', timeout: 60_000 },
    );

    const another = await ana.addPeople([...IDS.slice(PEOPLE), '109']).catch((error: unknown) => error);
    expect(another).to.include({ reason: 'mesh-full' });
    expect(all.every(whole), 'no link dropped').to.equal(true);

    const encodings = connections
      .flatMap((pc) => pc.getSenders())
      .filter(({ track }) => track?.kind === 'video')
      .flatMap((sender) => sender.getParameters().encodings);
    expect(encodings).to.have.length(LINKS);
    for (const { maxBitrate, maxFramerate } of encodings) {
      expect(maxBitrate).to.equal(PICTURES);
      expect(maxFramerate).to.equal(FRAMES);
    }
    // What each one sends to the others together, over some seconds.
    const rates = await new Promise<number[]>((resolve) => {
      const seen: number[] = [];
      const stop = ana.watchStats((peers) => {
        const out = peers.map(
          ({ audio, camera: pictures }) => (audio.bitrateOut ?? 0) + (pictures.bitrateOut ?? 0),
        );
        if (peers.length === PEOPLE - 1 && out.every((kbps) => kbps > 0)) {
          seen.push(out.reduce((sum, kbps) => sum + kbps, 0));
        }
        if (seen.length < 3) return;
        stop();
        resolve(seen);
      });
    });
    for (const rate of rates) expect(rate * 1_000).to.be.below((PEOPLE - 1) * (PICTURES + VOICE) * 1.1);
  });
});
