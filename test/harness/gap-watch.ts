/** Longest times in ms in which nothing came in, by a clock that stands still while the machine does. */
export interface Gaps {
  readonly frames: number;
  readonly sound: number;
  /** How long that clock ran. */
  readonly watched: number;
}

declare global {
  interface Window {
    /** Only where it was installed. */
    gapWatch: {
      offer(): Promise<string>;
      answer(offer: string): Promise<string>;
      take(answer: string): Promise<void>;
      /** From now on. */
      start(): void;
      gaps(): Gaps;
    };
  }
}

/**
 * Looks in a page how long the picture and the sound of its calls stand still. Beside the call goes a bare connection
 * with the same other page: when nothing comes in over that either, it was the processor that others had, and such
 * time does not count. Self-contained, for `page.evaluate`; wants {@link installRtcSpy} there.
 */
export function installGapWatch(): void {
  const EACH = 100;
  // Those of the browser itself: the spy counts what passes through its own.
  const Bare = Object.getPrototypeOf(window.RTCPeerConnection) as typeof RTCPeerConnection;
  const capture = (constraints: MediaStreamConstraints): Promise<MediaStream> =>
    MediaDevices.prototype.getUserMedia.call(navigator.mediaDevices, constraints);
  const bare = new Bare();
  const clock = { now: 0, lookedAt: 0, frames: 0 };
  const seen = { frames: { value: 0, at: 0, gap: 0 }, sound: { value: 0, at: 0, gap: 0 } };
  let timer: ReturnType<typeof setInterval> | undefined;
  let looking = false;

  const gathered = async (): Promise<string> => {
    await new Promise<void>((resolve) => {
      const look = (): void => void (bare.iceGatheringState === 'complete' && resolve());
      bare.onicegatheringstatechange = look;
      look();
    });
    return bare.localDescription?.sdp ?? '';
  };
  const addCamera = async (): Promise<void> => {
    const stream = await capture({ video: { width: 160, height: 120, frameRate: 20 } });
    for (const track of stream.getTracks()) bare.addTrack(track, stream);
  };
  const bareFrames = async (): Promise<number> => {
    let frames = 0;
    (await bare.getStats()).forEach((entry: { type: string; framesDecoded?: number }) => {
      if (entry.type === 'inbound-rtp') frames += entry.framesDecoded ?? 0;
    });
    return frames;
  };
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const [{ framesDecoded, audioEnergy }, frames] = await Promise.all([
      window.rtcSpy.figures(),
      bareFrames(),
    ]);
    looking = false;
    const now = performance.now();
    // A look that comes late says nothing of what came in meanwhile.
    if (frames !== clock.frames) clock.now += Math.min(now - clock.lookedAt, 3 * EACH);
    Object.assign(clock, { lookedAt: now, frames });
    for (const [one, value] of [
      [seen.frames, framesDecoded],
      [seen.sound, audioEnergy],
    ] as const) {
      one.gap = Math.max(one.gap, clock.now - one.at);
      if (value !== one.value) Object.assign(one, { value, at: clock.now });
    }
  };

  window.gapWatch = {
    async offer() {
      await addCamera();
      await bare.setLocalDescription();
      return gathered();
    },
    async answer(offer) {
      await bare.setRemoteDescription({ type: 'offer', sdp: offer });
      await addCamera();
      await bare.setLocalDescription();
      return gathered();
    },
    take: (answer) => bare.setRemoteDescription({ type: 'answer', sdp: answer }),
    start() {
      Object.assign(clock, { now: 0, lookedAt: performance.now() });
      for (const one of Object.values(seen)) Object.assign(one, { at: 0, gap: 0 });
      timer ??= setInterval(() => void look(), EACH);
    },
    gaps: () => ({ frames: seen.frames.gap, sound: seen.sound.gap, watched: clock.now }),
  };
}
