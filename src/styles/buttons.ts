import { css } from 'lit';

/** Buttons with words: `<button class="button primary">`; also `go stop quiet wide tall`. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding-block: var(--_space-2);
    padding-inline: 18px;
    border: 0;
    border-radius: var(--_radius-full);
    background: var(--_fill);
    color: var(--_text);
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
    line-height: var(--_leading-tight);
    text-align: center;
    text-decoration: none;
    overflow-wrap: break-word;
    hyphens: auto;
    cursor: pointer;
    user-select: none;
    touch-action: manipulation;
    transition:
      background-color var(--_fast),
      scale var(--_fast) var(--_ease);
  }
  .button:active {
    scale: 0.98;
  }
  .button.primary {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .button.go {
    background: var(--_success);
    color: var(--_success-text);
  }
  .button.stop {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  .button.quiet {
    padding-inline: var(--_space-3);
    background: transparent;
    color: var(--_accent-ink);
  }
  .button.wide {
    inline-size: 100%;
  }
  .button.tall {
    min-block-size: max(52px, 3.25rem);
    padding-inline: 26px;
    font-size: 1rem;
  }
  .button[aria-disabled='true'],
  .button:disabled {
    background: transparent;
    color: var(--_text-muted);
    cursor: default;
    scale: none;
  }
  .button[aria-disabled='true']:not(:focus-visible),
  .button:disabled:not(:focus-visible) {
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  @media (hover: hover) {
    .button:hover:not([aria-disabled='true'], :disabled) {
      background: var(--_fill-hover);
    }
    .button.primary:hover:not([aria-disabled='true'], :disabled) {
      background: var(--_accent-hover);
    }
    .button.go:hover:not([aria-disabled='true'], :disabled) {
      background: var(--_success-hover);
    }
    .button.stop:hover:not([aria-disabled='true'], :disabled) {
      background: var(--_danger-hover);
    }
    .button.quiet:hover:not([aria-disabled='true'], :disabled) {
      background: color-mix(in oklab, var(--_accent-ink) 10%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .button:active {
      scale: none;
    }
  }
  @media (forced-colors: active) {
    .button {
      border: 1px solid ButtonText;
    }
    .button.primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
    .button.go,
    .button.stop {
      border: 2px solid ButtonText;
    }
    .button[aria-disabled='true'],
    .button:disabled {
      border-color: GrayText;
      color: GrayText;
    }
  }
`;

/** Round answers in a row of a call: `<button class="round stop">`, `go`. */
export const roundStyles = css`
  .round {
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
  .round.go {
    background: var(--_success);
    color: var(--_success-text);
  }
  .round.stop {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  @media (hover: hover) {
    .round.go:hover {
      background: var(--_success-hover);
    }
    .round.stop:hover {
      background: var(--_danger-hover);
    }
  }
  @media (forced-colors: active) {
    .round {
      border: 2px solid ButtonText;
    }
  }
`;
