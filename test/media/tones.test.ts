import { expect } from '@open-wc/testing';
import { TonePlayer } from '../../src/media/tone-player.js';
import { ringLevel, scheduleTone, TONES, type ToneName } from '../../src/media/tones.js';

const RATE = 48_000;
const FULL = 10 ** (-18 / 20);

/** What a loudspeaker would get, from the start of the tone on. */
async function render(name: ToneName, level = 1, seconds = 1): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE * seconds, RATE);
  scheduleTone(context, context.destination, TONES[name], 0, level);
  return (await context.startRendering()).getChannelData(0);
}

const peak = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** How much of one frequency is in it (Goertzel), as an amplitude. */
function amount(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [a, b] = [0, 0];
  for (const sample of samples) [a, b] = [sample + turn * a - b, a];
  return (2 * Math.sqrt(a * a + b * b - turn * a * b)) / samples.length;
}

const span = (samples: Float32Array, from: number, to: number): Float32Array =>
  samples.slice(Math.round(from * RATE), Math.round(to * RATE));

/** The loudest frequency below 4 kHz, to 5 Hz. */
function loudest(samples: Float32Array): number {
  const all = Array.from({ length: 780 }, (_, n) => 100 + n * 5);
  return all.reduce((best, hz) => (amount(samples, hz) > amount(samples, best) ? hz : best));
}

/** The strongest frequency above 2 kHz in any 50 ms, as an amplitude; Hann windows, 40 Hz wide at the foot. */
function shrill(samples: Float32Array): number {
  const size = RATE / 20;
  let most = 0;
  for (let at = 0; at + size <= samples.length; at += size / 2) {
    const frame = samples.slice(at, at + size);
    if (peak(frame) === 0) continue;
    const shaped = frame.map((sample, n) => sample * (1 - Math.cos((2 * Math.PI * n) / size)));
    for (let hz = 2_050; hz < 8_000; hz += 20) most = Math.max(most, amount(shaped, hz));
  }
  return most;
}

describe('the tones', () => {
  it('ring: E5, then B5, 280 ms each, with a soft second harmonic', async () => {
    const samples = await render('ring');
    expect(loudest(span(samples, 0.02, 0.22))).to.equal(660);
    expect(loudest(span(samples, 0.3, 0.5))).to.be.closeTo(987, 4);
    const first = span(samples, 0.02, 0.22);
    expect(amount(first, 2 * 659.255) / amount(first, 659.255)).to.be.within(0.08, 0.25);
    expect(peak(span(samples, 0.565, 1))).to.equal(0);
    expect(TONES.ring.period).to.be.closeTo(0.56 + 2.4, 1e-9);
  });

  it('ringback: A4, 900 ms in 3 s', async () => {
    const samples = await render('ringback');
    expect(loudest(span(samples, 0.1, 0.8))).to.equal(440);
    expect(peak(span(samples, 0.8, 0.88))).to.be.greaterThan(0.02);
    expect(peak(span(samples, 0.905, 1))).to.equal(0);
    expect(TONES.ringback.period).to.equal(3);
  });

  it('join rises from G5 to C6, leave falls and is softer', async () => {
    const [join, leave] = [await render('join'), await render('leave')];
    expect(loudest(span(join, 0.01, 0.085))).to.be.closeTo(784, 8);
    expect(loudest(span(join, 0.1, 0.175))).to.be.closeTo(1046, 8);
    expect(loudest(span(leave, 0.01, 0.085))).to.be.closeTo(1046, 8);
    expect(loudest(span(leave, 0.1, 0.175))).to.be.closeTo(784, 8);
    expect(peak(leave)).to.be.lessThan(peak(join) * 0.7);
  });

  it('tick is over in 70 ms, and most of it in 40', async () => {
    const samples = await render('tick');
    expect(peak(span(samples, 0.06, 0.075))).to.be.lessThan(peak(samples) / 8);
    expect(peak(span(samples, 0.075, 1))).to.equal(0);
  });

  for (const name of ['ring', 'ringback', 'join', 'leave', 'tick'] as const) {
    it(`${name}: at most −18 dBFS, no click, nothing above 2 kHz`, async () => {
      const samples = await render(name);
      expect(peak(samples)).to.be.within(0.02, FULL * 1.002);
      // 12 ms to full: after 1 ms it is hardly there.
      expect(peak(span(samples, 0, 0.001))).to.be.lessThan(FULL / 10);
      // 50 dB under what is heard.
      expect(shrill(samples)).to.be.lessThan(FULL * 0.00316);
    });
  }

  it('ring starts at a quarter and is full by the fourth', async () => {
    expect([0, 1, 2, 3, 4, 9].map(ringLevel)).to.deep.equal([0.25, 0.5, 0.75, 1, 1, 1]);
    expect(peak(await render('ring', ringLevel(0)))).to.be.closeTo(FULL / 4, 0.002);
  });
});

describe('the player of tones', () => {
  type Routed = AudioContext & { setSinkId?: (id: string) => Promise<void> };
  const Real = window.AudioContext;
  const { setSinkId } = Real.prototype as Routed;
  let opened: AudioContext[];
  let closed: AudioContext[];
  let routed: string[];
  let refuse: boolean;
  beforeEach(() => {
    opened = [];
    closed = [];
    routed = [];
    refuse = false;
    window.AudioContext = class extends Real {
      constructor(options?: AudioContextOptions) {
        super(options);
        opened.push(this);
      }
      override close(): Promise<void> {
        closed.push(this);
        return super.close();
      }
    };
    (Real.prototype as Routed).setSinkId = (id) => {
      routed.push(id);
      return refuse ? Promise.reject(new DOMException('gone', 'NotFoundError')) : Promise.resolve();
    };
  });
  afterEach(() => {
    window.AudioContext = Real;
    if (setSinkId) (Real.prototype as Routed).setSinkId = setSinkId;
    else Reflect.deleteProperty(Real.prototype, 'setSinkId');
  });
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  it('is heard from the speaker that was chosen, before it sounds and while it does', async () => {
    const player = new TonePlayer();
    player.route('speaker-1');
    expect(routed, 'nothing is open yet').to.deep.equal([]);
    const stop = player.loop('ring');
    await turn();
    expect(routed).to.deep.equal(['speaker-1']);
    player.route('speaker-2');
    player.route('speaker-2');
    player.route('');
    expect(routed).to.deep.equal(['speaker-1', 'speaker-2', '']);
    stop();
    player.close();
  });

  it('is heard from the system’s own where the chosen one is gone, or cannot be chosen', async () => {
    refuse = true;
    const player = new TonePlayer();
    player.route('gone');
    player.loop('ring');
    await turn();
    expect(routed).to.deep.equal(['gone']);
    expect(closed).to.have.lengthOf(0);
    Reflect.deleteProperty(Real.prototype, 'setSinkId');
    player.route('other');
    player.close();
  });

  it('opens nothing for what was called off before it could be heard', async () => {
    const player = new TonePlayer();
    player.loop('ring')();
    player.play('tick');
    player.close();
    await turn();
    expect(opened).to.have.lengthOf(0);
  });

  it('closes what it opened', async () => {
    const player = new TonePlayer();
    player.loop('ring');
    await turn();
    expect(opened).to.have.lengthOf(1);
    player.close();
    await turn();
    // Not its state: Firefox without a sound card never gets that far.
    expect(closed).to.deep.equal(opened);
  });
});
