import type { ReactiveController, ReactiveElement } from 'lit';
import type { PersonView } from '../../store/call-store.js';

export interface SeenHost extends ReactiveElement {
  /** Whose picture is shown; null: nobody's that comes from somewhere else. */
  readonly shows: Pick<PersonView, 'id' | 'source'> | null;
  tellView(view: PersonView | null): void;
}

/** Watches whether a tile can be seen, and how large: the size of what is asked of a server follows it. */
export class Seen implements ReactiveController {
  readonly #host: SeenHost;
  #boxes: ResizeObserver | null = null;
  #sights: IntersectionObserver | null = null;
  #seen = false;
  /** As last laid out: asking for it would lay out anew, at each change of each tile. In CSS px. */
  #size = { width: 0, height: 0 };
  #told = '';

  constructor(host: SeenHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Made here: a tile may come back in another document, with another viewport.
    this.#boxes = new ResizeObserver((entries) => {
      this.#size = entries.at(-1)?.contentRect ?? this.#size;
      this.#tell();
    });
    this.#sights = new IntersectionObserver((entries) => {
      this.#seen = entries.at(-1)?.isIntersecting ?? false;
      this.#tell();
    });
    this.#boxes.observe(this.#host);
    this.#sights.observe(this.#host);
  }

  hostUpdated(): void {
    this.#tell();
  }

  hostDisconnected(): void {
    this.#boxes?.disconnect();
    this.#sights?.disconnect();
    this.#seen = false;
    this.#tell();
  }

  #tell(): void {
    const { shows } = this.#host;
    const scale = globalThis.devicePixelRatio || 1;
    const size = {
      width: Math.round(this.#size.width * scale),
      height: Math.round(this.#size.height * scale),
    };
    const view = this.#seen && shows && size.width > 0 ? { ...shows, ...size } : null;
    const word = view ? `${view.source} ${view.id} ${view.width} ${view.height}` : '';
    if (word === this.#told) return;
    this.#told = word;
    this.#host.tellView(view);
  }
}
