import { css } from 'lit';

/** Of an open menu; they come with its rows. */
export const menuRowStyles = css`
  .menu {
    --_plane: var(--_surface-raised);
    inline-size: max-content;
    min-inline-size: min(15rem, 100vw - 16px);
    max-inline-size: min(22rem, 100vw - 16px);
    padding: 6px;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
    font-size: var(--_size-m);
    font-weight: var(--_weight);
    text-align: start;
    overflow: auto;
    overscroll-behavior: contain;
    transition:
      opacity var(--_fast),
      translate var(--_medium) var(--_ease);
  }
  .menu:popover-open {
    @starting-style {
      opacity: 0;
      translate: 0 6px;
    }
  }
  .menu::backdrop {
    background: transparent;
  }

  .menu-row {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: 48px;
    padding: var(--_space-1) var(--_space-3);
    border: 0;
    border-radius: var(--_radius-m);
    background: transparent;
    color: inherit;
    line-height: 1.3;
    text-align: start;
    user-select: none;
    touch-action: manipulation;
  }
  button.menu-row {
    cursor: pointer;
  }
  .menu-row > .menu-label {
    flex: 1 0 auto;
    max-inline-size: 100%;
    overflow-wrap: break-word;
  }
  .menu-row > .menu-state {
    flex: 0 1 auto;
    min-inline-size: 0;
    color: var(--_text-muted);
    font-size: var(--_size-s);
    text-align: end;
    overflow-wrap: anywhere;
  }
  .menu-row > .icon {
    max-inline-size: 28px;
    max-block-size: 28px;
  }
  .menu-row[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: default;
  }
  .menu-row.title {
    font-weight: var(--_weight-strong);
  }
  .menu-row:focus-visible {
    outline-offset: -2px;
    background: var(--_fill);
    box-shadow: none;
  }
  @media (hover: hover) {
    button.menu-row:hover:not([aria-disabled='true']) {
      background: var(--_fill);
    }
  }
  .menu-line {
    margin: 6px var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }

  .menu-range {
    flex-wrap: wrap;
    padding-block: var(--_space-2);
  }
  .menu-range > input {
    flex: 1 0 100%;
    min-inline-size: 0;
    block-size: 44px;
    margin-block: -8px;
    accent-color: var(--_accent-ink);
    cursor: pointer;
    touch-action: pan-y;
  }
  .menu-range > input:focus-visible {
    outline-offset: -4px;
    box-shadow: none;
    border-radius: var(--_radius-m);
  }

  /* On a phone: a sheet from the bottom, its rows at the thumb. */
  @media (max-width: 479.9px) {
    .menu {
      inset: auto 8px max(8px, env(safe-area-inset-bottom)) 8px;
      inline-size: auto;
      max-inline-size: none;
      max-block-size: calc(100dvh - 64px);
    }
    .menu:popover-open {
      @starting-style {
        translate: 0 24px;
      }
    }
    .menu::backdrop {
      background: var(--_overlay);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .menu {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .menu {
      border: 1px solid CanvasText;
    }
    .menu-row:focus-visible {
      outline-color: Highlight;
    }
    .menu-row[aria-disabled='true'] {
      color: GrayText;
    }
    .menu-row[aria-checked='true'] > .check {
      color: Highlight;
    }
  }
`;
