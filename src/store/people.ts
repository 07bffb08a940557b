import { safeAvatarUrl } from '../support/safe-url.js';
import type { Person } from './call-state.js';

const PEOPLE_MAX = 500;

/** What the page, and calls so far, told about people. */
export class People {
  readonly #known = new Map<string, Person>();

  get(id: string): Person {
    return this.#known.get(id) ?? { id, name: id, avatar: null };
  }

  /** A name equal to the id says nothing. */
  learn(id: string, name: string | null | undefined, avatar: string | null | undefined): void {
    const before = this.get(id);
    const next: Person = Object.freeze({
      id,
      name: name && name !== id ? name : before.name,
      avatar: (avatar && safeAvatarUrl(avatar)) || before.avatar,
    });
    if (next.name === before.name && next.avatar === before.avatar) return;
    this.#known.set(id, next);
    const [oldest] = this.#known.keys();
    if (this.#known.size > PEOPLE_MAX && oldest !== undefined) this.#known.delete(oldest);
  }
}
