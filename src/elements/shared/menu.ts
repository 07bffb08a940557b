import {
  html,
  nothing,
  type CSSResult,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { IconShape } from '../../styles/icons.js';
import type { MenuRows } from './menu-rows.js';
import { Part } from './part.js';
import { place, type PlaceOptions } from './place.js';
import { deepFocus, showPopover } from './top-layer.js';

type MenuHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const ROWS = new Part(() => import('./menu-rows.js'));

/** One row. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconShape;
  /** At the end of the row, part of the name: "Grid", "2 new". */
  readonly state?: string;
  /** A choice, with a check while it holds. */
  readonly checked?: boolean;
  /** One of several choices of which one holds. */
  readonly radio?: boolean;
  /** Can be reached and does nothing; `state` says why. */
  readonly disabled?: boolean;
  /** A line above it: something else begins. */
  readonly line?: boolean;
  /** For `aria-keyshortcuts`. */
  readonly keys?: string;
  /** It leads to these, in the same place. */
  readonly items?: readonly MenuItem[];
  /** Runs after the menu has closed and the focus is back, in the same user act. */
  readonly act?: () => void;
}

/** A row with a slider, below all items. */
export interface MenuRange {
  readonly label: string;
  readonly icon?: IconShape;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words: "80 %". */
  readonly text: string;
  readonly input: (value: number) => void;
}

export interface MenuContent {
  readonly label: string;
  /** What the row back from a nested menu says to a screen reader. */
  readonly back?: (menu: string) => string;
  readonly items: readonly MenuItem[];
  readonly ranges?: readonly MenuRange[];
}

export interface MenuOptions extends PlaceOptions {
  /** Selector of the button in the host's shadow tree. It has `popovertarget`, with the id of the menu. */
  readonly anchor: string;
  /** Id of the menu in the host's shadow tree. Default `menu`. */
  readonly id?: string;
  /** Fetches what its rows are made of. */
  readonly need?: () => Promise<unknown>;
  /** Gives the host the styles of the rows, which come with them. */
  readonly adopt: (styles: CSSResult) => void;
}

/**
 * A menu at a button (WAI-ARIA Authoring Practices, "Menu Button"), in the top layer; on a narrow window a sheet
 * from the bottom. Arrows, Home, End and first letters move; Escape, Tab, and a press outside close, and the
 * focus goes back to the button. Render it once, always, at the end of the shadow tree:
 *
 *     <button class="control more" aria-label=… aria-haspopup="menu" popovertarget="menu">…</button>
 *     ${this.#menu.render(() => ({ label, items }))}
 *
 * What it holds is made only while it is open, and fetched when a pointer or the focus comes near.
 */
export class Menu implements ReactiveController {
  readonly #host: MenuHost;
  readonly #options: MenuOptions;
  #open = false;
  #settled = false;
  #inside: string | null = null;
  /** While it is open. */
  #rows: MenuRows | null = null;
  #ready = false;
  #listening: AbortController | null = null;

  constructor(host: MenuHost, options: MenuOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  /** Shows it; `inside` names the row of which the items are shown at once. */
  show(inside: string | null = null): void {
    this.#inside = inside;
    this.#rows = null;
    this.#settled = false;
    const { menu } = this;
    if (menu) showPopover(menu, true);
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    const { menu } = this;
    if (menu?.isConnected) showPopover(menu, false);
  };

  /** Renders the rows anew, with the focus on the first of them if `refocus`. */
  async again(refocus: boolean): Promise<void> {
    this.#settled = !refocus;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  render(content: () => MenuContent): TemplateResult {
    const module = this.#ready ? ROWS.now : null;
    if (this.#open && module) this.#rows ??= new module.MenuRows(this, this.#inside);
    return html`<div
      part="menu"
      class="menu placed"
      id=${this.#id}
      popover="auto"
      @beforetoggle=${this.#beforeToggle}
      @toggle=${this.#afterToggle}
      @keydown=${this.#key}
    >
      ${this.#open && this.#rows ? this.#rows.render(content()) : nothing}
    </div>`;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerenter', this.#fetch);
    this.#host.addEventListener('focusin', this.#fetch);
  }

  hostUpdated(): void {
    const { menu, anchor } = this;
    // A press of the button tells before it is in view: see `#beforeToggle`.
    if (!this.#open || !menu?.matches(':popover-open') || !anchor) return;
    place(anchor, menu, this.#options);
    const first = this.#rows?.first;
    if (this.#settled || !first) return;
    this.#settled = true;
    first.focus();
  }

  hostDisconnected(): void {
    this.#open = false;
    this.#inside = null;
    this.#rows = null;
    this.#listening?.abort();
    this.#host.removeEventListener('pointerenter', this.#fetch);
    this.#host.removeEventListener('focusin', this.#fetch);
  }

  get menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${this.#id}`);
  }

  get anchor(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(this.#options.anchor);
  }

  get #id(): string {
    return this.#options.id ?? 'menu';
  }

  readonly #fetch = (): void => {
    if (this.#ready) return;
    Promise.all([ROWS.load(), this.#options.need?.()]).then(
      ([rows]) => {
        this.#options.adopt(rows.menuRowStyles);
        this.#ready = true;
        this.#host.requestUpdate();
      },
      // Told by the part; whoever opens it again tries again.
      () => this.close(),
    );
  };

  readonly #beforeToggle = (event: ToggleEvent): void => {
    this.#open = event.newState === 'open';
    this.#listening?.abort();
    if (this.#open) {
      this.#fetch();
      this.#settled = false;
      this.#listening = new AbortController();
      const options = { capture: true, passive: true, signal: this.#listening.signal };
      const view = this.#host.ownerDocument.defaultView;
      view?.addEventListener('resize', this.#again, options);
      view?.addEventListener('scroll', this.#again, options);
      // In view, and not painted yet.
      view?.requestAnimationFrame(() => this.hostUpdated());
    } else {
      this.#inside = null;
      this.#rows = null;
    }
    this.#host.requestUpdate();
  };

  readonly #again = (event: Event): void => {
    const { menu, anchor } = this;
    // Its own scrolling does not move it.
    if (menu && anchor && event.composedPath()[0] !== menu) place(anchor, menu, this.#options);
  };

  /** A press outside may have given the focus to something else; where it is nowhere, it goes back. */
  readonly #afterToggle = (event: ToggleEvent): void => {
    // A hidden page has no frames.
    if (event.newState === 'open') return this.hostUpdated();
    const focus = deepFocus(this.#host.ownerDocument);
    if (!focus || focus === focus.ownerDocument.body || this.menu?.contains(focus)) this.anchor?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    // A toolbar around it would move its own focus.
    event.stopPropagation();
    this.#rows?.key(event);
  };
}
