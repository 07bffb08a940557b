import { css } from 'lit';

/** The head of an element that can be a panel: `<div class="header">` with `<h2>` and `<button class="control close">`. */
export const panelHeadStyles = css`
  .header {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: var(--_size-l);
    font-weight: var(--_weight-strong);
    line-height: var(--_leading-tight);
  }
  .close {
    --_control-size: 44px;
    background: transparent;
  }
  .close:not(:focus-visible) {
    box-shadow: none;
  }
`;
