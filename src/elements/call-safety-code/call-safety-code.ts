import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import type { Participant } from '../../store/call-state.js';
import { hostStyles } from '../../styles/host.js';
import { selectStyles } from '../../styles/select.js';
import { sameItems } from '../../support/equal.js';
import { CallElement } from '../shared/call-element.js';
import { Part } from '../shared/part.js';
import { styles } from './call-safety-code.styles.js';

const CODE = new Part(() => import('./code.js'));

/**
 * The safety code of the connection with one person: five pictures with their names, and seven digits. Two who see
 * the same know that nobody sits between them. With several people in the call, one chooses with whom: each pair
 * has its own.
 *
 * @tag call-safety-code
 * @summary Who could listen in; pictures and digits that two people compare, and what that proves.
 * @status experimental
 * @since 0.1.0
 * @csspart base - The box around everything.
 * @csspart title - Whose code it is.
 * @csspart choice - The label and the field that choose the person, where there are several.
 * @csspart select - The native choice.
 * @csspart pictures - The list of pictures.
 * @csspart picture - One picture with its name.
 * @csspart name - Name of a picture.
 * @csspart digits - The seven digits.
 * @csspart encryption - Who could look and listen: nobody else, or the server too.
 * @csspart explanation - What comparing proves, or why there is nothing to compare.
 * @cssproperty --call-surface - Fill of the box.
 * @cssproperty --call-fill - Fill of a picture.
 * @cssproperty --call-text-muted - Colour of the explanation.
 * @cssproperty --call-line-strong - Edge of the field.
 * @cssproperty --call-radius-m - Corners of the box, of the pictures and of the field.
 * @cssstate code - There is a code to compare.
 * @cssstate choose - Several people: none is chosen yet.
 */
export class CallSafetyCode extends CallElement {
  static override styles = [hostStyles, selectStyles, styles];

  /** Id of the person; by default the only other one. */
  @property({ attribute: 'participant-id' }) participantId = '';

  readonly #locale = new PanelLocale(this);
  readonly #encryption = this.read(({ call }) => (call && call.phase !== 'ended' ? call.encryption : null));
  readonly #keys = this.read(({ call }) => call?.keys ?? null);
  readonly #people = this.read<readonly Participant[]>(
    ({ participants }) =>
      participants.filter(({ isLocal, connection }) => !isLocal && connection !== 'ended'),
    sameItems,
  );
  #chosen = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.setState('code', this.#person?.safetyCode != null);
    this.setState('choose', !this.#person && this.#others.length > 1 && this.#keys.value !== 'passphrase');
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const person = this.#person;
    const code = person?.safetyCode ?? null;
    const encryption = this.#encryption.value ?? null;
    const part = encryption ? this.need(CODE) : null;
    // Who knows the passphrase has the keys of everybody: there is nothing that each two have alone.
    const shared = encryption === 'end-to-end' && this.#keys.value === 'passphrase';
    const several = !shared && !this.participantId && this.#others.length > 1;
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <h3 part="title" id="title">
          ${person && !shared ? terms.safetyCodeWith(person.name) : terms.safetyCode}
        </h3>
        ${several ? this.#choice() : nothing} ${code && part ? part.codeTemplate(code, terms) : nothing}
        ${encryption ? html`<p part="encryption" class="encryption">${terms.encryption[encryption]}</p>` : nothing}
        ${
          encryption === 'server'
            ? nothing
            : html`<p part="explanation" class="explanation">
                ${shared ? terms.safetyCodePassphrase : code ? part && terms.safetyCodeExplains : several && !person ? terms.safetyCodeChoose : terms.safetyCodeNone}
              </p>`
        }
      </section>
    `;
  }

  get #others(): readonly Participant[] {
    return this.#people.value ?? [];
  }

  get #person(): Participant | null {
    const all = this.#others;
    const id = this.participantId || this.#chosen;
    const named = all.find((one) => one.id === id) ?? null;
    // Who was named and is not there is not replaced by somebody else.
    return named ?? (this.participantId || all.length > 1 ? null : (all[0] ?? null));
  }

  #choice(): TemplateResult {
    const { terms } = this.#locale;
    const chosen = this.#person?.id ?? '';
    return html`
      <div part="choice" class="choice">
        <label for="select">${terms.safetyCodeWhom}</label>
        <select part="select" id="select" .value=${chosen} @change=${this.#onChange}>
          <option value="" ?selected=${chosen === ''}>${terms.safetyCodeNobody}</option>
          ${this.#others.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`,
          )}
        </select>
      </div>
    `;
  }

  #onChange(event: Event): void {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-safety-code': CallSafetyCode;
  }
}
