import { css, html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { safeAvatarUrl } from '../support/safe-url.js';
import * as shapes from './icon-shapes.js';
import { icon } from './icons.js';
import { styleProps } from './style-props.js';

/** How many colours there are for people: `--call-person-0` to `--call-person-9`. */
const COLORS = 10;

/** The colour of a person: by the id, not the name, so that it stays when they are renamed. */
export function personColor(id: string): string {
  // FNV-1a, 32 bits, over the UTF-8 of the id.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `var(--_person-${hash % COLORS})`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const FIRST_LETTER = /[\p{L}\p{N}]/u;

/** First letter of a word with what belongs to it (accents, vowel signs), in upper case; '' if there is none. */
function initial(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (FIRST_LETTER.test(segment)) return segment.toLocaleUpperCase();
  }
  return '';
}

/**
 * Two letters: of the first and the last word. One for a single word, and for a script without upper case,
 * where two letters in a row would read as a word. '' where the name has no letters at all.
 */
export function initials(name: string): string {
  const letters = name
    .normalize('NFC')
    .split(/[\s\p{Pd}_.]+/u)
    .map(initial)
    .filter(Boolean);
  const first = letters[0] ?? '';
  const last = letters.at(-1) ?? '';
  const hasCase = (letter: string) => letter.toLocaleLowerCase() !== letter;
  return letters.length > 1 && hasCase(first) && hasCase(last) ? first + last : first;
}

export interface AvatarOptions {
  /** Name of the part, to be styled from outside. */
  readonly part?: string;
}

const show = (event: Event) => ((event.currentTarget as HTMLImageElement).hidden = false);
const hide = (event: Event) => ((event.currentTarget as HTMLImageElement).hidden = true);

/**
 * The disc of a person: their picture where one is known and loads, else their initials on their colour.
 * Sized by `--_avatar-size`. Decoration: the name is always written beside it or in the accessible name.
 */
export function avatar(
  person: { readonly id: string; readonly name: string; readonly avatar: string | null },
  options: AvatarOptions = {},
): TemplateResult {
  const picture = safeAvatarUrl(person.avatar);
  return html`<span
    class="avatar"
    part=${ifDefined(options.part)}
    aria-hidden="true"
    ${styleProps({ '--_person': personColor(person.id) })}
    ><span class="initials">${initials(person.name) || icon(shapes.person)}</span>${
      picture
        ? html`<img
            hidden
            alt=""
            decoding="async"
            draggable="false"
            referrerpolicy="no-referrer"
            .src=${picture}
            @load=${show}
            @error=${hide}
          />`
        : nothing
    }</span
  >`;
}

export const avatarStyles = css`
  .avatar {
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_avatar-size, 48px);
    block-size: var(--_avatar-size, 48px);
    border-radius: var(--_radius-avatar);
    overflow: hidden;
    background: var(--_person, var(--_person-9));
    color: #fff;
    font-size: calc(var(--_avatar-size, 48px) * 0.36);
    font-weight: var(--_weight-strong);
    line-height: 1;
    letter-spacing: 0.01em;
    user-select: none;
  }
  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .avatar .icon {
    inline-size: calc(var(--_avatar-size, 48px) * 0.56);
    block-size: calc(var(--_avatar-size, 48px) * 0.56);
  }
  @media (forced-colors: active) {
    .avatar {
      border: 2px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
