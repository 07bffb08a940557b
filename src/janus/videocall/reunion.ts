/** The time in which two whose call broke find each other again: what is next, and when it is over. */
export class Reunion {
  readonly #length: number;
  #until: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param length how long it may take, in ms */
  constructor(length: number) {
    this.#length = length;
  }

  /** They look for each other. */
  get isOn(): boolean {
    return this.#until !== null;
  }

  /** Begins, or goes on. False: the time is over. */
  begin(): boolean {
    clearTimeout(this.#timer);
    this.#until ??= performance.now() + this.#length;
    return performance.now() < this.#until;
  }

  /** Does something later, in place of what was to be done. */
  after(ms: number, task: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(task, ms);
  }

  /** Does something when the time is over, in place of what was to be done. */
  atEnd(task: () => void): void {
    this.after(Math.max(0, (this.#until ?? 0) - performance.now()), task);
  }

  /** They found each other, or need not. */
  end(): void {
    clearTimeout(this.#timer);
    this.#until = null;
  }
}
