import { css } from 'lit';

export const styles = css`
  :host {
    --_plane: var(--_surface);
    display: block;
    min-inline-size: 0;
    min-block-size: 0;
    block-size: 100%;
  }
  h2,
  p,
  ol {
    margin: 0;
    padding: 0;
  }
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
  }

  .base {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 16rem;
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-m);
    overflow-wrap: anywhere;
    isolation: isolate;
  }

  .header {
    min-block-size: 56px;
    padding-inline: var(--_space-4) var(--_space-2);
  }

  .middle {
    position: relative;
    flex: 1;
    min-block-size: 0;
  }
  .log {
    block-size: 100%;
    display: flex;
    flex-direction: column;
    padding: var(--_space-2) var(--_space-4) var(--_space-3);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -2px;
    box-shadow: none;
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space-1);
    margin: auto;
    max-inline-size: 17rem;
    color: var(--_text-muted);
    text-align: center;
  }
  .empty .icon {
    margin-block-end: var(--_space-1);
  }
  .strong {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }

  .groups {
    display: grid;
    gap: var(--_space-4);
    margin-block-start: auto;
    list-style: none;
  }
  .jump {
    position: absolute;
    z-index: 1;
    inset-block-end: var(--_space-2);
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 2 * var(--_space-4));
    margin-inline: auto;
    box-shadow: var(--_shadow-2);
    font-size: var(--_size-s);
  }

  .composer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--_space-1) var(--_space-2);
    padding: var(--_space-2) var(--_space-4) max(var(--_space-4), env(safe-area-inset-bottom));
  }
  /* A copy of the text under the field gives it its height, up to six lines. */
  .grow {
    display: grid;
    max-block-size: calc(6lh + 26px);
    line-height: 1.4;
  }
  .grow::after,
  textarea {
    grid-area: 1 / 1;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 12px var(--_space-4);
    border: 1px solid var(--_line-strong);
    border-radius: 24px;
    line-height: 1.4;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .grow::after {
    content: attr(data-draft) ' ';
    visibility: hidden;
    max-block-size: inherit;
  }
  textarea {
    block-size: 100%;
    max-block-size: inherit;
    background: var(--_surface);
    resize: none;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  textarea:focus-visible {
    outline-offset: -1px;
    box-shadow: none;
  }
  .composer .control {
    --_control-size: 48px;
  }
  .composer .control:not(:focus-visible) {
    box-shadow: none;
  }
  .composer .control.disabled,
  .composer .control.disabled:hover {
    background: var(--_fill);
  }
  .count {
    grid-column: 1 / -1;
    padding-inline: var(--_space-4);
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .reason {
    margin: var(--_space-2) var(--_space-4) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-m);
    background: var(--_fill);
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }

  @media (forced-colors: active) {
    .reason {
      border: 1px solid CanvasText;
    }
  }
`;
