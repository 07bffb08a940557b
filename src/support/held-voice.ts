/** How long somebody counts as speaking after they were last loud, in ms: the pauses between words are shorter. */
const HOLD = 900;

/** Whether one person speaks, so that it does not flicker between words. The one place that holds it. */
export class HeldVoice {
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

  /** In how many ms a voice that speaks and is loud no more falls silent, if nothing is heard. */
  get rest(): number {
    return Math.max(0, this.#lastLoud + HOLD - performance.now());
  }
}
