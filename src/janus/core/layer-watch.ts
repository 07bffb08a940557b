/** One picture that comes in one of three sizes. */
export interface LayerWish {
  /** Whose it is: lines go to other people as people go. */
  readonly key: string;
  readonly substream: number;
}

/** Pauses before a size that did not come is asked for again, in ms. */
const PAUSES = [2_000, 4_000, 8_000, 16_000] as const;

/**
 * A change of size begins with a whole picture, and Janus asks the sender for it once: where that word is lost, or
 * comes too soon after the one before, the old size stays for ever. So it is asked for again, and not without end:
 * whose network is weak makes no large pictures.
 */
export class LayerWatch<Wish extends LayerWish = LayerWish> {
  readonly #ask: (wishes: readonly Wish[]) => void;
  /** Size that comes, by key, as Janus tells. Of who sends one size only it tells nothing. */
  readonly #came = new Map<string, number>();
  #wishes: readonly Wish[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  constructor(ask: (wishes: readonly Wish[]) => void) {
    this.#ask = ask;
  }

  /** This was asked for; what was before is not wanted any more. */
  expect(wishes: readonly Wish[]): void {
    const keys = new Set(wishes.map(({ key }) => key));
    for (const key of this.#came.keys()) if (!keys.has(key)) this.#came.delete(key);
    this.#wishes = wishes;
    this.#tries = 0;
    this.#plan();
  }

  came(key: string, substream: number): void {
    this.#came.set(key, substream);
    this.#plan();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wishes = [];
    this.#came.clear();
  }

  get #missing(): Wish[] {
    return this.#wishes.filter(({ key, substream }) => (this.#came.get(key) ?? substream) !== substream);
  }

  #plan(): void {
    const pause = PAUSES[this.#tries];
    if (this.#missing.length === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else if (this.#timer === undefined && pause !== undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#tries++;
        this.#ask(this.#missing);
        this.#plan();
      }, pause);
    }
  }
}
