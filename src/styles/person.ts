import { css, html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { initials, personIndex } from '../support/person.js';
import { safeAvatarUrl } from '../support/safe-url.js';
import * as shapes from './icon-shapes.js';
import { icon } from './icons.js';
import { styleProps } from './style-props.js';

/** The colour of a person, as a value of CSS. */
export function personColor(id: string): string {
  return `var(--_person-${personIndex(id)})`;
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
