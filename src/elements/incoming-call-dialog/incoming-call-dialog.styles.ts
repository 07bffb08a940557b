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
  dialog::backdrop {
    background: var(--_surface);
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
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.75rem), 1fr));
    gap: var(--_space-2);
  }
  .extra ::slotted(*) {
    min-inline-size: 0;
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

  /* The sheet of a phone. */
  .sheet {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    padding: max(20px, env(safe-area-inset-top)) 24px max(28px, env(safe-area-inset-bottom));
    background: radial-gradient(
      120% 70% at 50% 0,
      color-mix(in oklab, var(--_person) 20%, var(--_surface)),
      var(--_surface) 75%
    );
    text-align: center;
    --_plane: var(--_surface);
  }
  .sheet:is([open], :popover-open) {
    display: flex;
    flex-direction: column-reverse;
    gap: var(--_space-3);
    reading-flow: flex-visual;
  }
  .sheet .card {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1fr) auto auto auto / minmax(0, 1fr);
    min-block-size: 0;
    background: none;
    box-shadow: none;
    reading-flow: grid-order;
  }
  .sheet .who {
    --_avatar-size: clamp(72px, 18.2dvh, 128px);
    display: grid;
    align-content: safe center;
    justify-items: center;
    gap: 6px;
    min-block-size: 0;
    margin-inline: -24px;
    padding-inline: 24px;
    overflow: auto;
  }
  .sheet .kind,
  .sheet .about {
    font-size: var(--_size-m);
  }
  .sheet .about .note {
    display: none;
  }
  .sheet .ring {
    margin-block: clamp(20px, 5.6dvh, 40px) clamp(20px, 6.2dvh, 44px);
  }
  .sheet h2 {
    padding-block: 2px;
    font-size: min(var(--_size-2xl), 9.4vw);
    line-height: 1.15;
    letter-spacing: -0.015em;
  }
  .sheet .extra {
    order: 1;
    margin-block: var(--_space-3) 22px;
  }
  .sheet .extra .button {
    padding-inline: 10px;
    background: color-mix(in oklab, var(--_fill) 88%, var(--_person));
  }
  .sheet .answers {
    order: 2;
    grid-template-columns: 1fr 1fr;
  }
  .sheet .answers .button {
    flex-direction: column;
    justify-content: start;
    justify-self: center;
    inline-size: 100%;
    max-inline-size: 12rem;
    padding: 0;
    border-radius: var(--_radius-m);
    background: none;
    color: var(--_text);
    overflow-wrap: anywhere;
  }
  .sheet .disc {
    inline-size: var(--_answer-size);
    block-size: var(--_answer-size);
    border-radius: 50%;
    transition: background-color var(--_fast);
  }
  .sheet .disc .icon {
    inline-size: 1.875rem;
    block-size: 1.875rem;
    max-inline-size: 55%;
    stroke-width: var(--_icon-stroke);
  }
  .sheet .go .disc {
    background: var(--_success);
    color: var(--_success-text);
  }
  .sheet .stop .disc {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  @media (hover: hover) {
    .sheet .answers .button:hover {
      background: none;
    }
    .sheet .go:hover .disc {
      background: var(--_success-hover);
    }
    .sheet .stop:hover .disc {
      background: var(--_danger-hover);
    }
  }
  .sheet .answers .button:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .sheet .answers .button:focus-visible .disc {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
  }
  .sheet .card > .note {
    order: 3;
    margin-block-start: 20px;
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  @media (height < 560px) {
    .sheet .ring.discs::before,
    .sheet .ring.discs::after {
      content: none;
    }
  }
  /* A second call takes from the picture, not from the buttons. */
  .sheet:has(> .row) .ring.discs::before,
  .sheet:has(> .row) .ring.discs::after {
    content: none;
  }
  .sheet:has(> .row) .ring {
    margin-block: 16px;
  }
  /* And where there is no room for a picture, the name goes first. */
  @media (height < 560px) {
    .sheet:has(> .row) .ring {
      display: none;
    }
  }
  .sheet:has(> .row) .who {
    --_avatar-size: clamp(72px, 13dvh, 104px);
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
  .sheet .row {
    background: color-mix(in oklab, var(--_surface-raised) 88%, var(--_person));
    box-shadow: var(--_shadow-1);
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
  .mini {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    cursor: pointer;
    transition: background-color var(--_fast);
  }
  .mini .icon {
    max-inline-size: 55%;
  }
  .mini.go {
    background: var(--_success);
    color: var(--_success-text);
  }
  .mini.stop {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  @media (hover: hover) {
    .mini.go:hover {
      background: var(--_success-hover);
    }
    .mini.stop:hover {
      background: var(--_danger-hover);
    }
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
    .sheet .disc,
    .mini {
      border: 2px solid ButtonText;
    }
    .sheet .answers .button {
      border: 0;
    }
  }
`;
