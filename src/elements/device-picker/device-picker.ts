import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallDeviceRequest } from '../../events/call-device-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { Terms } from '../../locale/terms.js';
import { errorWords } from '../../locale/trouble.js';
import type { DeviceKind } from '../../store/call-state.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { shallowEqual } from '../../support/equal.js';
import { CallElement } from '../shared/call-element.js';
import { deviceChoices, systemDevice, type DeviceChoice } from './device-options.js';
import { KINDS, pictureOf, type Picture } from './device-kinds.js';
import { styles } from './device-picker.styles.js';

/** Steps of the level meter, and from which one it is too loud. */
const STEPS = 24;
const HOT = 20;

/**
 * Chooses the camera, microphone or speaker. Never asks for permission. A form control: its value is the id of
 * the device in use, or '' while it follows the system.
 *
 * @tag device-picker
 * @summary A field that chooses the camera, microphone or speaker.
 * @event {CallDeviceRequest} call-device-request - Asks to use another device.
 * @csspart label - The label above the field.
 * @csspart field - The box around the choice.
 * @csspart select - The native choice.
 * @csspart meter - The level of the microphone.
 * @csspart hint - The words beneath.
 * @cssproperty --call-line-strong - Edge of the field.
 * @cssproperty --call-radius-m - Corners of the field.
 * @cssproperty --call-level - Colour of the level.
 * @cssstate empty - No device of this kind is there.
 * @cssstate unavailable - Nothing can be chosen here.
 * @cssstate pending - The other device is being started.
 */
export class DevicePicker extends CallElement {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [hostStyles, iconStyles, styles];

  /** Which kind of device. */
  @property({ reflect: true }) kind: DeviceKind = 'audioinput';
  /** Label above the field, instead of the kind's own word. */
  @property() label = '';
  /** Name in a form. */
  @property({ reflect: true }) name = '';
  /** Nothing can be chosen now. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** A form is valid only when there is such a device. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Id of the device that a form reset goes back to; '' follows the system. */
  @property({ attribute: 'value' }) defaultValue = '';

  @query('select') private readonly select!: HTMLSelectElement | null;

  readonly #locale = new LocaleController(this);
  readonly #picture = this.read((state) => pictureOf(state, this.#kind), shallowEqual);
  #choices: readonly DeviceChoice[] = [];
  /** What was chosen here and is being started. */
  #asked: string | null = null;
  /** The device in use by choice, to say its name when it is gone. */
  #chosen: DeviceChoice | null = null;
  #gone: DeviceChoice | null = null;
  #formDisabled = false;

