import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    position: relative;
    max-inline-size: 100%;
  }
  :host([view='floats']) {
    position: absolute;
    inset: 0;
    display: block;
    overflow: clip;
    pointer-events: none;
  }

  .picker {
    --_plane: var(--_surface-raised);
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    inline-size: fit-content;
    max-inline-size: 100%;
    padding: var(--_space-1);
    border-radius: 28px;
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-2);
  }
  .reaction {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-full);
    background: transparent;
    font-size: 1.5rem;
    line-height: 1;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background-color var(--_fast),
      scale var(--_fast) var(--_ease);
  }
  .reaction:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  @media (hover: hover) {
    .reaction:hover {
      background: var(--_fill);
    }
  }
  .reaction:active {
    scale: 0.9;
  }
  .reaction[aria-disabled='true'] {
    cursor: default;
    filter: grayscale(1);
    opacity: 0.55;
    scale: none;
  }

  .floats {
    position: absolute;
    z-index: var(--_z-toast);
    inset-inline: 0;
    inset-block-end: 100%;
    block-size: 14rem;
    pointer-events: none;
  }
  :host([view='floats']) .floats {
    inset: 0;
    block-size: auto;
  }
  .float {
    inset-block-end: var(--_space-3);
    inset-inline-start: calc(var(--_space-1) + (100% - 4.5rem) * var(--_at));
    max-inline-size: 6.5rem;
  }
  .name {
    max-inline-size: 100%;
    padding: 1px 8px;
    border-radius: var(--_radius-full);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    background: var(--_over);
    color: var(--_over-text);
    font-size: var(--_size-xs);
    font-weight: var(--_weight-strong);
  }
  @media (prefers-reduced-motion: reduce) {
    .reaction:active {
      scale: none;
    }
  }
  @media (forced-colors: active) {
    .picker,
    .name {
      border: 1px solid CanvasText;
    }
    .reaction:hover {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
