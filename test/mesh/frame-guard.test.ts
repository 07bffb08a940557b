import { expect } from '@open-wc/testing';
import { FrameGuard } from '../../src/rtc/e2ee/frame-guard.js';
import type { SenderKey } from '../../src/rtc/e2ee/frame-cipher.js';
import { until } from '../harness/until.js';

const WORKER = '/src/rtc/e2ee/worker.ts';
const keyOf = (fill: number, id = 0): SenderKey => ({ id, secret: new Uint8Array(32).fill(fill) });

/** Two connections with a picture and a tone on their way from one to the other. */
async function connectTwo(sends: FrameGuard | null, takes: FrameGuard | null) {
  const configuration = FrameGuard.configuration;
  const [one, two] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  const media = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 160, height: 120 },
  });
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream();
  two.ontrack = ({ track, receiver }) => {
    takes?.assign(track.kind, 'ana');
    takes?.open(receiver, track.kind);
    (video.srcObject as MediaStream).addTrack(track);
    void video.play().catch(() => undefined);
  };
  for (const track of media.getTracks()) {
    const { sender } = one.addTransceiver(track, { direction: 'sendonly' });
    sends?.seal(sender, track.kind as 'audio' | 'video');
  }
  for (const transceiver of one.getTransceivers()) {
    if (transceiver.sender.track?.kind !== 'video') continue;
    const codecs = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
    transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === 'video/VP8'));
  }
  one.onicecandidate = ({ candidate }) =>
    void two.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  two.onicecandidate = ({ candidate }) =>
    void one.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  await one.setLocalDescription();
  await two.setRemoteDescription(one.localDescription!);
  await two.setLocalDescription();
  await one.setRemoteDescription(two.localDescription!);
  return {
    /** What was decoded and arrived at the taking end. */
    async figures(): Promise<{ frames: number; received: number; bytes: number }> {
      const sum = { frames: 0, received: 0, bytes: 0 };
      for (const entry of (await two.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        sum.bytes += entry.bytesReceived ?? 0;
        sum.frames += entry.framesDecoded ?? 0;
        sum.received += entry.framesReceived ?? 0;
      }
      return sum;
    },
    close(): void {
      one.close();
      two.close();
      for (const track of media.getTracks()) track.stop();
    },
  };
}

describe('frames that only people can read', function () {
  this.timeout(40_000);
  const closes: (() => void)[] = [];
  afterEach(() => {
    for (const close of closes.splice(0)) close();
  });
  const guard = (): FrameGuard => {
    const made = new FrameGuard(WORKER);
    closes.push(() => made.close());
    return made;
  };
  const connect = async (sends: FrameGuard | null, takes: FrameGuard | null) => {
    const both = await connectTwo(sends, takes);
    closes.push(() => both.close());
    return both;
  };
  const frames = (both: Awaited<ReturnType<typeof connect>>, more: number): Promise<unknown> =>
    until(
      () => both.figures(),
      (now) => now.frames >= more,
      { label: `${more} frames`, timeout: 20_000 },
    );

  it('this browser can', () => {
    expect(FrameGuard.possible).to.equal(true);
  });

  it('are seen by who has the key', async () => {
    const [ana, ben] = [guard(), guard()];
    ana.use(keyOf(1));
    ben.learn('ana', keyOf(1));
    await frames(await connect(ana, ben), 10);
  });

  it('are decoded by nobody else: not with another key, not without one, not by who does not know', async () => {
    const [ana, ben] = [guard(), guard()];
    ana.use(keyOf(1));
    ben.learn('ana', keyOf(2));
    const faults: string[] = [];
    ben.on('faults', (told) => faults.push(...Object.keys(told.faults)));
    const wrong = await connect(ana, ben);
    const plain = await connect(ana, null);
    const { bytes: early } = await wrong.figures();
    await until(
      () => wrong.figures(),
      ({ bytes }) => bytes > early + 100_000,
      { timeout: 20_000 },
    );
    await until(
      () => plain.figures(),
      (now) => now.received > 100,
      { timeout: 20_000 },
    );
    expect((await wrong.figures()).frames).to.equal(0);
    // A decoder that knows nothing takes noise for a picture now and then, and gives up.
    const { frames: noise, received } = await plain.figures();
    expect(noise / received).to.be.below(0.1);
    expect(faults).to.include('not-authentic');
    // The key comes: what was black is seen.
    ben.learn('ana', keyOf(1));
    await frames(wrong, 10);
  });

  it('nothing leaves before there is a key', async () => {
    const ana = guard();
    const both = await connect(ana, null);
    await until(
      () => both.figures(),
      ({ bytes }) => bytes === 0,
      { label: 'silence' },
    );
    const ben = guard();
    ana.use(keyOf(3));
    await until(
      () => both.figures(),
      ({ bytes }) => bytes > 0,
      { label: 'sent at last', timeout: 20_000 },
    );
    ben.close();
  });

  it('go on from key to key without a gap that lasts', async () => {
    const [ana, ben] = [guard(), guard()];
    ana.use(keyOf(1, 0));
    ben.learn('ana', keyOf(1, 0));
    const both = await connect(ana, ben);
    await frames(both, 10);
    ben.learn('ana', keyOf(2, 1));
    ana.use(keyOf(2, 1));
    const { frames: now } = await both.figures();
    await frames(both, now + 20);
  });

  it('are seen in a Chromium of before RTCRtpScriptTransform', async function () {
    const script = globalThis.RTCRtpScriptTransform;
    // Firefox never had what was before.
    if (!('createEncodedStreams' in RTCRtpSender.prototype)) return this.skip();
    Reflect.deleteProperty(globalThis, 'RTCRtpScriptTransform');
    try {
      expect(FrameGuard.configuration).to.deep.equal({ encodedInsertableStreams: true });
      const [ana, ben] = [guard(), guard()];
      ana.use(keyOf(1));
      ben.learn('ana', keyOf(1));
      await frames(await connect(ana, ben), 10);
    } finally {
      globalThis.RTCRtpScriptTransform = script;
    }
  });

  it('are not taken for those of somebody else: the server may not say who is who', async () => {
    const [ana, ben] = [guard(), guard()];
    ana.use(keyOf(1));
    ben.learn('ana', keyOf(1));
    ben.learn('eve', keyOf(2));
    const both = await connect(ana, ben);
    await frames(both, 10);
    ben.assign('video', 'eve');
    ben.assign('audio', 'eve');
    const faults: string[] = [];
    ben.on('faults', ({ owner, faults: what }) =>
      faults.push(...Object.keys(what).map((one) => owner + one)),
    );
    await until(
      () => faults.length,
      (count) => count > 0,
      { timeout: 20_000 },
    );
    expect(faults[0]).to.equal('evenot-authentic');
    const { frames: now } = await both.figures();
    ben.assign('video', 'ana');
    await frames(both, now + 10);
  });

  it('what is not encrypted is not shown as if it were', async () => {
    const ben = guard();
    ben.learn('ana', keyOf(1));
    const both = await connect(null, ben);
    await until(
      () => both.figures(),
      ({ bytes }) => bytes > 60_000,
      { label: 'bytes', timeout: 20_000 },
    );
    expect((await both.figures()).frames).to.equal(0);
  });
});
