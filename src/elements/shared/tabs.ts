import { css, html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** A name that a person gave: it gives way where there is little room. */
  readonly isName?: boolean;
}

/**
 * Tabs over one panel (WAI-ARIA Authoring Practices, "Tabs", chosen as the focus moves). The panel has the id `panel`,
 * and is labelled by `tab-<id>`. Arrows follow the direction of writing and go round.
 */
export function tabList<Id extends string>(
  label: string,
  tabs: readonly Tab<Id>[],
  chosen: Id,
  choose: (id: Id) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const all = [...list.children] as HTMLElement[];
    const at = tabs.findIndex(({ id }) => id === chosen);
    const ahead = list.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const step = { ArrowLeft: -1, ArrowRight: -1, [ahead]: 1, Home: -at, End: -1 - at }[event.key];
    const next = step === undefined ? -1 : (at + step + all.length) % all.length;
    const tab = tabs[next];
    if (!tab || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    choose(tab.id);
    all[next]?.focus();
  };
  return html`<div part="tabs" class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${repeat(
      tabs,
      ({ id }) => id,
      ({ id, label: words, isName }) =>
        html`<button
          part="tab"
          class=${isName ? 'name' : ''}
          id="tab-${id}"
          type="button"
          role="tab"
          tabindex=${id === chosen ? 0 : -1}
          aria-selected=${id === chosen}
          aria-controls="panel"
          @click=${() => choose(id)}
        >
          <bdi>${words}</bdi>
        </button>`,
    )}
  </div>`;
}

export const tabStyles = css`
  .tabs {
    display: flex;
    padding: 3px;
    border-radius: var(--_radius-full);
    background: var(--_fill);
  }
  .tabs button {
    flex: 1 1 0;
    min-inline-size: min-content;
    overflow-wrap: normal;
    min-block-size: 44px;
    padding-inline: clamp(4px, 2cqi, 12px);
    border: 0;
    border-radius: var(--_radius-full);
    background: none;
    color: inherit;
    font-weight: var(--_weight-strong);
    cursor: pointer;
  }
  .tabs .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .tabs bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .tabs [aria-selected='true'] {
    background: var(--_surface-raised);
  }
  .tabs [aria-selected='true']:not(:focus-visible) {
    box-shadow: var(--_shadow-1);
  }
  @media (forced-colors: active) {
    .tabs button {
      border: 1px solid transparent;
    }
    .tabs [aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
