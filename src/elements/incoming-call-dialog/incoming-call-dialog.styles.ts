import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
    --_plane: var(--_surface-raised);
  }
  p,
  h2 {
    margin: 0;
  }

  dialog,
  .notice-layer {
    margin: 0;
    padding: 0;
    border: 0;
    background: transparent;
    color: var(--_text);
    overflow: visible;
    opacity: 0;
    translate: 0 16px;
    transition:
      opacity var(--_medium),
      translate var(--_medium),
      display var(--_medium) allow-discrete,
      overlay var(--_medium) allow-discrete;
  }
  dialog:is([open], :popover-open),
  .notice-layer:popover-open {
    opacity: 1;
    translate: none;
    transition-duration: var(--_slow);
    transition-timing-function: var(--_ease);
  }
  @starting-style {
    dialog:is([open], :popover-open),
    .notice-layer:popover-open {
      opacity: 0;
      translate: 0 16px;
    }
  }
  dialog:focus-visible {
    outline: none;
    box-shadow: none;
  }
  /* A popover has a backdrop too: beside the card one sees and uses the page. */
  dialog::backdrop {
    background: none;
  }

  .card,
  .row {
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-3);
  }
  .kind {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .about {
    color: var(--_text-muted);
    font-size: var(--_size-s);
    overflow-wrap: anywhere;
  }
  h2 {
    text-wrap: balance;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    font-size: var(--_size-l);
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .words {
    min-inline-size: 0;
  }
  .answers,
  .extra {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .answers > *,
  .extra > .button,
  .extra ::slotted(*) {
    flex: 1 1 8.75rem;
    min-inline-size: 0;
  }
  .stack.writing :is(.answers, .extra) {
    display: none;
  }
  .disc {
    display: grid;
    place-items: center;
  }

  /* The card: top end, the page stays usable. */
  .stack {
    position: fixed;
    inset: 24px;
    inset-block-end: auto;
    inset-inline-start: auto;
    inline-size: min(384px, 100vw - 48px);
    max-inline-size: none;
    block-size: auto;
    max-block-size: none;
  }
  .stack:is([open], :popover-open) {
    display: grid;
    gap: var(--_space-2);
  }
  .stack .card {
    display: grid;
    gap: var(--_space-2);
    max-block-size: calc(100dvh - 48px);
    padding: 20px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .stack .who {
    --_avatar-size: 64px;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: 18px;
    padding: var(--_space-1) var(--_space-1) var(--_space-3);
  }
  .stack .ring {
    grid-row: 1 / span 2;
    grid-column: 1;
  }
  .stack .arc {
    inset: -5px;
    inline-size: calc(100% + 10px);
    block-size: calc(100% + 10px);
  }
  .stack .kind {
    align-self: end;
    grid-column: 2;
    margin-block-end: 2px;
  }
  .stack .kind .icon,
  .stack .note {
    display: none;
  }
  .stack .who > .words {
    align-self: start;
    grid-column: 2;
  }
  .stack .about {
    margin-block-start: 2px;
  }
  .stack .button {
    gap: 6px;
    padding-inline: 10px;
  }

  /* A second call, and words about one that stopped. */
  .row {
    --_avatar-size: 40px;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 64px;
    padding-block: 10px;
    padding-inline: var(--_space-4) var(--_space-3);
    text-align: start;
  }
  .row .words {
    flex: 1;
  }
  .row strong {
    display: block;
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .row .words span {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .more {
    padding-inline: var(--_space-4);
    color: var(--_text-muted);
    font-size: var(--_size-s);
    text-align: center;
  }
  .stack .more {
    justify-self: center;
    padding-block: var(--_space-1);
    border-radius: var(--_radius-full);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-2);
  }
  .round .icon {
    max-inline-size: 55%;
  }
  .notice-layer {
    position: fixed;
    inset: 24px;
    inset-block-end: auto;
    inset-inline-start: auto;
    inline-size: min(384px, 100vw - 48px);
    max-inline-size: none;
  }
  @media (width < 600px) {
    .notice-layer {
      inset: max(12px, env(safe-area-inset-top)) 12px auto;
      inline-size: auto;
    }
  }

  @media (forced-colors: active) {
    .stack .card,
    .row {
      border: 1px solid CanvasText;
    }
  }
`;
