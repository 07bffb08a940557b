/**
 * One step of a 16 bit converter. What stays beneath is no quiet room, whose noise is well above it even when the
 * browser takes noise away, but a microphone that is switched off at the device or by the system.
 */
const FLOOR = 1 / 32_768;
/** Microphones take a moment to start, in ms. */
const PATIENCE = 4_000;

/** Tells a dead microphone from somebody who says nothing. */
export class Silence {
  #since: number | null = null;

  /**
   * @param peak loudest sample since the last time, 0 to 1
   * @param now in ms
   * @returns whether nothing at all was heard for four seconds
   */
  hear(peak: number, now: number): boolean {
    if (peak > FLOOR) {
      this.#since = null;
      return false;
    }
    this.#since ??= now;
    return now - this.#since >= PATIENCE;
  }

  reset(): void {
    this.#since = null;
  }
}
