import type { MeshTiming } from './mesh-options.js';

/** The calling of one person: the `call` again and again, and the time after which nobody has answered. */
export class PeerDial {
  readonly #timing: MeshTiming;
  readonly #onUnanswered: () => void;
  #repeats: ReturnType<typeof setInterval> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(timing: MeshTiming, onUnanswered: () => void) {
    this.#timing = timing;
    this.#onUnanswered = onUnanswered;
  }

  /** Waits for an answer, from now on. */
  wait(onUnanswered = this.#onUnanswered): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(onUnanswered, this.#timing.answerTimeout);
  }

  /** Calls now, and until {@link stop}; `call` may stop it at once. */
  repeat(call: () => void): void {
    this.#repeats = setInterval(call, this.#timing.dialInterval);
    call();
  }

  stop(): void {
    clearInterval(this.#repeats);
    clearTimeout(this.#patience);
  }
}
