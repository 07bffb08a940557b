import { css } from 'lit';

/** A choice as the browser draws it, as large as every field. */
export const selectStyles = css`
  select {
    inline-size: 100%;
    min-block-size: 48px;
    padding-inline: var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-m);
    text-overflow: ellipsis;
  }
`;
