import { CallError } from '../../session/call-error.js';
import type { Participant } from '../../session/participant.js';
import { FrameClock } from './frame-clock.js';
import { MovingPictures } from './moving-pictures.js';
import { Painter } from './painter.js';
import { VoiceMix } from './voice-mix.js';

export interface ComposerOptions {
  readonly audio: boolean;
  readonly video: boolean;
  /** Size of the picture, in px. */
  readonly width: number;
  readonly height: number;
  /** Pictures a second, at most. */
  readonly frameRate: number;
  /** Who is seen and heard now; asked before each picture, so keep it cheap. */
  readonly cast: () => Cast;
}

export interface Cast {
  readonly people: readonly Participant[];
  /** One's own voice, which no participant carries. */
  readonly ownVoice: MediaStreamTrack | null;
}

/** How often voices are looked at where no picture is drawn, a second. */
const VOICE_RATE = 4;

/**
 * One stream of a whole call: everyone's picture in one, and all voices in one. Its two tracks last from the
 * first to the last moment, so that a recorder goes on while people and their tracks come and go.
 */
export class Composer {
  readonly stream = new MediaStream();
  readonly #options: ComposerOptions;
  readonly #voices: VoiceMix | null;
  readonly #pictures = new MovingPictures();
  readonly #painter: Painter | null;
  readonly #clock: FrameClock;

  private constructor(options: ComposerOptions, voices: VoiceMix | null) {
    const { video, width, height, frameRate } = options;
    this.#options = options;
    this.#voices = voices;
    let painter: Painter | null = null;
    if (video) {
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const pen = canvas.getContext('2d', { alpha: false });
      if (!pen) throw new CallError('recording-failed', 'no canvas to draw on');
      painter = new Painter(pen, this.#pictures);
      for (const track of canvas.captureStream(frameRate).getTracks()) this.stream.addTrack(track);
    }
    this.#painter = painter;
    if (voices) this.stream.addTrack(voices.track);
    this.#tick();
    this.#clock = new FrameClock(video ? frameRate : VOICE_RATE, voices?.context ?? null, () => this.#tick());
  }

  /** Rejects with `recording-failed`. */
  static async open(options: ComposerOptions): Promise<Composer> {
    return new Composer(options, options.audio ? await VoiceMix.open() : null);
  }

  close(): void {
    this.#clock.stop();
    this.#pictures.close();
    this.#voices?.close();
    for (const track of this.stream.getTracks()) track.stop();
  }

  #tick(): void {
    const { people, ownVoice } = this.#options.cast();
    if (this.#voices) {
      const tracks = people.flatMap(({ audioStream }) => audioStream?.getAudioTracks().slice(0, 1) ?? []);
      this.#voices.mix(new Set(ownVoice ? [...tracks, ownVoice] : tracks));
    }
    if (!this.#painter) return;
    const streams = people.flatMap(({ videoStream, videoMuted, screenStream }) => [
      ...(videoStream && !videoMuted ? [videoStream] : []),
      ...(screenStream ? [screenStream] : []),
    ]);
    this.#pictures.play(new Set(streams));
    this.#painter.paint(people);
  }
}