  get #kind(): DeviceKind {
    return this.kind in KINDS ? this.kind : 'audioinput';
  }

  get #state(): Picture | undefined {
    const state = this.#picture.store?.getState();
    return state && pictureOf(state, this.#kind);
  }

  /** Id of the device in use; '' follows the system. Setting it asks for that device. */
  get value(): string {
    const id = this.#state?.deviceId ?? '';
    return this.#choices.some((choice) => choice.id === id) ? id : '';
  }
  set value(deviceId: string) {
    if (deviceId !== this.#state?.deviceId) this.request(new CallDeviceRequest(this.#kind, deviceId));
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }
  get labels(): NodeList {
    return this.internals.labels;
  }
  get validity(): ValidityState {
    return this.internals.validity;
  }
  get validationMessage(): string {
    return this.internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.internals.willValidate;
  }
  checkValidity(): boolean {
    return this.internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  formResetCallback(): void {
    this.value = this.defaultValue;
  }
  formStateRestoreCallback(deviceId: string): void {
    if (deviceId) this.value = deviceId;
  }
  formDisabledCallback(disabled: boolean): void {
    this.#formDisabled = disabled;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { terms } = this.#locale;
    const picture = this.#state;
    this.#choices = deviceChoices(picture?.devices ?? [], (number) => terms.deviceNumber(this.#kind, number));
    if (changed.has('kind')) this.#chosen = this.#gone = this.#asked = null;
    const chosen = this.#choices.find((choice) => choice.id === picture?.deviceId) ?? null;
    const lost = this.#chosen && !this.#choices.some((choice) => choice.id === this.#chosen?.id);
    if (lost) this.#gone = this.#chosen;
    else if (chosen || this.#choices.some((choice) => choice.id === this.#gone?.id)) this.#gone = null;
    if (chosen || lost || !picture?.deviceId) this.#chosen = chosen;
    if (this.#asked === picture?.deviceId) this.#asked = null;
    this.setState('empty', picture?.devices.length === 0);
    this.setState('unavailable', !picture || picture.availability === 'unsupported');
    this.setState('pending', picture?.pending ?? false);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const picture = this.#state;
    const kind = KINDS[this.#kind];
    const hint = this.#hint(terms, picture);
    const now = systemDevice(picture?.devices ?? []);
    const off = this.disabled || this.#formDisabled || picture?.availability === 'unsupported';
    return html`
      <label part="label" class="label" for="select">${this.label || terms.deviceLabel(this.#kind)}</label>
      <div part="field" class="field">
        ${icon(kind.icon, 'm')}
        <select
          part="select"
          id="select"
          ?disabled=${off || !picture || picture.devices.length === 0}
          ?required=${this.required}
          aria-busy=${ifDefined(picture?.pending ? 'true' : undefined)}
          aria-describedby="hint"
          @change=${this.#choose}
        >
          <option value="">${now ? terms.followSystemNow(now) : terms.followSystem}</option>
          ${repeat(
            this.#choices,
            (choice) => choice.id,
            (choice) => html`<option value=${choice.id}>${choice.label}</option>`,
          )}
        </select>
        ${icon(shapes.down, 's')}
      </div>
      ${picture?.level == null ? nothing : this.#meter(terms, picture.level)}
      <p part="hint" class="hint" id="hint" role="status">${hint}</p>
    `;
  }

  protected override updated(): void {
    const { select } = this;
    const shown = this.#asked ?? this.value;
    // Options come and go under the choice; the browser would pick another one by itself.
    if (select && select.value !== shown) select.value = shown;
    this.internals.setFormValue(this.value);
    const missing = this.required && (this.#state?.devices.length ?? 0) === 0;
    if (missing) {
      const message = this.#locale.terms.deviceRequired(this.#kind);
      this.internals.setValidity({ valueMissing: true }, message, select ?? undefined);
    } else {
      this.internals.setValidity({});
    }
  }

  #hint(terms: Terms, picture: Picture | undefined): string {
    if (!picture) return '';
    if (picture.availability === 'unsupported' && this.#kind === 'audiooutput') return terms.outputBySystem;
    if (picture.reason && picture.reason !== 'cancelled' && picture.reason !== 'no-device') {
      const { title, action } = errorWords(terms, picture.reason, KINDS[this.#kind].thing);
      return action ? `${title}. ${action}` : `${title}.`;
    }
    if (picture.devices.length === 0) return terms.noDevices(this.#kind);
    if (this.#gone) return terms.deviceRemoved(this.#gone.label, systemDevice(picture.devices));
    return picture.level === null ? '' : terms.saySomething;
  }

  #meter(terms: Terms, level: number): TemplateResult {
    const lit = Math.round(level * STEPS);
    return html`<div
      part="meter"
      class="meter"
      role="meter"
      aria-label=${terms.microphoneLevel}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(level * 100)}
    >
      ${Array.from(
        { length: STEPS },
        (_, step) => html`<i class=${step >= lit ? '' : step >= HOT ? 'lit hot' : 'lit'}></i>`,
      )}
    </div>`;
  }

  #choose(event: Event): void {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLSelectElement;
    this.#gone = null;
    const went = this.request(new CallDeviceRequest(this.#kind, value));
    this.#asked = went && value !== this.value ? value : null;
    this.requestUpdate();
    // The choice is shown while the device is being started. Where nothing is, the store has said no.
    if (this.#asked !== null) requestAnimationFrame(() => this.#settle(value));
  }

  #settle(asked: string): void {
    if (this.#asked !== asked) return;
    if (this.#state?.pending && this.isConnected) {
      setTimeout(() => this.#settle(asked), 250);
      return;
    }
    this.#asked = null;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-picker': DevicePicker;
  }
}
