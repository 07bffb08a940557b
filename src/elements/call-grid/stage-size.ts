import type { ReactiveController, ReactiveElement } from 'lit';
import type { Stage } from './layout.js';

/**
 * The size of the stage and its gap. Looks once per frame at most; what it changes lies inside the stage and is
 * out of flow, so that a look never causes the next.
 */
export class StageSize implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #selector: string;
  readonly #observer = new ResizeObserver(() => this.#changed());
  #stage: HTMLElement | null = null;
  #frame = 0;
  #value: Stage | null = null;

  constructor(host: ReactiveElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  /** Null until it was seen for the first time. */
  get value(): Stage | null {
    return this.#value;
  }

  hostConnected(): void {
    if (this.#stage) this.#observer.observe(this.#stage);
  }

  hostUpdated(): void {
    if (this.#stage) return;
    this.#stage = this.#host.renderRoot.querySelector<HTMLElement>(this.#selector);
    if (this.#stage) this.#observer.observe(this.#stage);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #changed(): void {
    // The first time comes before anything is painted: no empty frame.
    if (!this.#value) this.#look();
    else this.#frame ||= requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    this.#frame = 0;
    const stage = this.#stage;
    if (!stage) return;
    const { clientWidth: width, clientHeight: height } = stage;
    const gap = Number.parseFloat(getComputedStyle(stage).columnGap) || 0;
    const { value } = this;
    if (value && value.width === width && value.height === height && value.gap === gap) return;
    this.#value = { width, height, gap };
    this.#host.requestUpdate();
  }
}
