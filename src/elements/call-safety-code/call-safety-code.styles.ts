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

  .pictures {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--_space-2);
    list-style: none;
  }
  .picture {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--_space-1);
    padding: var(--_space-2) 2px;
    border: 1px solid transparent;
    border-radius: var(--_radius-m);
    background: var(--_fill);
    text-align: center;
  }
  .emoji {
    font-size: 1.75rem;
    line-height: 1.2;
  }
  .name {
    max-inline-size: 100%;
    font-size: 0.75rem;
    line-height: 1.25;
    hyphens: auto;
  }
  /* Five names side by side need room: below it each stands beside its picture. */
  @container call-safety-code (max-width: 25rem) {
    .pictures {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-1);
    }
    .picture {
      grid-template-columns: 2.5rem minmax(0, 1fr);
      align-items: center;
      justify-items: start;
      padding-inline: var(--_space-3);
      text-align: start;
    }
    .name {
      font-size: var(--_size-m);
    }
  }

  .digits {
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    letter-spacing: 0.06em;
    text-align: center;
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
    .base,
    .picture {
      border: 1px solid CanvasText;
    }
  }
`;
