import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { CallDismissRequest } from '../../events/call-dismiss-request.js';
import { CallHoldRequest } from '../../events/call-hold-request.js';
import { CallLeaveRequest } from '../../events/call-leave-request.js';
import { CallRejoinRequest } from '../../events/call-rejoin-request.js';
import { CallStartRequest } from '../../events/call-start-request.js';
import { CallWriteRequest } from '../../events/call-write-request.js';
import { clock } from '../../locale/format.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { Words } from '../../locale/terms.js';
import { isFault, peopleWords } from '../../locale/trouble.js';
import type { CallStore } from '../../store/call-store.js';
import type { CallInfo } from '../../store/call-state.js';
import { performRequest } from '../../store/requests.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import { noticeStyles } from '../../styles/notice.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles } from '../../styles/person.js';
import { shallowEqual } from '../../support/equal.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { Part } from '../shared/part.js';
import { ringStyles } from '../shared/ringing.js';
import { SlotPresence } from '../shared/slot-presence.js';
import { SecondTick } from '../shared/second-tick.js';
import type { Rating } from './rating.js';
import { heldBy, ownPicture, statusWords, troublesOf, type StatusPart } from './status-words.js';
import { styles } from './call-status.styles.js';

const RATING = new Part(() => import('./rating.js'));
const HELD = new Part(() => import('./held-calls.js'));

/** How many discs stand side by side for a call of several. */
const FACES = 3;

/**
 * Says how the call is: calling, ringing, how long it runs, who waits on hold, why it ended, with which words, and
 * what can be done; and what is wrong with the connection, the camera or the microphone. Changes are announced once; the running time is not.
 *
 * @tag call-status
 * @summary The words about the call, in a line or as a whole screen.
 * @status stable
 * @since 0.1.0
 * @slot actions - More buttons, where a call has ended.
 * @event {CallStartRequest} call-start-request - Asks to call the same people again.
 * @event {CallLeaveRequest} call-leave-request - Asks to take a call back that nobody took yet, or to end one on hold.
 * @event {CallHoldRequest} call-hold-request - Asks to go on with a call on hold.
 * @event {CallRateRequest} call-rate-request - Asks to tell the page how the call was; with `rating` only.
 * @event {CallDismissRequest} call-dismiss-request - Asks to put the ended call away.
 * @event {CallWriteRequest} call-write-request - Asks the page to open its conversation with who was not reached; with `messaging` only.
 * @event {CallRejoinRequest} call-rejoin-request - Asks to go back into the call that this tab was in.
 * @csspart status - The box.
 * @csspart avatar - A disc of a person; `screen` only.
 * @csspart name - Who the call is with; `screen` only.
 * @csspart title - What is.
 * @csspart detail - What to do, or how long it was.
 * @csspart notice - Words about a camera or microphone that does not work.
 * @csspart self - One's own picture, while a video call is on its way; `screen` only.
 * @csspart message - What somebody wrote who did not take the call.
 * @csspart held - The row of a call on hold.
 * @csspart resume - The button that goes on with it.
 * @csspart end-held - The button that ends it.
 * @csspart rating - The stars and the reasons.
 * @csspart reasons - What was wrong, for three stars or fewer.
 * @csspart actions - The buttons.
 * @csspart cancel - The button that takes the call back.
 * @csspart call-again - The button that calls again.
 * @csspart write - The button that writes to who was not reached.
 * @csspart rejoin - The button that goes back into the call this tab was in before it was loaded anew.
 * @csspart done - The button that puts the ended call away.
 * @cssproperty --call-text-muted - Colour of the detail.
 * @cssproperty --call-warning-soft - Fill of a notice.
 * @cssstate dialing - The call is on its way.
 * @cssstate ringing - It rings over there.
 * @cssstate connecting - Somebody answered.
 * @cssstate connected - Sound and picture flow.
 * @cssstate reconnecting - They flowed, and will again.
 * @cssstate ended - The call is over.
 * @cssstate held - A call waits on hold.
 * @cssstate trouble - Something is wrong.
 */
export class CallStatus extends CallElement {
  static override styles = [
    hostStyles,
    iconStyles,
    buttonStyles,
    noticeStyles,
    avatarStyles,
    ringStyles,
    styles,
  ];

  /** A line of text, or a screen that fills its box with the person and the words. */
  @property({ reflect: true }) variant: 'line' | 'screen' = 'line';
  /** The screen lies on a picture: white words at the top, on a veil. */
  @property({ type: Boolean, reflect: true }) over = false;

  /** Ask how a call was, when one has talked; the answer is `call-rating` on the provider. */
  @property({ type: Boolean }) rating = false;
  /** The page has a conversation to open: Message stands beside Call again where nobody was reached. */
  @property({ type: Boolean }) messaging = false;
  /** Something else on the page takes a call back that nobody took yet, such as `<call-controls>`. */
  @property({ type: Boolean, attribute: 'no-cancel' }) noCancel = false;

