import { css, html, type TemplateResult } from 'lit';
import type { CallTerms } from '../../locale/terms.js';
import { peopleWords } from '../../locale/trouble.js';
import type { CallInfo } from '../../store/call-state.js';
import { roundStyles } from '../../styles/buttons.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar } from '../../styles/person.js';

export interface HeldActs {
  readonly resume: () => void;
  readonly end: () => void;
}

/** A call on hold: with whom, and the ways back and out. `alone`: no call runs, and the headline says it. */
export function heldRow(
  terms: CallTerms,
  call: CallInfo,
  alone: boolean,
  { resume, end }: HeldActs,
): TemplateResult {
  const people = peopleWords(terms, call.people);
  const [first] = call.people;
  return html`<div part="held" class="held" role="group" aria-label="${people}: ${terms.onHold}">
    ${first ? avatar(first) : ''}
    <div class="who">
      <strong><bdi>${people}</bdi></strong>
      ${alone ? '' : html`<span>${terms.onHold}</span>`}
    </div>
    <button
      part="end-held"
      class="round stop"
      type="button"
      aria-label=${terms.endWith(people)}
      @click=${end}
    >
      ${icon(shapes.leave, 'm')}
    </button>
    <button
      part="resume"
      class="button ${alone ? 'primary' : ''}"
      type="button"
      aria-label=${terms.resumeWith(people)}
      @click=${resume}
    >
      ${terms.resume}
    </button>
  </div>`;
}

const rowStyles = css`
  .held {
    --_avatar-size: 40px;
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    inline-size: 100%;
    min-block-size: 64px;
    padding-block: 10px;
    padding-inline: var(--_space-4) 10px;
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  .held .who {
    flex: 1 1 6rem;
    min-inline-size: 0;
  }
  .held strong {
    display: block;
    font-weight: var(--_weight-strong);
    line-height: 1.25;
  }
  @container call-status (max-width: 26rem) {
    .held .button {
      flex: 1 1 100%;
    }
  }
  .held .who span {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  @media (forced-colors: active) {
    .held {
      border: 1px solid CanvasText;
    }
  }
`;

export const styles = [roundStyles, rowStyles];
