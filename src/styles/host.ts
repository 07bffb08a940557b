import { css, type CSSResult } from 'lit';
import { tokens } from './tokens.js';

const base = css`
  :host {
    box-sizing: border-box;
    /* the plane one stands on: the focus ring keeps a gap of this colour */
    --_plane: var(--_stage);
    color: var(--_text);
    font-family: var(--call-font, inherit);
    font-weight: var(--_weight);
    line-height: var(--_leading);
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  button,
  select,
  input {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--_plane);
  }

  /* Over a picture no colour of ours is sure to be seen: white, with a dark gap. */
  .over {
    --_focus: #fff;
    --_plane: rgb(12 14 18 / 0.72);
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .numbers {
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;

/** Tokens and the ground rules of every element: `static override styles = [hostStyles, own]`. */
export const hostStyles: CSSResult[] = [tokens, base];