  @query('.status') private readonly box!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  readonly #part = this.read<StatusPart>(
    ({ call, held, participants, connection, rejoin, microphone, camera }) => ({
      call,
      held,
      heldBy: heldBy(participants),
      ...ownPicture(call, participants),
      connection,
      rejoin,
      microphone: microphone.on ? null : microphone.reason,
      camera: camera.on ? null : camera.reason,
    }),
    shallowEqual,
  );
  readonly #tick = new SecondTick(this);
  readonly #more = new SlotPresence(this, 'actions');
  readonly #announcer = new Announcer(this);
  #rating: Rating | null = null;
  #store: CallStore | null = null;
  #said = '';
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const part = this.#part.value;
    const call = part?.call ?? null;
    const phases = ['dialing', 'ringing', 'connecting', 'connected', 'reconnecting', 'ended'] as const;
    for (const phase of phases) this.setState(phase, call?.phase === phase);
    this.setState('held', (part?.held.length ?? 0) > 0);
    this.#store = this.#part.store ?? this.#store;
    // On its way while one talks.
    if (this.rating && call?.startedAt != null) this.#rating ??= this.#meet();
    this.#rating?.about(this.#rated(call) ? (call?.id ?? '') : '');
    this.#tick.from(call?.phase === 'connected' ? call.startedAt : null);
    this.#announce(part);
    this.#hadFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const part = this.#part.value;
    const call = part?.call ?? null;
    const words = part ? statusWords(terms, part) : null;
    const troubles = part ? troublesOf(terms, part) : [];
    const ended = call?.phase === 'ended';
    const self = this.variant === 'screen' && !this.over ? (part?.picture ?? null) : null;
    const held = part?.held.length ? this.need(HELD) : null;
    const actions = ended ? this.#actions(call) : this.#waitingActions(part);
    // After a talk, or a fault, what happened is the headline, and says who.
    const faces =
      this.variant === 'screen' && call && (!ended || (call.startedAt === null && !isFault(call.endReason)));
    this.setState('trouble', troubles.length > 0 || (words?.trouble ?? false));
    return html`
      ${self ? html`<video part="self" class=${classMap({ self: true, mirrored: part?.mirrored ?? false })} .muted=${true} playsinline autoplay aria-hidden="true" .srcObject=${self}></video>` : nothing}
      <div
        part="status"
        class=${classMap({ status: true, over: this.over || self !== null, ended, empty: !words && !troubles.length })}
        tabindex="-1"
      >
        ${faces ? this.#people(call, self !== null) : nothing}
        <div class=${classMap({ words: true, large: !faces })}>
          ${words ? this.#words(words, part, call) : nothing}
          ${call?.messages.map(
            ({ from, text }) =>
              html`<p part="message" class="message"><bdi>${from.name}</bdi>: <bdi>${text}</bdi></p>`,
          )}
        </div>
        ${troubles.map(
          (trouble) =>
            html`<div part="notice" class="notice">
              ${icon(trouble.icon)}<strong>${trouble.title}</strong>
              ${trouble.action ? html`<span>${trouble.action}</span>` : nothing}
            </div>`,
        )}
        ${call && this.#rated(call) ? this.#rating?.render(terms, call.kind) : nothing}
        <div part="actions" class="actions" ?hidden=${actions === nothing && !this.#more.filled}>
          ${actions}
          <slot name="actions"></slot>
        </div>
        ${
          held &&
          part?.held.map((each) =>
            held.heldRow(terms, each, call === null, {
              resume: () => this.request(new CallHoldRequest(false, each.id)),
              end: () => this.request(new CallLeaveRequest(each.id)),
            }),
          )
        }
      </div>
      ${this.#announcer.render()}
    `;
  }

  protected override updated(): void {
    // The button that had the focus is gone: keep the place, so that the next words are found.
    if (this.#hadFocus && this.renderRoot instanceof ShadowRoot && !this.renderRoot.activeElement) {
      this.box?.focus({ preventScroll: true });
    }
  }

  #words(words: Words, part: StatusPart | undefined, call: CallInfo | null): TemplateResult {
    const title = html`<p part="title" class="title">${words.title}</p>`;
    if (call?.phase !== 'connected' || call.startedAt === null) {
      return html`${title}${words.action ? html`<p part="detail" class="detail">${words.action}</p>` : nothing}`;
    }
    const waits = part?.heldBy != null;
    const time = html`<p
      part=${waits ? 'detail' : 'title'}
      class="numbers ${waits ? 'detail' : 'title'}"
      role="timer"
      aria-label=${this.#locale.terms.callTime}
    >
      ${clock(Date.now() - call.startedAt)}
    </p>`;
    return waits ? html`${title}${time}` : time;
  }

  /** One talked, and nothing broke: after a fault it is plain how it was. */
  #rated(call: CallInfo | null): boolean {
    return this.rating && call?.phase === 'ended' && call.startedAt !== null && !isFault(call.endReason);
  }

  /** What asks how the call was, or null while it is on its way. */
  #meet(): Rating | null {
    const part = this.need(RATING);
    if (!part) return null;
    return new part.Rating(this, (request) => {
      // Taken off the page, it has no way up any more.
      if (this.isConnected) this.request(request);
      else if (this.#store) void performRequest(this.#store, request);
    });
  }

  #people(call: CallInfo, self: boolean): TemplateResult {
    const waiting = call.phase === 'dialing' || call.phase === 'ringing';
    const several = call.people.length > 1;
    const ring = {
      ring: true,
      // Discs belong to sound; over a picture or an ended call they would be noise.
      discs: !several && !this.over && !self && call.phase !== 'ended' && (call.kind === 'audio' || waiting),
      still: !waiting,
      several,
    };
    return html`
      <div class=${classMap(ring)}>
        ${call.people.slice(0, FACES).map((person) => avatar(person, { part: 'avatar' }))}
      </div>
      ${
        call.people.length > 0
          ? html`<h2 part="name"><bdi>${peopleWords(this.#locale.terms, call.people)}</bdi></h2>`
          : nothing
      }
    `;
  }

  #actions(call: CallInfo): TemplateResult {
    const { terms } = this.#locale;
    const fault = isFault(call.endReason);
    // Nobody was reached: calling again is the one thing to do. After a talk it is being done with it.
    const missed = call.startedAt === null && !fault;
    const again =
      call.people.length === 0 || call.endReason === 'answered-elsewhere'
        ? nothing
        : html`<button
            part="call-again"
            class=${classMap({ button: true, primary: fault, go: missed })}
            type="button"
            @click=${() => this.#callAgain(call)}
          >
            ${icon(missed ? shapes.phoneFill : shapes.phone, 'm')}${terms.callAgain}
          </button>`;
    const writes = missed && this.messaging && again !== nothing;
    const done = html`<button
      part="done"
      class=${classMap({ button: true, primary: !fault && !missed, quiet: writes })}
      type="button"
      @click=${this.#dismiss}
    >
      ${terms.done}
    </button>`;
    if (writes) return html`${this.#write(call)}${again}${done}`;
    return fault || missed ? html`${done}${again}` : html`${again}${done}`;
  }

  #write({ people }: CallInfo): TemplateResult {
    return html`<button
      part="write"
      class="button"
      type="button"
      @click=${() => this.dispatchEvent(new CallWriteRequest(people))}
    >
      ${icon(shapes.message, 'm')}${this.#locale.terms.message}
    </button>`;
  }

  /** Before a call runs: take it back, or go back into one. */
  #waitingActions(part: StatusPart | undefined): TemplateResult | typeof nothing {
    const { terms } = this.#locale;
    const phase = part?.call?.phase;
    if (phase === 'dialing' || phase === 'ringing' || phase === 'connecting') {
      if (this.noCancel) return nothing;
      return html`<button
        part="cancel"
        class="button stop"
        type="button"
        @click=${() => this.request(new CallLeaveRequest())}
      >
        ${icon(shapes.leave, 'm')}${terms.cancelCall}
      </button>`;
    }
    if (part?.call || !part?.rejoin) return nothing;
    return html`<button part="done" class="button" type="button" @click=${this.#dismiss}>
        ${terms.notNow}
      </button>
      <button
        part="rejoin"
        class="button go"
        type="button"
        @click=${() => this.request(new CallRejoinRequest())}
      >
        ${icon(shapes.phoneFill, 'm')}${terms.rejoin}
      </button>`;
  }

  readonly #dismiss = (): void => {
    this.#rating?.flush();
    this.request(new CallDismissRequest());
  };

  #callAgain(call: CallInfo): void {
    this.#rating?.flush();
    const to = call.people.map(({ id, name, avatar: picture }) =>
      picture === null ? { id, name } : { id, name, avatar: picture },
    );
    this.request(new CallStartRequest(to, { video: call.kind === 'video' }));
  }

  #announce(part: StatusPart | undefined): void {
    const { terms } = this.#locale;
    const words = part ? statusWords(terms, part) : null;
    // Who waits is named below.
    const all = [part?.held.length && !part.call ? null : words, ...(part ? troublesOf(terms, part) : [])];
    const said = part?.call?.messages.map(({ from, text }) => terms.messageFrom(from.name, text)) ?? [];
    const held = part?.held.map(({ people }) => `${peopleWords(terms, people)}: ${terms.onHold}`) ?? [];
    const text = [...all.flatMap((each) => (each ? [each.title, each.action] : [])), ...said, ...held]
      .filter(Boolean)
      .join('. ');
    if (text === this.#said) return;
    this.#said = text;
    this.#announcer.say(text);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-status': CallStatus;
  }
}
