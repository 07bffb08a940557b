import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Terms } from '../../locale/terms.js';
import type { ChatMessage, Person } from '../../store/call-state.js';
import { warning } from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar } from '../../styles/person.js';
import { linkPieces } from '../../support/text-links.js';
import type { MessageGroup } from './groups.js';

export interface GroupOptions {
  readonly terms: Terms;
  /** How many people there are beside oneself: of one, nobody need be named who missed a message. */
  readonly others: number;
  readonly retry: (message: ChatMessage) => void;
}

/** In the language's own way, with the digits that the running clock has. */
function timeOf(at: Date, lang: string): string {
  return new Intl.DateTimeFormat(`${lang}-u-nu-latn`, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** A message never changes its text, so it is looked through once. */
const bodies = new WeakMap<ChatMessage, TemplateResult>();

/** The messages of one person within one minute. */
export function groupTemplate({ messages }: MessageGroup, options: GroupOptions): TemplateResult {
  const [first] = messages;
  if (!first) return html``;
  const { terms } = options;
  const at = new Date(first.at);
  const time = timeOf(at, terms.lang);
  const own = first.isLocal;
  return html`<li part="group" class=${own ? 'group own' : 'group'}>
    ${own ? nothing : avatar(first.from)}
    <p part="about" class="about">
      <bdi part="name" class=${own ? 'visually-hidden' : 'name'}>${own ? terms.you : first.from.name}</bdi>
      <time class="numbers" datetime=${at.toISOString()}>${time}</time>
    </p>
    ${repeat(
      messages,
      ({ id }) => id,
      (message) => messageTemplate(message, options),
    )}
  </li>`;
}

function messageTemplate(message: ChatMessage, options: GroupOptions): TemplateResult {
  let body = bodies.get(message);
  if (!body) bodies.set(message, (body = bodyTemplate(message.text)));
  return html`<p part=${message.isLocal ? 'bubble own' : 'bubble'} class="bubble" dir="auto">${body}</p>
    ${message.delivery === 'failed' ? failure(message, options) : nothing}
    ${
      message.delivery === 'sending'
        ? html`<p class="note sending">${options.terms.chatSending}</p>`
        : nothing
    }`;
}

function bodyTemplate(text: string): TemplateResult {
  return html`${linkPieces(text).map((piece) =>
    piece.href === undefined
      ? piece.text
      : html`<a part="link" href=${piece.href} target="_blank" rel="noopener noreferrer nofollow" dir="ltr"
          >${piece.text}</a
        >`,
  )}`;
}

function failure(message: ChatMessage, { terms, others, retry }: GroupOptions): TemplateResult {
  const some = message.missing.length < others;
  const names = some ? message.missing.map(({ name }: Person) => name) : [];
  return html`<p part="failure" class="note failure">
    ${icon(warning, 's')}<span>${terms.chatNotSent(names)}</span>
    <button part="retry" class="button quiet retry" @click=${() => retry(message)}>
      ${terms.chatTryAgain}
    </button>
  </p>`;
}
