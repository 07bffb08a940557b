import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { CallRateRequest } from '../../events/call-rate-request.js';
import { addEnglish } from '../../locale/locale-base.js';
import { enRating } from '../../locale/rating-en.js';
import type { CallTerms } from '../../locale/terms.js';
import { RATING_REASONS, type RatingReason } from '../../store/call-rating.js';
import type { CallInfo } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import type { ReactiveElement } from 'lit';

addEnglish(enRating);

/** So long nothing must change before it is told: arrow keys pass over stars that nobody means, in ms. */
const SETTLE = 800;
/** Up to here one is asked what was wrong. */
const ASK_UP_TO = 3;
const STARS = [1, 2, 3, 4, 5] as const;

type Tell = (request: CallRateRequest) => void;

/** Five stars, and for a few of them what was wrong. Tells it once it has settled, or at once when one goes on. */
export class Rating implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #tell: Tell;
  #callId = '';
  #stars = 0;
  #reasons: ReadonlySet<RatingReason> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, tell: Tell) {
    this.#host = host;
    this.#tell = tell;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.flush();
  }

  /** Say it in every update: the call that may be rated, or none. */
  about(callId: string): void {
    if (callId === this.#callId) return;
    this.flush();
    this.#callId = callId;
    this.#stars = 0;
    this.#reasons = new Set();
  }

  /** Tells now what was not told yet. */
  readonly flush = (): void => {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    removeEventListener('pagehide', this.flush);
    const reasons = this.#stars > ASK_UP_TO ? [] : RATING_REASONS.filter((one) => this.#reasons.has(one));
    this.#tell(new CallRateRequest({ callId: this.#callId, stars: this.#stars, reasons }));
  };

  render(terms: CallTerms, kind: CallInfo['kind']): TemplateResult {
    const stars = this.#stars;
    const asks = stars > 0 && stars <= ASK_UP_TO;
    const reasons = RATING_REASONS.filter((reason) => kind === 'video' || reason !== 'picture-froze');
    const star = (count: (typeof STARS)[number]): TemplateResult =>
      html`<label class=${classMap({ star: true, on: count <= stars })}>
        <input
          type="radio"
          name="stars"
          aria-label="${terms.starCount(count)}: ${terms.starWords[count - 1]}"
          .checked=${count === stars}
          @change=${() => this.#choose(count)}
        />${icon(count <= stars ? shapes.starFill : shapes.star, 'l')}
      </label>`;
    const chip = (reason: RatingReason): TemplateResult =>
      html`<label class="chip">
        <input
          type="checkbox"
          .checked=${this.#reasons.has(reason)}
          @change=${() => this.#toggle(reason)}
        />${icon(shapes.check, 'm')}<span>${terms.rateReason[reason]}</span>
      </label>`;
    return html`<div part="rating" class="rating">
      <h3 id="rate">${terms.rateTitle}</h3>
      <div class="stars" role="radiogroup" aria-labelledby="rate">${STARS.map(star)}</div>
      <p class="meaning" aria-hidden="true">${terms.starWords[stars - 1]}</p>
      <div
        part="reasons"
        class=${classMap({ reasons: true, none: !asks })}
        role="group"
        aria-label=${terms.rateWhy}
      >
        ${reasons.map(chip)}
      </div>
    </div>`;
  }

  #choose(stars: number): void {
    this.#stars = stars;
    this.#later();
  }

  #toggle(reason: RatingReason): void {
    const reasons = new Set(this.#reasons);
    if (!reasons.delete(reason)) reasons.add(reason);
    this.#reasons = reasons;
    this.#later();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, SETTLE);
    addEventListener('pagehide', this.flush);
    this.#host.requestUpdate();
  }
}

const ratingStyles = css`
  .rating {
    display: grid;
    justify-items: center;
    gap: var(--_space-1);
    grid-column: 1 / -1;
    inline-size: 100%;
    margin-block-start: 22px;
    text-align: center;
  }
  .rating h3 {
    margin: 0;
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
  }
  .stars {
    display: flex;
    justify-content: center;
    gap: clamp(0px, 1cqi, 4px);
    inline-size: 100%;
  }
  .star {
    position: relative;
    display: grid;
    place-items: center;
    flex: 0 1 48px;
    min-inline-size: 44px;
    block-size: 48px;
    border-radius: 50%;
    color: var(--_line-strong);
    cursor: pointer;
    transition: color var(--_fast);
  }
  .star .icon {
    max-inline-size: 90%;
  }
  .star.on {
    color: var(--_accent-ink);
  }
  @media (hover: hover) {
    .stars:hover .star:is(:hover, :has(~ .star:hover)) {
      color: var(--_accent-ink);
    }
  }
  .star input,
  .chip input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .star:has(:focus-visible),
  .chip:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .meaning {
    min-block-size: 1.45em;
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .reasons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-3);
  }
  /* Where they stand in one row their place is kept, so that no button moves. */
  .reasons.none {
    display: none;
  }
  @container call-status (min-width: 40rem) {
    :host([variant='screen']) .reasons.none {
      display: flex;
      visibility: hidden;
    }
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    padding-block: var(--_space-2);
    padding-inline: var(--_space-4);
    border: 1px solid transparent;
    border-radius: var(--_radius-full);
    background: var(--_fill);
    color: var(--_text);
    text-align: start;
  }
  :host(:not([variant='screen'])) .rating {
    justify-items: start;
    text-align: start;
  }
  :host(:not([variant='screen'])) :is(.stars, .reasons) {
    justify-content: start;
  }
  :host([variant='screen']) .chip {
    background: var(--_control);
  }
  .chip .icon {
    display: none;
  }
  .chip.chip:has(:checked) {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-weight: var(--_weight-strong);
  }
  .chip:has(:checked) .icon {
    display: block;
  }
  @media (forced-colors: active) {
    .star.on {
      color: Highlight;
    }
    .chip {
      border-color: ButtonText;
    }
    .chip:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;

export const styles = [ratingStyles];
