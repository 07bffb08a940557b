import { css } from 'lit';

/** The provider is no box: its content lies where it would lie without it. */
export const providerStyles = css`
  :host {
    display: contents;
  }

  :host([hidden]) {
    display: none;
  }
`;
