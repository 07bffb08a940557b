import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { Participant } from '../../store/call-state.js';
import type { PersonView } from '../../store/call-store.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles, personColor } from '../../styles/person.js';
import { styleProps } from '../../styles/style-props.js';
import { CallElement } from '../shared/call-element.js';
import { isWaiting, waitingWord } from '../shared/connection-words.js';
import { DelayedFlag } from '../shared/delayed-flag.js';
import { Part } from '../shared/part.js';
import { menuStyles } from '../shared/menu.styles.js';
import { callTileStyles } from './call-tile.styles.js';
import { tileAdaptsStyles } from './tile-adapts.styles.js';
import { Picture } from './picture.js';
import { Seen, type SeenHost } from './seen.js';
import { TileMenu } from './tile-menu.js';
import { TileReactions, tileReactionStyles } from './tile-reactions.js';

/** What shows a reaction that floats; it comes with the first. */
const FLOATS = new Part(() => import('../shared/floats.js'));

/** What a tile shows of a person. */
export type TileSource = 'camera' | 'screen';

/** Connection quality from which down the bars are shown. */
const WEAK = 2;

/**
 * One person in a call: their picture or their initials, their name, and how they are doing.
 * It has no sound: voices are played in one place by the store. It takes the size it is given, 16:9 by default.
 *
 * @summary One person's picture in a call.
 * @tag call-tile
 * @status stable
 * @since 0.1.0
 *
 * @slot overlay - Anything over the picture. It covers the tile; place its content
 *   yourself.
 *
 * @event {CallPinRequest} call-pin-request - Chosen in the menu. Cancelable.
 * @event {CallVolumeRequest} call-volume-request - Chosen in the menu. Cancelable.
 * @event {Event} resize - The picture has another shape now, see `pictureRatio`. Does not bubble.
 *
 * @csspart tile - The box with rounded corners.
 * @csspart video - The picture.
 * @csspart avatar - The disc with the person's picture or initials, while there is no video.
 * @csspart status - Says that the person is being called, below the avatar.
 * @csspart name-tag - The pill with the name.
 * @csspart connection - The bars of a weak connection.
 * @csspart hand - The amber mark of a raised hand, with its place in the queue.
 * @csspart pin - The mark of somebody who stays large.
 * @csspart menu-button - Opens the menu; shown on hover, focus or a tap.
 * @csspart menu - The menu.
 * @csspart menu-item - A row of the menu.
 * @csspart menu-state - What a row is set to.
 * @csspart reactions - Where reactions float; each is a `float` with an `emoji`, shown by `<call-reactions>`.
 * @csspart float - One of them.
 * @csspart emoji - Its picture.
 * @csspart veil - Lies over the last frame while the connection comes back, or they hold the call.
 * @csspart ring - The frame round a person who speaks, in the gutter outside the box.
 *
 * @cssproperty --call-radius-tile - Radius of the corners.
 * @cssproperty --call-speaking - Colour of the ring.
 * @cssproperty --call-gap - Space between tiles, in which the ring lies.
 * @cssproperty --call-over - Ground of the name tag.
 *
 * @cssstate muted - Their microphone is off.
 * @cssstate speaking - They speak.
 * @cssstate video-off - There is no picture to show.
 * @cssstate reconnecting - The connection has been away for 1.5 s or more.
 * @cssstate waiting - They have not joined yet.
 * @cssstate hand-raised - They have raised their hand.
 * @cssstate on-hold - They put the call on hold.
 * @cssstate local - It is oneself.
 * @cssstate screen - It shows a shared screen.
 */
export class CallTile extends CallElement implements SeenHost {
  static override styles = [
    hostStyles,
    iconStyles,
    avatarStyles,
    menuStyles,
    callTileStyles,
    tileReactionStyles,
    tileAdaptsStyles,
  ];

  /** The person shown; null shows an empty tile. */
  @property({ attribute: false }) participant: Participant | null = null;

  /** Their camera, or the screen they share. */
  @property({ reflect: true }) source: TileSource = 'camera';

  /** Shows no name, only its marks: for where the name is written elsewhere. It is still read out. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** Has a menu: keep large, full screen, picture in picture, how loud they are. */
  @property({ type: Boolean, reflect: true }) menu = false;

