import { css } from 'lit';

/** How a tile fits itself to its size, to less motion and to colours of the person's own; after all other styles. */
export const tileAdaptsStyles = css`
  @container tile (max-width: 190px) {
    .name-tag,
    .chip {
      --_height: min(var(--_tag), 1.5rem);
      font-size: var(--_size-xs);
    }
    .name-tag {
      --_inset: 6px;
      padding-inline: 8px;
    }
    .corner {
      inset-block-start: 6px;
      inset-inline-end: 6px;
    }
    .hand {
      inset-block-start: 6px;
      inset-inline-start: 6px;
    }
    .veil {
      font-size: min(var(--_size-s), 10cqi);
    }
    .veil small {
      display: none;
    }
  }
  /* Low: what the veil says keeps clear of the name. */
  @container tile (max-height: 200px) {
    .veil {
      padding-block-end: calc(var(--_tag) + 8px);
    }
  }
  /* Lower still, or with large text: one line and a smaller face above the name. */
  @container tile (max-height: 6.5rem) {
    .spinner {
      display: none;
    }
    .nobody {
      padding-block-end: var(--_tag);
      --_avatar-size: min(34cqmin, 100cqb - var(--_tag) - 24px);
    }
  }
  @container tile (min-width: 900px) {
    .name-tag,
    .chip {
      --_height: var(--_tile-tag, max(var(--_tag), 2rem));
      font-size: var(--_tile-text, var(--_size-m));
    }
    .name-tag {
      --_inset: 12px;
    }
    .corner {
      inset-block-start: 12px;
      inset-inline-end: 12px;
    }
    .hand {
      inset-block-start: 12px;
      inset-inline-start: 12px;
    }
    .menu-button {
      inset-block-start: 4px;
      inset-inline-end: 4px;
    }
  }
  /* Too small for a name: only its mark is left, or nothing. The name is still read out. */
  @container tile (max-width: 99px) {
    .name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      clip-path: inset(50%);
    }
    .name-tag {
      justify-content: center;
      inline-size: var(--_height);
      padding: 0;
    }
    .name-tag .icon {
      margin: 0;
    }
    .name-tag:not(:has(.icon)) {
      background: none;
      backdrop-filter: none;
    }
    .veil {
      font-size: 0;
    }
  }
  @container tile (max-width: 190px) or (max-height: 149px) {
    .status {
      display: none;
    }
  }

  :host([compact]) .name {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    clip-path: inset(50%);
  }
  :host([compact]) .name-tag {
    justify-content: center;
    inline-size: var(--_height);
    padding: 0;
  }
  :host([compact]) .name-tag .icon {
    margin: 0;
  }
  :host([compact]) .name-tag:not(:has(.icon)) {
    background: none;
    backdrop-filter: none;
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
      animation-timing-function: steps(8);
    }
  }

  @media (forced-colors: active) {
    .tile {
      border: 1px solid CanvasText;
    }
    .tile.speaking {
      border-color: Canvas;
    }
    video {
      forced-color-adjust: none;
    }
    .name-tag,
    .chip {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    :host([compact]) .name-tag:not(:has(.icon)) {
      border: 0;
      background: none;
    }
    .veil {
      background: Canvas;
      color: CanvasText;
    }
    .spinner {
      border-color: CanvasText;
      border-block-start-color: Highlight;
    }
    .dot {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
    .ring {
      border: 4px solid Highlight;
    }
    .bars i,
    .bars i.on {
      forced-color-adjust: none;
      background: CanvasText;
    }
    @container tile (max-width: 99px) {
      .name-tag:not(:has(.icon)) {
        border: 0;
        background: none;
      }
    }
  }
`;
