import type { ReactiveController, ReactiveElement } from 'lit';
import type { Participant } from '../../store/call-state.js';
import { milliseconds } from './glide.js';
import type { Placed } from './plan.js';

/** Longest time that a tile takes to fade away, in ms; as in the styles. */
const FADE = 200;

/**
 * Tiles of people who left, and of screens that are shared no longer: they stay in their places, for as long as they
 * fade, below those who take the room. Tiles that are only out of view are gone at once.
 */
export class Leaving implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #tiles: readonly Placed[] = [];
  /** Those that fade or have faded: each does it once. */
  readonly #known = new WeakSet<Placed>();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#tiles = [];
  }

  has(tile: Placed): boolean {
    return this.#tiles.includes(tile);
  }

  /** Those that still fade, to be shown beside `next`; `before` is what was shown. Say it in every update. */
  after(
    before: readonly Placed[],
    next: readonly Placed[],
    participants: readonly Participant[],
  ): readonly Placed[] {
    const stays = new Set(next.map(({ key }) => key));
    for (const { id, screenStream } of participants) {
      stays.add(`${id}/camera`);
      if (screenStream) stays.add(`${id}/screen`);
    }
    this.#tiles = this.#tiles.filter(({ key }) => !stays.has(key));
    const gone = before.filter((tile) => !stays.has(tile.key) && !this.#known.has(tile));
    if (gone.length === 0) return this.#tiles;
    // Before anything is written, so nothing is laid out for it. 1 ms is what the tokens are with reduced motion.
    const time = Math.min(FADE, milliseconds(getComputedStyle(this.#host).getPropertyValue('--_slow')));
    if (time <= 1) return this.#tiles;
    for (const tile of gone) this.#known.add(tile);
    this.#tiles = [...this.#tiles, ...gone];
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#tiles = this.#tiles.filter((tile) => !gone.includes(tile));
      this.#host.requestUpdate();
    }, time);
    this.#timers.add(timer);
    return this.#tiles;
  }
}
