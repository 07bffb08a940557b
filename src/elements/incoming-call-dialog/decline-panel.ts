import { css, html, type TemplateResult } from 'lit';
import type { RingingTerms } from '../../locale/terms.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';

/** Longer than a line or two nobody reads on a ringing phone, in characters. */
const MAX = 160;

export interface DeclineActs {
  readonly say: (text: string) => void;
  readonly writeOwn: () => void;
  readonly back: () => void;
}

/** "Decline and say": three texts, and a field for one's own. */
export function declinePanel(
  terms: RingingTerms,
  own: boolean,
  { say, writeOwn, back }: DeclineActs,
): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const { value } = (event.currentTarget as HTMLFormElement).elements[0] as HTMLInputElement;
    if (value.trim()) say(value.trim());
  };
  const choice = (text: string): TemplateResult =>
    html`<button class="button text" type="button" @click=${() => say(text)}>${text}</button>`;
  return html`<div class="veil">
    <div part="messages" class="messages" role="group" aria-labelledby="say">
      <h3 id="say">${terms.declineTitle}</h3>
      ${
        own
          ? html`<form @submit=${send}>
              <label class="visually-hidden" for="own">${terms.declineField}</label>
              <input
                part="message-field"
                id="own"
                maxlength=${MAX}
                autocomplete="off"
                enterkeyhint="send"
                placeholder=${terms.declineField}
              />
              <button class="button stop" type="submit">${terms.declineSend}</button>
            </form>`
          : html`${terms.declineTexts.map(choice)}
              <button class="button text" type="button" @click=${writeOwn}>
                ${icon(shapes.message, 'm')}${terms.declineOwn}
              </button>`
      }
      <button class="button quiet" type="button" @click=${back}>${terms.back}</button>
    </div>
  </div>`;
}

const panelStyles = css`
  .messages {
    display: grid;
    gap: var(--_space-2);
  }
  .messages h3 {
    margin: 0;
    padding-inline: 6px;
    font-size: var(--_size-l);
    font-weight: var(--_weight-strong);
    line-height: 1.25;
  }
  .messages .text {
    justify-content: flex-start;
    padding-inline: var(--_space-4);
    font-weight: var(--_weight);
    text-align: start;
  }
  .messages .quiet {
    justify-self: center;
  }
  .messages form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .messages input {
    flex: 1 1 10rem;
    min-inline-size: 0;
    min-block-size: 48px;
    padding-inline: var(--_space-4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-full);
    background: var(--_surface);
    /* below 16 px a phone zooms in on a field */
    font-size: max(16px, var(--_size-m));
  }
  .messages form .button {
    flex: none;
    min-block-size: 48px;
  }
  .messages input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .stack .veil {
    --_plane: var(--_surface-raised);
  }

  /* On a phone it rises over what rings. */
  .sheet .veil {
    position: fixed;
    z-index: 2;
    inset: 0;
    display: grid;
    align-content: safe end;
    padding: 8px 8px max(8px, env(safe-area-inset-bottom));
    background: var(--_overlay);
    overflow: auto;
    text-align: start;
    --_plane: var(--_surface-raised);
  }
  .sheet .messages {
    padding: 16px 12px 12px;
    border-radius: var(--_radius-l);
    background: var(--_surface-raised);
    box-shadow: var(--_shadow-3);
    transition: translate var(--_slow) var(--_ease);
  }
  @starting-style {
    .sheet .messages {
      translate: 0 16px;
    }
  }
  @media (forced-colors: active) {
    .sheet .messages {
      border: 1px solid CanvasText;
    }
  }
`;

export const styles = [panelStyles];
