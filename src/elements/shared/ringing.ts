import { css } from 'lit';

/**
 * What ringing looks like: `.ring` around an avatar. With `.discs` two discs swell behind it, half a beat
 * apart; they lie still in reduced motion and while nothing rings (`.still`).
 */
export const ringStyles = css`
  .ring {
    position: relative;
    display: grid;
    place-items: center;
    isolation: isolate;
  }
  .ring.discs::before,
  .ring.discs::after {
    content: '';
    position: absolute;
    z-index: -1;
    inset: -22px;
    border-radius: 50%;
    background: var(--_accent-ink);
    opacity: 0.1;
  }
  .ring.discs::after {
    inset: -42px;
    opacity: 0.06;
  }
  @media (prefers-reduced-motion: no-preference) {
    .ring.discs:not(.still)::before,
    .ring.discs:not(.still)::after {
      animation: swell var(--_breath) ease-in-out infinite;
    }
    .ring.discs:not(.still)::after {
      animation-delay: calc(var(--_breath) / -2);
    }
  }
  @keyframes swell {
    50% {
      scale: 1.12;
    }
  }
  @media (forced-colors: active) {
    .ring.discs::before,
    .ring.discs::after {
      content: none;
    }
  }
`;
