import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    container: call-safety-code / inline-size;
  }
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }

  .base {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-4);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size-m);
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
  }

  .explanation {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }

  .choice {
    display: grid;
    gap: var(--_space-1);
  }
  .choice > label {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  select {
    background: var(--_surface);
  }

  @media (forced-colors: active) {
    .base {
      border: 1px solid CanvasText;
    }
  }
`;
