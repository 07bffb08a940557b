import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { TALK_KEY, type KeyScope, type ShortcutName } from './shortcut-names.js';

/** With Alt, so that nobody triggers one by speaking to their computer (WCAG 2.2, 2.1.4). */
const CODES: Readonly<Record<string, ShortcutName>> = {
  KeyM: 'microphone',
  KeyV: 'camera',
  KeyS: 'screen-share',
  KeyH: 'hand',
};

const TYPES = 'input, textarea, select, [contenteditable]';
/** What the space bar means something to. */
const PRESSED = `${TYPES}, button, a[href], summary, [role="button"], [role^="menuitem"], [role="slider"]`;

export interface ShortcutsOptions {
  readonly scopes: () => { readonly keys: KeyScope; readonly talk: KeyScope };
  readonly press: (name: ShortcutName) => void;
  /** The talk key went down, or up: also when the page loses the keyboard. */
  readonly talk: (on: boolean) => void;
}

/** Keys for the controls. Off unless the page asks; never while somebody types. */
export class Shortcuts implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ShortcutsOptions;
  #listening: AbortController | null = null;
  #talking = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ShortcutsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { keys, talk } = this.#options.scopes();
    if (keys === 'off' && talk === 'off') return this.#stop();
    if (this.#listening || !this.#host.isConnected) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const { ownerDocument } = this.#host;
    ownerDocument.addEventListener('keydown', this.#down, { signal });
    ownerDocument.addEventListener('keyup', this.#up, { signal });
    ownerDocument.addEventListener('visibilitychange', this.#release, { signal });
    ownerDocument.defaultView?.addEventListener('blur', this.#release, { signal });
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#release();
    this.#listening?.abort();
    this.#listening = null;
  }

  #hears(scope: KeyScope, path: readonly EventTarget[]): boolean {
    if (scope !== 'near') return scope === 'page';
    const { parentNode } = this.#host;
    return path.includes(parentNode instanceof ShadowRoot ? parentNode.host : (parentNode ?? this.#host));
  }

  readonly #down = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const on = path[0] instanceof Element ? path[0] : null;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || on?.closest(TYPES))
      return;
    const { keys, talk } = this.#options.scopes();
    if (event.altKey) {
      const name = CODES[event.code];
      if (!name || event.repeat || !this.#hears(keys, path)) return;
      event.preventDefault();
      this.#options.press(name);
    } else if (event.code === TALK_KEY && this.#hears(talk, path) && !on?.closest(PRESSED)) {
      // Else the page would scroll.
      event.preventDefault();
      if (this.#talking) return;
      this.#talking = true;
      this.#options.talk(true);
    }
  };

  readonly #up = (event: KeyboardEvent): void => {
    if (event.code === TALK_KEY) this.#release();
  };

  readonly #release = (): void => {
    if (!this.#talking) return;
    this.#talking = false;
    this.#options.talk(false);
  };
}
