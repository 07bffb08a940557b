import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, type IconShape } from '../../styles/icons.js';
import { place, type PlaceOptions } from './place.js';
import { deepFocus, showPopover } from './top-layer.js';

type MenuHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

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
}

/**
 * A menu at a button (WAI-ARIA Authoring Practices, "Menu Button"), in the top layer; on a narrow window a sheet
 * from the bottom. Arrows, Home, End and first letters move; Escape, Tab, and a press outside close, and the
 * focus goes back to the button. Render it once, always, at the end of the shadow tree:
 *
 *     <button class="control more" aria-label=… aria-haspopup="menu" popovertarget="menu">…</button>
 *     ${this.#menu.render(() => ({ label, items }))}
 *
 * What it holds is made only while it is open.
 */
export class Menu implements ReactiveController {
  readonly #host: MenuHost;
  readonly #options: MenuOptions;
  #open = false;
  #settled = false;
  /** Label of the row whose items are shown in place of the first ones. */
  #inside: string | null = null;
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
    this.#settled = false;
    const { menu } = this;
    if (menu) showPopover(menu, true);
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    const { menu } = this;
    if (menu?.isConnected) showPopover(menu, false);
  };

  render(content: () => MenuContent): TemplateResult {
    return html`<div
      part="menu"
      class="menu placed"
      id=${this.#id}
      popover="auto"
      @beforetoggle=${this.#beforeToggle}
      @toggle=${this.#afterToggle}
      @keydown=${this.#key}
    >
      ${this.#open ? this.#content(content()) : nothing}
    </div>`;
  }

  hostUpdated(): void {
    const { menu, anchor } = this;
    // A press of the button tells before it is in view: see `#beforeToggle`.
    if (!this.#open || !menu?.matches(':popover-open') || !anchor) return;
    place(anchor, menu, this.#options);
    if (this.#settled) return;
    this.#settled = true;
    const rows = this.#rows();
    (rows.find((row) => row.getAttribute('aria-checked') === 'true') ?? rows[0])?.focus();
  }

  hostDisconnected(): void {
    this.#open = false;
    this.#inside = null;
    this.#listening?.abort();
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

  #rows(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  }

  #content({ label, back, items, ranges = [] }: MenuContent): TemplateResult {
    const inside = items.find((item) => item.items && item.label === this.#inside);
    return html`
      <div role="menu" aria-label=${inside?.label ?? label}>
        ${inside ? this.#back(inside.label, back) : nothing}
        ${(inside?.items ?? items).map((item) => this.#row(item))}
      </div>
      ${inside ? nothing : ranges.map(rangeRow)}
    `;
  }

  #back(label: string, back?: (menu: string) => string): TemplateResult {
    return html`<button
      class="menu-row title"
      part="menu-item"
      role="menuitem"
      tabindex="-1"
      data-row
      aria-label=${back?.(label) ?? label}
      @click=${() => this.#enter(null)}
    >
      ${icon(shapes.prev, 'm')}<span class="menu-label">${label}</span>
    </button>`;
  }

  #row(item: MenuItem): TemplateResult {
    const { checked, disabled, state } = item;
    const role = checked === undefined ? 'menuitem' : item.radio ? 'menuitemradio' : 'menuitemcheckbox';
    return html`${item.line ? html`<div class="menu-line" role="separator"></div>` : nothing}<button
        class="menu-row"
        part="menu-item"
        type="button"
        role=${role}
        tabindex="-1"
        data-row
        aria-checked=${ifDefined(checked === undefined ? undefined : String(checked))}
        aria-disabled=${ifDefined(disabled ? 'true' : undefined)}
        aria-haspopup=${ifDefined(item.items ? 'menu' : undefined)}
        aria-keyshortcuts=${ifDefined(item.keys)}
        @click=${() => this.#choose(item)}
      >
        ${item.icon ? icon(item.icon, 'm') : nothing}
        <span class="menu-label">${item.label}</span>
        ${state ? html`<span class="menu-state" part="menu-state">${state}</span>` : nothing}
        ${checked ? html`<span class="check">${icon(shapes.check, 'm')}</span>` : nothing}
        ${item.items ? icon(shapes.next, 's') : nothing}
      </button>`;
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return;
    if (item.items) return this.#enter(item.label);
    this.close();
    item.act?.();
  }

  #enter(label: string | null): void {
    const left = this.#inside;
    this.#inside = label;
    this.#settled = label === null;
    this.#host.requestUpdate();
    if (label !== null) return;
    // Back to the row that one came from.
    void this.#host.updateComplete.then(() =>
      this.#rows()
        .find((row) => row.querySelector('.menu-label')?.textContent === left)
        ?.focus(),
    );
  }

  readonly #beforeToggle = (event: ToggleEvent): void => {
    this.#open = event.newState === 'open';
    this.#listening?.abort();
    if (this.#open) {
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
    const { key } = event;
    if (key === 'Tab') {
      this.close();
      this.anchor?.focus();
      return;
    }
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.matches(':focus'));
    const sliding = rows[at] instanceof HTMLInputElement;
    const ahead = this.#host.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const back = ahead === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    let next: HTMLElement | undefined;
    if (key === 'ArrowDown') next = rows[(at + 1) % rows.length];
    else if (key === 'ArrowUp') next = rows.at(at - 1);
    else if (sliding) return;
    else if (key === 'Home') next = rows[0];
    else if (key === 'End') next = rows.at(-1);
    else if (key === ahead && rows[at]?.matches('[aria-haspopup]')) rows[at].click();
    else if (key === back && this.#inside !== null) this.#enter(null);
    else if (key.length === 1 && key !== ' ') next = startingWith(key, [...rows.slice(at + 1), ...rows]);
    else return;
    event.preventDefault();
    next?.focus();
  };
}

function startingWith(letter: string, rows: readonly HTMLElement[]): HTMLElement | undefined {
  const small = letter.toLocaleLowerCase();
  return rows.find((row) =>
    row.querySelector('.menu-label')?.textContent?.trim().toLocaleLowerCase().startsWith(small),
  );
}

/** Outside of the `role="menu"`, which may hold no slider; the arrow keys make it one row of it all the same. */
function rangeRow(range: MenuRange): TemplateResult {
  const input = (event: Event): void => range.input((event.currentTarget as HTMLInputElement).valueAsNumber);
  return html`<label class="menu-row menu-range" part="menu-item">
    ${range.icon ? icon(range.icon, 'm') : nothing}
    <span class="menu-label">${range.label}</span>
    <span class="menu-state" part="menu-state" aria-hidden="true">${range.text}</span>
    <input
      type="range"
      tabindex="-1"
      data-row
      min=${range.min}
      max=${range.max}
      step=${range.step}
      .value=${live(String(range.value))}
      aria-label=${range.label}
      aria-valuetext=${range.text}
      @input=${input}
    />
  </label>`;
}
