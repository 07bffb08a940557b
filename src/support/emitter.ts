/** Takes a listener off again. Calling it twice does nothing. */
export type Unsubscribe = () => void;

/**
 * A typed event emitter for code that must run without a DOM.
 * A listener that throws is reported and never stops the others.
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  on<K extends keyof Events>(name: K, listener: (payload: Events[K]) => void): Unsubscribe {
    let set = this.#listeners.get(name);
    if (!set) this.#listeners.set(name, (set = new Set()));
    set.add(listener);
    return () => void set.delete(listener);
  }

  emit<K extends keyof Events>(name: K, payload: Events[K]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) {
      try {
        (listener as (payload: Events[K]) => void)(payload);
      } catch (error) {
        // Like a DOM listener: the fault surfaces, the others still hear.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Takes every listener off. */
  clear(): void {
    this.#listeners.clear();
  }
}
