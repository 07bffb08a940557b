import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Renders the host once a second, on the second: for running times and countdowns. Nothing runs while there
 * is no origin, or the host is out of the document.
 */
export class SecondTick implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #origin: number | null = null;
  #begin = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Say it in every update: the moment that the seconds are counted from or to, in ms; null for no ticking.
   * `begin` is when it starts to matter, in ms: nothing runs before.
   */
  from(origin: number | null, begin = 0): void {
    const same = origin === this.#origin && begin === this.#begin;
    if (same && (this.#timer !== undefined || origin === null)) return;
    this.#origin = origin;
    this.#begin = begin;
    this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#origin = null;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#origin === null || !this.#host.isConnected) return;
    const now = Date.now();
    const past = (((now - this.#origin) % 1000) + 1000) % 1000;
    // A little late rather than a little early, or the same second would be shown twice.
    const wait = now < this.#begin ? this.#begin - now : 1000 - past;
    this.#timer = setTimeout(() => {
      this.#schedule();
      this.#host.requestUpdate();
    }, wait + 5);
  }
}
