import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { CallDismissRequest } from '../../events/call-dismiss-request.js';
import { CallRejoinRequest } from '../../events/call-rejoin-request.js';
import { CallStartRequest } from '../../events/call-start-request.js';
import { clock } from '../../locale/format.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { Words } from '../../locale/terms.js';
import { isFault, peopleWords } from '../../locale/trouble.js';
import type { CallInfo } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles } from '../../styles/person.js';
import { shallowEqual } from '../../support/equal.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { ringStyles } from '../shared/ringing.js';
import { SlotPresence } from '../shared/slot-presence.js';
import { SecondTick } from '../shared/second-tick.js';
import { statusWords, troublesOf, type StatusPart } from './status-words.js';
import { styles } from './call-status.styles.js';

/** How many discs stand side by side for a call of several. */
const FACES = 3;

/**
 * Says how the call is: calling, ringing, how long it runs, why it ended and what can be done; and what is wrong
 * with the connection, the camera or the microphone. Changes are announced once; the running time is not.
 *
 * @tag call-status
 * @summary The words about the call, in a line or as a whole screen.
 * @slot actions - More buttons, where a call has ended.
 * @event {CallStartRequest} call-start-request - Asks to call the same people again.
 * @event {CallDismissRequest} call-dismiss-request - Asks to put the ended call away.
 * @event {CallRejoinRequest} call-rejoin-request - Asks to go back into the call that this tab was in.
 * @csspart status - The box.
 * @csspart avatar - A disc of a person; `screen` only.
 * @csspart name - Who the call is with; `screen` only.
 * @csspart title - What is.
 * @csspart detail - What to do, or how long it was.
 * @csspart notice - Words about a camera or microphone that does not work.
 * @csspart actions - The buttons.
 * @csspart call-again - The button that calls again.
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
 * @cssstate trouble - Something is wrong.
 */
export class CallStatus extends CallElement {
  static override styles = [hostStyles, iconStyles, buttonStyles, avatarStyles, ringStyles, styles];

  /** A line of text, or a screen that fills its box with the person and the words. */
  @property({ reflect: true }) variant: 'line' | 'screen' = 'line';
  /** The screen lies on a picture: white words at the top, on a veil. */
  @property({ type: Boolean, reflect: true }) over = false;

  @query('.status') private readonly box!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  readonly #part = this.read<StatusPart>(
    ({ call, connection, rejoin, microphone, camera }) => ({
      call,
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
  #said = '';
  #hadFocus = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const part = this.#part.value;
    const call = part?.call ?? null;
    const phases = ['dialing', 'ringing', 'connecting', 'connected', 'reconnecting', 'ended'] as const;
    for (const phase of phases) this.setState(phase, call?.phase === phase);
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
    const back = !call && part?.rejoin ? this.#rejoinActions() : nothing;
    // After a talk, or a fault, what happened is the headline, and says who.
    const faces =
      this.variant === 'screen' && call && (!ended || (call.startedAt === null && !isFault(call.endReason)));
    this.setState('trouble', troubles.length > 0 || (words?.trouble ?? false));
    return html`
      <div
        part="status"
        class=${classMap({ status: true, over: this.over, ended, empty: !words && !troubles.length })}
        tabindex="-1"
      >
        ${faces ? this.#people(call) : nothing}
        <div class=${classMap({ words: true, large: !faces })}>
          ${words ? this.#words(words, call) : nothing}
        </div>
        ${troubles.map(
          (trouble) =>
            html`<div part="notice" class="notice">
              ${icon(trouble.icon)}<strong>${trouble.title}</strong>
              ${trouble.action ? html`<span>${trouble.action}</span>` : nothing}
            </div>`,
        )}
        <div part="actions" class="actions" ?hidden=${!ended && back === nothing && !this.#more.filled}>
          ${ended ? this.#actions(call) : back}
          <slot name="actions"></slot>
        </div>
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

  #words(words: Words, call: CallInfo | null): TemplateResult {
    const running = call?.phase === 'connected' && call.startedAt !== null;
    const line = running
      ? html`<p part="title" class="title numbers" role="timer" aria-label=${this.#locale.terms.callTime}>
          ${clock(Date.now() - (call.startedAt ?? 0))}
        </p>`
      : html`<p part="title" class="title">${words.title}</p>`;
    return html`${line}${words.action ? html`<p part="detail" class="detail">${words.action}</p>` : nothing}`;
  }

  #people(call: CallInfo): TemplateResult {
    const waiting = call.phase === 'dialing' || call.phase === 'ringing';
    const several = call.people.length > 1;
    const ring = {
      ring: true,
      // Discs belong to sound; over a picture or an ended call they would be noise.
      discs: !several && !this.over && call.phase !== 'ended' && (call.kind === 'audio' || waiting),
      still: !waiting,
      several,
    };
    return html`
      <div class=${classMap(ring)}>
        ${call.people.slice(0, FACES).map((person) => avatar(person, { part: 'avatar' }))}
      </div>
      <h2 part="name"><bdi>${peopleWords(this.#locale.terms, call.people)}</bdi></h2>
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
    const done = html`<button
      part="done"
      class=${classMap({ button: true, primary: !fault && !missed })}
      type="button"
      @click=${() => this.request(new CallDismissRequest())}
    >
      ${terms.done}
    </button>`;
    return fault || missed ? html`${done}${again}` : html`${again}${done}`;
  }

  #rejoinActions(): TemplateResult {
    const { terms } = this.#locale;
    return html`<button
        part="done"
        class="button"
        type="button"
        @click=${() => this.request(new CallDismissRequest())}
      >
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

  #callAgain(call: CallInfo): void {
    const to = call.people.map(({ id, name, avatar: picture }) =>
      picture === null ? { id, name } : { id, name, avatar: picture },
    );
    this.request(new CallStartRequest(to, { video: call.kind === 'video' }));
  }

  #announce(part: StatusPart | undefined): void {
    const { terms } = this.#locale;
    const words = part ? statusWords(terms, part) : null;
    const all = [words, ...(part ? troublesOf(terms, part) : [])];
    const text = all
      .flatMap((each) => (each ? [each.title, each.action] : []))
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
