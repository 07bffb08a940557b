import { css, html, type TemplateResult } from 'lit';

/** Steps of the meter, and from which one it is too loud. */
const STEPS = 24;
const HOT = 20;

/** How loud the microphone is, 0 to 1, as a row of steps. */
export function levelMeter(label: string, level: number): TemplateResult {
  const lit = Math.round(level * STEPS);
  return html`<div
    part="meter"
    class="meter"
    role="meter"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(level * 100)}
  >
    ${Array.from(
      { length: STEPS },
      (_, step) => html`<i class=${step >= lit ? '' : step >= HOT ? 'lit hot' : 'lit'}></i>`,
    )}
  </div>`;
}

export const meterStyles = css`
  .meter {
    display: grid;
    grid-template-columns: repeat(24, minmax(0, 1fr));
    gap: 3px;
    block-size: 10px;
  }
  .meter i {
    border-radius: 2px;
    background: var(--_line);
  }
  .meter .lit {
    background: var(--_level);
  }
  .meter .hot {
    background: var(--_warning-ink);
  }
  @media (forced-colors: active) {
    .meter i {
      border: 1px solid CanvasText;
    }
    .meter .lit {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
