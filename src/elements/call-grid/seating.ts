import type { CallInfo, CallLayout, Participant } from '../../store/call-state.js';
import type { Corner, Stage } from '../../support/layout/layout.js';
import { inView, plan, type Plan } from './plan.js';
import { arrange, inLine, type Scene } from './scene.js';
import { Voices } from './voices.js';

export interface Seated {
  readonly participants: readonly Participant[];
  readonly kind: CallInfo['kind'] | null;
  readonly layout: CallLayout;
  readonly pinned: string | null;
  /** Null while it was not seen yet. */
  readonly stage: Stage | null;
  readonly turn: number;
  readonly picture: number | undefined;
  readonly corner: Corner;
}

/** Who sits where, from one moment to the next: it remembers who shares, who talked, and who was moved for that. */
export class Seating {
  readonly #voices = new Voices();
  #sharers: readonly string[] = [];
  #wait: number | null = null;

  /** In how many ms to look again though nothing has changed; null: not before. */
  get wait(): number | null {
    return this.#wait;
  }

  /** `now` in ms, of a clock that only goes forward. Null while the stage is not known. */
  update(seated: Seated, now: number): { readonly mode: Scene['mode']; readonly plan: Plan | null } {
    const { participants, kind, layout, pinned, stage, turn, picture, corner } = seated;
    this.#sharers = inLine(this.#sharers, participants, ({ screenStream }) => screenStream !== null);
    this.#voices.hear(participants, now);
    const speaker = layout === 'spotlight' && pinned === null ? this.#voices.spot() : '';
    const look = (): Scene =>
      arrange(this.#voices.sort(participants), {
        kind,
        layout,
        pinned,
        sharers: this.#sharers,
        speaker,
      });
    let scene = look();
    const hidden = stage ? scene.seats.length - inView(scene, stage) : 0;
    if (stage && hidden > 0 && turn === 0) {
      // Oneself, screens and who is pinned keep their places: the others share what is left.
      const free = scene.seats.filter(
        ({ participant: { isLocal, id }, source }) => !isLocal && source === 'camera' && id !== pinned,
      );
      // In a grid of pages oneself is on the first; in a strip last, and so among the hidden.
      const absent =
        scene.mode !== 'grid' && scene.seats.some(({ participant }) => participant.isLocal) ? 1 : 0;
      const places = free.length + absent - hidden;
      if (
        this.#voices.bring(
          free.map(({ participant }) => participant.id),
          places,
        )
      )
        scene = look();
    }
    this.#wait = hidden > 0 || scene.mode === 'spotlight' ? this.#voices.wait : null;
    return {
      mode: scene.mode,
      plan: stage && plan(scene, stage, { turn, corner, ...(picture && { picture }) }),
    };
  }
}
