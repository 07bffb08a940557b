import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Without pointer, touch or focus, in ms. */
const REST = 4_000;
/** A tap that wakes must not press what it could not see, in ms. */
const GUARD = 400;

/**
 * Controls over a picture rest when nobody needs them, and wake with the next act anywhere on the page. They stay while
 * the focus is in them (after a tap it is there by accident), while a pointer is over them, and while `busy` says so.
 */
export class Fading implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: { readonly on: () => boolean; readonly busy: () => boolean };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rests = false;
  #touched = false;
  #wokeByPress = -Infinity;
  #listening: AbortController | null = null;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: { on: () => boolean; busy: () => boolean },
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get rests(): boolean {
    return this.#rests;
  }

  hostUpdated(): void {
    if (!this.#options.on()) return this.#stop();
    // An update may still come after the element has gone.
    if (!this.#host.isConnected) return;
    if (!this.#listening) this.#start();
    if (this.#options.busy()) this.#wake();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #start(): void {
    this.#listening = new AbortController();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    const view = this.#host.ownerDocument.defaultView ?? window;
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
      view.addEventListener(name, this.#act, options);
    }
    this.#host.addEventListener('click', this.#guard, { capture: true, signal: this.#listening.signal });
    this.#wake();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#listening?.abort();
    this.#listening = null;
    this.#set(false);
  }

  readonly #act = (event: Event): void => {
    if (event instanceof PointerEvent) this.#touched = event.pointerType === 'touch';
    if (event instanceof KeyboardEvent) this.#touched = false;
    if (this.#rests && event.type === 'pointerdown') this.#wokeByPress = event.timeStamp;
    this.#wake();
  };

  readonly #guard = (event: Event): void => {
    if (event.timeStamp - this.#wokeByPress > GUARD) return;
    event.stopPropagation();
    event.preventDefault();
  };

  #wake(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#rest, REST);
    this.#set(false);
  }

  readonly #rest = (): void => {
    const focused = this.#host.matches(':focus-within') && !this.#touched;
    const hovered = this.#host.matches(':hover') && !this.#touched;
    if (focused || hovered || this.#options.busy()) return this.#wake();
    this.#set(true);
  };

  #set(rests: boolean): void {
    if (rests === this.#rests) return;
    this.#rests = rests;
    this.#host.requestUpdate();
  }
}
