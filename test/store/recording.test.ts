import { expect } from '@open-wc/testing';
import type { CallRecording, CallStore } from '../../src/store/call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import { hue, watchFilm, openSound, type Film } from '../harness/film.js';
import { connectTwo, createPeople, ended, rings, stateOf, type People } from '../harness/memory-people.js';
import { signalStream, soundRuns, type SignalStream } from '../harness/signal-stream.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';

const ANA = { color: '#f00000', hertz: 500 };
const BEN = { color: '#0000f0', hertz: 1_250 };
const TOM = { color: '#00c000', hertz: 2_000 };

let sound = false;
let people: People;
let streams: SignalStream[];

const capture = ({ color, hertz }: typeof ANA): CallStoreOptions['capture'] => {
  const source = signalStream(color, sound ? hertz : null);
  streams.push(source);
  return (kind) => {
    const track = kind === 'audio' ? source.audio : source.video;
    // The kit stops what it got; the person goes on.
    return track ? Promise.resolve(track.clone()) : Promise.reject(new DOMException('', 'NotFoundError'));
  };
};

/** How long a recording has run, in s. */
const ran = (store: CallStore): number => (Date.now() - (store.getState().recording.startedAt ?? NaN)) / 1000;
const seconds = (store: CallStore, count: number) =>
  until(
    () => ran(store),
    (time) => time >= count,
  );
