import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { repeat } from 'lit/directives/repeat.js';
import { CallAudioResumeRequest } from '../../events/call-audio-resume-request.js';
import { CallScreenShareRequest } from '../../events/call-screen-share-request.js';
import { addEnglish } from '../../locale/locale-base.js';
import { enStage } from '../../locale/stage-en.js';
import type { CallTerms } from '../../locale/terms.js';
import type { CallInfo, CallLayout, Participant } from '../../store/call-state.js';
import type { CallRequest } from '../../store/requests.js';
import { buttonStyles } from '../../styles/buttons.js';
import { iconStyles } from '../../styles/icons.js';
import { styleProps, type StyleProps } from '../../styles/style-props.js';
import type { Box } from '../../support/layout/layout.js';
import type { CallTile } from '../call-tile/call-tile.js';
import { Announcer } from '../shared/announcer.js';
import { child } from '../shared/child.js';
import { Float } from './float.js';
import { Glide } from './glide.js';
import { Leaving } from './leaving.js';
import { peopleStyles } from './people.styles.js';
import type { Placed, Plan } from './plan.js';
import { Recorders } from './recorders.js';
import type { Scene } from './scene.js';
import { Seating } from './seating.js';
import { stableOrder } from './stable-order.js';
import { StageSize } from './stage-size.js';
import { Swipe } from './swipe.js';
import { mover, pager, paused, recordingBadge, rest, sharing, voice } from './templates.js';

addEnglish(enStage);

/** Inner parts of the tiles, as they are called from outside the grid. */
const TILE_PARTS = [
  ...['tile', 'video', 'avatar', 'status', 'name-tag', 'connection', 'hand', 'pin', 'veil', 'ring'],
  ...['menu-button', 'menu', 'menu-item', 'menu-state', 'reactions'],
]
  .map((part) => `${part}:tile__${part}`)
  .join();

const place = ({ start, top, width, height }: Box): StyleProps => ({
  'inset-inline-start': `${start}px`,
  'inset-block-start': `${top}px`,
  'inline-size': `${width}px`,
  'block-size': `${height}px`,
});

/** What is shown of a call with people in it. */
export interface Company {
  readonly call: CallInfo | null;
  readonly participants: readonly Participant[];
  /** The browser holds the sound back. */
  readonly blocked: boolean;
  /** This side records, if only itself. */
  readonly recording: boolean;
  readonly layout: CallLayout;
  readonly pinned: string | null;
  readonly terms: CallTerms;
}

export interface PeopleHost extends ReactiveElement {
  /** As of the grid, for its tiles. */
  readonly for: string;
}

