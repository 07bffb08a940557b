import type { ButtonWords } from './button-words.js';
import { draw, make } from './draw.js';
import { makeMovable } from './floating.js';

/** Where a call opens: `floating` over the page, in a `dialog`, or `inline`, under the button. */
export type Opens = 'floating' | 'dialog' | 'inline';

/** What a call is shown in: a dialog that is modal, floats in the top layer, or stands in the page. */
export class CallWindow {
  readonly element: HTMLDialogElement;
  readonly #move: HTMLElement;

  constructor(words: ButtonWords, hide: () => void) {
    this.#move = make('button', { class: 'move', type: 'button', 'aria-label': words.move }, draw('move'));
    const away = make('button', { class: 'hide', type: 'button', 'aria-label': words.hide }, draw('down'));
    away.addEventListener('click', hide);
    const bar = make('div', { class: 'bar' }, this.#move, away);
    this.element = make('dialog', { part: 'window', class: 'window', 'aria-label': words.window }, bar);
    makeMovable(this.element, this.#move);
    this.element.addEventListener('keydown', (event) => {
      // A modal dialog closes by itself.
      if (event.key === 'Escape' && !event.defaultPrevented && !this.element.matches('.dialog')) hide();
    });
  }

  /** In the way `opens` says, where it is not open yet. */
  show(opens: Opens): void {
    const box = this.element;
    if (box.open || box.matches(':popover-open')) return;
    box.className = `window ${opens}`;
    this.#move.hidden = opens !== 'floating';
    // A dialog may not have both.
    box.toggleAttribute('popover', false);
    if (opens === 'dialog') box.showModal();
    else if (opens === 'inline') box.show();
    else {
      box.setAttribute('popover', 'manual');
      box.showPopover();
    }
  }

  hide(): void {
    if (this.element.matches(':popover-open')) this.element.hidePopover();
    if (this.element.open) this.element.close();
  }
}
