import type { ReactiveController, ReactiveElement } from 'lit';
import type { Stage } from '../../support/layout/layout.js';

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
    if (!this.#stage) return;
    this.#observer.observe(this.#stage);
    // The first time at once, before anything is painted, and before the observer's turn: a change made in
    // its turn would be the next one's cause.
    void this.#host.updateComplete.then(() => this.#look());
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #changed(): void {
    this.#frame ||= requestAnimationFrame(() => this.#look());
  }

  #look(): void {
    this.#frame = 0;
    const stage = this.#stage;
    if (!stage?.isConnected) return;
    const { clientWidth: width, clientHeight: height } = stage;
    const gap = Number.parseFloat(getComputedStyle(stage).columnGap) || 0;
    const { value } = this;
    if (value && value.width === width && value.height === height && value.gap === gap) return;
    this.#value = { width, height, gap };
    this.#host.requestUpdate();
  }
}
