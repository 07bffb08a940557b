import { css, html, type TemplateResult } from 'lit';
import { styleProps } from '../../styles/style-props.js';
import { EMOJI, type Reaction } from './reactions.js';

/** One that floats. `name` stands below it where nothing else says whose it is. */
export function floating(key: number, reaction: Reaction, name: unknown): TemplateResult {
  // Spread without chance, so that pictures in tests stay the same; neighbours never lie on each other.
  const place = { '--_at': String((key * 0.381966) % 1), '--_sway': key % 2 ? '1' : '-1' };
  return html`<span part="float" class="float" ${styleProps(place)}>
    <span part="emoji" class="emoji">${EMOJI[reaction]}</span>${name}
  </span>`;
}

const floatingStyles = css`
  .float {
    --_rise: 4.5rem;
    position: absolute;
    display: grid;
    justify-items: center;
    gap: 2px;
    inline-size: max-content;
    animation: fade 3.2s linear both;
  }
  .emoji {
    font-size: 2.25rem;
    line-height: 1.15;
    filter: drop-shadow(0 2px 6px rgb(16 20 26 / 0.35));
  }
  @keyframes fade {
    0%,
    100% {
      opacity: 0;
    }
    6%,
    70% {
      opacity: 1;
    }
  }
  /* Still badges that fade, unless a person is fine with things that move. */
  @media (prefers-reduced-motion: no-preference) {
    .float {
      animation:
        fade 3.2s linear both,
        rise 3.2s var(--_ease-out) both;
    }
  }
  @keyframes rise {
    0% {
      translate: 0 20%;
      scale: 0.6;
    }
    8% {
      translate: 0 0;
      scale: 1;
    }
    50% {
      translate: calc(var(--_sway) * 10px) calc(-1 * var(--_rise));
    }
    100% {
      translate: calc(var(--_sway) * -6px) calc(-2.2 * var(--_rise));
    }
  }
`;

export const styles = [floatingStyles];
