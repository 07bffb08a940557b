import { expect } from '@open-wc/testing';
import type { Signal } from '../../src/signaling/signal.js';
import { encodeMessage } from '../../src/signaling/v1/index.js';
import { connectTwo, createPeople, likeSdk, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

installRtcSpy();

/** What either SDK sends for the same (facts of this project, measured on this kind of machine). */
const SDK_BYTES = 13_970;

describe('what a call costs on the wire', () => {
  let people: People;
  let sent: Signal[];
  beforeEach(() => {
    people = createPeople();
    sent = [];
    people.hub.intercept = (delivery) => {
      sent.push(delivery.signal as Signal);
      return [delivery];
    };
  });
  afterEach(() => people.close());

  const bytes = (): number =>
    sent.reduce((sum, signal) => {
      const to = '102-999@chat.example';
      const stanza = encodeMessage({ to, id: '0123456789abcdef01234567', signal }).toString();
      return sum + new TextEncoder().encode(stanza).length;
    }, 0);
  const types = (): string[] => sent.map(({ type }) => type);

  it('a video call is set up for at most 60 % of an SDK’s bytes', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    await stateOf(ana, ({ participants }) => participants[1]?.videoMuted === false, 'all is told');
    await stateOf(ana, ({ participants }) => participants[1]?.audioMuted === false, 'all is told');
    expect(bytes(), types().join()).to.be.at.most(SDK_BYTES * 0.6);
    // Ringing, taken by whom, and what the callee’s devices do: no word beside these.
    expect(types().filter((type) => type === 'update').length).to.be.at.most(3);
  });

  it('nothing is told twice', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102', false);
    await stateOf(ana, ({ participants }) => participants[1]?.audioMuted === false);
    sent.length = 0;
    await ana.setMicrophone(false);
    await stateOf(ben, ({ participants }) => participants[1]?.audioMuted === true);
    expect(sent.map(({ type, params }) => [type, Object.keys(params ?? {})])).to.deep.equal([
      ['update', ['audioMuted', 'kit']],
    ]);
  });

  it('a cap reaches SDKs in both their words, and holds on both sides until it is lifted', async () => {
    likeSdk(people, '102');
    const { intercept } = people.hub;
    people.hub.intercept = (delivery) => {
      sent.push(delivery.signal as Signal);
      return intercept?.(delivery) ?? [delivery];
    };
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await ana.call('102', { maxBandwidth: 150 });
    await stateOf(ben, ({ incoming }) => incoming.length > 0);
    await ben.accept();
    await stateOf(ana, ({ call }) => call?.phase === 'connected');
    const [call] = sent.filter(({ type }) => type === 'call');
    expect(call?.userInfo).to.include({ bandwidth: '150', maxBandwidth: '150' });
    expect((call as { sdp: string }).sdp).to.match(/^m=video[^]*?^b=AS:150\r$/m);
    const caps = (): Promise<number[]> => videoCaps();
    await until(caps, (all) => all.length === 2 && all.every((cap) => cap === 150_000), {
      label: 'capped on both sides',
    });
    await ben.setMaxBandwidth(90);
    await until(caps, (all) => all.includes(90_000) && all.includes(150_000), { label: 'a lower one' });
  });

  it('between two of this kit a cap is one’s own, changes in the call, and 0 lifts it', async () => {
    const [ana, ben] = await Promise.all([people.join('101'), people.join('102')]);
    await connectTwo(ana, ben, '102');
    await ana.setMaxBandwidth(100);
    await until(videoCaps, (all) => all.includes(100_000) && all.includes(1_200_000));
    const rate = await sentRate();
    expect(rate, 'bit/s over two seconds').to.be.below(160_000);
    await ana.setMaxBandwidth(0);
    await until(videoCaps, (all) => all.length === 2 && all.every((cap) => cap === 1_200_000));
    expect(await ana.setMaxBandwidth(-1).catch((error: unknown) => error)).to.include({
      reason: 'invalid-value',
    });
  });
});

const made: RTCPeerConnection[] = [];
const Watched = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Watched {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    made.push(this);
  }
};

function live(): RTCPeerConnection[] {
  return made.filter(({ connectionState }) => connectionState === 'connected');
}

/** Caps of all senders of pictures in this page, in bit/s. */
async function videoCaps(): Promise<number[]> {
  return live().flatMap((pc) =>
    pc
      .getSenders()
      .filter(({ track }) => track?.kind === 'video')
      .map((sender) => sender.getParameters().encodings[0]?.maxBitrate ?? Infinity),
  );
}

/** Bits that the capped sender of pictures sends in a second, measured over two. */
async function sentRate(): Promise<number> {
  const [capped] = live().flatMap((pc) =>
    pc
      .getSenders()
      .filter(
        (sender) =>
          sender.track?.kind === 'video' && sender.getParameters().encodings[0]?.maxBitrate === 100_000,
      ),
  );
  const read = async (): Promise<{ bytes: number; at: number }> => {
    let found = { bytes: 0, at: 0 };
    (await capped?.getStats())?.forEach((entry: { type: string; bytesSent?: number; timestamp: number }) => {
      if (entry.type === 'outbound-rtp')
        found = { bytes: found.bytes + (entry.bytesSent ?? 0), at: entry.timestamp };
    });
    return found;
  };
  const start = await read();
  const end = await until(read, ({ at }) => at > start.at + 2_000);
  return ((end.bytes - start.bytes) * 8_000) / (end.at - start.at);
}
