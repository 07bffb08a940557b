import type { Unsubscribe } from '../../support/emitter.js';

/** Loudness, 0 to 1, from which somebody speaks; quieter is the room. */
const VOICE = 0.35;
/** A cough is shorter, in ms. */
const SENTENCE = 700;
/** How long it is told, and how long there is peace from one telling to the next, in ms. */
const TOLD = 8_000;
const PEACE = 30_000;

/**
 * Notices that somebody talks whose microphone is off.
 *
 * A muted track is silent for everybody, the page included, so this listens to a copy of it. The copy is never sent,
 * recorded or kept: all that is taken from it is one number for its loudness, twelve times a second, which goes
 * nowhere. It opens nothing: it lives only while the call holds the device open anyway (so that unmuting takes no
 * time), with the browser's own sign for it on. `mutedTalk: false` does without.
 */
export class MutedTalk {
  readonly #tell: (talking: boolean) => void;
  #of: MediaStreamTrack | null = null;
  #copy: MediaStreamTrack | null = null;
  #sentence: ReturnType<typeof setTimeout> | undefined;
  #told: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;

  constructor(tell: (talking: boolean) => void) {
    this.#tell = tell;
  }

  /** What to measure for this muted track; null frees what there was, and takes back what was told. */
  ear(track: MediaStreamTrack | null): MediaStreamTrack | null {
    if (track === this.#of) return this.#copy;
    this.#copy?.stop();
    this.#of = track;
    this.#copy = track?.readyState === 'live' ? track.clone() : null;
    if (this.#copy) this.#copy.enabled = true;
    this.#quiet();
    return this.#copy;
  }

  /** The loudness of the copy changed, 0 to 1. */
  hear(level: number): void {
    if (level < VOICE) {
      clearTimeout(this.#sentence);
      this.#sentence = undefined;
      return;
    }
    this.#sentence ??= setTimeout(() => this.#talks(), SENTENCE);
  }

  readonly detach: Unsubscribe = () => void this.ear(null);

  #talks(): void {
    if (!this.#copy || Date.now() - this.#last < PEACE) return;
    this.#last = Date.now();
    this.#tell(true);
    this.#told = setTimeout(() => this.#tell(false), TOLD);
  }

  #quiet(): void {
    clearTimeout(this.#sentence);
    clearTimeout(this.#told);
    this.#sentence = undefined;
    this.#tell(false);
  }
}
