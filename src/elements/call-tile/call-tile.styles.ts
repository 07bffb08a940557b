import { css } from 'lit';

export const callTileStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
    min-block-size: 0;
    aspect-ratio: 16 / 9;
  }

  .tile {
    position: absolute;
    inset: 0;
    container: tile / size;
    isolation: isolate;
    display: grid;
    place-items: center;
    border-radius: var(--_radius-tile);
    background: color-mix(in oklab, var(--_person, var(--_person-9)) 20%, light-dark(#fff, #14171c));
  }
  .tile.screen,
  .tile.contain.ready {
    background: light-dark(#dfe3e8, #16191e);
  }

  /* Clips what moves or blurs; the ring and the tag stay outside of it. */
  .picture {
    position: absolute;
    inset: 0;
    overflow: hidden;
    overflow: clip;
    border-radius: inherit;
  }
  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    /* An old frame goes at once; a new picture comes softly. */
    opacity: 0;
  }
  .ready video {
    opacity: 1;
    transition: opacity var(--_medium) var(--_ease);
  }
  .contain video {
    object-fit: contain;
  }
  .mirrored video {
    transform: scaleX(-1);
  }

  .nobody {
    display: grid;
    justify-items: center;
    gap: 0.75rem;
    --_avatar-size: min(34cqmin, var(--_tile-avatar, 128px));
  }
  .ready .nobody {
    visibility: hidden;
  }
  .status {
    color: var(--_text-muted);
    font-size: var(--_size-s);
    line-height: var(--_leading-tight);
  }
  .nobody > .icon {
    color: var(--_text-muted);
  }

  .veil {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 10px;
    padding: 12px;
    border-radius: inherit;
    background: var(--_over-dim);
    color: #fff;
    /* A long word fits, however large text is. */
    font-size: min(var(--_tile-text, var(--_size-m)), 10cqi);
    font-weight: var(--_weight-strong);
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .veil small {
    font-size: var(--_size-s);
    font-weight: var(--_weight);
  }
  .frozen video {
    filter: saturate(0.2) blur(2px);
  }
  .spinner {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 3px solid rgb(255 255 255 / 0.3);
    border-block-start-color: #fff;
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .name-tag,
  .chip {
    z-index: var(--_z-tag);
    display: flex;
    align-items: center;
    gap: 6px;
    --_height: var(--_tile-tag, var(--_tag));
    block-size: var(--_height);
    border-radius: var(--_radius-full);
    background: var(--_over);
    color: var(--_over-text);
    font-size: var(--_tile-text, var(--_size-s));
    font-weight: var(--_weight-strong);
    line-height: 1;
    backdrop-filter: var(--_blur);
  }
  .name-tag {
    position: absolute;
    --_inset: 8px;
    inset-block-end: var(--_inset);
    inset-inline-start: var(--_inset);
    max-inline-size: calc(100% - 2 * var(--_inset));
    padding-inline: var(--_tile-padding, 10px);
  }
  .name {
    padding-block: 3px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name-tag .icon {
    inline-size: var(--_tile-icon, var(--_icon-s));
    block-size: var(--_tile-icon, var(--_icon-s));
    margin-inline-start: -3px;
  }
  .corner {
    position: absolute;
    z-index: var(--_z-tag);
    inset-block-start: 8px;
    inset-inline-end: 8px;
    display: flex;
    gap: 6px;
  }
  .chip {
    justify-content: center;
    min-inline-size: var(--_height);
    padding-inline: 6px;
  }

  .hand {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    gap: 4px;
    padding-inline: 8px;
    background: var(--_warning);
    color: var(--_warning-text);
    font-variant-numeric: tabular-nums;
    backdrop-filter: none;
  }

  /* A target of 44 px round a dot. Not there for the eye until hover, focus or a tap. */
  .menu-button {
    position: absolute;
    z-index: var(--_z-controls);
    inset-block-start: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_over-text);
    cursor: pointer;
    opacity: 0;
    transition: opacity var(--_fast);
  }
  .dot {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    max-inline-size: 40px;
    max-block-size: 40px;
    border-radius: 50%;
    background: var(--_over);
    backdrop-filter: var(--_blur);
    transition: background-color var(--_fast);
  }
  .menu-button:focus,
  .menu-button[aria-expanded='true'] {
    opacity: 1;
  }
  .menu-button:focus-visible {
    outline-offset: -3px;
    box-shadow: none;
  }
  .menu-button:focus-visible .dot {
    background: var(--_over-hover);
  }
  @media (hover: hover) {
    .tile:hover .menu-button {
      opacity: 1;
    }
    .menu-button:hover .dot {
      background: var(--_over-hover);
    }
    .tile:hover .corner {
      translate: calc(-36px * var(--_way)) 0;
    }
  }
  /* What else has this corner makes room. */
  .corner {
    --_way: 1;
    transition: translate var(--_fast);
  }
  .corner:dir(rtl) {
    --_way: -1;
  }
  .corner:has(~ .menu-button:focus, ~ .menu-button[aria-expanded='true']) {
    translate: calc(-36px * var(--_way)) 0;
  }
  :host(:fullscreen) {
    inline-size: 100%;
    block-size: 100%;
    background: #000;
  }
  :host(:fullscreen) .tile {
    border-radius: 0;
  }

  .bars {
    direction: ltr;
    display: flex;
    align-items: flex-end;
    gap: 2px;
  }
  .bars i {
    inline-size: 3px;
    block-size: 5px;
    border-radius: 1px;
    background: currentColor;
    opacity: 0.38;
  }
  .bars i:nth-child(2) {
    block-size: 9px;
  }
  .bars i:nth-child(3) {
    block-size: 13px;
  }
  .bars i.on {
    background: var(--_warning);
    opacity: 1;
  }

  /* In the gutter: it never lies on a face. */
  .ring {
    --_offset: var(--_tile-ring-offset, min(var(--_gap), 5px));
    position: absolute;
    z-index: var(--_z-ring);
    inset: calc(-1 * var(--_offset));
    border: var(--_tile-ring, 3px) solid var(--_speaking);
    border-radius: calc(var(--_radius-tile) + var(--_offset));
    pointer-events: none;
    opacity: 0;
    transition: opacity var(--_slow) var(--_ease);
  }
  .speaking .ring {
    opacity: 1;
    transition-duration: var(--_fast);
  }

  .overlay {
    position: absolute;
    inset: 0;
    z-index: var(--_z-controls);
    border-radius: inherit;
    pointer-events: none;
  }
  .overlay ::slotted(*) {
    pointer-events: auto;
  }
`;
