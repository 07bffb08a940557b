import { Silence } from './silence.js';

/** A picture of loudness at most this often: 12 a second. */
const INTERVAL = 1000 / 12;
const FLOOR = -60;
const CEILING = -6;

/** dBFS to 0…1, in steps of 0.05 so that a small change is no change. */
export function levelOf(dbfs: number): number {
  const level = (dbfs - FLOOR) / (CEILING - FLOOR);
  return Math.round(Math.min(1, Math.max(0, Number.isFinite(level) ? level : 0)) * 20) / 20;
}

/**
 * Follows how loud a microphone track is: fast up, slow down. Nothing runs until `follow()` gets a track, and a
 * page that may not start an `AudioContext` yet simply reads 0.
 */
export class LevelMeter {
  readonly #onLevel: (level: number) => void;
  #context: AudioContext | null = null;
  #source: MediaStreamAudioSourceNode | null = null;
  #track: MediaStreamTrack | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #level = 0;
  readonly #onSilence: (silent: boolean) => void;
  readonly #silence = new Silence();
  #silent = false;

  /** @param onSilence a microphone that runs gives nothing at all, not even noise; or gives something again */
  constructor(onLevel: (level: number) => void, onSilence: (silent: boolean) => void = () => undefined) {
    this.#onLevel = onLevel;
    this.#onSilence = onSilence;
  }

  /** Null stops and frees everything. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.#track) return;
    this.#stop();
    this.#track = track;
    if (!track) this.#shut();
    if (!track || typeof AudioContext === 'undefined') return;
    try {
      this.#context ??= new AudioContext();
    } catch {
      // No sound card, or too many contexts already: no level is shown.
      return;
    }
    const context = this.#context;
    if (context.state === 'suspended') context.resume().catch(() => undefined);
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    this.#source = context.createMediaStreamSource(new MediaStream([track]));
    this.#source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      let [sum, peak] = [0, 0];
      for (const sample of samples) {
        sum += sample * sample;
        peak = Math.max(peak, Math.abs(sample));
      }
      // A context that stands still hears nothing either.
      if (context.state === 'running') this.#tellSilence(this.#silence.hear(peak, performance.now()));
      const level = levelOf(10 * Math.log10(sum / samples.length));
      this.#set(level >= this.#level ? level : Math.max(level, this.#level - 0.1));
    }, INTERVAL);
  }

  close(): void {
    this.#stop();
    this.#track = null;
    this.#shut();
  }

  /** An open context costs a thread, and keeps the sound card awake. */
  #shut(): void {
    this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#source?.disconnect();
    this.#source = null;
    this.#set(0);
    this.#silence.reset();
    this.#tellSilence(false);
  }

  #tellSilence(silent: boolean): void {
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.#onSilence(silent);
  }

  #set(level: number): void {
    const rounded = Math.round(level * 20) / 20;
    if (rounded === this.#level) return;
    this.#level = rounded;
    this.#onLevel(rounded);
  }
}
