import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { CallCameraRequest } from '../../events/call-camera-request.js';
import { CallDismissRequest } from '../../events/call-dismiss-request.js';
import { CallJoinRequest } from '../../events/call-join-request.js';
import type { CallMicrophoneRequest } from '../../events/call-microphone-request.js';
import { CallPreviewRequest } from '../../events/call-preview-request.js';
import { CallRejectRequest } from '../../events/call-reject-request.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import type { Terms } from '../../locale/terms.js';
import { errorWords, isMediaReason, peopleWords } from '../../locale/trouble.js';
import type { CaptureState, Person } from '../../store/call-state.js';
import type { CallStore, CallTarget } from '../../store/call-store.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import { noticeStyles } from '../../styles/notice.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles } from '../../styles/person.js';
import { browserFamily } from '../../support/browser-family.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { shallowEqual } from '../../support/equal.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import {
  cannotOpen,
  lobbyPart,
  lobbyTroubles,
  targetsOf,
  withoutWhat,
  type LobbyPart,
  type LobbyTrouble,
} from './lobby-part.js';
import { styles } from './call-lobby.styles.js';

type CallErrorReason = NonNullable<CaptureState['reason']>;

/** A framework that moves an element takes it out and puts it in again within one task or two, in ms. */
const REMOVAL_GRACE = 200;
/** How many discs stand beside each other. */
const FACES = 3;
/** What may be mended by asking once more. Chromium tells when the person allowed it. */
const AGAIN: ReadonlySet<string> = new Set([
  'permission-denied',
  'permission-denied-by-system',
  'device-in-use',
  'device-unavailable',
  'capture-failed',
]);

/**
 * To see and hear oneself before one calls or answers, with what to do where that does not work. It opens nothing
 * by itself: a button does, so that the browser's question comes when the person expects it; `autostart` spares it
 * those who answered that question before. The call that follows goes on with the same picture. What failed is
 * tried again by itself, and one can always join without.
 *
 * @tag call-lobby
 * @summary The place before a call: one's own picture, the devices, and "Join".
 * @status experimental
 * @since 0.1.0
 * @slot title - In place of the headline.
 * @slot aside - Under the headline: when it is, what it is about.
 * @slot footer - Under "Join".
 * @event {CallJoinRequest} call-join-request - Asks to call the people in `to`, or to take the call that rings.
 * @event {CallPreviewRequest} call-preview-request - Asks to open camera and microphone, or to free them.
 * @event {CallRejectRequest} call-reject-request - Asks to decline the call that rings; `dismissible` only.
 * @event {CallDismissRequest} call-dismiss-request - "Not now" was chosen; `dismissible` only.
 * @csspart lobby - The box.
 * @csspart stage - The frame of the picture.
 * @csspart video - One's own picture.
 * @csspart avatar - One's disc, while there is no picture.
 * @csspart note - The words under the disc.
 * @csspart turn-on - The button that opens camera and microphone.
 * @csspart toggles - The row of microphone and camera on the picture.
 * @csspart devices - The row of choices under it.
 * @csspart title - The headline.
 * @csspart people - Who is in, or is called.
 * @csspart notice - The words about something that does not work.
 * @csspart try-again - The button that tries once more.
 * @csspart join - The button that joins or answers.
 * @csspart dismiss - "Not now", or "Decline".
 * @cssproperty --call-surface - Ground of the lobby.
 * @cssproperty --call-stage - Ground of the frame without a picture.
 * @cssproperty --call-radius-l - Corners of the frame.
 * @cssproperty --call-warning-soft - Ground of a notice.
 * @cssstate preview - Camera or microphone are open.
 * @cssstate trouble - Something does not work.
 * @cssstate answering - A call rings that "Join" would take.
 * @cssstate in-call - The call has begun.
 */
export class CallLobby extends CallElement {
  static override styles = [hostStyles, iconStyles, buttonStyles, noticeStyles, avatarStyles, styles];

  /** Whom to call: ids with spaces between; as a property also with names. Empty: the call that rings is taken. */
  @property() to: string | CallTarget | readonly CallTarget[] = '';
  /** A video or an audio call; a call that rings has its own. */
  @property({ reflect: true }) kind: 'video' | 'audio' = 'video';
  /** Open camera and microphone at once where the person has allowed it before. */
  @property({ type: Boolean, reflect: true }) autostart = false;
  /** There is a way out: "Not now", or "Decline". */
  @property({ type: Boolean, reflect: true }) dismissible = false;
  /** Who is in the call already, where the page knows it. */
  @property({ attribute: false }) people: readonly Person[] = [];

  @query('video') private readonly video!: HTMLVideoElement | null;
  @query('.join') private readonly joinButton!: HTMLElement | null;

