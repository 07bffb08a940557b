import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallAudioResumeRequest } from '../../events/call-audio-resume-request.js';
import { CallScreenShareRequest } from '../../events/call-screen-share-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallInfo, CallLayout, CallState, Participant } from '../../store/call-state.js';
import { shallowEqual } from '../../support/equal.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import { iconStyles } from '../../styles/icons.js';
import { avatarStyles } from '../../styles/person.js';
import { styleProps, type StyleProps } from '../../styles/style-props.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import type { CallTile } from '../call-tile/call-tile.js';
import { callGridStyles } from './call-grid.styles.js';
import { gridBlockStyles } from './grid-blocks.styles.js';
import { Float } from './float.js';
import { Glide } from './glide.js';
import { Leaving } from './leaving.js';
import type { Placed, Plan } from './plan.js';
import type { Box } from '../../support/layout/layout.js';
import type { Scene } from './scene.js';
import { Seating } from './seating.js';
import { StageSize } from './stage-size.js';
import { stableOrder } from './stable-order.js';
import { Swipe } from './swipe.js';
import { Recorders } from './recorders.js';
import { mover, pager, paused, recordingBadge, rest, sharing, voice, waiting } from './templates.js';

/** Inner parts of the tiles, as they are called from outside the grid. */
const TILE_PARTS = [
  ...['tile', 'video', 'avatar', 'status', 'name-tag', 'connection', 'hand', 'pin', 'veil', 'ring'],
  ...['menu-button', 'menu', 'menu-item', 'menu-state', 'reactions'],
]
  .map((part) => `${part}:tile__${part}`)
  .join();

const MODES: readonly Scene['mode'][] = ['empty', 'audio', 'pair', 'grid', 'spotlight', 'strip', 'presenter'];

interface Picked {
  readonly call: CallInfo | null;
  readonly participants: readonly Participant[];
  readonly blocked: boolean;
  /** This side records, if only itself. */
  readonly recording: boolean;
  readonly layout: CallLayout;
  readonly pinned: string | null;
}

const pick = ({ call, participants, audioOutput, recording, view }: CallState): Picked => ({
  call,
  participants,
  blocked: audioOutput.blocked,
  recording: recording.on,
  layout: view.layout,
  pinned: view.pinned,
});

/** Without a provider. */
const NOTHING: Partial<Picked> = {};

