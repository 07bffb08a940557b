import { css } from 'lit';

/** What was found, and how it looks while the doctor looks. */
export const resultsStyles = css`
  .result {
    flex: 1 1 14rem;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--_space-3);
    min-inline-size: 0;
    min-block-size: 44px;
    line-height: var(--_leading-tight);
  }
  .result strong {
    font-weight: var(--_weight-strong);
  }

  .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
  }
  .ok .mark {
    color: var(--_success-ink);
  }
  .warn .mark {
    color: var(--_warning-ink);
  }
  .fail .mark {
    background: var(--_danger);
    color: var(--_danger-text);
  }
  .skipped .mark {
    color: var(--_text-muted);
  }
  .result .mark {
    inline-size: 2rem;
    block-size: 2rem;
  }
  .result.ok .mark {
    background: var(--_success);
    color: var(--_success-text);
  }
  .result.warn .mark {
    background: var(--_warning);
    color: var(--_warning-text);
  }
  .spinner {
    display: block;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border: 2.5px solid var(--_line);
    border-block-start-color: var(--_accent-ink);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  .result > .spinner {
    margin-inline: 7px;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .list {
    padding: 0;
    list-style: none;
    border-block: 1px solid var(--_line);
  }
  .check {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding-block: var(--_space-1);
  }
  .check + .check {
    border-block-start: 1px solid var(--_line);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    min-block-size: 36px;
  }
  .name {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }
  .skipped .name {
    color: var(--_text-muted);
  }
  .running .name,
  .fail .name {
    font-weight: var(--_weight-strong);
  }
  .facts,
  .aside {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .facts {
    max-inline-size: 100%;
    padding-inline-start: calc(1.5rem + var(--_space-3));
  }
  .check > :not(.line) {
    margin-inline-start: calc(1.5rem + var(--_space-3));
  }
  .check > .aside {
    margin-block: -4px 6px;
  }

  .fail > .notice {
    background: var(--_danger-soft);
    --_plane: var(--_danger-soft);
  }
  .notice ol {
    padding-inline-start: 1.25em;
  }
  .notice > .button {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-3));
    margin-block-end: calc(-1 * var(--_space-2));
  }
  .notice > .button:disabled:not(:focus-visible) {
    box-shadow: none;
  }

  .live {
    display: grid;
    gap: var(--_space-2);
    margin-block: var(--_space-1) var(--_space-3);
  }
  video {
    inline-size: min(100%, 240px);
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius-m);
    background: var(--_stage);
    object-fit: cover;
    transform: scaleX(-1);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    margin-block: calc(-1 * var(--_space-2));
  }
  .foot .button {
    margin-inline-start: calc(-1 * var(--_space-3));
  }
  .foot .aside {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }

  @container call-doctor (min-width: 30rem) {
    .facts {
      padding-inline-start: 0;
      text-align: end;
    }
  }
  @container call-doctor (max-width: 22rem) {
    .check > .notice {
      margin-inline-start: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }
  @media (forced-colors: active) {
    video {
      border: 1px solid CanvasText;
    }
    .result .mark,
    .fail .mark {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
    /* Here quiet buttons have an edge, which stands in line. */
    .notice > .button {
      margin: var(--_space-1) 0 0;
    }
    .foot {
      margin-block: 0;
    }
    .foot .button {
      margin-inline-start: 0;
    }
    .spinner {
      border-color: GrayText;
      border-block-start-color: Highlight;
    }
  }
`;
