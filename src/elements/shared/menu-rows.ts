import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
export { menuRowStyles } from './menu-rows.styles.js';
import type { Menu, MenuContent, MenuItem, MenuRange } from './menu.js';

/** The rows of an open menu, and the keys in it. */
export class MenuRows {
  readonly #menu: Menu;
  /** Label of the row whose items are shown in place of the first ones. */
  #inside: string | null;

  /** `inside` names the row of which the items are shown at once. */
  constructor(menu: Menu, inside: string | null) {
    this.#menu = menu;
    this.#inside = inside;
  }

  /** The row that gets the focus when the menu opens. */
  get first(): HTMLElement | undefined {
    const rows = this.#rows();
    return rows.find((row) => row.getAttribute('aria-checked') === 'true') ?? rows[0];
  }

  #rows(): HTMLElement[] {
    return [...(this.#menu.menu?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  }

  render({ label, back, items, ranges = [] }: MenuContent): TemplateResult {
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
    this.#menu.close();
    item.act?.();
  }

  #enter(label: string | null): void {
    const left = this.#inside;
    this.#inside = label;
    void this.#menu.again(label !== null).then(() => {
      // Back to the row that one came from.
      if (label !== null) return;
      const row = this.#rows().find((each) => each.querySelector('.menu-label')?.textContent === left);
      row?.focus();
    });
  }

  key(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Tab') {
      this.#menu.close();
      this.#menu.anchor?.focus();
      return;
    }
    const rows = this.#rows();
    const at = rows.findIndex((row) => row.matches(':focus'));
    const sliding = rows[at] instanceof HTMLInputElement;
    const ahead = this.#menu.menu?.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
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
  }
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
