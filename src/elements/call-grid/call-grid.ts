import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallAudioResumeRequest } from '../../events/call-audio-resume-request.js';
import { CallScreenShareRequest } from '../../events/call-screen-share-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallInfo, CallState, Participant } from '../../store/call-state.js';
import { shallowEqual } from '../../support/equal.js';
import { buttonStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatarStyles } from '../../styles/person.js';
import { styleProps, type StyleProps } from '../../styles/style-props.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import type { CallTile } from '../call-tile/call-tile.js';
import { callGridStyles } from './call-grid.styles.js';
import { plan, type Placed, type Plan } from './plan.js';
import type { Box } from '../../support/layout/layout.js';
import { arrange, nextSharers, type Scene } from './scene.js';
import { StageSize } from './stage-size.js';
import { Swipe } from './swipe.js';
import { Recorders } from './recorders.js';
import { pager, recordingBadge, rest, voice, waiting } from './templates.js';

/** How long tiles take to find their new places, ms; a little over `--call-slow`. */
const SETTLE = 400;

/** Inner parts of the tiles, as they are called from outside the grid. */
const TILE_PARTS = ['tile', 'video', 'avatar', 'status', 'name-tag', 'connection', 'veil', 'ring']
  .map((part) => `${part}:tile__${part}`)
  .join();

const MODES: readonly Scene['mode'][] = ['empty', 'audio', 'pair', 'grid', 'presenter'];

interface Picked {
  readonly call: CallInfo | null;
  readonly participants: readonly Participant[];
  readonly blocked: boolean;
  /** This side records, if only itself. */
  readonly recording: boolean;
}

const pick = ({ call, participants, audioOutput, recording }: CallState): Picked => ({
  call,
  participants,
  blocked: audioOutput.blocked,
  recording: recording.on,
});

const place = ({ start, top, width, height }: Box): StyleProps => ({
  'inset-inline-start': `${start}px`,
  'inset-block-start': `${top}px`,
  'inline-size': `${width}px`,
  'block-size': `${height}px`,
});

/**
 * Everyone in the call, arranged: two people with one's own picture small in a corner, more in the best fit, a
 * shared screen large with the people beside it. Nine to a page; six on a phone. It fills the height of its
 * place, and is 16:9 where that has none. It plays no sound: the store does, in one place.
 *
 * @summary Everyone in the call.
 * @tag call-grid
 *
 * @slot empty - Shown while nobody else is in the call. By default it says, during a call, that one waits.
 * @slot overlay - Anything over the pictures, e.g. controls on a phone. It covers the stage; place its content
 *   yourself.
 *
 * @event {CallAudioResumeRequest} call-audio-resume-request - "Tap to hear" was pressed. Cancelable.
 * @event {CallScreenShareRequest} call-screen-share-request - "Stop sharing" was pressed. Cancelable.
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
 * @csspart tile__veil - Veil of a tile that reconnects.
 * @csspart tile__ring - Ring of a tile whose person speaks.
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
 *
 * @cssstate recording - Somebody records the call.
 * @cssstate empty - Nobody else is in the call.
 * @cssstate audio - Two people without a picture.
 * @cssstate pair - Two people, one's own picture in the corner.
 * @cssstate grid - Three or more.
 * @cssstate presenter - A screen is shared.
 */
export class CallGrid extends CallElement {
  static override styles = [hostStyles, iconStyles, avatarStyles, buttonStyles, callGridStyles];

  @state() private _turn = 0;
  @state() private _settling = false;

