import { html, type TemplateResult } from 'lit';
import type { CallTerms } from '../../locale/terms.js';
import { peopleWords } from '../../locale/trouble.js';
import type { Person } from '../../store/call-state.js';
import { avatar } from '../../styles/person.js';

/** Said to whoever is first in a call. */
export function waiting(people: readonly Person[], terms: CallTerms): TemplateResult {
  return html`<div class="asked">${people.slice(0, 4).map((person) => avatar(person))}</div>
    <p>${terms.firstHere}</p>
    <span class="status"
      >${
        people.length > 0
          ? terms.invitedWillCome(peopleWords(terms, people), people.length)
          : terms.waitingForOthers
      }</span
    >`;
}