  /** They stay large; shown by a pin. */
  @property({ type: Boolean, reflect: true }) pinned = false;

  readonly #locale = new LocaleController(this);
  readonly #picture = new Picture(this);
  readonly #menu = new TileMenu(
    this,
    (event) => this.request(event),
    (styles) => this.addStyles(styles),
  );
  readonly #reconnecting = new DelayedFlag(this, { on: 1500 });
  readonly #longGone = new DelayedFlag(this, { on: 15_000 });

  /** Asks and tells the same provider as the grid that it may be in, which may be named by `for`. */
  readonly #store;
  readonly #reactions = new TileReactions(this, () => this.#store.store);

  constructor() {
    super();
    // Before the store: taken off the page, it still has to say so.
    new Seen(this);
    this.#store = this.read(() => null);
  }

  /** @internal */
  get shows(): Pick<PersonView, 'id' | 'source'> | null {
    const { participant, source } = this;
    return participant && !participant.isLocal ? { id: participant.id, source } : null;
  }

  /** @internal */
  tellView(view: PersonView | null): void {
    this.#store.store?.reportView(this, view);
  }

  /** Width / height of the picture; null while none was seen. */
  get pictureRatio(): number | null {
    return this.#picture.ratio;
  }

  get #isScreen(): boolean {
    return this.source === 'screen';
  }

  /** The store holds it over the pauses between words. */
  get #speaks(): boolean {
    const { speaking = false, audioMuted = false } = this.participant ?? {};
    return !this.#isScreen && speaking && !audioMuted;
  }

  get #isWeak(): boolean {
    const { quality = null, connection = null } = this.participant ?? {};
    return quality !== null && quality <= WEAK && connection === 'connected';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const person = this.participant;
    const isCamera = !this.#isScreen;
    if (changed.has('participant') && changed.get('participant')?.id !== person?.id) {
      // Somebody else sits here now: nothing lingers.
      for (const flag of [this.#reconnecting, this.#longGone]) flag.reset();
    }
    const stream = (isCamera ? person?.videoStream : person?.screenStream) ?? null;
    const live = stream !== null && !(isCamera && person?.videoMuted);
    const away = person?.connection === 'reconnecting';
    this.#picture.set(stream, live);
    this.#reconnecting.set(away);
    this.#longGone.set(away);

    this.setState('muted', isCamera && !!person?.audioMuted);
    this.setState('speaking', this.#speaks);
    this.setState('video-off', !live);
    this.setState('reconnecting', this.#reconnecting.value);
    this.setState('waiting', isWaiting(person?.connection));
    this.setState('hand-raised', isCamera && !!person?.handRaised);
    this.setState('on-hold', !!person?.onHold);
    this.setState('local', !!person?.isLocal);
    this.setState('screen', !isCamera);
  }

  protected override render(): TemplateResult {
    const person = this.participant;
    const classes = {
      ready: this.#picture.ready,
      contain: this.#isScreen || this.#picture.fit === 'contain',
      mirrored: !!person?.isLocal && person.mirrored !== false && !this.#isScreen,
      speaking: this.#speaks,
      frozen: this.#reconnecting.value || !!person?.onHold,
      screen: this.#isScreen,
    };
    const floats = this.#reactions.some ? this.need(FLOATS) : null;
    return html`
      <div
        part="tile"
        class="tile ${classMap(classes)}"
        role="group"
        aria-label=${this.#label() || nothing}
        ${styleProps(person ? { '--_person': personColor(person.id) } : {})}
      >
        ${this.#renderNobody()}
        <div class="picture">
          <video
            part="video"
            aria-hidden="true"
            autoplay
            disableremoteplayback
            muted
            playsinline
            .muted=${true}
          ></video>
          ${this.#renderVeil()}
        </div>
        ${this.#renderHand()} ${this.#renderCorner()} ${this.#renderName()}
        ${floats && this.#reactions.render(floats.floating)}
        <div part="ring" class="ring"></div>
        <div class="overlay"><slot name="overlay"></slot></div>
        ${this.menu && person ? this.#menu.button(this.#menuLabel()) : nothing}
      </div>
      ${
        this.menu && person
          ? this.#menu.render({
              person,
              terms: this.#locale.terms,
              pinned: this.pinned,
              label: this.#menuLabel(),
            })
          : nothing
      }
    `;
  }

  /** The name as it is written on the tag. */
  #name(): string {
    const { terms } = this.#locale;
    if (!this.participant) return '';
    const { isLocal, name } = this.participant;
    if (this.#isScreen) return isLocal ? terms.sharingYourScreen : terms.screenOf(name);
    return isLocal ? terms.you : name;
  }

  /** The name and all that the tile says by looks. */
  #label(): string {
    const { terms } = this.#locale;
    const person = this.participant;
    if (!person) return '';
    const words = [this.#name()];
    if (!this.#isScreen) {
      if (person.audioMuted) words.push(terms.muted);
      else if (this.#speaks) words.push(terms.speaking);
      if (isWaiting(person.connection)) words.push(waitingWord(terms, person.connection));
      else if (!person.videoStream || person.videoMuted) words.push(terms.noVideo);
    }
    if (this.#reconnecting.value) words.push(terms.reconnecting);
    else if (person.onHold) words.push(terms.onHold);
    else if (this.#isWeak) words.push(terms.connectionWeak);
    if (person.handRaised && !this.#isScreen) words.push(terms.handRaised(person.handPlace ?? 0));
    if (this.pinned) words.push(terms.pinned);
    return words.join(', ');
  }

  #renderNobody(): TemplateResult {
    const person = this.participant;
    if (!person) return html`<div class="nobody"></div>`;
    if (this.#isScreen) return html`<div class="nobody">${icon(shapes.screen, 'l')}</div>`;
    const word = waitingWord(this.#locale.terms, person.connection);
    return html`<div class="nobody">
      ${avatar(person, { part: 'avatar' })}
      ${word ? html`<span part="status" class="status"><bdi>${word}</bdi></span>` : nothing}
    </div>`;
  }

  #menuLabel(): string {
    return this.#locale.terms.tileMenu(this.#name());
  }

  #renderVeil(): TemplateResult | typeof nothing {
    const { terms } = this.#locale;
    if (!this.#reconnecting.value) {
      if (!this.participant?.onHold) return nothing;
      return html`<div part="veil" class="veil"><bdi>${terms.onHold}</bdi></div>`;
    }
    return html`<div part="veil" class="veil">
      <span class="spinner"></span><bdi>${terms.reconnecting}</bdi>
      ${this.#longGone.value ? html`<small><bdi>${terms.networkWeak}</bdi></small>` : nothing}
    </div>`;
  }

  #renderHand(): TemplateResult | typeof nothing {
    const { handRaised = false, handPlace = null } = this.participant ?? {};
    if (!handRaised || this.#isScreen) return nothing;
    return html`<span part="hand" class="chip hand" aria-hidden="true"
      >${icon(shapes.hand, 's')}${handPlace}</span
    >`;
  }

  #renderCorner(): TemplateResult | typeof nothing {
    if (!this.#isWeak && !this.pinned) return nothing;
    const quality = this.participant?.quality ?? 0;
    const bar = (at: number) => html`<i class=${at <= quality ? 'on' : ''}></i>`;
    return html`<div class="corner" aria-hidden="true">
      ${
        this.#isWeak
          ? html`<span part="connection" class="chip"><span class="bars">${[1, 2, 3].map(bar)}</span></span>`
          : nothing
      }
      ${this.pinned ? html`<span part="pin" class="chip">${icon(shapes.pinFill, 's')}</span>` : nothing}
    </div>`;
  }

  #renderName(): TemplateResult | typeof nothing {
    const person = this.participant;
    if (!person) return nothing;
    const mark = this.#isScreen
      ? icon(shapes.screen, 's')
      : person.audioMuted
        ? icon(shapes.micOff, 's')
        : this.#speaks
          ? icon(shapes.wave, 's')
          : nothing;
    return html`<div part="name-tag" class="name-tag">${mark}<bdi class="name">${this.#name()}</bdi></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-tile': CallTile;
  }
}
