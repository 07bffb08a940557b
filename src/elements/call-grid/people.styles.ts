import { css } from 'lit';

/** The people, and what stands among them: what is shared, how many more there are, who records. */
export const peopleStyles = css`
  .people {
    display: contents;
  }
  .cell {
    position: absolute;
    transform-origin: 0 0;
    opacity: 1;
    scale: 1;
    transition:
      opacity var(--_slow) var(--_ease),
      scale var(--_slow) var(--_ease);
  }
  @starting-style {
    .cell {
      opacity: 0;
      scale: 0.96;
    }
  }
  .leaves {
    z-index: -1;
    opacity: 0;
    scale: 0.96;
    transition-duration: min(200ms, var(--_slow));
  }
  .tile,
  .cell > slot::slotted(*) {
    inline-size: 100%;
    block-size: 100%;
    aspect-ratio: auto;
  }
  /* Of two people it is clear who speaks. */
  .pair .tile::part(ring) {
    display: none;
  }
  .pair .cell:not(.self) .tile::part(name-tag) {
    margin-block-end: var(--call-self-lift, 0px);
  }
  /* One's own picture is too small to be shown whole in a box of another shape. */
  .self .tile::part(video) {
    object-fit: cover;
  }
  .audio .cell {
    visibility: hidden;
  }
  .self {
    z-index: var(--_z-self);
    border-radius: var(--_radius-tile);
    box-shadow:
      0 0 0 2px var(--_stage),
      0 8px 24px rgb(16 20 26 / 0.28);
  }

  .low {
    margin-block-start: calc(-1 * var(--call-self-lift, 0px));
  }
  .dragged {
    z-index: var(--_z-toast);
    transition: none;
  }
  .move {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 0;
    border: 0;
    border-radius: inherit;
    background: none;
    color: var(--_over-text);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .dragged .move {
    cursor: grabbing;
  }
  .move .dot {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 50%;
    background: var(--_over);
    opacity: 0;
    transition: opacity var(--_fast);
  }
  .move:focus-visible .dot,
  .dragged .move .dot {
    opacity: 1;
  }
  @media (hover: hover) {
    .move:hover .dot {
      opacity: 1;
    }
  }

  .discs {
    --_avatar-size: clamp(56px, min(34cqi, 26cqb), 128px);
    position: relative;
    isolation: isolate;
    display: grid;
    place-items: center;
    /* Room for the rings, which do not grow with text. */
    margin: 56px 56px 64px;
  }
  .discs::before,
  .discs::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: -22px;
    border-radius: 50%;
    background: var(--_accent-ink);
    opacity: 0.1;
  }
  .discs::after {
    inset: -42px;
    opacity: 0.06;
  }
  @container stage (max-height: 420px) {
    .discs {
      margin: 0 0 var(--_space-2);
    }
    .discs::before,
    .discs::after {
      content: none;
    }
  }

  .sharing {
    border-radius: var(--_radius-tile);
    background: var(--_surface-raised);
    gap: var(--_space-3);
    --_plane: var(--_surface-raised);
  }
  .sharing p {
    font-size: var(--_size-l);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .more {
    position: absolute;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-tile);
    background: var(--_control);
    box-shadow: var(--_shadow-1);
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
    cursor: pointer;
    transition: background-color var(--_fast);
  }
  .more .faces {
    --_avatar-size: 30px;
    display: flex;
  }
  .more .short {
    display: none;
  }
  @container room (max-width: 599px) {
    .more .short {
      display: inline;
    }
    /* Still there for the ear. */
    .more .long {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .more .avatar {
    box-shadow: 0 0 0 2px var(--_control);
  }
  .more .avatar + .avatar {
    margin-inline-start: -4px;
  }
  @media (hover: hover) {
    .more:hover {
      background: var(--_control-hover);
    }
  }

  .toast {
    position: absolute;
    z-index: var(--_z-toast);
    inset-block-end: 24px;
    inset-inline: 12px;
    margin-inline: auto;
    inline-size: fit-content;
    max-inline-size: min(100% - 24px, 30rem);
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    align-items: center;
    gap: 0 10px;
    padding-block: 6px;
    padding-inline: 16px 6px;
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-2);
    font-size: var(--_size-m);
    --_plane: var(--_surface-raised);
  }
  /* In the middle of the top: tags of tiles have the corners. */
  .recording {
    position: absolute;
    z-index: var(--_z-toast);
    inset-block-start: 12px;
    inset-inline: 12px;
    margin-inline: auto;
    inline-size: fit-content;
    max-inline-size: calc(100% - 24px);
    min-block-size: 1.75rem;
    display: flex;
    align-items: center;
    gap: 7px;
    padding-inline: 11px;
    border-radius: var(--_radius-full);
    background: var(--_over);
    color: var(--_over-text);
    backdrop-filter: var(--_blur);
    font-size: var(--_size-s);
    font-weight: var(--_weight-strong);
    line-height: 1;
    white-space: nowrap;
    pointer-events: none;
  }
  .recording .dot {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--_danger);
    box-shadow: 0 0 0 2px var(--_over-text);
  }
  .recording .who {
    padding-block: 3px;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: var(--_weight);
  }
  @container room (max-width: 479px) {
    /* Still there for the ear. */
    .recording .who {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      padding: 0;
      clip-path: inset(50%);
    }
  }
  .pager {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: var(--_target);
    color: var(--_text-muted);
    font-size: var(--_size-s);
    font-weight: var(--_weight-strong);
  }
  .pager button {
    inline-size: var(--_target);
    block-size: var(--_target);
    display: grid;
    place-items: center;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text);
    cursor: pointer;
    transition: background-color var(--_fast);
  }
  .pager button[aria-disabled='true'] {
    color: var(--_text-muted);
    opacity: 0.55;
    cursor: default;
  }
  @media (hover: hover) {
    .pager button:hover:not([aria-disabled='true']) {
      background: var(--_control);
    }
  }
  .turning {
    touch-action: pan-y;
  }

  /* A wall: seen from afar. */
  @container room (min-width: 1920px) {
    .stage {
      column-gap: var(--call-gap, 12px);
      --_tile-ring: 5px;
      --_tile-ring-offset: 8px;
      --_tile-avatar: 200px;
      --_tile-tag: 2.75rem;
      --_tile-text: 1.25rem;
      --_tile-padding: 16px;
      --_tile-icon: 1.375rem;
    }
    .pager,
    .recording,
    .more {
      font-size: 1.25rem;
    }
  }

  @media (forced-colors: active) {
    .self,
    .move .dot,
    .sharing,
    .toast,
    .recording,
    .more {
      border: 1px solid CanvasText;
    }
    .more,
    .pager button {
      border: 1px solid ButtonText;
    }
    .pager button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
`;
