import { css, html, type TemplateResult } from 'lit';
import { addEnglish } from '../../locale/locale-base.js';
import { enSafety } from '../../locale/safety-en.js';
import type { Terms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';
import { SAFETY_PICTURES } from '../../support/safety-pictures.js';

addEnglish(enSafety);

/** The pictures and digits of a code. */
export function codeTemplate(
  { emoji, digits }: NonNullable<Participant['safetyCode']>,
  terms: Terms,
): TemplateResult {
  return html`
    <ul part="pictures" class="pictures">
      ${emoji.map((at) => {
        const [name, picture] = SAFETY_PICTURES[at % SAFETY_PICTURES.length] ?? SAFETY_PICTURES[0];
        return html`<li part="picture" class="picture">
          <span class="emoji" aria-hidden="true">${picture}</span>
          <span part="name" class="name">${terms.safetyPicture[name]}</span>
        </li>`;
      })}
    </ul>
    <p part="digits" class="digits numbers">
      <span aria-hidden="true" dir="ltr">${digits.slice(0, 3)} ${digits.slice(3)}</span>
      <span class="visually-hidden">${terms.safetyDigits([...digits].join(' '))}</span>
    </p>
  `;
}

const codeStyles = css`
  .pictures {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--_space-2);
    list-style: none;
  }
  .picture {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--_space-1);
    padding: var(--_space-2) 2px;
    border: 1px solid transparent;
    border-radius: var(--_radius-m);
    background: var(--_fill);
    text-align: center;
  }
  .emoji {
    font-size: 1.75rem;
    line-height: 1.2;
  }
  .name {
    max-inline-size: 100%;
    font-size: 0.75rem;
    line-height: 1.25;
    hyphens: auto;
  }
  /* Five names side by side need room: below it each stands beside its picture. */
  @container call-safety-code (max-width: 25rem) {
    .pictures {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_space-1);
    }
    .picture {
      grid-template-columns: 2.5rem minmax(0, 1fr);
      align-items: center;
      justify-items: start;
      padding-inline: var(--_space-3);
      text-align: start;
    }
    .name {
      font-size: var(--_size-m);
    }
  }

  .digits {
    font-size: var(--_size-xl);
    font-weight: var(--_weight-strong);
    letter-spacing: 0.06em;
    text-align: center;
  }
  @media (forced-colors: active) {
    .picture {
      border: 1px solid CanvasText;
    }
  }
`;

export const styles = [codeStyles];
