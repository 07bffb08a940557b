import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { hostStyles } from '../../src/styles/host.js';
import { tokenKinds, tokenList, tokensOf, type Token, type TokenKind } from './token-list.js';

/** A page of every token, drawn with the style sheets of the kit, so that it shows what elements see. */
class TokenPage extends LitElement {
  static override styles = [
    hostStyles,
    css`
      :host {
        display: block;
        padding: var(--_space-5);
        background: var(--_surface);
      }
      h2 {
        margin: var(--_space-6) 0 var(--_space-3);
        font-size: var(--_size-l);
        font-weight: var(--_weight-strong);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
        gap: var(--_space-4);
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        min-inline-size: 0;
      }
      .show {
        display: grid;
        place-items: center;
        block-size: 72px;
        margin-block-end: var(--_space-2);
        overflow: hidden;
        border-radius: var(--_radius-m);
        background: var(--_fill);
      }
      .colour {
        box-shadow: inset 0 0 0 1px var(--_line);
      }
      .box {
        inline-size: 88px;
        block-size: 44px;
        background: var(--_accent);
      }
      .bar {
        block-size: 16px;
        background: var(--_accent);
      }
      code {
        display: block;
        overflow-wrap: anywhere;
        font-family: var(--_font-mono);
        font-size: var(--_size-xs);
      }
      .value {
        color: var(--_text-muted);
      }
    `,
  ];

  override render(): TemplateResult[] {
    return tokenKinds.map(
      (kind) =>
        html`<h2>${kind}</h2>
          <ul>
            ${tokensOf(kind).map(
              (token) =>
                html`<li>
                  ${this.#show(kind, token)}<code>${token.name}</code
                  ><code class="value">${token.value}</code>
                </li>`,
            )}
          </ul>`,
    );
  }

  #show(kind: TokenKind, { name }: Token): TemplateResult {
    const value = `var(--_${name.replace('--call-', '')})`;
    switch (kind) {
      case 'Shape':
        return html`<div class="show"><div class="box" style="border-radius: ${value}"></div></div>`;
      case 'Space':
      case 'Sizes':
        return html`<div class="show"><div class="bar" style="inline-size: ${value}"></div></div>`;
      case 'Depth':
        return name.includes('shadow')
          ? html`<div class="show">
              <div class="box" style="background: var(--_surface-raised); box-shadow: ${value}"></div>
            </div>`
          : html``;
      case 'Type':
        return name.includes('size-')
          ? html`<div class="show" style="font-size: ${value}">Ana rings</div>`
          : html``;
      case 'Motion':
        return html``;
      default:
        return html`<div class="show colour" style="background: ${value}"></div>`;
    }
  }
}
if (!customElements.get('story-tokens')) customElements.define('story-tokens', TokenPage);

const meta: Meta = {
  title: 'Design/Tokens',
  render: () => html`<story-tokens></story-tokens>`,
};
export default meta;

/** Each `--call-*` token, in the look that is chosen above: a page sets them, the elements follow. */
export const Tokens: StoryObj = {
  play: async ({ canvasElement }) => {
    const shown = canvasElement
      .querySelector('story-tokens')!
      .shadowRoot!.querySelectorAll('code:not(.value)');
    await expect(new Set([...shown].map(({ textContent }) => textContent))).toEqual(
      new Set(tokenList.filter(({ name }) => name !== '--call-z-float').map(({ name }) => name)),
    );
  },
};
