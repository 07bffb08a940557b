import type { Carrier } from '../session/move.js';

/** When nobody came further for so long, it comes to nothing, in ms; and after so long in any case. */
const STANDSTILL = 10_000;
const LONGEST = 30_000;
/** Those who were told leave that to the one who told them, as long as they live, in ms. */
const MEMBER_DEADLINE = LONGEST + 5_000;

/** A move that is under way. */
export class Move {
  readonly id: string;
  readonly to: Carrier;
  readonly coordinator: string;
  /** Who hears everybody there; of the one who coordinates. */
  readonly here = new Set<string>();
  /** We hear everybody there. */
  ready = false;
  readonly #told = new Set<string>();
  readonly #onLate: () => void;
  /** How far all are, as far as one sees, and until when that may go on; `performance.now()`. */
  #progress = 0;
  readonly #until = performance.now() + LONGEST;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, to: Carrier, coordinator: string, onLate: () => void) {
    this.id = id;
    this.to = to;
    this.coordinator = coordinator;
    this.#onLate = onLate;
  }

  /** The new way is open for us: the others are waited for. */
  get isOpen(): boolean {
    return this.#timer !== undefined;
  }

  /** Who was told of it; of the one who coordinates. */
  get told(): Iterable<string> {
    return this.#told;
  }

  /** Waits for all, for as long as somebody comes further where one `leads`. */
  open(leads: boolean): void {
    this.#expire(leads ? STANDSTILL : MEMBER_DEADLINE);
  }

  /** Those of them who were not told yet. */
  tell(ids: readonly string[]): readonly string[] {
    const fresh = ids.filter((id) => !this.#told.has(id));
    for (const id of fresh) this.#told.add(id);
    return fresh;
  }

  /** Where somebody came further the others are waited for anew. */
  notice(steps: number): void {
    const progress = this.here.size + steps;
    if (progress <= this.#progress) return;
    this.#progress = progress;
    this.#expire(Math.min(STANDSTILL, this.#until - performance.now()));
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #expire(after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onLate, after);
  }
}
