/** A person made of one colour and one tone, so that a recording can be asked who is in it. */
export interface SignalStream {
  readonly video: MediaStreamTrack;
  /** Null where no `AudioContext` runs: headless Firefox without a sound card. */
  readonly audio: MediaStreamTrack | null;
  stop(): void;
}

/** Whether sound can be made and mixed here. A context on a machine without a sound card may never start. */
export async function soundRuns(): Promise<boolean> {
  const context = new AudioContext();
  try {
    return await Promise.race([
      context.resume().then(() => context.state === 'running'),
      new Promise<false>((resolve) => setTimeout(resolve, 1_500, false)),
    ]);
  } finally {
    void context.close();
  }
}

export function signalStream(color: string, hertz: number | null): SignalStream {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(15);
  let step = 0;
  const draw = (): void => {
    if (!pen) return;
    pen.fillStyle = color;
    pen.fillRect(0, 0, 320, 180);
    // Something moves, or a browser sends no new frame.
    pen.fillStyle = '#fff';
    pen.fillRect(step++ % 300, 2, 4, 4);
  };
  draw();
  const timer = setInterval(draw, 66);
  let context: AudioContext | null = null;
  let audio: MediaStreamTrack | null = null;
  if (hertz !== null) {
    context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: hertz });
    const output = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    tone.connect(new GainNode(context, { gain: 0.2 })).connect(output);
    tone.start();
    audio = output.stream.getAudioTracks()[0] ?? null;
  }
  const video = stream.getVideoTracks()[0];
  if (!video) throw new Error('a canvas without a track');
  return {
    video,
    audio,
    stop() {
      clearInterval(timer);
      video.stop();
      audio?.stop();
      void context?.close();
    },
  };
}
