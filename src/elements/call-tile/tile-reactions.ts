import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallStore } from '../../store/call-store.js';
import type { floating } from '../shared/floats.js';
import { reactionSpots, REACTION_LIFE, type Reaction, type ReactionSpot } from '../shared/reactions.js';
import type { CallTile } from './call-tile.js';

/** So many float in one tile at once; the oldest makes room. */
const MOST = 6;

/** Lets reactions of the tile's person float up in it, when `<call-reactions>` says so. */
export class TileReactions implements ReactiveController, ReactionSpot {
  readonly #tile: CallTile;
  readonly #store: () => CallStore | null;
  #floats: readonly { readonly key: number; readonly reaction: Reaction }[] = [];
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #count = 0;

  constructor(tile: CallTile, store: () => CallStore | null) {
    this.#tile = tile;
    this.#store = store;
    tile.addController(this);
  }

  get store(): CallStore | null {
    return this.#store();
  }

  get personId(): string | null {
    return this.#tile.source === 'camera' ? (this.#tile.participant?.id ?? null) : null;
  }

  hostConnected(): void {
    reactionSpots.add(this);
  }

  hostDisconnected(): void {
    reactionSpots.delete(this);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#floats = [];
  }

  show(reaction: Reaction): boolean {
    if (!this.#tile.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true })) return false;
    const key = this.#count++;
    this.#floats = [...this.#floats, { key, reaction }].slice(-MOST);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#floats = this.#floats.filter((float) => float.key !== key);
      this.#tile.requestUpdate();
    }, REACTION_LIFE);
    this.#timers.add(timer);
    this.#tile.requestUpdate();
    return true;
  }

  /** Something floats. */
  get some(): boolean {
    return this.#floats.length > 0;
  }

  /** `float` draws one of them. */
  render(float: typeof floating): TemplateResult {
    return html`<div part="reactions" class="reactions" aria-hidden="true">
      ${repeat(
        this.#floats,
        ({ key }) => key,
        ({ key, reaction }) => float(key, reaction, nothing),
      )}
    </div>`;
  }
}

export const tileReactionStyles = css`
  /* Beside the face, not over it. */
  .reactions {
    position: absolute;
    z-index: var(--_z-tag);
    inset-block: 0 14%;
    inset-inline: 68% 4%;
    pointer-events: none;
  }
  .reactions .float {
    --_rise: 24cqb;
    inset-block-end: 0;
    inset-inline-start: calc((100% - 1em) * var(--_at));
  }
  .reactions .emoji {
    font-size: clamp(1.25rem, 20cqmin, 4rem);
  }
`;
