interface Entry {
  readonly id: string;
  readonly send: () => void;
  /** What comes after it waits until it was taken. */
  readonly holds: boolean;
}

/**
 * Sends one thing after the other. Janus gives each message for a plugin to one of several threads, so of two that
 * come together the second may be taken first (1.1.2: about 1 of 200, more on a busy server): a camera that went on
 * right after the microphone stayed off. An `ack` says that a message stands in the line of its plugin.
 */
export class InOrder<Key> {
  /** The first of each is under way. */
  readonly #lines = new Map<Key, Entry[]>();

  /** Sends it when all before it was taken; what does not hold up others overtakes nothing, and waits for no answer. */
  add(key: Key, entry: Entry): void {
    const line = this.#lines.get(key);
    if (line && (entry.holds || line.length > 1)) return void line.push(entry);
    if (entry.holds) this.#lines.set(key, [entry]);
    entry.send();
  }

  /** It was taken, or is not waited for any more. */
  done(id: string): void {
    for (const [key, line] of this.#lines) {
      const at = line.findIndex((entry) => entry.id === id);
      if (at < 0) continue;
      line.splice(at, 1);
      if (at === 0) this.#next(key, line);
      return;
    }
  }

  /** There is no more time: sends all at once. */
  flush(): void {
    const waiting = [...this.#lines.values()].flatMap(([, ...others]) => others);
    this.#lines.clear();
    for (const { send } of waiting) send();
  }

  #next(key: Key, line: Entry[]): void {
    for (let [first] = line; first; [first] = line) {
      first.send();
      if (first.holds) return;
      line.shift();
    }
    this.#lines.delete(key);
  }
}
