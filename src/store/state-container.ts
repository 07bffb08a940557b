import { shallowEqual } from '../support/equal.js';
import type { Unsubscribe } from '../support/emitter.js';

type Listener<S> = (state: S, before: S) => void;

/** Holds one frozen snapshot. Parts that are set to equal values keep their identity, and then nobody is told. */
export class StateContainer<S extends object> {
  #state: S;
  readonly #listeners = new Set<Listener<S>>();

  constructor(initial: S) {
    this.#state = Object.freeze({ ...initial });
  }

  get state(): S {
    return this.#state;
  }

  set(patch: Partial<S>): void {
    const before = this.#state;
    const next = { ...before };
    for (const key of Object.keys(patch) as (keyof S)[]) {
      const value = patch[key] as S[keyof S];
      if (!same(before[key], value)) next[key] = freeze(value);
    }
    if (shallowEqual(before, next)) return;
    this.#state = Object.freeze(next);
    for (const listener of [...this.#listeners]) this.#tell(listener, before);
  }

  onChange(listener: Listener<S>): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  clear(): void {
    this.#listeners.clear();
  }

  /** A listener that throws must not keep the others, or the call, from going on. */
  #tell(listener: Listener<S>, before: S): void {
    try {
      listener(this.#state, before);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return shallowEqual(a, b);
}

function freeze<T>(value: T): T {
  return typeof value === 'object' && value !== null ? Object.freeze(value) : value;
}
