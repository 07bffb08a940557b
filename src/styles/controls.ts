import { css } from 'lit';

/**
 * Icon controls: `<button class="control">`.
 * A state is told by shape, fill and slash together: `on` is a quiet circle, `off` a square filled with ink,
 * `active` a circle in the accent, `blocked` an outlined square with an amber mark, `disabled` an outline that
 * can still be focused (use `aria-disabled`). `leave` is the red pill. `over`, on the control or around it, is
 * for a picture beneath.
 */
export const controlStyles = css`
  .control {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_control-size);
    block-size: var(--_control-size);
    min-inline-size: 44px;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-control);
    background: var(--_control);
    color: var(--_text);
    box-shadow: var(--_shadow-1);
    cursor: pointer;
    user-select: none;
    touch-action: manipulation;
    transition:
      border-radius var(--_medium) var(--_ease),
      background-color var(--_fast),
      color var(--_fast),
      scale var(--_fast) var(--_ease);
  }
  .control:focus-visible {
    box-shadow: 0 0 0 3px var(--_plane);
  }
  .control > .icon {
    max-inline-size: 62%;
    max-block-size: 62%;
  }
  @media (hover: hover) {
    .control:hover {
      background: var(--_control-hover);
    }
  }
  .control:active {
    scale: 0.96;
  }

  .control.off {
    background: var(--_off);
    color: var(--_off-text);
    border-radius: var(--_radius-off);
  }
  .control.active {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .control.blocked {
    background: var(--_control);
    color: var(--_text-muted);
    border-radius: var(--_radius-off);
  }
  .control.blocked:not(:focus-visible) {
    box-shadow: inset 0 0 0 1.5px var(--_line-strong);
  }
  .control.disabled {
    background: transparent;
    color: var(--_text-muted);
    cursor: default;
    scale: none;
  }
  .control.disabled:not(:focus-visible) {
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  .control.leave {
    inline-size: calc(var(--_control-size) * 1.375);
    min-inline-size: 60px;
    background: var(--_danger);
    color: var(--_danger-text);
  }
  .control.leave:not(:focus-visible) {
    box-shadow: none;
  }
  @media (hover: hover) {
    .control.off:hover {
      background: color-mix(in oklab, var(--_off) 88%, var(--_off-text));
    }
    .control.active:hover {
      background: var(--_accent-hover);
    }
    .control.leave:hover {
      background: var(--_danger-hover);
    }
    .control.disabled:hover {
      background: transparent;
    }
  }

  .over .control,
  .control.over {
    background: var(--_over);
    color: var(--_over-text);
    backdrop-filter: var(--_blur);
  }
  .over .control:not(:focus-visible),
  .control.over:not(:focus-visible) {
    box-shadow: none;
  }
  .over .control.off,
  .control.over.off {
    background: #fff;
    color: #14171c;
  }
  .over .control.active,
  .control.over.active {
    background: var(--_accent);
    color: var(--_accent-text);
  }
  .over .control.leave,
  .control.over.leave {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  .over .control.disabled,
  .control.over.disabled {
    background: var(--_over-dim);
    color: rgb(255 255 255 / 0.75);
  }
  @media (hover: hover) {
    .over .control:not(.off, .active, .leave, .disabled):hover,
    .control.over:not(.off, .active, .leave, .disabled):hover {
      background: var(--_over-hover);
    }
    .over .control.leave:hover,
    .control.over.leave:hover {
      background: var(--_danger-hover);
    }
  }

  .badge {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -3px;
    display: grid;
    place-items: center;
    min-inline-size: 1.25rem;
    block-size: 1.25rem;
    padding-inline: 5px;
    border-radius: var(--_radius-full);
    background: var(--_accent);
    color: var(--_accent-text);
    box-shadow: 0 0 0 2px var(--_plane);
    font-size: var(--_size-xs);
    font-weight: var(--_weight-strong);
    line-height: 1;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .badge.warning {
    background: var(--_warning);
    color: var(--_warning-text);
  }

  @media (prefers-reduced-motion: reduce) {
    .control:active {
      scale: none;
    }
  }
  @media (forced-colors: active) {
    .control {
      border: 1px solid ButtonText;
    }
    .control.off {
      border: 2px dashed ButtonText;
    }
    .control.active {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
    .control.leave {
      border: 2px solid ButtonText;
    }
    .control.disabled {
      border-color: GrayText;
      color: GrayText;
    }
    .badge,
    .badge.warning {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
