import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Delays {
  /** Milliseconds from "on" until it is believed. Default 0: at once. */
  readonly on?: number;
  /** Milliseconds from "off" until it is believed. Default 0: at once. */
  readonly off?: number;
}

/** A yes or no that lags behind its input, so that short moments do not flicker. The host renders on a change. */
export class DelayedFlag implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #delays: Required<Delays>;
  #input = false;
  #value = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, { on = 0, off = 0 }: Delays) {
    this.#host = host;
    this.#delays = { on, off };
    host.addController(this);
  }

  get value(): boolean {
    return this.#value;
  }

  /** Call it in `willUpdate`: an input without delay is in `value` at once. */
  set(input: boolean): void {
    if (input === this.#input) return;
    this.#input = input;
    clearTimeout(this.#timer);
    if (input === this.#value) return;
    const delay = input ? this.#delays.on : this.#delays.off;
    if (delay === 0) {
      this.#value = input;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#value = input;
      this.#host.requestUpdate();
    }, delay);
  }

  /** Forgets everything: what is shown is about somebody else now. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#input = this.#value = false;
  }

  hostConnected(): void {
    // The clock starts anew; the host sets its input in the update that follows.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#input = this.#value;
  }
}
