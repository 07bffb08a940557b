import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallDeviceRequest } from '../../events/call-device-request.js';
import { CallTestSoundRequest } from '../../events/call-test-sound-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallTerms } from '../../locale/terms.js';
import { errorWords, isBlocked } from '../../locale/trouble.js';
import type { CallState, DeviceKind } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { shallowEqual } from '../../support/equal.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import { levelMeter, meterStyles } from '../shared/level-meter.js';
import { deviceChoices, namedDevices, systemDevice, type DeviceChoice } from './device-options.js';
import { ALL, KINDS, pictureOf, type Picture } from './device-kinds.js';
import { styles } from './device-picker.styles.js';

/** What a form gets of all three. */
const allOf = ({ devices, microphone, camera, audioOutput }: CallState): object => ({
  devices,
  ids: [camera.deviceId, microphone.deviceId, audioOutput.deviceId].join('\n'),
});

const PARTS = 'label, field, select, meter, hint, use, test';

/**
 * Chooses camera, microphone and speaker, or one of them: `kind` says which. Never asks for permission. A form
 * control: its value is the id of the device in use, or '' while it follows the system; of all three, a form gets
 * `name.videoinput`, `name.audioinput` and `name.audiooutput`. The choice is remembered, see `forget-devices` of the
 * provider.
 *
 * @tag device-picker
 * @summary Fields that choose the camera, microphone and speaker.
 * @status stable
 * @since 0.1.0
 * @event {CallDeviceRequest} call-device-request - Asks to use another device.
 * @event {CallTestSoundRequest} call-test-sound-request - Asks to hear the speaker.
 * @csspart panel - The box around all three.
 * @csspart label - The label above the field.
 * @csspart field - The box around the choice.
 * @csspart select - The native choice.
 * @csspart meter - The level of the microphone.
 * @csspart hint - The words beneath.
 * @csspart use - The button that takes a device that was just connected.
 * @csspart test - The button beside the speaker.
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
  static override styles = [hostStyles, iconStyles, buttonStyles, meterStyles, styles];

  /** Which kind of device. */
  @property({ reflect: true }) kind: DeviceKind | 'all' = 'all';
  /** A pill without a visible label, level and hint about faults, for where these are shown elsewhere. */
  @property({ type: Boolean, reflect: true }) compact = false;
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
  readonly #picture = this.read(
    (state) => (this.#isAll ? allOf(state) : pictureOf(state, this.#kind)),
    shallowEqual,
    true,
  );
  #choices: readonly DeviceChoice[] = [];
  /** What was chosen here and is being started. */
  #asked: string | null = null;
  /** The device in use by choice, to say its name when it is gone. */
  #chosen: DeviceChoice | null = null;
  #gone: DeviceChoice | null = null;
  /** The devices with names that were last there, and the one that came since. */
  #named: readonly DeviceChoice[] = [];
  #fresh: DeviceChoice | null = null;
  #formDisabled = false;

  /** The one kind it is for; with `all`, its fields look after themselves. */
  get #kind(): DeviceKind {
    return this.kind in KINDS ? (this.kind as DeviceKind) : 'videoinput';
  }

  get #isAll(): boolean {
    return !(this.kind in KINDS);
  }

  get #state(): Picture | undefined {
    const state = this.#picture.store?.getState();
    return state && pictureOf(state, this.#kind);
  }

  /** Id of the device in use; '' follows the system. Setting it asks for that device. Of all three: always ''. */
  get value(): string {
    if (this.#isAll) return '';
    const id = this.#state?.deviceId ?? '';
    return this.#choices.some((choice) => choice.id === id) ? id : '';
  }
  set value(deviceId: string) {
    if (!this.#isAll && deviceId !== this.#state?.deviceId)
      this.request(new CallDeviceRequest(this.#kind, deviceId));
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
    if (changed.has('kind')) {
      this.#chosen = this.#gone = this.#asked = this.#fresh = null;
      this.#named = [];
    }
    this.#meet(picture);
    const chosen = this.#choices.find((choice) => choice.id === picture?.deviceId) ?? null;
    const lost = this.#chosen && !this.#choices.some((choice) => choice.id === this.#chosen?.id);
    if (lost) this.#gone = this.#chosen;
    else if (chosen || this.#choices.some((choice) => choice.id === this.#gone?.id)) this.#gone = null;
    if (chosen || lost || !picture?.deviceId) this.#chosen = chosen;
    if (this.#asked === picture?.deviceId) this.#asked = null;
    if (this.#isAll) return;
    this.setState('empty', picture?.listed === true && picture.devices.length === 0);
    this.setState('unavailable', !picture || picture.availability === 'unsupported');
    this.setState('pending', picture?.pending ?? false);
  }

  /** Notices what was plugged in. The first names come with permission, and are nothing new. */
  #meet(picture: Picture | undefined): void {
    const named = namedDevices(picture?.devices ?? []);
    const is = (id: string) => (choice: DeviceChoice) => choice.id === id;
    if (this.#named.length > 0) {
      this.#fresh = named.find(({ id }) => !this.#named.some(is(id))) ?? this.#fresh;
    }
    this.#named = named;
    const used = this.#fresh && [picture?.deviceId, picture?.deviceId ? '' : this.#systemId(picture)];
    if (this.#fresh && (!named.some(is(this.#fresh.id)) || used?.includes(this.#fresh.id)))
      this.#fresh = null;
  }

  #systemId(picture: Picture | undefined): string {
    const now = systemDevice(picture?.devices ?? []);
    return this.#named.find(({ label }) => label === now)?.id ?? '';
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    if (this.#isAll) return this.#panel(terms);
    const picture = this.#state;
    const kind = KINDS[this.#kind];
    const blocked = isBlocked(picture?.reason ?? null);
    const hint = this.#hint(terms, picture);
    const now = systemDevice(picture?.devices ?? []);
    const off = this.disabled || this.#formDisabled || picture?.availability === 'unsupported';
    const system =
      this.compact && blocked ? terms.deviceBlocked : now ? terms.followSystemNow(now) : terms.followSystem;
    return html`
      <label part="label" class=${this.compact ? 'visually-hidden' : 'label'} for="select"
        >${this.label || terms.deviceLabel(this.#kind)}</label
      >
      <div class="row">
        <div part="field" class="field">
          ${icon(blocked ? kind.blocked : kind.icon, 'm')}
          <select
            part="select"
            id="select"
            ?disabled=${off || !picture || picture.devices.length === 0}
            ?required=${this.required}
            aria-busy=${ifDefined(picture?.pending ? 'true' : undefined)}
            aria-describedby="hint"
            @change=${this.#choose}
          >
            <option value="">${system}</option>
            ${repeat(
              this.#choices,
              (choice) => choice.id,
              (choice) => html`<option value=${choice.id}>${choice.label}</option>`,
            )}
          </select>
          ${this.compact ? html`<span class="face" aria-hidden="true">${this.#face(now || system, blocked && system)}</span>` : nothing}
          ${icon(shapes.down, 's')}
        </div>
        ${this.#kind === 'audiooutput' ? this.#test(terms) : nothing}
      </div>
      ${picture?.level == null || this.compact ? nothing : levelMeter(terms.microphoneLevel, picture.level)}
      <div class="say">
        <p part="hint" class="hint" id="hint" role="status">${hint}</p>
        ${
          this.#fresh && hint === this.#connected(terms)
            ? html`<button part="use" class="button quiet" type="button" ?disabled=${off} @click=${this.#use}>
                ${terms.useDevice}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** A pill has room for the name of the device alone. */
  #face(system: string, instead: string | false): string {
    const id = this.#asked ?? this.value;
    return instead || (this.#choices.find((choice) => choice.id === id)?.label ?? system);
  }

  #panel(terms: CallTerms): TemplateResult {
    const disabled = this.disabled || this.#formDisabled;
    return html`<div part="panel" class="panel" role="group" aria-label=${this.label || terms.devices}>
      ${ALL.map((kind) =>
        child(
          'device-picker',
          {
            kind,
            disabled,
            compact: this.compact,
            required: this.required && kind !== 'audiooutput',
            for: this.for,
          },
          { exportparts: PARTS },
        ),
      )}
    </div>`;
  }

  #test(terms: CallTerms): TemplateResult {
    return html`<button
      part="test"
      class="button"
      type="button"
      aria-label=${terms.testSpeaker}
      @click=${() => this.request(new CallTestSoundRequest())}
    >
      ${this.compact ? icon(shapes.wave, 'm') : terms.test}
    </button>`;
  }

  #connected(terms: CallTerms): string {
    return this.#fresh ? terms.deviceConnected(this.#fresh.label) : '';
  }

  #use(): void {
    const fresh = this.#fresh;
    if (!fresh) return;
    this.select?.focus();
    this.#fresh = this.#gone = null;
    this.request(new CallDeviceRequest(this.#kind, fresh.id));
    this.requestUpdate();
  }

  protected override updated(): void {
    if (this.#isAll) return this.#updateForm();
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

  #updateForm(): void {
    const state = this.#picture.store?.getState();
    const data = new FormData();
    let missing: DeviceKind | undefined;
    for (const kind of state ? ALL : []) {
      const { deviceId = '', devices = [] } = state ? pictureOf(state, kind) : {};
      if (this.name) data.set(`${this.name}.${kind}`, deviceId);
      if (kind !== 'audiooutput' && devices.length === 0) missing ??= kind;
    }
    this.internals.setFormValue(data);
    const { terms } = this.#locale;
    if (this.required && missing)
      this.internals.setValidity({ valueMissing: true }, terms.deviceRequired(missing));
    else this.internals.setValidity({});
  }

  #hint(terms: CallTerms, picture: Picture | undefined): string {
    if (!picture) return '';
    if (this.compact) return this.#news(terms, picture);
    if (picture.availability === 'unsupported' && this.#kind === 'audiooutput') return terms.outputBySystem;
    if (picture.reason && picture.reason !== 'cancelled' && picture.reason !== 'no-device') {
      const { title, action } = errorWords(
        terms,
        picture.reason,
        KINDS[this.#kind].thing,
        this.#chosen?.label ?? systemDevice(picture.devices),
      );
      return action ? `${title}. ${action}` : `${title}.`;
    }
    if (picture.devices.length === 0) return picture.listed ? terms.noDevices(this.#kind) : '';
    return this.#news(terms, picture) || (picture.level === null ? '' : terms.saySomething);
  }

  #news(terms: CallTerms, picture: Picture): string {
    if (this.#fresh) return this.#connected(terms);
    return this.#gone ? terms.deviceRemoved(this.#gone.label, systemDevice(picture.devices)) : '';
  }

  #choose(event: Event): void {
    event.stopPropagation();
    const { value } = event.currentTarget as HTMLSelectElement;
    this.#gone = this.#fresh = null;
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
