import { CallError } from '../../session/call-error.js';

/** A context that does not run by now may not (nobody clicked), or cannot (no sound card), in ms. */
const DEADLINE = 2_000;

/** Many voices in one track that never ends, whoever comes and goes. */
export class VoiceMix {
  readonly context: AudioContext;
  readonly #output: MediaStreamAudioDestinationNode;
  readonly #input: DynamicsCompressorNode;
  readonly #voices = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();

  private constructor(context: AudioContext) {
    this.context = context;
    this.#output = new MediaStreamAudioDestinationNode(context);
    // Only what would be too loud together is held down.
    this.#input = new DynamicsCompressorNode(context, { threshold: -6, knee: 6, ratio: 12, release: 0.1 });
    this.#input.connect(this.#output);
    // Silence is sound too: a track without any input must go on.
    const silence = new ConstantSourceNode(context, { offset: 0 });
    silence.connect(this.#output);
    silence.start();
  }

  /** Rejects with `recording-failed` where the browser does not let sound run. */
  static async open(): Promise<VoiceMix> {
    const context = new AudioContext();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(reject, DEADLINE, new Error('the AudioContext does not run'));
        context.onstatechange = () => context.state === 'running' && resolve();
        context.resume().then(() => resolve(), reject);
      });
      return new VoiceMix(context);
    } catch (cause) {
      void context.close();
      throw new CallError(
        'recording-failed',
        'voices cannot be mixed before a click, or without a sound card',
        {
          cause,
        },
      );
    } finally {
      clearTimeout(timer);
    }
  }

  get track(): MediaStreamTrack {
    const [track] = this.#output.stream.getAudioTracks();
    if (!track) throw new CallError('recording-failed', 'no mixed voice');
    return track;
  }

  /** Exactly these are heard from now on. */
  mix(tracks: ReadonlySet<MediaStreamTrack>): void {
    for (const [track, node] of this.#voices) {
      if (tracks.has(track)) continue;
      node.disconnect();
      this.#voices.delete(track);
    }
    for (const track of tracks) {
      if (this.#voices.has(track)) continue;
      const node = this.context.createMediaStreamSource(new MediaStream([track]));
      node.connect(this.#input);
      this.#voices.set(track, node);
    }
  }

  close(): void {
    this.mix(new Set());
    this.track.stop();
    void this.context.close();
  }
}
