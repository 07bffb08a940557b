import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container: call-status / inline-size;
  }
  :host([variant='screen']) {
    position: relative;
    isolation: isolate;
  }
  .self {
    position: absolute;
    z-index: -1;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
    background: #0c0e12;
  }
  .self.mirrored {
    scale: -1 1;
  }
  :host([variant='screen']) {
    block-size: 100%;
  }
  p,
  h2 {
    margin: 0;
  }
  bdi {
    unicode-bidi: isolate;
  }

  .status {
    display: grid;
    gap: var(--_space-2) var(--_space-4);
    font-size: var(--_size-m);
    overflow-wrap: anywhere;
  }
  .status:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .words {
    min-inline-size: 0;
  }
  .title {
    font-weight: var(--_weight-strong);
    text-wrap: balance;
  }
  .detail {
    color: var(--_text-muted);
  }
  .message {
    inline-size: fit-content;
    max-inline-size: 26rem;
    margin-block-start: var(--_space-2);
    padding-block: var(--_space-2);
    padding-inline: var(--_space-4);
    border-radius: var(--_radius-l);
    background: var(--_fill);
    color: var(--_text);
  }
  .message bdi:first-child {
    font-weight: var(--_weight-strong);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }

  .notice {
    color: var(--_text);
    text-align: start;
  }
  .notice span {
    grid-column: 2;
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }

  /* A line: words at the start, buttons at the end, as far as there is room. */
  @container call-status (min-width: 480px) {
    :host(:not([variant='screen'])) .status {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    :host(:not([variant='screen'])) .notice {
      grid-column: 1 / -1;
      order: 1;
    }
  }

  /* A screen: everything in the middle, or at the top of a picture. */
  :host([variant='screen']) .status {
    block-size: 100%;
    min-block-size: 100%;
    grid-template-columns: minmax(0, max-content);
    place-content: safe center;
    justify-items: center;
    gap: 6px;
    padding: var(--_space-5);
    overflow: auto;
    text-align: center;
  }
  :host([variant='screen']) .ring:not(.several) {
    --_avatar-size: 112px;
  }
  :host([variant='screen']) .ring {
    margin-block: 48px 60px;
  }
  :host([variant='screen']) .ring:not(.discs) {
    margin-block: 36px 24px;
  }
  .ring.several {
    --_avatar-size: 80px;
    grid-auto-flow: column;
  }
  .ring.several > .avatar {
    box-shadow: 0 0 0 4px var(--_stage);
  }
  .ring.several > .avatar + .avatar {
    margin-inline-start: -10px;
  }
  h2 {
    text-wrap: balance;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  :host([variant='screen']) h2 + .words .title {
    color: var(--_text-muted);
    font-weight: var(--_weight);
  }
  :host([variant='screen']) .large .title {
    font-size: var(--_size-xl);
    line-height: 1.2;
    letter-spacing: -0.01em;
  }
  :host([variant='screen']) .large .detail {
    margin-block-start: 6px;
  }
  :host([variant='screen']) .actions {
    justify-content: center;
  }
  :host([variant='screen']) .message {
    margin-inline: auto;
    background: var(--_control);
  }
  :host([variant='screen']) .held {
    max-inline-size: 26rem;
    margin-block-start: var(--_space-4);
  }
  :host([variant='screen']) .actions > .button:not(.primary, .go, .stop, .quiet) {
    background: var(--_control);
  }
  :host([variant='screen']) .actions > .button:not(.primary, .go, .stop, .quiet, :focus-visible) {
    box-shadow: var(--_shadow-1);
  }
  :host([variant='screen']) .actions {
    margin-block-start: var(--_space-6);
  }
  :host([variant='screen']) .notice {
    max-inline-size: 26rem;
    margin-block-start: var(--_space-4);
  }

  /* Nothing lies on the face: words at the top, the button at the foot. */
  :host([variant='screen']) .over {
    display: flex;
    flex-direction: column;
    place-content: start;
    align-items: center;
    padding-block: 64px 28px;
    background: linear-gradient(
      rgb(12 14 18 / 0.78),
      rgb(12 14 18 / 0.66) 40%,
      rgb(12 14 18 / 0.12) 62%,
      transparent
    );
    color: #fff;
  }
  :host([variant='screen']) .over .ring {
    --_avatar-size: 88px;
    margin-block: 0 8px;
  }
  :host([variant='screen']) .over .words :is(.title, .detail) {
    color: #fff;
  }
  .over .avatar {
    box-shadow: none;
  }
  :host([variant='screen']) .over .actions {
    margin-block-start: auto;
    padding-block-start: var(--_space-4);
  }

  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
    :host([variant='screen']) .over {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
