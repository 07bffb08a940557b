import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallReactionRequest } from '../../events/call-reaction-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallStore, CallStoreEvents } from '../../store/call-store.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import type { floating } from '../shared/floats.js';
import { Part } from '../shared/part.js';
import { EMOJI, REACTION_LIFE, REACTIONS, showAtTile } from '../shared/reactions.js';
import { RovingFocus } from '../shared/roving-focus.js';
import { styles } from './call-reactions.styles.js';

type Told = CallStoreEvents['call-reaction'];

/** What shows one that floats; it comes with the first. */
const FLOATS = new Part(() => import('../shared/floats.js'));

/** So many float at once; the oldest makes room. */
const MOST = 20;
/** Within this time one reaction is spoken, in ms. */
const QUIET = 2_000;

interface Float extends Told {
  readonly key: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Six reactions to choose from, and those that people of the call show. They float up for a moment in the tile of
 * whoever sent them; of who has no tile in view, here, with their names. With `view="floats"` it lies over the nearest
 * positioned box, a stage for example, and lets every click through.
 *
 * @tag call-reactions
 * @summary A picker of reactions, and reactions that float up.
 * @status experimental
 * @since 0.1.0
 * @event {CallReactionRequest} call-reaction-request - Asks to show a reaction to everyone.
 * @csspart picker - The toolbar with the reactions.
 * @csspart reaction - One reaction in it.
 * @csspart floats - The layer with what floats.
 * @csspart float - One floating reaction with a name.
 * @csspart emoji - The picture of a floating reaction.
 * @csspart name - The name at a floating reaction.
 * @cssproperty --call-surface-raised - Fill of the picker.
 * @cssproperty --call-fill - Fill of a reaction under the pointer.
 * @cssproperty --call-over - Fill of a name.
 * @cssproperty --call-over-text - Colour of a name.
 * @cssstate floating - Something floats.
 * @cssstate unavailable - There is no call to react in.
 */
export class CallReactions extends CallElement {
  static override styles = [hostStyles, controlStyles, styles];

  /** What of it is shown: `picker`, `floats`, or, by default, both. */
  @property({ reflect: true }) view: '' | 'picker' | 'floats' = '';

  readonly #locale = new LocaleController(this);
  readonly #inCall = this.read(({ call }) => call?.phase === 'connected' || call?.phase === 'reconnecting');
  readonly #announcer = new Announcer(this);
  readonly #roving = new RovingFocus(this);
  #store: CallStore | null = null;
  #stop: Unsubscribe | null = null;
  #floats: readonly Float[] = [];
  #count = 0;
  #spokenAt = -Infinity;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(null);
    for (const { timer } of this.#floats) clearTimeout(timer);
    this.#floats = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#follow(this.view === 'picker' ? null : this.#inCall.store);
    this.setState('floating', this.#floats.length > 0);
    this.setState('unavailable', !this.#inCall.value);
  }

  override render(): TemplateResult {
    const part = this.#floats.length > 0 ? this.need(FLOATS) : null;
    return html`
      ${
        this.view === 'picker'
          ? nothing
          : html`<div part="floats" class="floats" aria-hidden="true">
              ${
                part &&
                repeat(
                  this.#floats,
                  ({ key }) => key,
                  (float) => this.#float(float, part.floating),
                )
              }
            </div>`
      }
      ${this.view === 'floats' ? nothing : this.#picker()} ${this.#announcer.render()}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('view')) this.#roving.refresh();
  }

  #picker(): TemplateResult {
    const { terms } = this.#locale;
    const off = !this.#inCall.value;
    return html`<div part="picker" class="picker" role="toolbar" aria-label=${terms.reactions}>
      ${REACTIONS.map(
        (name) =>
          html`<button
            part="reaction"
            class="reaction"
            data-item
            aria-label=${terms.reaction[name]}
            aria-disabled=${String(off)}
            @click=${() => off || this.request(new CallReactionRequest(name))}
          >
            <span aria-hidden="true">${EMOJI[name]}</span>
          </button>`,
      )}
    </div>`;
  }

  #float({ key, from, isLocal, reaction }: Float, draw: typeof floating): TemplateResult {
    const name = isLocal ? this.#locale.terms.you : from.name;
    return draw(key, reaction, html`<bdi part="name" class="name">${name}</bdi>`);
  }

  #follow(store: CallStore | null): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.on('call-reaction', this.#onReaction) ?? null;
  }

  readonly #onReaction = (told: Told): void => {
    if (!showAtTile(this.#store, told.from.id, told.reaction)) this.#add(told);
    const now = performance.now();
    if (told.isLocal || now - this.#spokenAt < QUIET) return;
    this.#spokenAt = now;
    const { terms } = this.#locale;
    this.#announcer.say(terms.reactionFrom(told.from.name, terms.reaction[told.reaction]));
  };

  #add(told: Told): void {
    const key = this.#count++;
    const timer = setTimeout(() => this.#remove(key), REACTION_LIFE);
    const all = [...this.#floats, { ...told, key, timer }];
    for (const { timer: old } of all.slice(0, -MOST)) clearTimeout(old);
    this.#floats = all.slice(-MOST);
    this.requestUpdate();
  }

  #remove(key: number): void {
    this.#floats = this.#floats.filter((float) => float.key !== key);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-reactions': CallReactions;
  }
}
