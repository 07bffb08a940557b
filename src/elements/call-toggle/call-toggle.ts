import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { CallCameraRequest } from '../../events/call-camera-request.js';
import { CallHandRequest } from '../../events/call-hand-request.js';
import { CallMicrophoneRequest } from '../../events/call-microphone-request.js';
import { CallScreenShareRequest } from '../../events/call-screen-share-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { MediaThing, CallTerms, Words } from '../../locale/terms.js';
import { errorWords, isBlocked } from '../../locale/trouble.js';
import type { CallState, CaptureState } from '../../store/call-state.js';
import type { CallRequest } from '../../store/requests.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles, microphoneIcon } from '../../styles/icons.js';
import { shallowEqual } from '../../support/equal.js';
import { CallElement } from '../shared/call-element.js';
import { Tooltip, tooltipStyles } from '../shared/tooltip.js';
import { styles } from './call-toggle.styles.js';

export type ToggleKind = 'microphone' | 'camera' | 'screen-share' | 'hand';

interface Kind {
  readonly read: (state: CallState) => CaptureState;
  /** Null: it is no device. */
  readonly thing: MediaThing | null;
  readonly label: (terms: CallTerms) => string;
  readonly request: (on: boolean) => Event & CallRequest;
}

const KINDS: Readonly<Record<ToggleKind, Kind>> = {
  microphone: {
    read: (state) => state.microphone,
    thing: 'microphone',
    label: (terms) => terms.microphone,
    request: (on) => new CallMicrophoneRequest(on),
  },
  camera: {
    read: (state) => state.camera,
    thing: 'camera',
    label: (terms) => terms.camera,
    request: (on) => new CallCameraRequest(on),
  },
  'screen-share': {
    read: (state) => state.screenShare,
    thing: 'screen',
    label: (terms) => terms.shareScreen,
    request: (on) => new CallScreenShareRequest(on),
  },
  hand: {
    read: handOf,
    thing: null,
    label: (terms) => terms.raiseHand,
    request: (raised) => new CallHandRequest(raised),
  },
};

/** A raised hand as if it were a device: there is one to raise while there is a call. */
function handOf({ own, call }: CallState): CaptureState {
  const possible = call !== null && call.phase !== 'ended';
  return {
    availability: possible ? 'available' : 'unavailable',
    reason: possible ? null : 'wrong-phase',
    on: own.handRaised,
    pending: false,
    deviceId: '',
  };
}

/** One's own place among the raised hands, from 1; 0 while it is down or alone. */
function placeOf({ participants }: CallState): number {
  const raised = participants.filter(({ handRaised }) => handRaised);
  const own = raised.find(({ isLocal }) => isLocal);
  return raised.length > 1 ? (own?.handPlace ?? 0) : 0;
}

/** What a control looks like: one word of LOOK's grammar. */
type Look = 'on' | 'off' | 'blocked' | 'unavailable';

function lookOf(capture: CaptureState | undefined): Look {
  if (!capture) return 'unavailable';
  if (capture.on) return 'on';
  if (isBlocked(capture.reason)) return 'blocked';
  return capture.availability === 'available' ? 'off' : 'unavailable';
}

/**
 * Switches one's microphone, camera or screen share, or raises one's hand. Its label never changes, its pressed state does. What
 * the person or the system blocks, and what is not possible, stays reachable and says why.
 *
 * @tag call-toggle
 * @summary The round button that switches microphone, camera or screen share, or raises the hand.
 * @status stable
 * @since 0.1.0
 * @event {CallMicrophoneRequest} call-microphone-request - Asks for the microphone to be switched.
 * @event {CallCameraRequest} call-camera-request - Asks for the camera to be switched.
 * @event {CallScreenShareRequest} call-screen-share-request - Asks for the screen share to be switched.
 * @event {CallHandRequest} call-hand-request - Asks for one's hand to be raised or lowered.
 * @csspart control - The button.
 * @csspart badge - The mark on a control that needs a look, or the place of the hand in the queue.
 * @csspart tip - The words at the button.
 * @cssproperty --call-control-size - Width and height, 48px.
 * @cssproperty --call-radius-control - Corners while it is on.
 * @cssproperty --call-radius-off - Corners while it is off or blocked.
 * @cssproperty --call-level - Colour of the level in the microphone.
 * @cssstate on - What it switches is on.
 * @cssstate off - It is off and can be switched on.
 * @cssstate pending - A change is on its way.
 * @cssstate blocked - The person, the system or the frame withholds it.
 * @cssstate unavailable - There is no such device, or the browser cannot.
 */
