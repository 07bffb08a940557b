import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container: call-lobby / inline-size;
    background: var(--_surface);
    --_plane: var(--_surface);
  }
  p,
  h2,
  ol {
    margin: 0;
  }

  .lobby {
    display: grid;
    grid-template-columns: minmax(0, 600px);
    align-content: safe center;
    justify-content: safe center;
    gap: var(--_space-4);
    min-block-size: 100%;
    padding: var(--_space-4);
    overflow-wrap: anywhere;
  }
  .head,
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .head {
    gap: var(--_space-1);
  }
  h2 {
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: var(--_leading-tight);
    text-wrap: balance;
  }
  ::slotted([slot='title']) {
    margin: 0;
    font-size: var(--_size-xl);
    line-height: var(--_leading-tight);
  }
  .people {
    color: var(--_text-muted);
    font-size: var(--_size-m);
  }
  .people:empty {
    display: none;
  }
  .faces {
    display: none;
    --_avatar-size: 36px;
  }
  .faces .avatar {
    box-shadow: 0 0 0 2px var(--_surface);
  }
  .faces .avatar + .avatar {
    margin-inline-start: -4px;
  }

  .self {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .stage {
    position: relative;
    isolation: isolate;
    display: grid;
    grid-template: 1fr auto / minmax(0, 1fr);
    aspect-ratio: 4 / 3;
    border-radius: var(--_radius-l);
    overflow: clip;
    background: var(--_stage);
    --_plane: var(--_stage);
  }
  .nobody {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: center;
    justify-items: center;
    gap: var(--_space-3);
    padding: var(--_space-4) var(--_space-4) 0;
    text-align: center;
    --_avatar-size: 72px;
  }
  .note {
    min-block-size: 1.45em;
    color: var(--_text-muted);
    font-size: var(--_size-m);
  }
  .nobody > .button {
    background: var(--_control);
    box-shadow: var(--_shadow-1);
  }
  .nobody > .button:focus-visible {
    box-shadow: 0 0 0 3px var(--_plane);
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_medium);
  }
  video.mirrored {
    transform: scaleX(-1);
  }
  .seen video {
    opacity: 1;
  }
  .seen .nobody {
    visibility: hidden;
  }
  .tag {
    position: absolute;
    inset-block-start: var(--_space-2);
    inset-inline-start: var(--_space-2);
    display: grid;
    align-items: center;
    min-block-size: var(--_tag);
    padding-inline: var(--_space-3);
    border-radius: var(--_radius-full);
    background: var(--_over);
    color: var(--_over-text);
    font-size: var(--_size-s);
    font-weight: var(--_weight-strong);
  }
  .toggles {
    position: relative;
    display: flex;
    justify-content: center;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-2) 14px;
  }
  .toggles > span {
    display: contents;
  }

  .devices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: var(--_space-2);
  }
  .devices > div {
    min-inline-size: 0;
  }

  .notice {
    font-size: var(--_size-m);
    --_plane: var(--_warning-soft);
  }
  .notice strong {
    align-self: center;
  }
  .notice > :nth-child(n + 3) {
    grid-column: 2;
  }
  .notice ol {
    display: grid;
    gap: var(--_space-1);
    padding-inline-start: 1.25em;
  }
  .notice .then {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .notice > .button {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-3));
    margin-block-end: calc(-1 * var(--_space-2));
  }

  /* By the size of the text as well: two and one, then three in a row. */
  @container call-lobby (min-width: 20rem) {
    .devices {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .devices > :nth-child(3) {
      grid-column: 1 / -1;
    }
  }
  @container call-lobby (min-width: 34rem) {
    .devices {
      grid-template-columns: none;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
    }
    .devices > :nth-child(3) {
      grid-column: auto;
    }
  }
  @container call-lobby (min-width: 600px) {
    .lobby {
      padding: var(--_space-5);
    }
    .stage {
      aspect-ratio: 16 / 9;
    }
  }
  @container call-lobby (min-width: 900px) {
    .lobby {
      grid-template:
        'self .' 1fr
        'self head' auto
        'self side' auto
        'self .' 1fr / minmax(0, 600px) minmax(0, 340px);
      align-content: stretch;
      column-gap: var(--_space-7);
      row-gap: 20px;
    }
    .self {
      grid-area: self;
      align-self: center;
    }
    .head {
      grid-area: head;
      gap: 10px;
    }
    .side {
      grid-area: side;
    }
    .faces {
      display: flex;
    }
  }
  /* A wall: seen from afar. */
  @container call-lobby (min-width: 1920px) {
    .lobby {
      grid-template-columns: minmax(0, 1120px) minmax(0, 480px);
      font-size: 1.25rem;
      --_size-xl: 2.25rem;
      --_size-m: 1.25rem;
      --_size-s: 1.0625rem;
    }
    .nobody {
      --_avatar-size: 200px;
    }
    .toggles {
      --call-control-size: 64px;
      --call-icon: 30px;
      gap: var(--_space-3);
    }
    .devices {
      --call-size-s: 1.0625rem;
      --call-target: 56px;
    }
    .button.tall {
      min-block-size: 64px;
      font-size: 1.25rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    video {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .stage,
    .notice {
      border: 1px solid CanvasText;
    }
    .tag {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