  readonly #call = this.read(pick, shallowEqual);
  readonly #locale = new LocaleController(this);
  readonly #recorders = new Recorders(this);
  readonly #stage = new StageSize(this, '.stage');
  #sharers: readonly string[] = [];
  #speaker = '';
  #seating = '';
  #picture: number | undefined;
  #plan: Plan | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    new Swipe(this, (by) => this.#turn(by));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this._settling = false;
  }

  protected override willUpdate(): void {
    const { participants = [], call = null, recording = false } = this.#call.value ?? {};
    this.#recorders.set(participants, recording && call !== null, this.#locale.terms);
    this.setState('recording', this.#recorders.names.length > 0);
    this.#sharers = nextSharers(this.#sharers, participants);
    // Whoever spoke last stays first until somebody else does: a pause moves nobody.
    this.#speaker = participants.find((person) => person.speaking && !person.isLocal)?.id ?? this.#speaker;
    const scene = arrange(participants, call?.kind ?? null, this.#sharers);
    for (const mode of MODES) this.setState(mode, scene.mode === mode);
    const stage = this.#stage.value;
    this.#plan =
      stage && plan(scene, stage, { turn: this._turn, speaker: this.#speaker, picture: this.#picture });
    this.#settle();
  }

  protected override render(): TemplateResult {
    const { mode = 'empty', pages = 1 } = this.#plan ?? {};
    return html`
      <div class="room">
        <div
          part="stage"
          class="stage ${classMap({ [mode]: true, settling: this._settling, turning: pages > 1 })}"
        >
          ${this.#renderPeople()} ${this.#renderSharing()} ${this.#renderMore()} ${this.#renderVoice()}
          <div part="empty" class="block empty" ?hidden=${mode !== 'empty'}>
            <slot name="empty">${this.#renderWaiting()}</slot>
          </div>
          <div class="overlay"><slot name="overlay"></slot></div>
          ${this.#renderToast()} ${this.#renderRecording()} ${this.#recorders.render()}
        </div>
        ${this.#renderPager()}
      </div>
    `;
  }

  /** Lets tiles glide to their new places when the seating changed, but not when the box was resized. */
  #settle(): void {
    const plan = this.#plan;
    if (!plan) return;
    const seating = [plan.mode, ...plan.tiles.map((tile) => tile.key)].join(' ');
    if (seating === this.#seating) return;
    const first = this.#seating === '';
    this.#seating = seating;
    if (first) return;
    this._settling = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this._settling = false), SETTLE);
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
    const { tiles = [], mode } = this.#plan ?? {};
    const seen = tiles.length > 0 && mode !== 'audio';
    const people = this.#call.value?.participants.length ?? 0;
    return html`<div
      class="people"
      role=${seen ? 'list' : nothing}
      aria-label=${seen ? this.#locale.terms.participantsLabel(people) : nothing}
      @resize=${this.#onPicture}
    >
      ${repeat(
        tiles,
        ({ key }) => key,
        (tile) => this.#renderTile(tile, seen),
      )}
    </div>`;
  }

  #renderTile({ participant, source, floats, box }: Placed, seen: boolean): TemplateResult {
    const part = `tile${source === 'screen' ? ' screen' : ''}${participant.isLocal ? ' self' : ''}`;
    return html`<div
      class=${floats ? 'cell self' : 'cell'}
      role=${seen ? 'listitem' : nothing}
      ${styleProps(place(box))}
    >
      ${child('call-tile', { participant, source }, { class: 'tile', part, exportparts: TILE_PARTS })}
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
    const { terms } = this.#locale;
    return html`<div part="sharing" class="block sharing" ${styleProps(place(box))}>
      ${icon(shapes.screen)}
      <p>${terms.sharingYourScreen}</p>
      <button
        type="button"
        class="button stop"
        @click=${() => this.request(new CallScreenShareRequest(false))}
      >
        ${icon(shapes.screenStop, 'm')}${terms.stopSharing}
      </button>
    </div>`;
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
    const { terms } = this.#locale;
    const self = this.#plan?.tiles.find((tile) => tile.floats)?.box;
    // On a narrow stage one's own picture has the lower corner: the toast goes above it.
    const narrow = (this.#stage.value?.width ?? 0) < 900;
    const style: StyleProps = self && narrow ? { 'inset-block-end': `${self.height + 32}px` } : {};
    return html`<div part="toast" class="toast" ${styleProps(style)}>
      ${icon(shapes.speaker, 'm')}<span role="status">${terms.soundPaused}</span>
      <button type="button" class="button quiet" @click=${() => this.request(new CallAudioResumeRequest())}>
        ${terms.tapToHear}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-grid': CallGrid;
  }
}