/** Waits until a person's picture arrives, in this very colour. */
async function arrives(store: CallStore, id: string, color: 'red' | 'green' | 'blue'): Promise<void> {
  const video = document.createElement('video');
  video.muted = true;
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  await until(
    async () => {
      const person = store.getState().participants.find((one) => one.id === id);
      const stream = person?.videoMuted ? null : (person?.videoStream ?? null);
      if (video.srcObject !== stream) video.srcObject = stream;
      if (!stream || !pen || video.readyState < 2) {
        if (stream) await Promise.race([video.play().catch(() => undefined), nextTick()]);
        return '';
      }
      pen.drawImage(video, 0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = pen.getImageData(0, 0, 1, 1).data;
      return hue([r, g, b]);
    },
    (seen) => seen === color,
    { label: `the ${color} picture of ${id}` },
  );
  video.srcObject = null;
}
// Real time: where a video does not begin to play, nothing tells.
const nextTick = () => new Promise((resolve) => setTimeout(resolve, 20));

const withoutSound = (): { audio?: false } => (sound ? {} : { audio: false });

async function film(recording: CallRecording): Promise<Film> {
  expect(recording.error).to.equal(null);
  return watchFilm(recording.blob!);
}

function expectHue(shown: Film, [at, x, y]: readonly [number, number, number], wanted: string): void {
  const color = shown.color(at, x, y);
  expect(hue(color), `${color.join()} at ${at.toFixed(1)} s of ${shown.duration} s`).to.equal(wanted);
}

describe('recording', function () {
  this.timeout(60_000);
  before(async () => {
    // Headless Firefox has no sound card: its AudioContext never runs, so voices are tested in Chromium alone.
    sound = await soundRuns();
  });
  beforeEach(() => {
    streams = [];
    people = createPeople();
  });
  afterEach(() => {
    people.close();
    for (const stream of streams) stream.stop();
  });

  const join = (id: string, who: typeof ANA): Promise<CallStore> =>
    people.join(id, { capture: capture(who) });

  it('of a call: both pictures at their places, both voices, as long as it was', async () => {
    const [ana, ben] = await Promise.all([join('101', ANA), join('102', BEN)]);
    await connectTwo(ana, ben, '102');
    await arrives(ana, '102', 'blue');
    expect(ana.getState().recording.availability).to.equal('available');
    await ana.startRecording(withoutSound());
    const { recording } = ana.getState();
    expect(recording.on).to.equal(true);
    expect(recording.of).to.equal('call');
    await seconds(ana, 4);
    const told: CallRecording[] = [];
    ana.on('call-recorded', ({ recording: one }) => told.push(one));
    const result = await ana.stopRecording();
    expect(told).to.deep.equal([result]);
    expect(ana.getState().recording.on).to.equal(false);
    expect(result.bytes).to.equal(ana.getState().recording.bytes || result.bytes);
    expect(result.mimeType).to.match(/^video\/(webm|mp4)/);

    // Calls that go on would take the machine from the player.
    people.close();
    const shown = await film(result);
    expect([shown.width, shown.height]).to.deep.equal([1280, 720]);
    expect(shown.duration).to.be.within(3.6, 4.9);
    expect(Math.abs(shown.duration * 1000 - result.duration)).to.be.below(result.duration / 10);
    expect(shown.frames).to.be.above(12);
    // The other first, oneself last, side by side.
    expectHue(shown, [3, 0.25, 0.5], 'blue');
    expectHue(shown, [3, 0.75, 0.5], 'red');

    if (!sound) return;
    const heard = await openSound(result.blob!);
    expect(heard.duration).to.be.within(3.6, 4.9);
    expect(heard.tone(ANA.hertz, 1, 4)).to.be.above(0.03);
    expect(heard.tone(BEN.hertz, 1, 4)).to.be.above(0.03);
    expect(heard.tone(TOM.hertz, 1, 4)).to.be.below(0.01);
  });

  it('goes on while people come and go, and cameras and microphones go off and on', async () => {
    const [ana, ben, tom] = await Promise.all([join('101', ANA), join('102', BEN), join('103', TOM)]);
    await ana.call(['102', '103']);
    await stateOf(ben, rings);
    await ben.accept();
    await stateOf(ana, ({ participants }) =>
      participants.some(({ connection }) => connection === 'connected'),
    );
    await ana.startRecording(withoutSound());
    // Each moment in s from the start. Looked at a second before it, so that the film may be ahead as well as behind.
    await arrives(ana, '102', 'blue');
    await seconds(ana, ran(ana) + 3);
    const two = ran(ana);
    await stateOf(tom, rings);
    await tom.accept();
    await arrives(ana, '103', 'green');
    await ana.setMicrophone(false);
    await seconds(ana, ran(ana) + 3);
    const three = ran(ana);
    await ben.setCamera(false);
    await stateOf(ana, ({ participants }) =>
      participants.some(({ id, videoMuted }) => id === '102' && videoMuted),
    );
    await seconds(ana, ran(ana) + 3);
    const dark = ran(ana);
    await ben.setCamera(true);
    await tom.hangUp();
    await stateOf(
      ana,
      ({ participants }) =>
        participants.some(({ id, videoMuted }) => id === '102' && !videoMuted) &&
        participants.some(({ id, connection }) => id === '103' && connection === 'ended'),
    );
    await arrives(ana, '102', 'blue');
    await seconds(ana, ran(ana) + 3);
    const end = ran(ana);
    const result = await ana.stopRecording();
    people.close();
    const shown = await film(result);
    expect(shown.duration).to.be.within(end * 0.9, end * 1.1);
    expectHue(shown, [two - 1, 0.25, 0.5], 'blue');
    expectHue(shown, [two - 1, 0.75, 0.5], 'red');
    // Three: two in the first row, and oneself below in the middle.
    expectHue(shown, [three - 1, 0.25, 0.25], 'blue');
    expectHue(shown, [three - 1, 0.75, 0.25], 'green');
    expectHue(shown, [three - 1, 0.5, 0.75], 'red');
    expectHue(shown, [dark - 1, 0.14, 0.1], '');
    expectHue(shown, [end - 1, 0.25, 0.5], 'blue');
    expectHue(shown, [end - 1, 0.75, 0.5], 'red');

    if (!sound) return;
    const heard = await openSound(result.blob!);
    expect(heard.tone(ANA.hertz, 0.5, two)).to.be.above(0.03);
    expect(heard.tone(TOM.hertz, 0, two)).to.be.below(0.01);
    expect(heard.tone(TOM.hertz, three - 1, three)).to.be.above(0.03);
    // A muted microphone is not recorded either.
    expect(heard.tone(ANA.hertz, three - 1, end)).to.be.below(0.01);
    expect(heard.tone(BEN.hertz, end - 1.5, end)).to.be.above(0.03);
  });

  it('of a call that ends: stops by itself, and gives what there is', async () => {
    const [ana, ben] = await Promise.all([join('101', ANA), join('102', BEN)]);
    await connectTwo(ana, ben, '102');
    const told: CallRecording[] = [];
    ana.on('call-recorded', ({ recording }) => told.push(recording));
    await ana.startRecording(withoutSound());
    await seconds(ana, 1.5);
    await ben.hangUp();
    await stateOf(ana, ended);
    const [recording] = await until(
      () => told,
      ({ length }) => length === 1,
    );
    expect(ana.getState().recording.on).to.equal(false);
    expect(ana.getState().recording.availability).to.equal('unavailable');
    const shown = await film(recording);
    expect(shown.duration).to.be.above(1.2);
  });

  it('of one person: theirs alone, and it ends with them', async () => {
    const [ana, ben] = await Promise.all([join('101', ANA), join('102', BEN)]);
    await connectTwo(ana, ben, '102');
    const told: CallRecording[] = [];
    ana.on('call-recorded', ({ recording }) => told.push(recording));
    await ana.startRecording({ of: '102', width: 640, height: 360, frameRate: 15, ...withoutSound() });
    await seconds(ana, 2);
    await ben.hangUp();
    await until(
      () => told,
      ({ length }) => length === 1,
    );
    const shown = await film(told[0]);
    expect([shown.width, shown.height]).to.deep.equal([640, 360]);
    expectHue(shown, [1.5, 0.5, 0.5], 'blue');
    if (!sound) return;
    const heard = await openSound(told[0].blob!);
    expect(heard.tone(BEN.hertz, 0.5, 2)).to.be.above(0.03);
    expect(heard.tone(ANA.hertz, 0.5, 2)).to.be.below(0.01);
  });

  it('of an audio call: voices in an audio file', async function () {
    if (!sound) this.skip(); // No AudioContext runs in headless Firefox without a sound card.
    const [ana, ben] = await Promise.all([join('101', ANA), join('102', BEN)]);
    await connectTwo(ana, ben, '102', false);
    await ana.startRecording();
    await seconds(ana, 2);
    const result = await ana.stopRecording();
    expect(result.mimeType).to.match(/^audio\//);
    const heard = await openSound(result.blob!);
    expect(heard.tone(ANA.hertz, 0.5, 2)).to.be.above(0.03);
    expect(heard.tone(BEN.hertz, 0.5, 2)).to.be.above(0.03);
  });

  it('of any stream, without a call', async () => {
    const store = await people.join('101');
    const { video } = signalStream('#00c000', null);
    const stream = new MediaStream([video]);
    await store.startRecording({ of: stream });
    expect(store.getState().recording.of).to.equal('stream');
    await seconds(store, 1.5);
    const shown = await film(await store.stopRecording());
    expectHue(shown, [1, 0.5, 0.5], 'green');

    // What is recorded ends: told, and kept.
    const told: CallRecording[] = [];
    store.on('call-recorded', ({ recording }) => told.push(recording));
    await store.startRecording({ of: stream });
    await seconds(store, 1.5);
    video.stop();
    await until(
      () => told,
      ({ length }) => length === 1,
    );
    expect(told[0]?.error?.reason).to.equal('recording-failed');
    expect(told[0]?.bytes).to.be.above(0);
    expect(store.getState().recording.on).to.equal(false);
  });

  it('is told to the others within a second, and so is its end; but not when one records only oneself', async () => {
    const [ana, ben] = await Promise.all([join('101', ANA), join('102', BEN)]);
    await connectTwo(ana, ben, '102');
    const seen = (state: ReturnType<CallStore['getState']>, id: string): boolean =>
      state.participants.some((person) => person.id === id && person.recording);
    await ana.startRecording({ of: 'local', ...withoutSound() });
    await seconds(ana, 0.5);
    await ana.stopRecording();
    expect(seen(ben.getState(), '101')).to.equal(false);

    await ana.startRecording(withoutSound());
    expect(seen(ana.getState(), '101')).to.equal(true);
    const from = performance.now();
    await stateOf(ben, (state) => seen(state, '101'));
    took('others see that a call is recorded', 1_000, performance.now() - from);
    await ana.stopRecording();
    const to = performance.now();
    await stateOf(ben, (state) => !seen(state, '101'));
    took('others see that a call is not recorded any more', 1_000, performance.now() - to);
  });

  it('at the wrong moment is a typed error', async () => {
    const store = await people.join('101');
    const reasonOf = (task: Promise<unknown>): Promise<unknown> =>
      task.then(
        () => 'none',
        (error: { reason: string }) => error.reason,
      );
    expect(await reasonOf(store.startRecording())).to.equal('wrong-phase');
    expect(await reasonOf(store.stopRecording())).to.equal('wrong-phase');
    expect(await reasonOf(store.recoverRecording('../x'))).to.equal('invalid-value');
    expect(await reasonOf(store.deleteRecording('nothing'))).to.equal('invalid-value');
    const { video, stop } = signalStream('#00c000', null);
    const of = new MediaStream([video]);
    expect(await reasonOf(store.startRecording({ of, mimeType: 'video/none' }))).to.equal('not-supported');
    expect(store.getState().recording.on).to.equal(false);
    await Promise.all([
      store.startRecording({ of }),
      reasonOf(store.startRecording({ of })).then((reason) => expect(reason).to.equal('wrong-phase')),
    ]);
    await store.stopRecording();
    stop();
  });
});
