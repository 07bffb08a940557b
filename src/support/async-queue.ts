/** Runs async tasks one after another. A task that fails rejects its own promise and never stops the rest. */
export class AsyncQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Settles like the task. After `close()` the task does not run and the promise stays `undefined`. */
  run<T>(task: () => Promise<T> | T): Promise<T | undefined> {
    const next = this.#tail.then(() => (this.#closed ? undefined : task()));
    this.#tail = next.catch(() => undefined);
    return next;
  }

  /** Tasks that have not started are skipped from now on. */
  close(): void {
    this.#closed = true;
  }
}