export class CallToggle extends CallElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [hostStyles, iconStyles, controlStyles, tooltipStyles, styles];

  /** What it switches. */
  @property({ reflect: true }) kind: ToggleKind = 'microphone';
  /** It stands on a picture: dark glass instead of a plane. */
  @property({ type: Boolean, reflect: true }) over = false;

  /** Keys that do the same, for `aria-keyshortcuts` and the words at the button; the page listens to them. */
  @property() keys = '';

  readonly #locale = new LocaleController(this);
  readonly #capture = this.read((state) => this.#kind.read(state), shallowEqual, true);
  readonly #place = this.read(placeOf);
  readonly #tooltip = new Tooltip(this, {
    anchor: 'button',
    tip: '.tip',
    urgent: () => this.#trouble !== null,
  });
  #trouble: Words | null = null;

  get #kind(): Kind {
    return KINDS[this.kind] ?? KINDS.microphone;
  }

  /** Read anew, because the controller keeps what an earlier `kind` selected. */
  get #state(): CaptureState | undefined {
    const state = this.#capture.store?.getState();
    return state && this.#kind.read(state);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const capture = this.#state;
    const reason = capture && !capture.on && !capture.pending ? capture.reason : null;
    // Closing the browser's own question is an answer, not trouble.
    this.#trouble =
      reason && reason !== 'cancelled'
        ? errorWords(this.#locale.terms, reason, this.#kind.thing ?? undefined)
        : null;
    const look = lookOf(capture);
    for (const name of ['on', 'off', 'blocked', 'unavailable'] as const) this.setState(name, look === name);
    this.setState('pending', capture?.pending ?? false);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const kind = this.#kind;
    const capture = this.#state;
    const look = lookOf(capture);
    // What is shown to others is chosen, not merely on.
    const chosen = kind.thing === 'screen' || kind.thing === null;
    const place = kind.thing === null && look === 'on' ? (this.#place.value ?? 0) : 0;
    const label = place ? `${kind.label(terms)}, ${terms.handPlace(place)}` : kind.label(terms);
    const trouble = this.#trouble;
    const classes = {
      control: true,
      over: this.over,
      off: look === 'off' && !chosen,
      active: look === 'on' && chosen,
      blocked: look === 'blocked',
      disabled: look === 'unavailable',
      pending: capture?.pending ?? false,
    };
    return html`
      <button
        part="control"
        class=${classMap(classes)}
        type="button"
        aria-label=${label}
        aria-pressed=${look === 'on' ? 'true' : 'false'}
        aria-disabled=${ifDefined(this.#possible(capture) ? undefined : 'true')}
        aria-busy=${ifDefined(capture?.pending ? 'true' : undefined)}
        aria-keyshortcuts=${ifDefined(this.keys || undefined)}
        aria-describedby=${ifDefined(trouble ? 'tip' : undefined)}
        @click=${() => this.press()}
      >
        ${this.#icon(look, capture)}
        ${
          trouble && look !== 'unavailable'
            ? html`<span part="badge" class="badge warning" aria-hidden="true">!</span>`
            : place
              ? html`<span part="badge" class="badge warning numbers" aria-hidden="true">${place}</span>`
              : nothing
        }
      </button>
      <div part="tip" class="tip" id="tip" popover="manual">
        ${
          trouble
            ? html`<strong>${trouble.title}</strong>
                ${trouble.action ? html`<span>${trouble.action}</span>` : nothing}`
            : html`${label} ${this.keys ? html`<span aria-hidden="true">${this.keys}</span>` : nothing}`
        }
      </div>
    `;
  }

  #icon(look: Look, capture: CaptureState | undefined): TemplateResult {
    switch (this.#kind.thing) {
      case 'microphone':
        return look === 'on'
          ? microphoneIcon(capture && 'level' in capture ? Number(capture.level) : 0)
          : icon(shapes.micOff);
      case 'camera':
        return icon(look === 'on' ? shapes.camera : shapes.cameraOff);
      case null:
        return icon(shapes.hand);
      default:
        return icon(look === 'on' ? shapes.screenStop : shapes.screen);
    }
  }

  /** A failed try can be tried again; what cannot be had at all can only be switched off. */
  #possible(capture: CaptureState | undefined): boolean {
    return capture !== undefined && (capture.on || capture.availability === 'available');
  }

  /** As a press of the button: for keys of the page. Nothing happens where the button could do nothing. */
  press(): void {
    const capture = this.#state;
    // While it is being switched on, a second press would take the first one back; switching off always works.
    if (!capture || !this.#possible(capture) || (capture.pending && !capture.on)) return;
    this.#tooltip.hide();
    this.request(this.#kind.request(!capture.on));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-toggle': CallToggle;
  }
}
