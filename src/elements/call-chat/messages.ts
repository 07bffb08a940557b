import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Terms } from '../../locale/terms.js';
import type { ChatMessage, Person } from '../../store/call-state.js';
import { warning } from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { avatar, avatarStyles } from '../../styles/person.js';
import { linkPieces } from '../../support/text-links.js';
import { groupMessages, type MessageGroup } from './groups.js';

export interface MessagesOptions {
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

/** What was written, grouped by person and minute. */
export function messagesTemplate(messages: readonly ChatMessage[], options: MessagesOptions): unknown {
  return repeat(
    groupMessages(messages),
    ({ key }) => key,
    (group) => groupTemplate(group, options),
  );
}

/** The messages of one person within one minute. */
function groupTemplate({ messages }: MessageGroup, options: MessagesOptions): TemplateResult {
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

function messageTemplate(message: ChatMessage, options: MessagesOptions): TemplateResult {
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

function failure(message: ChatMessage, { terms, others, retry }: MessagesOptions): TemplateResult {
  const some = message.missing.length < others;
  const names = some ? message.missing.map(({ name }: Person) => name) : [];
  return html`<p part="failure" class="note failure">
    ${icon(warning, 's')}<span>${terms.chatNotSent(names)}</span>
    <button part="retry" class="button quiet retry" @click=${() => retry(message)}>
      ${terms.chatTryAgain}
    </button>
  </p>`;
}

const messagesStyles = css`
  .group {
    --_avatar-size: 28px;
    display: grid;
    grid-template-columns: var(--_avatar-size) minmax(0, 1fr);
    gap: 3px var(--_space-2);
    justify-items: start;
  }
  .group > * {
    grid-column: 2;
  }
  .group > .avatar {
    grid-column: 1;
    grid-row: 1 / span 2;
    margin-block-start: 1.125rem;
  }
  .group.own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
  }
  .group.own > * {
    grid-column: 1;
  }
  .about {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    max-inline-size: 100%;
    min-inline-size: 0;
    color: var(--_text-muted);
    font-size: var(--_size-xs);
  }
  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  time {
    flex: none;
  }

  .bubble {
    max-inline-size: min(88%, 34rem);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid transparent;
    border-radius: 18px;
    border-start-start-radius: 6px;
    background: var(--_fill);
    white-space: pre-wrap;
  }
  .bubble + .bubble {
    border-end-start-radius: 18px;
  }
  .own .bubble {
    border-start-start-radius: 18px;
    border-start-end-radius: 6px;
    /* In the dark the soft tint is hardly another grey. */
    background: light-dark(var(--_accent-soft), color-mix(in oklab, var(--_accent) 26%, var(--_surface)));
  }
  a {
    color: var(--_accent-ink);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    unicode-bidi: isolate;
    border-radius: var(--_radius-s);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1);
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .failure {
    color: var(--_danger-ink);
  }
  .own .note {
    justify-content: end;
  }
  .retry {
    font-size: inherit;
  }
  /* Most messages arrive before anybody would read that they are on their way. */
  .sending {
    animation: appear var(--_fast) 1.2s both;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
    .own .bubble {
      border-width: 2px;
    }
  }
`;

export const styles = [avatarStyles, messagesStyles];
