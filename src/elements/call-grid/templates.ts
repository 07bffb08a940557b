import { html, type TemplateResult } from 'lit';
import { peopleWords } from '../../locale/trouble.js';
import type { CallTerms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';
import type { Float } from './float.js';
import type { Seat } from './scene.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar } from '../../styles/person.js';
import { styleProps, type StyleProps } from '../../styles/style-props.js';
import { waitingWord } from '../shared/connection-words.js';

/** The other person in a call without pictures. */
export function voice(person: Participant, terms: CallTerms): TemplateResult {
  return html`<div part="voice" class="block voice">
    <div class="discs">${avatar(person)}</div>
    <p><bdi>${person.name}</bdi></p>
    <span class="status">${waitingWord(terms, person.connection)}</span>
  </div>`;
}

const SURFACES = ['monitor', 'window', 'browser'] as const;

/** Stands in for one's own shared screen. `ask` true: share something else, false: stop. */
export function sharing(
  stream: MediaStream | null,
  terms: CallTerms,
  place: StyleProps,
  ask: (on: boolean) => void,
): TemplateResult {
  const told = stream?.getVideoTracks()[0]?.getSettings().displaySurface;
  const surface = SURFACES.find((known) => known === told) ?? '';
  return html`<div part="sharing" class="block sharing" ${styleProps(place)}>
    ${icon(shapes.screen)}
    <p>${terms.sharingYourScreen}</p>
    <span class="status">${terms.everyoneSees(surface)}</span>
    <span class="buttons">
      <button type="button" class="button other" @click=${() => ask(true)}>${terms.shareOther}</button>
      <button type="button" class="button stop" @click=${() => ask(false)}>
        ${icon(shapes.screenStop, 'm')}${terms.stopSharing}
      </button>
    </span>
  </div>`;
}

/** Over one's own floating picture: by pointer and by keys it goes to another corner. */
export function mover(float: Float, terms: CallTerms): TemplateResult {
  return html`<button
    type="button"
    part="move"
    class="move over"
    aria-label=${terms.movePicture}
    aria-description=${terms.movePictureHint}
    @pointerdown=${float.down}
    @pointermove=${float.move}
    @pointerup=${float.up}
    @pointercancel=${float.up}
    @click=${float.press}
    @keydown=${float.key}
  >
    <span class="dot">${icon(shapes.move, 'm')}</span>
  </button>`;
}

/** The browser holds the sound back. */
export function paused(terms: CallTerms, place: StyleProps, resume: () => void): TemplateResult {
  return html`<div part="toast" class="toast" ${styleProps(place)}>
    ${icon(shapes.speaker, 'm')}<span role="status">${terms.soundPaused}</span>
    <button type="button" class="button quiet" @click=${resume}>${terms.tapToHear}</button>
  </div>`;
}

/** Says to everyone that the call is recorded, and by whom where there is room. */
export function recordingBadge(names: readonly string[], terms: CallTerms): TemplateResult {
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
  seats: readonly Seat[],
  terms: CallTerms,
  place: StyleProps,
  turn: () => void,
): TemplateResult {
  return html`<button type="button" part="more" class="more" ${styleProps(place)} @click=${turn}>
    <span class="faces">${seats.slice(0, 2).map(({ participant }) => avatar(participant))}</span>
    <span
      ><bdi class="long">${terms.moreOthers(seats.length)}</bdi
      ><bdi class="short" aria-hidden="true">+${seats.length}</bdi
      ><span class="visually-hidden">, ${terms.nextPage}</span></span
    >
  </button>`;
}

/** The number of the page, between the ways back and on. */
export function pager(
  page: number,
  pages: number,
  terms: CallTerms,
  turn: (by: 1 | -1) => void,
): TemplateResult {
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
