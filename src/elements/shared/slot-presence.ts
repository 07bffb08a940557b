import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether the page put something into a slot, for styles that depend on it. Slots are always rendered. */
export class SlotPresence implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #name: string;
  #filled = false;

  /** `name` '' is the default slot. */
  constructor(host: ReactiveControllerHost & Element, name: string) {
    this.#host = host;
    this.#name = name;
    host.addController(this);
  }

  get filled(): boolean {
    return this.#filled;
  }

  hostConnected(): void {
    this.#host.shadowRoot?.addEventListener('slotchange', this.#look);
    this.#look();
  }

  hostDisconnected(): void {
    this.#host.shadowRoot?.removeEventListener('slotchange', this.#look);
  }

  readonly #look = (): void => {
    const filled = [...this.#host.childNodes].some((node) =>
      node instanceof Element ? node.slot === this.#name : !this.#name && !!node.nodeValue?.trim(),
    );
    if (filled === this.#filled) return;
    this.#filled = filled;
    this.#host.requestUpdate();
  };
}
