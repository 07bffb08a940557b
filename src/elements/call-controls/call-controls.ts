import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { CallLeaveRequest } from '../../events/call-leave-request.js';
import { clock } from '../../locale/format.js';
import { LocaleController } from '../../locale/locale-controller.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import { RovingFocus } from '../shared/roving-focus.js';
import { SlotPresence } from '../shared/slot-presence.js';
import { SecondTick } from '../shared/second-tick.js';
import { Tooltip, tooltipStyles } from '../shared/tooltip.js';
import type { ToggleKind } from '../call-toggle/call-toggle.js';
import { styles } from './call-controls.styles.js';

const TOGGLE_PARTS = 'control: toggle__control, badge: toggle__badge, tip: toggle__tip';

/**
 * The controls of a call in one row, one tab stop: microphone and camera, screen share and what the page adds,
 * and leave, which is always last and never moves. From 900 px of its own width there are three zones.
 *
 * @tag call-controls
 * @summary The bar with microphone, camera, screen share and leave.
 * @slot - More controls, after screen share: `<call-toggle>`, buttons. Part of the toolbar.
 * @slot start - A title at the start, before the running time; shown from 900px.
 * @slot end - Controls at the end; shown from 900px.
 * @event {CallLeaveRequest} call-leave-request - Asks to leave the call.
 * @event {CallMicrophoneRequest} call-microphone-request - Asks for the microphone to be switched.
 * @event {CallCameraRequest} call-camera-request - Asks for the camera to be switched.
 * @event {CallScreenShareRequest} call-screen-share-request - Asks for the screen share to be switched.
 * @csspart bar - The toolbar.
 * @csspart start - The zone at the start.
 * @csspart end - The zone at the end.
 * @csspart timer - The running time.
 * @csspart toggle - Each toggle; also `microphone`, `camera`, `screen-share`.
 * @csspart toggle__control - The button inside a toggle.
 * @csspart toggle__badge - The mark on a toggle.
 * @csspart toggle__tip - The words at a toggle.
 * @csspart leave - The leave button.
 * @cssproperty --call-control-size - Size of the controls, 48px; 44px below 340px, 64px from 1920px.
 * @cssproperty --call-danger - Fill of the leave button.
 * @cssstate in-call - There is a call to leave.
 */
export class CallControls extends CallElement {
  static override styles = [hostStyles, iconStyles, controlStyles, tooltipStyles, styles];

  /** The controls lie on a picture: dark glass instead of a plane. */
  @property({ type: Boolean, reflect: true }) over = false;

  readonly #locale = new LocaleController(this);
  readonly #call = this.read((state) => state.call);
  readonly #canShare = this.read((state) => state.screenShare.availability);
  readonly #roving = new RovingFocus(this);
  readonly #tick = new SecondTick(this);
  readonly #title = new SlotPresence(this, 'start');
  #sizes: ResizeObserver | null = null;
  #timerShown = false;

  constructor() {
    super();
    new Tooltip(this, { anchor: '.leave-button', tip: '.tip' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#sizes = null;
  }

  protected override updated(): void {
    const zone = this.renderRoot.querySelector('.start');
    if (this.#sizes || !zone || !this.isConnected) return;
    // Whether the time is in view is up to the container query; a hidden zone has no size.
    this.#sizes = new ResizeObserver(([entry]) => {
      const shown = (entry?.contentRect.width ?? 0) > 0;
      if (shown === this.#timerShown) return;
      this.#timerShown = shown;
      this.requestUpdate();
    });
    this.#sizes.observe(zone);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const call = this.#call.value ?? null;
    const active = call !== null && call.phase !== 'ended';
    const startedAt = call?.startedAt ?? null;
    this.setState('in-call', active);
    this.#tick.from(active && this.#timerShown ? startedAt : null);
    const until = active ? Date.now() : (call?.endedAt ?? Date.now());
    return html`
      <div class=${classMap({ zones: true, over: this.over })}>
        <div part="start" class="start">
          <slot name="start"></slot>
          ${
            startedAt === null
              ? nothing
              : html`<span
                  part="timer"
                  class=${classMap({ timer: true, numbers: true, beside: this.#title.filled })}
                  role="timer"
                  aria-label=${terms.callTime}
                  >${clock(until - startedAt)}</span
                >`
          }
        </div>
        <div part="bar" class="bar" role="toolbar" aria-label=${terms.callControls}>
          <div class="group">${this.#toggle('microphone')} ${this.#toggle('camera')}</div>
          <div class="group">
            ${this.#toggle('screen-share', this.#canShare.value === 'unsupported' ? 'spare' : undefined)}
            <slot @slotchange=${this.#roving.refresh}></slot>
          </div>
          <button
            part="leave"
            class=${classMap({ control: true, 'leave-button': true, leave: active, disabled: !active })}
            type="button"
            data-item
            aria-label=${terms.leave}
            aria-disabled=${ifDefined(active ? undefined : 'true')}
            @click=${this.#leave}
          >
            ${icon(shapes.leave)}
          </button>
        </div>
        <div part="end" class="end"><slot name="end"></slot></div>
      </div>
      <div class="tip" popover="manual">${terms.leave}</div>
    `;
  }

  #toggle(kind: ToggleKind, className = ''): unknown {
    return child(
      'call-toggle',
      { kind, over: this.over, for: this.for, className },
      { part: `toggle ${kind}`, exportparts: TOGGLE_PARTS, 'data-item': '' },
    );
  }

  #leave(): void {
    const call = this.#call.value;
    if (call && call.phase !== 'ended') this.request(new CallLeaveRequest());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-controls': CallControls;
  }
}
