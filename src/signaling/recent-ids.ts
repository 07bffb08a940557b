/** Remembers the last ids seen, to drop what arrives twice. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #capacity: number;

  /** @param capacity how many ids are kept; the oldest goes first */
  constructor(capacity = 500) {
    this.#capacity = capacity;
  }

  /** Notes the id. False if it was known already. */
  add(id: string): boolean {
    const isNew = !this.#ids.delete(id);
    this.#ids.add(id);
    if (this.#ids.size > this.#capacity) {
      for (const oldest of this.#ids) {
        this.#ids.delete(oldest);
        break;
      }
    }
    return isNew;
  }
}
