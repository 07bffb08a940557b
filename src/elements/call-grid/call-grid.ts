import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallLayout, CallState } from '../../store/call-state.js';
import { shallowEqual } from '../../support/equal.js';
import { hostStyles } from '../../styles/host.js';
import { avatarStyles } from '../../styles/person.js';
import { CallElement } from '../shared/call-element.js';
import { tagOf } from '../shared/define-element.js';
import { summonLater } from '../shared/on-sight.js';
import { Part } from '../shared/part.js';
import { callGridStyles } from './call-grid.styles.js';
import type { Company, People } from './people.js';
import type { Scene } from './scene.js';
import { waiting } from './waiting.js';

const PEOPLE = new Part(() => import('./people.js'));

const MODES: readonly Scene['mode'][] = ['empty', 'audio', 'pair', 'grid', 'spotlight', 'strip', 'presenter'];

interface Picked extends Omit<Company, 'terms'> {
  /** Somebody calls, or is called: people will be shown. */
  readonly soon: boolean;
}

const pick = ({ call, incoming, participants, audioOutput, recording, view }: CallState): Picked => ({
  call,
  participants,
  blocked: audioOutput.blocked,
  recording: recording.on,
  layout: view.layout,
  pinned: view.pinned,
  soon: call !== null || incoming.length > 0 || participants.length > 0,
});

/** Without a provider. */
const NOTHING: Picked = {
  call: null,
  participants: [],
  blocked: false,
  recording: false,
  layout: 'auto',
  pinned: null,
  soon: false,
};

/**
 * Everyone in the call, arranged: two people with one's own picture small in a corner, more in the best fit, a
 * shared screen or a pinned person large with the others beside it. Nine to a page; six on a phone, 49 on a wall. It
 * fills the height of its place, and is 16:9 where that has none. It plays no sound: the store does, in one place.
 * Whoever talks and is not in view changes places with the one in view who has been silent longest; nobody else moves.
 *
 * @summary Everyone in the call.
 * @tag call-grid
 * @status stable
 * @since 0.1.0
 *
 * @slot empty - Shown while nobody else is in the call. By default it says, during a call, that one waits.
 * @slot overlay - Anything over the pictures, e.g. controls on a phone. It covers the stage; place its content
 *   yourself.
 *
 * @slot tile-<id> - In place of the tile of the participant with this id, e.g. `<div slot="tile-102">`. It gets the
 *   tile's box. `screen-<id>` is the same for a screen that they share.
 *
 * @event {CallAudioResumeRequest} call-audio-resume-request - "Tap to hear" was pressed. Cancelable.
 * @event {CallScreenShareRequest} call-screen-share-request - "Stop sharing", or with `anew` "Share something else",
 *   was pressed. Cancelable.
 * @event {CallPinRequest} call-pin-request - Chosen in the menu of a tile. Cancelable.
 * @event {CallVolumeRequest} call-volume-request - Chosen in the menu of a tile. Cancelable.
 *
 * @csspart stage - What lies behind the tiles.
 * @csspart tile - A tile; its inner parts are `tile__video`, `tile__name-tag` and so on.
 * @csspart self - The tile of one's own picture, in addition to `tile`.
 * @csspart screen - The tile of a shared screen, in addition to `tile`.
 * @csspart tile__tile - Box of a tile.
 * @csspart tile__video - Picture in a tile.
 * @csspart tile__avatar - Avatar in a tile.
 * @csspart tile__status - "Ringing…" in a tile.
 * @csspart tile__name-tag - Name in a tile.
 * @csspart tile__connection - Bars of a weak connection in a tile.
 * @csspart tile__hand - Raised hand in a tile.
 * @csspart tile__pin - Mark of a pinned tile.
 * @csspart tile__menu-button - Opens the menu of a tile.
 * @csspart tile__menu - Menu of a tile.
 * @csspart tile__menu-item - Row of the menu of a tile.
 * @csspart tile__menu-state - What such a row is set to.
 * @csspart tile__veil - Veil of a tile that reconnects.
 * @csspart tile__reactions - Where reactions float in a tile.
 * @csspart tile__ring - Ring of a tile whose person speaks.
 * @csspart move - Moves one's own floating picture; it covers it.
 * @csspart voice - The other person in a call without pictures: avatar, name.
 * @csspart empty - What is shown while nobody else is there.
 * @csspart sharing - Stands in for one's own shared screen.
 * @csspart more - The last place of a strip that is full.
 * @csspart pager - The row with the number of the page.
 * @csspart recording - Says that somebody records the call.
 * @csspart toast - Says that the browser holds the sound back.
 *
 * @cssproperty --call-stage - Behind the tiles.
 * @cssproperty --call-gap - Between tiles. 8px; 5px below 480px, 12px from 1920px.
 * @cssproperty --call-radius-tile - Corners of the tiles.
 * @cssproperty --call-self-lift - How far one's own picture in a lower corner is lifted, for controls below it. 0px.
 *
 * @cssstate recording - Somebody records the call.
 * @cssstate empty - Nobody else is in the call.
 * @cssstate audio - Two people without a picture.
 * @cssstate pair - Two people, one's own picture in the corner.
 * @cssstate grid - Three or more.
 * @cssstate spotlight - One large, the others in a strip.
 * @cssstate strip - All in one line.
 * @cssstate presenter - A screen is shared.
 */
export class CallGrid extends CallElement {
  static override styles = [hostStyles, avatarStyles, callGridStyles];

  /**
   * How people are arranged here, whatever was chosen in the call (`state.view.layout`): `auto`, `grid`,
   * `spotlight`, `strip` or `presenter`. Empty: as chosen.
   */
  @property({ reflect: true }) layout: CallLayout | '' = '';

  readonly #call = this.read(pick, shallowEqual);
  readonly #locale = new LocaleController(this);
  #people: People | null = null;
  #about: Company = { ...NOTHING, terms: this.#locale.terms };
  /** Null while people are here and what shows them is on its way. */
  #mode: Scene['mode'] | null = 'empty';

  protected override willUpdate(): void {
    const { soon, ...picked } = this.#call.value ?? NOTHING;
    if (soon) this.#people ??= this.#meet();
    this.#about = { ...picked, layout: this.layout || picked.layout, terms: this.#locale.terms };
    const company = picked.participants.some(({ isLocal }) => !isLocal);
    this.#mode = this.#people ? this.#people.seat(this.#about) : company ? null : 'empty';
    for (const name of MODES) this.setState(name, name === this.#mode);
    this.setState('recording', this.#people?.recorded ?? false);
  }

  protected override render(): TemplateResult {
    const people = this.#people;
    const about = this.#about;
    const mode = this.#mode;
    const { call } = about;
    return html`
      <div class="room">
        <div
          part="stage"
          class="stage ${classMap({ [mode ?? 'coming']: true, turning: people?.turns ?? false })}"
        >
          ${people?.render(about)}
          <div part="empty" class="block empty" ?hidden=${mode !== 'empty'}>
            <slot name="empty"
              >${call && call.phase !== 'ended' ? waiting(call.people, about.terms) : nothing}</slot
            >
          </div>
          <div class="overlay"><slot name="overlay"></slot></div>
          ${people?.renderOver(about)}
        </div>
        ${people?.renderPager(about)}
      </div>
    `;
  }

  /** What shows people, or null while it is on its way. */
  #meet(): People | null {
    summonLater(tagOf('call-tile'));
    const part = this.need(PEOPLE);
    if (!part) return null;
    return new part.People(this, (request) => void this.request(request));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-grid': CallGrid;
  }
}
