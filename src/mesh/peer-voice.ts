/** How long somebody counts as speaking after the last loud packet, in ms. */
const HOLD = 900;

/** Whether one person speaks, so that it does not flicker between words. */
export class PeerVoice {
  #lastLoud = -Infinity;
  speaking = false;

  /** True: it changed. */
  hear(loud: boolean, muted: boolean): boolean {
    const now = performance.now();
    if (loud) this.#lastLoud = now;
    const speaking = now - this.#lastLoud < HOLD && !muted;
    const changed = speaking !== this.speaking;
    this.speaking = speaking;
    return changed;
  }
}
