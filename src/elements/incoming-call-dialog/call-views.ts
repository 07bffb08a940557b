import { html, type TemplateResult } from 'lit';
import type { RingingTerms } from '../../locale/terms.js';
import { endWords } from '../../locale/trouble.js';
import type { IncomingCall } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar } from '../../styles/person.js';
import type { MissedCall } from './missed-calls.js';

/** "Answer" or "Decline": a button with words on the card, a disc with words beneath on a phone. */
export function answerButton(
  part: 'answer' | 'decline',
  word: string,
  kind: IncomingCall['kind'],
  act: () => void,
): TemplateResult {
  const drawing = part === 'decline' ? shapes.leave : kind === 'video' ? shapes.cameraFill : shapes.phoneFill;
  return html`<button
    part=${part}
    class=${part === 'answer' ? 'button go' : 'button stop'}
    type="button"
    @click=${act}
  >
    <span class="disc">${icon(drawing, 'm')}</span>
    <span class="word">${word}</span>
  </button>`;
}

/** A second call, with buttons of its own. */
export function callRow(
  terms: RingingTerms,
  call: IncomingCall,
  accept: () => void,
  reject: () => void,
  inert: boolean,
): TemplateResult {
  const { name } = call.from;
  return html`<div
    part="next"
    class="row"
    role="group"
    ?inert=${inert}
    aria-label=${terms.callFrom(call.kind, name)}
  >
    ${avatar(call.from)}
    <div class="words">
      <strong><bdi>${name}</bdi></strong>
      <span>${terms.alsoRinging(call.kind)}</span>
    </div>
    <button class="round stop" type="button" aria-label=${terms.declinePerson(name)} @click=${reject}>
      ${icon(shapes.leave, 'm')}
    </button>
    <button class="round go" type="button" aria-label=${terms.answerPerson(name)} @click=${accept}>
      ${icon(call.kind === 'video' ? shapes.cameraFill : shapes.phoneFill, 'm')}
    </button>
  </div>`;
}

/** Why a call stopped by itself. */
export function noticeRow(terms: RingingTerms, call: MissedCall): TemplateResult {
  return html`<div part="notice" class="row notice">
    ${avatar(call.from)}
    <div class="words"><strong>${endWords(terms, call).title}</strong></div>
  </div>`;
}
