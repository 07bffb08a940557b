import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    --_plane: var(--_surface-raised);
  }

  .label {
    display: block;
    margin-block-end: 6px;
    color: var(--_text-muted);
    font-size: var(--_size-s);
    font-weight: var(--_weight-strong);
  }

  .panel {
    display: grid;
    gap: 20px;
    inline-size: min(360px, 100%);
  }

  .row {
    display: flex;
    align-items: stretch;
    gap: var(--_space-2);
  }
  .row > .button {
    flex: none;
    min-block-size: max(48px, 3rem);
  }
  .field {
    flex: 1;
    min-inline-size: 0;
    position: relative;
    display: grid;
    align-items: center;
  }
  /* The drawings lie on the native choice; the choice is what one presses. */
  .field > .icon {
    grid-area: 1 / 1;
    z-index: 1;
    margin-inline: 14px;
    pointer-events: none;
  }
  .field > .icon.s {
    justify-self: end;
  }

  select {
    grid-area: 1 / 1;
    appearance: none;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: max(48px, 3rem);
    padding-block: var(--_space-2);
    padding-inline: calc(24px + var(--_icon-m)) calc(24px + var(--_icon-s));
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: var(--_size-m);
    line-height: 1.3;
    text-align: start;
    text-overflow: ellipsis;
    cursor: pointer;
    transition: border-color var(--_fast);
  }
  @media (hover: hover) {
    select:hover:enabled {
      border-color: var(--_text-muted);
    }
  }
  select:focus-visible {
    border-color: var(--_accent-ink);
  }
  select:disabled {
    border-color: var(--_line);
    background: transparent;
    color: var(--_text-muted);
    opacity: 1;
    cursor: default;
  }
  .field:has(select:disabled) > .icon {
    color: var(--_text-muted);
  }
  option {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .meter {
    margin-block-start: 10px;
  }

  /* A pill in a row of pills. */
  :host([compact]) .panel {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: var(--_space-2);
    inline-size: auto;
  }
  :host([compact]) select {
    min-block-size: var(--_target);
    padding-inline: calc(18px + var(--_icon-m)) calc(16px + var(--_icon-s));
    border-color: transparent;
    border-radius: var(--_radius-full);
    background: var(--_fill);
    font-size: var(--_size-s);
  }
  .face {
    grid-area: 1 / 1;
    z-index: 1;
    padding-inline: calc(18px + var(--_icon-m)) calc(16px + var(--_icon-s));
    overflow: hidden;
    font-size: var(--_size-s);
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  /* The face lies over the words of the browser, which the list still has. */
  @media (forced-colors: none) {
    :host([compact]) select {
      color: transparent;
    }
  }
  @media (forced-colors: active) {
    .face {
      display: none;
    }
  }
  @media (hover: hover) {
    :host([compact]) select:hover:enabled {
      border-color: transparent;
      background: var(--_fill-hover);
    }
  }
  :host([compact]) .field > .icon {
    margin-inline: 12px;
  }
  :host([compact]) .row {
    gap: var(--_space-1);
  }
  :host([compact]) .row > .button {
    min-block-size: var(--_target);
    inline-size: var(--_target);
    padding: 0;
  }

  .say {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--_space-2);
  }
  .say > .button {
    margin-block-start: var(--_space-1);
    font-size: var(--_size-s);
  }

  .hint {
    margin: 0;
    color: var(--_text-muted);
    font-size: var(--_size-s);
    overflow-wrap: anywhere;
  }
  .hint:not(:empty) {
    margin-block-start: var(--_space-2);
  }

  @media (forced-colors: active) {
    :host([compact]) select {
      border-color: ButtonText;
    }
    .field > .icon {
      color: FieldText;
    }
  }
`;