const place = ({ start, top, width, height }: Box): StyleProps => ({
  'inset-inline-start': `${start}px`,
  'inset-block-start': `${top}px`,
  'inline-size': `${width}px`,
  'block-size': `${height}px`,
});

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
  static override styles = [
    hostStyles,
    iconStyles,
    avatarStyles,
    buttonStyles,
    gridBlockStyles,
    callGridStyles,
  ];

  /**
   * How people are arranged here, whatever was chosen in the call (`state.view.layout`): `auto`, `grid`,
   * `spotlight`, `strip` or `presenter`. Empty: as chosen.
   */
  @property({ reflect: true }) layout: CallLayout | '' = '';

  @state() private _turn = 0;

  readonly #call = this.read(pick, shallowEqual);
  readonly #locale = new LocaleController(this);
  readonly #recorders = new Recorders(this);
  readonly #announcer = new Announcer(this);
  readonly #stage = new StageSize(this, '.stage');
  readonly #seating = new Seating();
  readonly #glide = new Glide();
  readonly #leaving = new Leaving(this);
  readonly #float: Float = new Float(this, ({ edge, side }, from) => {
    const rtl = this.matches(':dir(rtl)');
    const own = this.#plan?.tiles.find(({ floats }) => floats);
    if (own) this.#glide.shift(own.key, from, rtl);
    this.#announcer.say(this.#locale.terms.pictureMoved(side === 'top', (edge === 'start') !== rtl));
  });
  #picture: number | undefined;
  #plan: Plan | null = null;
  /** The plan's tiles in the order of the document, in which none is ever moved: see `stableOrder`. */
  #cells: readonly Placed[] = [];
  #seats = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Swipe(this, (by) => this.#turn(by));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const { participants = [], call = null, recording = false, layout, pinned } = this.#call.value ?? NOTHING;
    this.#recorders.set(participants, recording && call !== null, this.#locale.terms);
    this.setState('recording', this.#recorders.names.length > 0);
    const { mode, plan } = this.#seating.update(
      {
        participants,
        kind: call?.kind ?? null,
        layout: this.layout || (layout ?? 'auto'),
        pinned: pinned ?? null,
        stage: this.#stage.value,
        turn: this._turn,
        picture: this.#picture,
        corner: this.#float.corner,
      },
      performance.now(),
    );
    for (const name of MODES) this.setState(name, name === mode);
    this.#plan = plan;
    const next = plan?.tiles ?? [];
    const gone = this.#leaving.after(this.#cells, next, participants);
    this.#cells = stableOrder(this.#cells, [...next, ...gone]);
    clearTimeout(this.#timer);
    const { wait } = this.#seating;
    if (wait !== null) this.#timer = setTimeout(() => this.requestUpdate(), wait);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // Tiles glide when the seating changed, not while the window is resized.
    const { corner } = this.#float;
    const { mode, tiles = [], page } = this.#plan ?? {};
    const seats = [mode, page, corner.edge, corner.side, ...tiles.map(({ key }) => key)].join(' ');
    const move = seats !== this.#seats && this.#seats !== '';
    this.#seats = this.#plan ? seats : '';
    this.#glide.run(this.renderRoot.querySelectorAll('.cell'), this.#cells, move);
  }

  protected override render(): TemplateResult {
    const { mode = 'empty', pages = 1 } = this.#plan ?? {};
    return html`
      <div class="room">
        <div part="stage" class="stage ${classMap({ [mode]: true, turning: pages > 1 })}">
          ${this.#renderPeople()} ${this.#renderSharing()} ${this.#renderMore()} ${this.#renderVoice()}
          <div part="empty" class="block empty" ?hidden=${mode !== 'empty'}>
            <slot name="empty">${this.#renderWaiting()}</slot>
          </div>
          <div class="overlay"><slot name="overlay"></slot></div>
          ${this.#renderToast()} ${this.#renderRecording()} ${this.#recorders.render()}
          ${this.#announcer.render()}
        </div>
        ${this.#renderPager()}
      </div>
    `;
  }

  /** Takes the shape that half of the pictures have, so that one odd camera does not turn the grid over. */
  readonly #onPicture = {
    // It does not bubble.
    capture: true,
    handleEvent: (): void => {
      const tiles = this.renderRoot.querySelectorAll<CallTile>('.tile');
      const ratios = [...tiles].flatMap(({ source, pictureRatio }) =>
        source === 'camera' && pictureRatio ? [pictureRatio] : [],
      );
      const middle = ratios.sort((a, b) => a - b)[ratios.length >> 1];
      if (middle === this.#picture) return;
      this.#picture = middle;
      this.requestUpdate();
    },
  };

  #turn(by: 1 | -1): void {
    const { pages = 1, page = 0, more = null } = this.#plan ?? {};
    if (more) this._turn = Math.max(0, this._turn + by);
    else this._turn = Math.max(0, Math.min(page + by, pages - 1));
  }

  #renderPeople(): TemplateResult {
    const cells = this.#cells;
    const seen = cells.length > 0 && this.#plan?.mode !== 'audio';
    const people = this.#call.value?.participants.length ?? 0;
    return html`<div
      class="people"
      role=${seen ? 'list' : nothing}
      aria-label=${seen ? this.#locale.terms.participantsLabel(people) : nothing}
      @resize=${this.#onPicture}
    >
      ${repeat(
        cells,
        ({ key }) => key,
        (tile) => this.#renderTile(tile, seen),
      )}
    </div>`;
  }

  #renderTile(placed: Placed, seen: boolean): TemplateResult {
    const { participant, source, floats, box } = placed;
    const { terms } = this.#locale;
    const leaves = this.#leaving.has(placed);
    const part = `tile${source === 'screen' ? ' screen' : ''}${participant.isLocal ? ' self' : ''}`;
    const pinned = source === 'camera' && participant.id === this.#call.value?.pinned;
    const props = { participant, source, pinned, menu: source === 'camera' && !floats, for: this.for };
    return html`<div
      class=${classMap({ cell: true, self: floats, low: floats && this.#float.corner.side === 'bottom', leaves })}
      role=${seen && !leaves ? 'listitem' : nothing}
      ?inert=${leaves}
      ${styleProps(place(box))}
    >
      <slot name="${source === 'camera' ? 'tile' : 'screen'}-${participant.id}"
        >${child('call-tile', props, { class: 'tile', part, exportparts: TILE_PARTS })}</slot
      >
      ${floats ? mover(this.#float, terms) : nothing}
    </div>`;
  }

  #renderVoice(): TemplateResult | typeof nothing {
    const person = this.#plan?.tiles[0]?.participant;
    return this.#plan?.mode === 'audio' && person ? voice(person, this.#locale.terms) : nothing;
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    const call = this.#call.value?.call;
    return call && call.phase !== 'ended' ? waiting(call.people, this.#locale.terms) : nothing;
  }

  #renderSharing(): TemplateResult | typeof nothing {
    const box = this.#plan?.sharing;
    if (!box) return nothing;
    const stream = this.#call.value?.participants.find(({ isLocal }) => isLocal)?.screenStream ?? null;
    const ask = (on: boolean): void => void this.request(new CallScreenShareRequest(on, on));
    return sharing(stream, this.#locale.terms, place(box), ask);
  }

  #renderMore(): TemplateResult | typeof nothing {
    const more = this.#plan?.more;
    return more ? rest(more.rest, this.#locale.terms, place(more.box), () => this.#turn(1)) : nothing;
  }

  #renderPager(): TemplateResult | typeof nothing {
    const { page = 0, pages = 1 } = this.#plan ?? {};
    return pages > 1 ? pager(page, pages, this.#locale.terms, (by) => this.#turn(by)) : nothing;
  }

  #renderRecording(): TemplateResult | typeof nothing {
    const { names } = this.#recorders;
    return names.length > 0 ? recordingBadge(names, this.#locale.terms) : nothing;
  }

  #renderToast(): TemplateResult | typeof nothing {
    if (!this.#call.value?.blocked) return nothing;
    const self = this.#plan?.tiles.find((tile) => tile.floats)?.box;
    // On a narrow stage one's own picture has the lower corner: the toast goes above it.
    const low = self && this.#float.corner.side === 'bottom' && (this.#stage.value?.width ?? 0) < 900;
    const style: StyleProps = low ? { 'inset-block-end': `${self.height + 32}px` } : {};
    return paused(this.#locale.terms, style, () => this.request(new CallAudioResumeRequest()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-grid': CallGrid;
  }
}
