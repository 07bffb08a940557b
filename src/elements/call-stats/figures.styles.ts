import { css } from 'lit';

/** The figures and their graph. */
export const figuresStyles = css`
  .panel {
    display: grid;
    gap: var(--_space-3);
    border-radius: var(--_radius-s);
  }
  select {
    background: var(--_surface-raised);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) 20px;
  }
  .legend > span {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
  }
  b {
    font-weight: var(--_weight-strong);
  }
  .key {
    inline-size: 18px;
    border-block-start: 2.5px solid var(--_accent-ink);
  }
  .key.dashed {
    border-block-start: 2px dashed var(--_text-muted);
  }
  .graph {
    display: block;
    inline-size: 100%;
    block-size: 64px;
    overflow: visible;
    fill: none;
    stroke-linejoin: round;
  }
  .graph path {
    vector-effect: non-scaling-stroke;
  }
  .area {
    fill: var(--_accent-soft);
  }
  .received {
    stroke: var(--_accent-ink);
    stroke-width: 2;
  }
  .sent {
    stroke: var(--_text-muted);
    stroke-width: 1.5;
    stroke-dasharray: 4 3;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    margin-block-start: var(--_space-1);
    color: var(--_text-muted);
    font-size: var(--_size-xs);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 5px 0;
    border-block-end: 1px solid var(--_line);
    font-weight: var(--_weight);
    text-align: start;
    vertical-align: baseline;
  }
  tbody:last-child tr:last-child > * {
    border-block-end: 0;
    padding-block-end: 0;
  }
  th[scope='row'] {
    padding-inline-end: var(--_space-3);
    color: var(--_text-muted);
  }
  td {
    text-align: end;
  }
  .everyone :is(th, td):not(:first-child) {
    padding-inline-start: var(--_space-2);
    text-align: end;
  }
  thead th {
    color: var(--_text-muted);
    font-size: var(--_size-xs);
  }
  .everyone th[scope='row'] {
    padding-block: 0;
  }
  .everyone .button {
    padding-inline: 0;
    font-size: inherit;
    text-align: start;
  }
  .group {
    padding-block-start: var(--_space-3);
    border-block-end: 0;
    font-weight: var(--_weight-strong);
  }
  tbody:first-child .group {
    padding-block-start: 0;
  }
  @container call-stats (max-width: 21rem) {
    .everyone tr > :nth-child(2) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .everyone .button {
      border: 0;
      text-decoration: underline;
    }
    .received {
      stroke: Highlight;
    }
    .sent {
      stroke: CanvasText;
    }
    .area {
      fill: none;
    }
    .key {
      border-color: Highlight;
    }
    .key.dashed {
      border-color: CanvasText;
    }
  }
`;
