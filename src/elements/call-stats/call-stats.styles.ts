import { css } from 'lit';

export const styles = css`
  :host {
    --_plane: var(--_surface-raised);
    display: block;
    inline-size: 400px;
    max-inline-size: 100%;
    min-inline-size: 0;
    container: call-stats / inline-size;
  }
  h2,
  p {
    margin: 0;
  }
  .base {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4) var(--_space-4);
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-3);
    font-size: var(--_size-s);
    overflow-wrap: anywhere;
  }
  .header {
    min-block-size: 44px;
  }
  .close {
    margin-inline-end: calc(-1 * var(--_space-2));
  }
  @container call-stats (max-width: 21rem) {
    .copy span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  .empty {
    padding-block: var(--_space-3);
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .base {
      border: 1px solid CanvasText;
    }
  }
`;