/** Everyone on the stage of the grid, and what is said over them. Comes with the first call. */
export class People implements ReactiveController {
  readonly #host: PeopleHost;
  readonly #ask: (request: Event & CallRequest) => void;
  readonly #recorders: Recorders;
  readonly #announcer: Announcer;
  readonly #stage: StageSize;
  readonly #seating = new Seating();
  readonly #glide = new Glide();
  readonly #leaving: Leaving;
  readonly #float: Float;
  #about: Company | null = null;
  #turned = 0;
  #picture: number | undefined;
  #plan: Plan | null = null;
  /** The plan's tiles in the order of the document, in which none is ever moved: see `stableOrder`. */
  #cells: readonly Placed[] = [];
  #seats = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PeopleHost, ask: (request: Event & CallRequest) => void) {
    this.#host = host;
    this.#ask = ask;
    this.#recorders = new Recorders(host);
    this.#announcer = new Announcer(host);
    this.#stage = new StageSize(host, '.stage');
    this.#leaving = new Leaving(host);
    this.#float = new Float(host, ({ edge, side }, from) => {
      const rtl = host.matches(':dir(rtl)');
      const own = this.#plan?.tiles.find(({ floats }) => floats);
      if (own) this.#glide.shift(own.key, from, rtl);
      const right = (edge === 'start') !== rtl;
      this.#announcer.say(this.#about?.terms.pictureMoved(side === 'top', right) ?? '');
    });
    new Swipe(host, (by) => this.#turn(by));
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Tiles glide when the seating changed, not while the window is resized. */
  hostUpdated(): void {
    const { corner } = this.#float;
    const { mode, tiles = [], page } = this.#plan ?? {};
    const seats = [mode, page, corner.edge, corner.side, ...tiles.map(({ key }) => key)].join(' ');
    const move = seats !== this.#seats && this.#seats !== '';
    this.#seats = this.#plan ? seats : '';
    this.#glide.run(this.#host.renderRoot.querySelectorAll('.cell'), this.#cells, move);
  }

  /** Somebody records the call. */
  get recorded(): boolean {
    return this.#recorders.names.length > 0;
  }

  /** There are more people than one page shows. */
  get turns(): boolean {
    return (this.#plan?.pages ?? 1) > 1;
  }

  /** What is shown; tell it before each render. How the people are arranged for it. */
  seat(about: Company): Scene['mode'] {
    this.#about = about;
    const { participants, call, recording, layout, pinned, terms } = about;
    this.#recorders.set(participants, recording && call !== null, terms);
    const { mode, plan } = this.#seating.update(
      {
        participants,
        kind: call?.kind ?? null,
        layout,
        pinned,
        stage: this.#stage.value,
        turn: this.#turned,
        picture: this.#picture,
        corner: this.#float.corner,
      },
      performance.now(),
    );
    this.#plan = plan;
    const next = plan?.tiles ?? [];
    const gone = this.#leaving.after(this.#cells, next, participants);
    this.#cells = stableOrder(this.#cells, [...next, ...gone]);
    clearTimeout(this.#timer);
    const { wait } = this.#seating;
    if (wait !== null) this.#timer = setTimeout(() => this.#host.requestUpdate(), wait);
    return mode;
  }

  render(about: Company): TemplateResult {
    return html`${this.#renderPeople(about)} ${this.#renderSharing(about)} ${this.#renderMore(about)}
    ${this.#renderVoice(about)}`;
  }

  /** What lies over the people. */
  renderOver(about: Company): TemplateResult {
    const { names } = this.#recorders;
    return html`${this.#renderToast(about)} ${names.length > 0 ? recordingBadge(names, about.terms) : nothing}
    ${this.#recorders.render()} ${this.#announcer.render()}`;
  }

  /** What stands below them. */
  renderPager({ terms }: Company): TemplateResult | typeof nothing {
    const { page = 0, pages = 1 } = this.#plan ?? {};
    return pages > 1 ? pager(page, pages, terms, (by) => this.#turn(by)) : nothing;
  }

  /** Takes the shape that half of the pictures have, so that one odd camera does not turn the grid over. */
  readonly #onPicture = {
    // It does not bubble.
    capture: true,
    handleEvent: (): void => {
      const tiles = this.#host.renderRoot.querySelectorAll<CallTile>('.tile');
      const ratios = [...tiles].flatMap(({ source, pictureRatio }) =>
        source === 'camera' && pictureRatio ? [pictureRatio] : [],
      );
      const middle = ratios.sort((a, b) => a - b)[ratios.length >> 1];
      if (middle === this.#picture) return;
      this.#picture = middle;
      this.#host.requestUpdate();
    },
  };

  #turn(by: 1 | -1): void {
    const { pages = 1, page = 0, more = null } = this.#plan ?? {};
    const to = Math.max(0, more ? this.#turned + by : Math.min(page + by, pages - 1));
    if (to === this.#turned) return;
    this.#turned = to;
    this.#host.requestUpdate();
  }

  #renderPeople(about: Company): TemplateResult {
    const cells = this.#cells;
    const seen = cells.length > 0 && this.#plan?.mode !== 'audio';
    const people = about.participants.length;
    return html`<div
      class="people"
      role=${seen ? 'list' : nothing}
      aria-label=${seen ? about.terms.participantsLabel(people) : nothing}
      @resize=${this.#onPicture}
    >
      ${repeat(
        cells,
        ({ key }) => key,
        (tile) => this.#renderTile(tile, seen, about),
      )}
    </div>`;
  }

  #renderTile(placed: Placed, seen: boolean, about: Company): TemplateResult {
    const { participant, source, floats, box } = placed;
    const leaves = this.#leaving.has(placed);
    const part = `tile${source === 'screen' ? ' screen' : ''}${participant.isLocal ? ' self' : ''}`;
    const pinned = source === 'camera' && participant.id === about.pinned;
    const props = { participant, source, pinned, menu: source === 'camera' && !floats, for: this.#host.for };
    return html`<div
      class=${classMap({ cell: true, self: floats, low: floats && this.#float.corner.side === 'bottom', leaves })}
      role=${seen && !leaves ? 'listitem' : nothing}
      ?inert=${leaves}
      ${styleProps(place(box))}
    >
      <slot name="${source === 'camera' ? 'tile' : 'screen'}-${participant.id}"
        >${child('call-tile', props, { class: 'tile', part, exportparts: TILE_PARTS })}</slot
      >
      ${floats ? mover(this.#float, about.terms) : nothing}
    </div>`;
  }

  #renderVoice({ terms }: Company): TemplateResult | typeof nothing {
    const person = this.#plan?.tiles[0]?.participant;
    return this.#plan?.mode === 'audio' && person ? voice(person, terms) : nothing;
  }

  #renderSharing({ participants, terms }: Company): TemplateResult | typeof nothing {
    const box = this.#plan?.sharing;
    if (!box) return nothing;
    const stream = participants.find(({ isLocal }) => isLocal)?.screenStream ?? null;
    const ask = (on: boolean): void => this.#ask(new CallScreenShareRequest(on, on));
    return sharing(stream, terms, place(box), ask);
  }

  #renderMore({ terms }: Company): TemplateResult | typeof nothing {
    const more = this.#plan?.more;
    return more ? rest(more.rest, terms, place(more.box), () => this.#turn(1)) : nothing;
  }

  #renderToast({ blocked, terms }: Company): TemplateResult | typeof nothing {
    if (!blocked) return nothing;
    const self = this.#plan?.tiles.find((tile) => tile.floats)?.box;
    // On a narrow stage one's own picture has the lower corner: the toast goes above it.
    const low = self && this.#float.corner.side === 'bottom' && (this.#stage.value?.width ?? 0) < 900;
    const style: StyleProps = low ? { 'inset-block-end': `${self.height + 32}px` } : {};
    return paused(terms, style, () => this.#ask(new CallAudioResumeRequest()));
  }
}

export const styles = [iconStyles, buttonStyles, peopleStyles];
