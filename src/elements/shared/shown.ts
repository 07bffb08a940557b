import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whether somebody can see the host: it is in the page with a size and in view, and the page is not hidden. For work
 * that is for nothing else.
 */
export class Shown implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: () => void;
  #observer: IntersectionObserver | null = null;
  #inView = false;
  #value = false;

  constructor(host: ReactiveControllerHost & Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get value(): boolean {
    return this.#value;
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#look();
    });
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#look);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = null;
    document.removeEventListener('visibilitychange', this.#look);
    this.#inView = false;
    this.#look();
  }

  readonly #look = (): void => {
    const value = this.#inView && document.visibilityState === 'visible';
    if (value === this.#value) return;
    this.#value = value;
    this.#changed();
  };
}
