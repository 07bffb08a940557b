import type { LocalTracks } from '../media/local-media.js';

const NOTHING: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });

/**
 * A pair that connects while it rings: the path stands, and no sound or picture passes before the answer.
 * What the page allowed is told beforehand; see `prewarm` of the store's options.
 */
export class PeerWarmth {
  /** Caller: the one device that has connected already. */
  device: string | null = null;
  /** Nothing may pass yet. */
  #shut = false;
  /** The path did not come about, or went: an answer starts as if there had been none. */
  #cold = true;

  /** The path that was made can be used. */
  get usable(): boolean {
    return this.#shut && !this.#cold;
  }

  /** What may be sent now. */
  let(tracks: LocalTracks): LocalTracks {
    return this.#shut ? NOTHING : tracks;
  }

  shut(device: string | null = null): void {
    this.#shut = true;
    this.#cold = false;
    this.device = device;
  }

  /** False: there is no path to warm (any more). */
  cool(): boolean {
    const was = this.#shut && !this.#cold;
    this.#cold = true;
    return was;
  }

  open(): void {
    this.#shut = false;
  }
}
