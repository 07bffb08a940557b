import { css, type CSSResult } from 'lit';
import { placedStyles } from './place.js';

const own = css`
  /* while what it holds is on its way */
  .menu:not(:has([role])) {
    visibility: hidden;
  }
`;

/** For hosts with a {@link Menu}, beside `hostStyles` and `iconStyles`. */
export const menuStyles: CSSResult[] = [placedStyles, own];
