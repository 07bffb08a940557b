import { html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { CallAcceptRequest } from '../../events/call-accept-request.js';
import { CallRejectRequest } from '../../events/call-reject-request.js';
import { RingingLocale } from '../../locale/locale-base.js';
import { endWords } from '../../locale/trouble.js';
import type { CallInfo, IncomingCall } from '../../store/call-state.js';
import type { AcceptOptions } from '../../store/call-store.js';
import { buttonStyles, roundStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles, personColor } from '../../styles/person.js';
import { shallowEqual } from '../../support/equal.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { Part } from '../shared/part.js';
import { ringStyles } from '../shared/ringing.js';
import { styleProps } from '../../styles/style-props.js';
import { SecondTick } from '../shared/second-tick.js';
import { deepFocus, showPopover } from '../shared/top-layer.js';
import { answerButton, callRow, noticeRow } from './call-views.js';
import { arc, arcStyles } from './countdown-arc.js';
import { MissedCalls } from './missed-calls.js';
import { styles } from './incoming-call-dialog.styles.js';

/** From here on the words say when it stops, in ms. */
const LAST = 10_000;
/** A press this soon after another call took the place was meant for the one before, in ms. */
const SETTLE = 600;
const FADE = 250;

const DECLINE = new Part(() => import('./decline-panel.js'));
const SHEET = new Part(() => import('./phone-sheet.styles.js'));

/**
 * Calls that ring. On a phone (window below 600px) a sheet over the whole screen, modal; else a card at the top
 * end that leaves the page usable. Focus goes to the dialog itself, so who is typing does not answer, and
 * Escape does nothing: a call is declined by its button only, with words or without. Who is in a call already
 * chooses whether it is held or ended. When a call stops by itself, it says why.
 *
 * @tag incoming-call-dialog
 * @summary Shows who calls, and takes or declines the call.
 * @status stable
 * @since 0.1.0
 * @slot info - Under the name: who that is, where they call from.
 * @slot actions - More buttons, beside "Audio only".
 * @event {CallAcceptRequest} call-accept-request - Asks to take a call, with or without the camera.
 * @event {CallRejectRequest} call-reject-request - Asks to decline a call.
 * @csspart dialog - The dialog.
 * @csspart card - The card, or the sheet on a phone.
 * @csspart avatar - The caller's disc.
 * @csspart name - The caller's name.
 * @csspart answer - The button that takes the call.
 * @csspart end-answer - The button that ends the call that runs and takes this one.
 * @csspart audio-only - The button that takes a video call without the camera.
 * @csspart decline - The button that declines the call.
 * @csspart message - The button that opens the words to decline with.
 * @csspart messages - The words to decline with.
 * @csspart message-field - The field for one's own words.
 * @csspart next - The row of a second call.
 * @csspart notice - The words about a call that stopped by itself.
 * @cssproperty --call-success - Fill of "Answer".
 * @cssproperty --call-danger - Fill of "Decline".
 * @cssproperty --call-surface-raised - Fill of the card.
 * @cssproperty --call-answer-size - Size of "Answer" and "Decline" on a phone, 72px.
 * @cssstate ringing - A call rings.
 * @cssstate in-call - One talks already.
 */
export class IncomingCallDialog extends CallElement {
  static override styles = [
    hostStyles,
    iconStyles,
    buttonStyles,
    roundStyles,
    avatarStyles,
    ringStyles,
    arcStyles,
    styles,
  ];

  @query('dialog') private readonly dialog!: HTMLDialogElement | null;
  @query('.notice-layer') private readonly layer!: HTMLElement | null;

  readonly #locale = new RingingLocale(this);
  readonly #incoming = this.read((state) => state.incoming);
  readonly #call = this.read(
    ({ call }) => ({ id: call?.id ?? null, phase: call?.phase ?? null }),
    shallowEqual,
  );
  readonly #missed = new MissedCalls(this);
  readonly #tick = new SecondTick(this);
  /** One voice inside, because all else is inert while the sheet is open, and one outside, for afterwards. */
  readonly #inside = new Announcer(this);
  readonly #outside = new Announcer(this);
  #narrow: MediaQueryList | null = null;
  /** What is drawn; outlives the last call for as long as the dialog fades. */
  #shown: readonly IncomingCall[] = [];
  #mainSince = 0;
  #warned = '';
  /** The call that words are chosen for, and what takes the focus next. */
  #writing: { readonly callId: string; readonly own: boolean } | null = null;
  #focusNext = '';
  /** What had the focus before it rang; and whether the dialog had it when it stopped. */
  #before: HTMLElement | null = null;
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow = matchMedia('(width < 600px)');
    this.#narrow.addEventListener('change', this.#resized);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow?.removeEventListener('change', this.#resized);
    this.#narrow = null;
    // Taken out of the document a modal dialog stays `open`, without being modal (HTML, "removing steps").
    this.dialog?.close();
  }

  readonly #resized = (): void => this.requestUpdate();

  get #calls(): readonly IncomingCall[] {
    return this.#incoming.value ?? [];
  }

  protected override willUpdate(): void {
    const calls = this.#calls;
    // On a phone it comes with the dialog, long before it rings.
    if (this.#narrow?.matches) this.need(SHEET);
    const { terms } = this.#locale;
    this.#missed.watch(this.#incoming.store, calls, this.#call.value?.id ?? null);
    const [main, second] = calls;
    const [before] = this.#shown;
    if (main && before && main.id !== before.id) this.#mainSince = performance.now();
    if (second && before && !this.#shown.some((call) => call.id === second.id)) {
      this.#inside.say(`${second.from.name}: ${terms.alsoRinging(second.kind)}`);
    }
    if (this.#writing && main?.id !== this.#writing.callId) this.#writing = null;
    // It rings long enough for the words to come.
    if (main) this.#panel();
    if (main) this.#shown = calls;
    else if (before) setTimeout(() => this.#fade(), FADE);
    this.#tick.from(main?.expiresAt ?? null, (main?.expiresAt ?? 0) - LAST);
    const left = this.#secondsLeft(main);
    if (main && left !== null && this.#warned !== main.id) {
      this.#warned = main.id;
      this.#inside.say(terms.stopsInSpoken(left));
    }
    const fresh = this.#missed.takeFresh();
    if (fresh) (main ? this.#inside : this.#outside).say(endWords(terms, fresh).title);
    this.setState('ringing', main !== undefined);
    this.setState('in-call', this.#talk !== null);
    // Seen now, because a dialog that becomes inert loses it.
    this.#hadFocus = this.shadowRoot?.activeElement != null || this.contains(document.activeElement);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const [main, second, ...more] = this.#shown;
    const ringing = this.#calls.length > 0;
    const modal = this.#narrow?.matches ?? false;
    const stopped = this.#missed.current;
    const person = main?.from ?? { id: '', name: '', avatar: null };
    const left = ringing ? this.#secondsLeft(main) : null;
    const kind = main?.kind ?? 'audio';
    const talk = this.#talk;
    const panel = this.#writing && this.#panel();
    const writing = panel ? this.#writing : null;
    return html`
      <dialog
        part="dialog"
        class=${classMap({ sheet: modal, stack: !modal, writing: writing !== null })}
        popover="manual"
        role="alertdialog"
        closedby="none"
        tabindex="-1"
        aria-label=${main ? terms.callFrom(main.kind, person.name) : ''}
        aria-describedby="about"
        ${styleProps({ '--_person': personColor(person.id) })}
        ?inert=${!ringing}
        @cancel=${(event: Event) => event.preventDefault()}
        @keydown=${this.#key}
        @close=${() => this.requestUpdate()}
      >
        <div part="card" class="card">
          <div class="who" ?inert=${modal && writing !== null}>
            <p class="kind">
              ${icon(kind === 'video' ? shapes.camera : shapes.phone, 'm')}<span class="numbers">
                ${terms.callKind(kind)}${left === null ? nothing : html`<span class="left"> · ${terms.stopsIn(left)}</span>`}
              </span>
            </p>
            <div class=${classMap({ ring: true, discs: modal, still: !ringing })}>
              ${main ? arc(main) : nothing} ${avatar(person, { part: 'avatar' })}
            </div>
            <div class="words">
              <h2 part="name"><bdi>${person.name}</bdi></h2>
              <div class="about" id="about">
                ${main?.others.length ? html`<p>${terms.andOthers(main.others.map((other) => other.name))}</p>` : nothing}
                <slot name="info"></slot>
                <p class="note">${terms.startsWhenAnswered(kind)}</p>
              </div>
            </div>
          </div>
          <div class="answers" ?inert=${writing !== null}>
            ${answerButton('decline', terms.decline, kind, () => this.#reject(main))}
            ${answerButton('answer', talk === 'hold' ? terms.holdAndAnswer : talk === 'end' ? terms.endAndAnswer : terms.answer, kind, () => this.#accept(main, true))}
          </div>
          <div class="extra" ?inert=${writing !== null}>
            ${
              talk === 'hold'
                ? html`<button
                    part="end-answer"
                    class="button"
                    type="button"
                    @click=${() => this.#accept(main, true, 'end')}
                  >
                    ${terms.endAndAnswer}
                  </button>`
                : nothing
            }
            ${
              kind === 'video'
                ? html`<button
                    part="audio-only"
                    class="button"
                    type="button"
                    @click=${() => this.#accept(main, false)}
                  >
                    ${icon(shapes.phone, 'm')}${terms.audioOnly}
                  </button>`
                : nothing
            }
            <button part="message" class="button" type="button" @click=${() => this.#write(main, false)}>
              ${icon(shapes.message, 'm')}${terms.message}
            </button>
            <slot name="actions"></slot>
          </div>
          ${
            writing && panel
              ? panel.declinePanel(terms, writing.own, {
                  say: (text) => this.#reject(main, text),
                  writeOwn: () => this.#write(main, true),
                  back: () => this.#back(),
                })
              : nothing
          }
          <p class="note" aria-hidden="true">${terms.startsWhenAnswered(kind)}</p>
        </div>
        ${
          second
            ? callRow(
                terms,
                second,
                () => this.#accept(second, true),
                () => this.#reject(second),
                modal && writing !== null,
              )
            : nothing
        }
        ${more.length ? html`<p class="more">${terms.moreCalls(more.length)}</p>` : nothing}
        ${stopped && ringing ? noticeRow(terms, stopped) : nothing} ${this.#inside.render()}
      </dialog>
      <div class="notice-layer" popover="manual">
        ${stopped && !ringing ? noticeRow(terms, stopped) : nothing}
      </div>
      ${this.#outside.render()}
    `;
  }

  protected override updated(): void {
    const { dialog, layer } = this;
    if (!dialog?.isConnected || !layer) return;
    const ringing = this.#calls.length > 0;
    const modal = ringing && (this.#narrow?.matches ?? false);
    const hidden = !dialog.open && !dialog.matches(':popover-open');
    if (ringing && hidden) this.#before = deepFocus();
    const opens = ringing && (modal ? !dialog.open : hidden || dialog.open);
    const held = hidden ? null : (this.renderRoot as ShadowRoot).activeElement;
    if (dialog.open && !modal) dialog.close();
    showPopover(dialog, ringing && !modal);
    if (modal && !dialog.open) dialog.showModal();
    // The dialog itself takes the focus: on a button, who is typing would answer. Browsers differ in what
    // `autofocus` on a dialog means.
    if (opens) ((held ?? dialog) as HTMLElement).focus({ preventScroll: true });
    const next = this.#focusNext ? this.renderRoot.querySelector<HTMLElement>(this.#focusNext) : null;
    next?.focus();
    if (next || !this.#writing) this.#focusNext = '';
    showPopover(layer, !ringing && this.#missed.current !== null);
    // Manual popovers do not give the focus back by themselves (HTML, "show popover", shouldRestoreFocus).
    if (!ringing && !hidden && this.#hadFocus) this.#before?.focus({ preventScroll: true });
    if (!ringing) this.#before = null;
  }

  /** What taking a call does to the one that runs: nobody can be held who has not answered yet. */
  get #talk(): 'hold' | 'end' | null {
    const phase: CallInfo['phase'] | null = this.#call.value?.phase ?? null;
    if (phase === null || phase === 'ended') return null;
    return phase === 'dialing' || phase === 'ringing' ? 'end' : 'hold';
  }

  #accept(
    call: IncomingCall | undefined,
    withCamera: boolean,
    running: AcceptOptions['running'] | null = this.#talk,
  ): void {
    if (!call || this.#tooSoon()) return;
    const video = withCamera && call.kind === 'video';
    this.request(
      new CallAcceptRequest({ callId: call.id, video, audio: true, ...(running ? { running } : {}) }),
    );
  }

  #reject(call: IncomingCall | undefined, message?: string): void {
    if (!call || this.#tooSoon()) return;
    const words = message === undefined ? {} : { userInfo: { message } };
    this.request(new CallRejectRequest({ callId: call.id, ...words }));
  }

  /** What the words to decline with are drawn by, once it is there. */
  #panel(): typeof DECLINE.now {
    return this.need(DECLINE);
  }

  /** Opens the words to decline with. */
  #write(call: IncomingCall | undefined, own: boolean): void {
    if (!call || this.#tooSoon()) return;
    this.#writing = { callId: call.id, own };
    this.#focusNext = own ? '#own' : '.messages button';
    this.requestUpdate();
  }

  /** One step back: from the field to the choice, from there to the call. */
  #back(): void {
    const { own, callId } = this.#writing ?? { own: false, callId: '' };
    this.#writing = own ? { callId, own: false } : null;
    this.#focusNext = own ? '.messages button' : '[part=message]';
    this.requestUpdate();
  }

  #tooSoon(): boolean {
    return performance.now() - this.#mainSince < SETTLE && this.#mainSince > 0;
  }

  #secondsLeft(call: IncomingCall | undefined): number | null {
    const left = call ? call.expiresAt - Date.now() : Infinity;
    return left > LAST ? null : Math.max(0, Math.ceil(left / 1000));
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.#writing) this.#back();
  }

  #fade(): void {
    if (this.#calls.length || !this.#shown.length) return;
    this.#shown = [];
    this.#writing = null;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'incoming-call-dialog': IncomingCallDialog;
  }
}
