import type { ReactiveController, ReactiveElement } from 'lit';

/** Least way of a finger that counts as a swipe, px. */
const LEAST = 48;

/** A swipe to the side, or Page Up and Page Down: one step on or back in the line of reading. */
export class Swipe implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #step: (by: 1 | -1) => void;
  #from: { readonly id: number; readonly x: number; readonly y: number } | null = null;

  constructor(host: ReactiveElement, step: (by: 1 | -1) => void) {
    this.#host = host;
    this.#step = step;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#down);
    this.#host.addEventListener('pointerup', this.#up);
    this.#host.addEventListener('pointercancel', this.#cancel);
    this.#host.addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#down);
    this.#host.removeEventListener('pointerup', this.#up);
    this.#host.removeEventListener('pointercancel', this.#cancel);
    this.#host.removeEventListener('keydown', this.#key);
    this.#from = null;
  }

  readonly #down = ({ pointerId, pointerType, isPrimary, clientX, clientY }: PointerEvent): void => {
    if (pointerType === 'touch' && isPrimary) this.#from = { id: pointerId, x: clientX, y: clientY };
  };

  readonly #up = ({ pointerId, clientX, clientY }: PointerEvent): void => {
    const from = this.#from;
    this.#from = null;
    if (from?.id !== pointerId) return;
    const across = clientX - from.x;
    if (Math.abs(across) < LEAST || Math.abs(across) < 2 * Math.abs(clientY - from.y)) return;
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    // The finger drags the page: to the left brings what comes after.
    this.#step(across < 0 !== rtl ? 1 : -1);
  };

  readonly #cancel = (): void => {
    this.#from = null;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || (event.key !== 'PageDown' && event.key !== 'PageUp')) return;
    event.preventDefault();
    this.#step(event.key === 'PageDown' ? 1 : -1);
  };
}
