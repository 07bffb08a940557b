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

  .field {
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
    display: grid;
    grid-template-columns: repeat(24, minmax(0, 1fr));
    gap: 3px;
    block-size: 10px;
    margin-block-start: 10px;
  }
  .meter i {
    border-radius: 2px;
    background: var(--_line);
  }
  .meter .lit {
    background: var(--_level);
  }
  .meter .hot {
    background: var(--_warning-ink);
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
    .field > .icon {
      color: FieldText;
    }
    .meter i {
      border: 1px solid CanvasText;
    }
    .meter .lit {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
