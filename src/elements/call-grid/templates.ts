import { html, type TemplateResult } from 'lit';
import { peopleWords } from '../../locale/trouble.js';
import type { Terms } from '../../locale/terms.js';
import type { Participant, Person } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar } from '../../styles/person.js';
import { styleProps, type StyleProps } from '../../styles/style-props.js';
import { waitingWord } from '../shared/connection-words.js';

/** The other person in a call without pictures. */
export function voice(person: Participant, terms: Terms): TemplateResult {
  return html`<div part="voice" class="block voice">
    <div class="discs">${avatar(person)}</div>
    <p><bdi>${person.name}</bdi></p>
    <span class="status">${waitingWord(terms, person.connection)}</span>
  </div>`;
}

/** Said to whoever is first in a call. */
export function waiting(people: readonly Person[], terms: Terms): TemplateResult {
  return html`<div class="asked">${people.slice(0, 4).map((person) => avatar(person))}</div>
    <p>${terms.waitingForOthers}</p>`;
}

/** Says to everyone that the call is recorded, and by whom where there is room. */
export function recordingBadge(names: readonly string[], terms: Terms): TemplateResult {
  return html`<div part="recording" class="recording">
    <span class="dot"></span><span>${terms.recording}</span>
    <span class="who"
      ><bdi
        >${peopleWords(
          terms,
          names.map((name) => ({ name })),
        )}</bdi
      ></span
    >
  </div>`;
}

/** The last place of a strip: how many found none, and the way to them. */
export function rest(
  people: readonly Participant[],
  terms: Terms,
  place: StyleProps,
  turn: () => void,
): TemplateResult {
  return html`<button type="button" part="more" class="more" ${styleProps(place)} @click=${turn}>
    <span class="faces">${people.slice(0, 2).map((person) => avatar(person))}</span>
    <span><bdi>+${people.length}</bdi><span class="visually-hidden">, ${terms.nextPage}</span></span>
  </button>`;
}

/** The number of the page, between the ways back and on. */
export function pager(page: number, pages: number, terms: Terms, turn: (by: 1 | -1) => void): TemplateResult {
  // Not `disabled` at the ends: focus would be lost there.
  const button = (by: 1 | -1, label: string, end: boolean) =>
    html`<button
      type="button"
      aria-label=${label}
      aria-disabled=${end ? 'true' : 'false'}
      @click=${() => turn(by)}
    >
      ${icon(by < 0 ? shapes.prev : shapes.next, 'm')}
    </button>`;
  return html`<div part="pager" class="pager">
    ${button(-1, terms.previousPage, page === 0)}
    <span class="numbers" aria-live="polite">${terms.pageOf(page + 1, pages)}</span>
    ${button(1, terms.nextPage, page === pages - 1)}
  </div>`;
}
