import type { ReactiveController, ReactiveElement } from 'lit';
import type { Corner } from '../../support/layout/layout.js';

/** Least way of a pointer that is a drag, px. */
const LEAST = 6;
/** How far a throw goes on after the pointer let go, in ms of its last speed. */
const THROW = 120;

/** In px of the window. */
export interface Offset {
  readonly x: number;
  readonly y: number;
}

interface Drag {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly cell: HTMLElement;
  moved: boolean;
  /** The last two places, for the speed. */
  last: { x: number; y: number; at: number };
  speed: { x: number; y: number };
}

/**
 * One's own floating picture: dragged by a pointer it goes to the nearest corner, thrown to the one it flies to;
 * arrow keys move it, a press without a drag sends it to the next corner (WCAG 2.2, 2.5.7).
 */
export class Float implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #changed: (corner: Corner, from: Offset) => void;
  #corner: Corner = { edge: 'end', side: 'bottom' };
  #drag: Drag | null = null;

  /** `changed` hears where to, and how far from its old corner the picture was let go. */
  constructor(host: ReactiveElement, changed: (corner: Corner, from: Offset) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get corner(): Corner {
    return this.#corner;
  }

  get dragging(): boolean {
    return this.#drag?.moved ?? false;
  }

  hostDisconnected(): void {
    this.#end();
  }

  readonly down = (event: PointerEvent): void => {
    const button = event.currentTarget as HTMLElement;
    const cell = button.closest<HTMLElement>('.cell');
    if (!cell || event.button !== 0 || this.#drag) return;
    // The grid would take it for a swipe.
    event.stopPropagation();
    button.setPointerCapture(event.pointerId);
    const { pointerId: id, clientX: x, clientY: y, timeStamp: at } = event;
    this.#drag = { id, x, y, cell, moved: false, last: { x, y, at }, speed: { x: 0, y: 0 } };
  };

  readonly move = ({ pointerId, clientX: x, clientY: y, timeStamp: at }: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.id !== pointerId) return;
    if (!drag.moved && Math.hypot(x - drag.x, y - drag.y) < LEAST) return;
    drag.moved = true;
    const time = Math.max(1, at - drag.last.at);
    drag.speed = { x: (x - drag.last.x) / time, y: (y - drag.last.y) / time };
    drag.last = { x, y, at };
    drag.cell.style.setProperty('translate', `${x - drag.x}px ${y - drag.y}px`);
    drag.cell.classList.add('dragged');
  };

  readonly up = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (drag?.id !== event.pointerId) return;
    const stage = drag.cell.parentElement?.closest('.stage')?.getBoundingClientRect();
    const box = drag.cell.getBoundingClientRect();
    this.#end();
    if (!drag.moved || !stage || event.type === 'pointercancel') return;
    const x = box.x + box.width / 2 + drag.speed.x * THROW;
    const y = box.y + box.height / 2 + drag.speed.y * THROW;
    const left = x < stage.x + stage.width / 2;
    this.#to(
      {
        edge: left === this.#rtl ? 'end' : 'start',
        side: y < stage.y + stage.height / 2 ? 'top' : 'bottom',
      },
      { x: event.clientX - drag.x, y: event.clientY - drag.y },
    );
  };

  /** A press by keyboard, a pointer that did not drag, or assistive technology: on to the next corner, clockwise. */
  readonly press = (event: MouseEvent): void => {
    // The click after a drag.
    if (event.detail > 0 && this.#dragged) return;
    const { edge, side } = this.#corner;
    const right = (edge === 'end') !== this.#rtl;
    if (side === 'bottom') this.#to(right ? { edge: other(edge), side } : { edge, side: 'top' });
    else this.#to(right ? { edge, side: 'bottom' } : { edge: other(edge), side });
  };

  readonly key = (event: KeyboardEvent): void => {
    const left = this.#rtl ? 'end' : 'start';
    const moves: Record<string, Partial<Corner>> = {
      ArrowUp: { side: 'top' },
      ArrowDown: { side: 'bottom' },
      ArrowLeft: { edge: left },
      ArrowRight: { edge: other(left) },
    };
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#to({ ...this.#corner, ...move });
  };

  /** The press that ended now was a drag; its click comes within the same task. */
  #dragged = false;

  get #rtl(): boolean {
    return this.#host.matches(':dir(rtl)');
  }

  #to(corner: Corner, from: Offset = { x: 0, y: 0 }): void {
    this.#corner = corner;
    this.#changed(corner, from);
    this.#host.requestUpdate();
  }

  #end(): void {
    const drag = this.#drag;
    if (!drag) return;
    this.#drag = null;
    this.#dragged = drag.moved;
    setTimeout(() => (this.#dragged = false));
    drag.cell.style.removeProperty('translate');
    drag.cell.classList.remove('dragged');
  }
}

const other = (edge: Corner['edge']): Corner['edge'] => (edge === 'start' ? 'end' : 'start');
