/** As `css` of Lit, without Lit: the button is on the page before it. */
const css = String.raw;

/** Values as in styles/tokens.ts, of those few tokens that the button needs. */
export const buttonStyles = css`
  :host {
    --_accent: var(--call-accent, light-dark(#2458d0, #8fb3ff));
    --_accent-text: var(
      --call-accent-text,
      color(
        from var(--_accent) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505) clamp(0, (0.179 - y) * 9999, 1)
          clamp(0, (0.179 - y) * 9999, 1.089)
      )
    );
    --_text: var(--call-text, light-dark(#14171c, #f1f3f6));
    --_text-muted: var(--call-text-muted, light-dark(#535c69, #a9b1bd));
    --_fill: var(--call-fill, light-dark(#eceff4, #2b3039));
    --_fill-hover: var(--call-fill-hover, light-dark(#e0e5ec, #363c47));
    --_line: var(--call-line, light-dark(#d9dee6, #2f3540));
    --_stage: var(--call-stage, light-dark(#eceff3, #0c0e12));
    --_surface: var(--call-surface, light-dark(#fff, #15181d));
    --_focus: var(--call-focus, var(--_text));
    display: inline-block;
    box-sizing: border-box;
    inline-size: 18rem;
    max-inline-size: 100%;
    min-block-size: 3.5rem;
    vertical-align: middle;
    font-family: var(--call-font, inherit);
    line-height: 1.3;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  slot {
    display: none;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--_surface);
  }
  .cta {
    display: grid;
    grid-template-columns: 1.5rem 1fr;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3.5rem;
    padding-block: 0.4rem;
    padding-inline: 1.375rem 1.125rem;
    border: 1px solid transparent;
    border-radius: var(--call-radius-full, 999px);
    background: var(--_accent);
    color: var(--_accent-text);
    text-decoration: none;
    cursor: pointer;
    user-select: none;
    touch-action: manipulation;
    transition:
      background-color 120ms,
      scale 120ms;
  }
  .cta:hover {
    background: color-mix(
      in oklab,
      var(--_accent) 85%,
      color(
        from var(--_accent) xyz-d65 clamp(0, (y - 0.179) * 9999, 0.9505) clamp(0, (y - 0.179) * 9999, 1)
          clamp(0, (y - 0.179) * 9999, 1.089)
      )
    );
  }
  .cta:active {
    scale: 0.98;
  }
  .quiet {
    background: var(--_fill);
    border-color: var(--_line);
    color: var(--_text);
  }
  .quiet:hover {
    background: var(--_fill-hover);
  }
  .quiet small {
    color: var(--_text-muted);
  }
  /* Every state lies in one cell, so that the button is as large as the largest of them. */
  .words {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .words > span {
    grid-area: 1 / 1;
    align-self: center;
    visibility: hidden;
  }
  .words > .now {
    visibility: visible;
  }
  b,
  small {
    display: block;
  }
  b {
    font-size: var(--call-size-m, 0.9375rem);
    font-weight: var(--call-weight-strong, 600);
    font-variant-numeric: tabular-nums;
  }
  small {
    font-size: var(--call-size-xs, 0.75rem);
  }
  svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .solid {
    fill: currentColor;
  }
  .spin {
    animation: spin 900ms linear infinite;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }

  .window {
    display: flex;
    flex-direction: column;
    inline-size: min(340px, 100vw - 16px);
    block-size: min(420px, 100dvh - 16px);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--call-radius-l, 20px);
    overflow: hidden;
    background: var(--_stage);
    color: var(--_text);
    box-shadow: var(--call-shadow-3, 0 8px 40px rgb(16 20 26 / 0.28));
  }
  .window:not(:popover-open, [open], .inline) {
    display: none;
  }
  .window.floating {
    position: fixed;
    inset: auto;
    inset-block-end: 24px;
    inset-inline-end: 24px;
    z-index: 1000;
  }
  .window.dialog {
    inline-size: min(960px, 100vw - 32px);
    block-size: min(640px, 100dvh - 32px);
    margin: auto;
  }
  .window.dialog::backdrop {
    background: var(--call-overlay, rgb(16 20 26 / 0.4));
  }
  .window.inline {
    inline-size: auto;
    block-size: 420px;
    margin-block-start: 16px;
    box-shadow: none;
  }
  .bar {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 4px;
  }
  .bar button {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .bar button:hover {
    background: var(--_fill-hover);
  }
  /* The window cuts off what is outside. */
  .bar button:focus-visible {
    outline-offset: -2px;
  }
  .bar svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }
  .bar .move {
    flex: 1;
    inline-size: auto;
    cursor: grab;
    touch-action: none;
    color: var(--_text-muted);
  }
  .bar .move:active {
    cursor: grabbing;
  }
  .call {
    flex: 1;
    min-block-size: 0;
  }
  @media (prefers-reduced-motion: reduce) {
    .spin {
      animation: none;
    }
    .cta {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .cta {
      border-color: LinkText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
    .window {
      border: 1px solid;
    }
  }
  @media print {
    .window {
      display: none;
    }
  }
`;
