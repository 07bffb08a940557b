import type { ReactiveController, ReactiveElement } from 'lit';
import { folded, type Foldable } from './fold.js';

/** Width of three zones, in px. */
const WIDE = 900;
/** Leave is so much wider than the others; see `.leave-button`. */
const LEAVE_RATIO = 1.375;

/** Measures the bar, and says what has no room in it. Once per size and content; renders only when that changes. */
export class BarRoom implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #present: () => readonly Foldable[];
  #sizes: ResizeObserver | null = null;
  #wide = false;
  #folded: ReadonlySet<Foldable> = new Set();

  /** @param present what belongs into the bar, if there is room */
  constructor(host: ReactiveElement, present: () => readonly Foldable[]) {
    this.#host = host;
    this.#present = present;
    host.addController(this);
  }

  /** There are three zones. */
  get wide(): boolean {
    return this.#wide;
  }

  /** What is in More for lack of room. */
  get folded(): ReadonlySet<Foldable> {
    return this.#folded;
  }

  /** It stands in the bar. */
  shows(name: Foldable): boolean {
    return this.#present().includes(name) && !this.#folded.has(name);
  }

  hostUpdated(): void {
    this.measure();
    const ruler = this.#host.renderRoot.querySelector('.ruler');
    if (this.#sizes || !ruler || !this.#host.isConnected) return;
    // It has the width of the bar and no height, which folding would change.
    this.#sizes = new ResizeObserver(() => {
      this.measure();
      // From there on the container query shows the zones.
      const wide = this.#host.clientWidth >= WIDE;
      if (wide === this.#wide) return;
      this.#wide = wide;
      this.#host.requestUpdate();
    });
    this.#sizes.observe(ruler);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = null;
  }

  /** Say it when what the page put into the bar has changed. */
  measure(): void {
    const host = this.#host;
    const bar = host.renderRoot.querySelector<HTMLElement>('.bar');
    const width = host.clientWidth;
    if (!bar || width === 0) return;
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(bar.parentElement!);
    const group = getComputedStyle(bar.querySelector('.group')!);
    const gap = parseFloat(group.columnGap) || 0;
    const leave = bar.querySelector<HTMLElement>('.leave-button')!.offsetWidth;
    const sizes = {
      width: width - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd),
      // A toggle that has not rendered yet has no width of its own.
      control: bar.querySelector<HTMLElement>(`[kind='microphone']`)?.offsetWidth || leave / LEAVE_RATIO,
      leave,
      gap,
      groupGap: group.display === 'contents' ? gap : parseFloat(getComputedStyle(bar).columnGap) || gap,
      given: [...host.children]
        .filter((one): one is HTMLElement => one instanceof HTMLElement && !one.slot && one.offsetWidth > 0)
        .map((one) => one.offsetWidth),
    };
    const focus = (host.renderRoot as ShadowRoot).activeElement;
    const focused = focus?.getAttribute('kind') ?? focus?.getAttribute('part')?.split(' ')[1] ?? null;
    const next = folded(this.#present(), sizes, focused as Foldable | null);
    if (next.size === this.#folded.size && [...next].every((name) => this.#folded.has(name))) return;
    this.#folded = next;
    host.requestUpdate();
  }
}
