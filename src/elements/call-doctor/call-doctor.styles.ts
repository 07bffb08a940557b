import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    max-inline-size: 640px;
    container: call-doctor / inline-size;
    --_plane: var(--_surface);
  }
  h2,
  p,
  ol {
    margin: 0;
  }
  .base {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding: var(--_space-4);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-m);
    overflow-wrap: anywhere;
  }
  .header {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    line-height: var(--_leading-tight);
  }
  .intro {
    color: var(--_text-muted);
    text-wrap: pretty;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-3);
  }
  .notice {
    grid-template-columns: minmax(0, 1fr);
    margin-block: var(--_space-1) var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    --_plane: var(--_warning-soft);
  }

  @container call-doctor (min-width: 30rem) {
    .base {
      padding: var(--_space-5);
    }
  }
  @container call-doctor (max-width: 22rem) {
    .state > .button {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .base,
    .notice {
      border: 1px solid CanvasText;
    }
  }
`;