  readonly #locale = new PanelLocale(this);
  readonly #part = this.read<LobbyPart>(lobbyPart, shallowEqual, true);
  readonly #announcer = new Announcer(this);
  /** A frame of the picture is there: it can be shown without a black flash. */
  #ready = false;
  #joining = false;
  /** Why joining failed. */
  #failure: CallErrorReason | null = null;
  #said = '';
  #store: CallStore | null = null;
  #stop: Unsubscribe | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const store = this.#store;
    this.#removal = setTimeout(() => {
      if (this.isConnected) return;
      this.#follow(null);
      if (this.video) this.video.srcObject = null;
      if (store?.getState().preview.on) store.stopPreview().catch(() => undefined);
    }, REMOVAL_GRACE);
  }

  get #isVideo(): boolean {
    return (this.#ringing?.kind ?? this.kind) === 'video';
  }

  /** The call that "Join" would take. */
  get #ringing(): LobbyPart['incoming'] {
    return targetsOf(this.to).length > 0 ? null : (this.#part.value?.incoming ?? null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const part = this.#part.value;
    if (this.#part.store) this.#follow(this.#part.store);
    if (!part?.preview.stream) this.#ready = false;
    if (part?.inCall) this.#joining = false;
    const troubles = part ? lobbyTroubles(this.#locale.terms, part, this.#isVideo) : [];
    this.setState('preview', part?.preview.on ?? false);
    this.setState('trouble', troubles.length > 0 || this.#failure !== null);
    this.setState('answering', this.#ringing !== null);
    this.setState('in-call', part?.inCall ?? false);
    const text = troubles.map(({ title, action }) => [title, action].filter(Boolean).join('. ')).join(' ');
    if (text !== this.#said) this.#announcer.say((this.#said = text));
    this.#hadFocus = this.shadowRoot?.activeElement != null;
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const part = this.#part.value;
    const without = part ? withoutWhat(part, this.#isVideo) : 'nothing';
    const answering = this.#ringing !== null;
    return html`
      <div part="lobby" class="lobby">
        <div class="head">
          ${this.#faces()}
          <slot name="title"><h2 part="title">${this.#title(terms)}</h2></slot>
          <p part="people" class="people">${this.#who(terms)}</p>
          <slot name="aside"></slot>
        </div>
        <div class="self">${this.#stage(terms, part)} ${this.#devices(part)}</div>
        <div class="side">
          ${part ? lobbyTroubles(terms, part, this.#isVideo).map((trouble) => this.#notice(terms, trouble)) : nothing}
          ${this.#failure ? this.#failed(terms, this.#failure) : nothing}
          <button
            part="join"
            class="button primary tall wide join"
            type="button"
            aria-busy=${this.#joining ? 'true' : nothing}
            @click=${this.#join}
          >
            ${this.#joining ? terms.connecting : terms.lobbyJoin(without, answering)}
          </button>
          ${
            this.dismissible
              ? html`<button part="dismiss" class="button quiet wide" type="button" @click=${this.#dismiss}>
                  ${answering ? terms.decline : terms.notNow}
                </button>`
              : nothing
          }
          <slot name="footer"></slot>
        </div>
        ${this.#announcer.render()}
      </div>
    `;
  }

  protected override updated(): void {
    const { video } = this;
    const stream = this.#part.value?.preview.stream ?? null;
    if (video && video.srcObject !== stream) video.srcObject = stream;
    this.#play();
    // The button that had the focus is gone with what it was for.
    if (this.#hadFocus && this.shadowRoot?.activeElement == null) this.joinButton?.focus();
  }

  #follow(store: CallStore | null): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop =
      store?.on('call-error', ({ error: { reason } }) => {
        if (!this.#joining || isMediaReason(reason)) return;
        this.#joining = false;
        this.#failure = reason;
        this.requestUpdate();
      }) ?? null;
    if (store && this.autostart && !store.getState().preview.on) this.#open({ ask: false });
  }

  #title(terms: Terms): unknown {
    const ringing = this.#ringing;
    return ringing ? terms.callFrom(ringing.kind, ringing.from.name) : terms.lobbyTitle;
  }

  /** Who is in, or is called, as far as names are known. */
  get #known(): readonly Person[] {
    const ringing = this.#ringing;
    if (this.people.length > 0) return this.people;
    if (ringing) return [ringing.from, ...ringing.others];
    return targetsOf(this.to).flatMap((target) =>
      typeof target === 'string' || !target.name
        ? []
        : [{ id: target.id, name: target.name, avatar: target.avatar ?? null }],
    );
  }

  #who(terms: Terms): string {
    const ringing = this.#ringing;
    if (this.people.length > 0) {
      return terms.lobbyInCall(peopleWords(terms, this.people), this.people.length);
    }
    if (ringing) return ringing.others.length ? terms.andOthers(ringing.others.map(({ name }) => name)) : '';
    return this.#known.length > 0 ? terms.lobbyCalls(peopleWords(terms, this.#known)) : '';
  }

  #faces(): TemplateResult | typeof nothing {
    const faces = this.#known.slice(0, FACES);
    return faces.length > 0
      ? html`<div class="faces">${faces.map((person) => avatar(person))}</div>`
      : nothing;
  }

  #stage(terms: Terms, part: LobbyPart | undefined): TemplateResult {
    const seen = this.#ready && !!part?.preview.stream;
    const self = part?.preview.self ?? { id: '', name: '', avatar: null };
    const on = part?.preview.on ?? false;
    const video = this.#isVideo;
    return html`<div part="stage" class=${classMap({ stage: true, seen })}>
      <div class="nobody">
        ${avatar(self, { part: 'avatar' })}
        ${
          on || (part && cannotOpen(part, video))
            ? html`<p part="note" class="note">${video && !part?.camera ? terms.lobbyInitials : ''}</p>`
            : html`<button part="turn-on" class="button" type="button" @click=${() => this.#open()}>
                  ${icon(video ? shapes.camera : shapes.mic, 'm')}${terms.lobbyTurnOn(video ? 'video' : 'audio')}
                </button>
                <p part="note" class="note">${terms.lobbyUnseen}</p>`
        }
      </div>
      <video
        part="video"
        class=${classMap({ mirrored: part?.mirrored ?? true })}
        aria-hidden="true"
        autoplay
        disableremoteplayback
        muted
        playsinline
        .muted=${true}
        @loadeddata=${this.#seen}
        @pause=${this.#play}
      ></video>
      <span class="tag" ?hidden=${!seen}>${terms.you}</span>
      <div
        part="toggles"
        class="toggles"
        role="group"
        aria-label=${terms.callControls}
        @call-microphone-request=${this.#first}
        @call-camera-request=${this.#first}
      >
        ${child('call-toggle', { kind: 'microphone', over: seen, for: this.for })}
        <span ?hidden=${!video}>${child('call-toggle', { kind: 'camera', over: seen, for: this.for })}</span>
      </div>
    </div>`;
  }

  #devices(part: LobbyPart | undefined): TemplateResult {
    const picker = (kind: 'videoinput' | 'audioinput' | 'audiooutput', hidden = false): TemplateResult =>
      html`<div ?hidden=${hidden}>${child('device-picker', { kind, compact: true, for: this.for })}</div>`;
    return html`<div part="devices" class="devices">
      ${picker('videoinput', !this.#isVideo)} ${picker('audioinput')}
      ${picker('audiooutput', part?.speaker === false)}
    </div>`;
  }

  #notice(terms: Terms, { reason, icon: shape, title, action, steps, then }: LobbyTrouble): TemplateResult {
    // Its own address, where it may have devices. Nothing but https leads there.
    const tab = reason === 'permission-denied-by-frame' && location.protocol.startsWith('http');
    return html`<div part="notice" class="notice">
      ${icon(shape)}<strong>${title}</strong>
      ${
        steps
          ? html`<ol>
                ${steps.map((step) => html`<li>${step}</li>`)}
              </ol>
              <p class="then">${then}</p>`
          : html`<p>${action}</p>`
      }
      ${
        AGAIN.has(reason) && !(reason === 'permission-denied' && browserFamily() === 'chrome')
          ? html`<button part="try-again" class="button quiet" type="button" @click=${() => this.#open()}>
              ${terms.tryAgain}
            </button>`
          : nothing
      }
      ${
        tab
          ? html`<a class="button quiet" href=${location.href} target="_blank" rel="noopener"
              >${terms.openInTab}</a
            >`
          : nothing
      }
    </div>`;
  }

  #failed(terms: Terms, reason: CallErrorReason): TemplateResult {
    const { title, action } = errorWords(terms, reason);
    return html`<div part="notice" class="notice" role="alert">
      ${icon(shapes.warning)}<strong>${title}</strong>
      <p>${action}</p>
    </div>`;
  }

  /** A move in the DOM pauses it, in Firefox a moment later. Refused while hidden: `autoplay` tries again then. */
  #play(): void {
    const { video } = this;
    if (video?.paused && video.srcObject && this.isConnected) video.play().catch(() => undefined);
  }

  #seen(): void {
    this.#ready = true;
    this.requestUpdate();
  }

  #open(options: { ask?: boolean } = {}): void {
    this.request(new CallPreviewRequest(true, { video: this.#isVideo, ...options }));
  }

  /** The first one that is switched on opens itself only, and belongs to the preview. */
  #first(event: CallMicrophoneRequest | CallCameraRequest): void {
    if (!event.on || this.#part.value?.preview.on !== false) return;
    event.preventDefault();
    const audio = event.type === 'call-microphone-request';
    this.request(new CallPreviewRequest(true, { audio, video: !audio }));
  }

  #join(): void {
    const part = this.#part.value;
    if (this.#joining) return;
    const ringing = this.#ringing;
    // Who did not look first is asked by the browser now, as with any call.
    const fresh = !part?.preview.on;
    const audio = part?.microphone === true || (fresh && part?.microphoneReason == null);
    const video = this.#isVideo && (part?.camera === true || (fresh && part?.cameraReason == null));
    const options = ringing ? { callId: ringing.id, audio, video } : { audio, video, kind: this.kind };
    this.#failure = null;
    this.#joining = this.request(new CallJoinRequest(targetsOf(this.to), options)) && this.#store !== null;
    this.requestUpdate();
  }

  #dismiss(): void {
    const ringing = this.#ringing;
    this.request(ringing ? new CallRejectRequest({ callId: ringing.id }) : new CallDismissRequest());
    this.request(new CallPreviewRequest(false));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-lobby': CallLobby;
  }
}
