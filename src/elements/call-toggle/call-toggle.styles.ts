import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    flex: none;
    vertical-align: middle;
  }

  /* A change that takes its time shows a turning edge; a quick one shows nothing. */
  .control.pending {
    cursor: progress;
  }
  .control.pending::after {
    content: '';
    position: absolute;
    inset: 3px;
    border: 2px solid transparent;
    border-block-start-color: currentColor;
    border-radius: 50%;
    opacity: 0;
    animation:
      appear 1ms 400ms forwards,
      turn 1s linear 400ms infinite;
  }
  @keyframes appear {
    to {
      opacity: 0.7;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  /* At twice the text size the mark must not hide what it marks. */
  .control > .badge {
    min-inline-size: min(1.25rem, 24px);
    block-size: min(1.25rem, 24px);
    font-size: min(var(--_size-xs), 1rem, 16px);
  }
  @media (forced-colors: active) {
    .control.pending::after {
      forced-color-adjust: none;
      border-color: ButtonFace;
      border-block-start-color: Highlight;
    }
    .control.over.active {
      background: Highlight;
      color: HighlightText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .control.pending::after {
      animation: appear 1ms 400ms forwards;
    }
  }
`;
