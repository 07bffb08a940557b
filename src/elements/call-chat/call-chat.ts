import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { CallMessageRequest } from '../../events/call-message-request.js';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import type { ChatMessage } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/buttons.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import { panelHeadStyles } from '../../styles/panel.js';
import { close, down, message as messageShape, send as sendShape } from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { Part } from '../shared/part.js';
import { Shown } from '../shared/shown.js';
import { styles } from './call-chat.styles.js';

const MESSAGES = new Part(() => import('./messages.js'));

/** Longest message, as the store has it. */
const MAX_LENGTH = 4000;
/** From so many characters before the end on one is told how many are left. */
const NEARLY_FULL = 200;
/** So near to the end one reads along, in px. */
const NEAR = 48;
/** What comes within this time is spoken together, in ms. */
const BATCH = 700;

/**
 * What people of the call write to each other. Names and texts of others are shown as text, whatever is in them;
 * addresses of web pages are links that open apart.
 *
 * @tag call-chat
 * @summary Messages of the call, and a field to write one.
 * @status experimental
 * @since 0.1.0
 * @slot header - At the end of the header, before the close button.
 * @slot empty - In place of the words while nothing has been written.
 * @event {CallMessageRequest} call-message-request - Asks for a message to be sent, or sent once more.
 * @event {CallPanelRequest} call-panel-request - Asks to close the panel that this is.
 * @csspart base - The box around everything.
 * @csspart header - The line with the title.
 * @csspart title - The title.
 * @csspart close - The button that closes the panel; there while `view.panel` is `chat`.
 * @csspart log - The messages; scrolls.
 * @csspart group - What one person wrote within a minute.
 * @csspart about - Name and time of a group.
 * @csspart name - Name of who wrote.
 * @csspart bubble - One message; one's own also `own`.
 * @csspart own - One's own messages.
 * @csspart link - A link in a message.
 * @csspart failure - The words under a message that did not arrive.
 * @csspart retry - The button in them.
 * @csspart empty - The words while nothing has been written.
 * @csspart jump - The button that leads to the new messages.
 * @csspart composer - The form around field and button.
 * @csspart field - The field.
 * @csspart count - How many characters are left, near the limit.
 * @csspart send - The button that sends.
 * @csspart reason - Why one cannot write now.
 * @cssproperty --call-surface - Fill of the panel.
 * @cssproperty --call-fill - Fill of a message of others.
 * @cssproperty --call-accent-soft - Fill of one's own messages.
 * @cssproperty --call-line-strong - Edge of the field.
 * @cssproperty --call-radius-l - Corners of messages and field.
 * @cssstate empty - Nothing has been written.
 * @cssstate unread - There are messages that nobody looked at.
 * @cssstate unavailable - One cannot write now.
 */
export class CallChat extends CallElement {
  static override styles = [hostStyles, iconStyles, controlStyles, buttonStyles, panelHeadStyles, styles];

