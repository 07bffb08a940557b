import { css } from 'lit';

/** Words about trouble: `<div class="notice">` with an icon, `<strong>` for what is, and what to do beneath. */
export const noticeStyles = css`
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    padding: var(--_space-4);
    border-radius: var(--_radius-m);
    background: var(--_warning-soft);
  }
  .notice > .icon {
    color: var(--_warning-ink);
  }
  .notice strong {
    font-weight: var(--_weight-strong);
  }
`;