  readonly #locale = new PanelLocale(this);
  readonly #chat = this.read(({ chat }) => chat);
  readonly #isPanel = this.read(({ view }) => view.panel === 'chat');
  readonly #others = this.read(({ participants }) => participants.filter(({ isLocal }) => !isLocal).length);
  readonly #announcer = new Announcer(this);
  readonly #shown = new Shown(this, () => this.requestUpdate());
  #draft = '';
  /** The last message is in view; new ones are followed. */
  #follows = true;
  #lastSeen = '';
  #behind = 0;
  #unspoken: ChatMessage[] = [];
  #speech: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#speech);
    this.#speech = undefined;
    this.#unspoken = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { messages = [], unread = 0, availability } = this.#chat.value ?? {};
    this.#receive(messages);
    this.setState('empty', messages.length === 0);
    this.setState('unread', unread > 0);
    this.setState('unavailable', availability !== 'available');
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const { messages = [], availability } = this.#chat.value ?? {};
    // On its way before the first message is.
    const part = messages.length > 0 || availability === 'available' ? this.need(MESSAGES) : null;
    const options = {
      terms,
      others: this.#others.value ?? 0,
      retry: (message: ChatMessage) => void this.request(new CallMessageRequest(message.text, message.id)),
    };
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <header part="header" class="header">
          <h2 part="title" id="title">${terms.chat}</h2>
          <slot name="header"></slot>
          ${
            this.#isPanel.value
              ? html`<button
                  part="close"
                  class="control close"
                  aria-label=${terms.chatClose}
                  @click=${this.#close}
                >
                  ${icon(close, 'm')}
                </button>`
              : nothing
          }
        </header>
        <div class="middle">
          <div
            part="log"
            class="log"
            role="log"
            aria-live="off"
            aria-labelledby="title"
            tabindex=${ifDefined(messages.length > 0 ? '0' : undefined)}
            @scroll=${this.#onScroll}
          >
            <div part="empty" class="empty" ?hidden=${messages.length > 0}>
              <slot name="empty"
                >${icon(messageShape, 'l')}
                <p class="strong">${terms.chatEmpty.title}</p>
                ${availability === 'available' ? html`<p>${terms.chatEmpty.action}</p>` : nothing}</slot
              >
            </div>
            <ol class="groups" ?hidden=${messages.length === 0}>
              ${part?.messagesTemplate(messages, options)}
            </ol>
          </div>
          ${
            this.#behind > 0
              ? html`<button part="jump" class="button primary jump" @click=${this.#jump}>
                  ${icon(down, 's')}${terms.chatNew(this.#behind)}
                </button>`
              : nothing
          }
        </div>
        ${availability === 'available' ? this.#composer() : this.#reason()} ${this.#announcer.render()}
      </section>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const log = this.#log;
    if (log && this.#follows) log.scrollTop = log.scrollHeight;
    const { store, value } = this.#chat;
    if (store && value && value.unread > 0 && this.#follows && this.#shown.value) store.markChatRead();
  }

  #composer(): TemplateResult {
    const { terms } = this.#locale;
    const left = MAX_LENGTH - this.#draft.length;
    const nothingToSend = this.#draft.trim() === '';
    return html`<form part="composer" class="composer" @submit=${this.#onSubmit}>
      <div class="grow" data-draft=${this.#draft}>
        <textarea
          part="field"
          rows="1"
          dir="auto"
          maxlength=${MAX_LENGTH}
          enterkeyhint="send"
          aria-label=${terms.chatField}
          aria-describedby=${ifDefined(left <= NEARLY_FULL ? 'count' : undefined)}
          placeholder=${terms.chatField}
          .value=${this.#draft}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
      </div>
      <button
        part="send"
        class="control ${nothingToSend ? 'disabled' : 'active'}"
        aria-label=${terms.chatSend}
        aria-disabled=${String(nothingToSend)}
      >
        ${icon(sendShape, 'm')}
      </button>
      <p part="count" id="count" class="count numbers" ?hidden=${left > NEARLY_FULL}>
        ${terms.chatLeft(left)}
      </p>
    </form>`;
  }

  #reason(): TemplateResult {
    const { terms } = this.#locale;
    const words = terms.chatUnavailable(this.#chat.value?.reason === 'peer-cannot');
    return html`<div part="reason" class="reason">
      <p class="strong">${words.title}</p>
      <p>${words.action}</p>
    </div>`;
  }

  get #log(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.log');
  }

  /** Takes in what came since the last update. */
  #receive(messages: readonly ChatMessage[]): void {
    const last = messages.at(-1);
    if (last?.id === this.#lastSeen || (!last && !this.#lastSeen)) return;
    const known = messages.findIndex(({ id }) => id === this.#lastSeen);
    // What was there before us is not news.
    const news = this.hasUpdated && (known >= 0 || this.#lastSeen === '') ? messages.slice(known + 1) : [];
    this.#lastSeen = last?.id ?? '';
    if (messages.length === 0) this.#behind = 0;
    if (news.some(({ isLocal }) => isLocal)) {
      this.#follows = true;
      this.#behind = 0;
    }
    const theirs = news.filter(({ isLocal }) => !isLocal);
    if (!this.#follows) this.#behind += theirs.length;
    this.#speak(theirs);
  }

  /** A burst is one announcement: three quick messages must not talk over the person who speaks. */
  #speak(news: readonly ChatMessage[]): void {
    if (news.length === 0) return;
    this.#unspoken.push(...news);
    this.#speech ??= setTimeout(() => {
      this.#speech = undefined;
      const { terms } = this.#locale;
      const [first, second] = this.#unspoken;
      const count = this.#unspoken.length;
      this.#unspoken = [];
      if (!first || !this.#shown.value) return;
      this.#announcer.say(second ? terms.chatNew(count) : terms.chatFrom(first.from.name, first.text));
    }, BATCH);
  }

  readonly #close = (): void => void this.request(new CallPanelRequest(null));

  readonly #jump = (): void => {
    this.#follows = true;
    this.#behind = 0;
    this.#log?.focus();
    this.requestUpdate();
  };

  readonly #onScroll = (): void => {
    const log = this.#log;
    if (!log) return;
    const follows = log.scrollHeight - log.clientHeight - log.scrollTop < NEAR;
    if (follows === this.#follows) return;
    this.#follows = follows;
    if (follows) this.#behind = 0;
    this.requestUpdate();
  };

  readonly #onInput = (event: Event): void => {
    this.#draft = (event.target as HTMLTextAreaElement).value;
    this.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // While a word is being composed (Japanese, Chinese, …) Enter belongs to the input method; 229 is Safari's word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#send();
    this.renderRoot.querySelector('textarea')?.focus();
  };

  #send(): void {
    if (this.#draft.trim() === '') return;
    if (!this.request(new CallMessageRequest(this.#draft))) return;
    this.#draft = '';
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-chat': CallChat;
  }
}
