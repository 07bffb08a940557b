import type { Participant } from '../../store/call-state.js';

/** So long must somebody talk before anything moves for them, in ms: a cough or a "yes" moves nobody. */
const TALK = 1000;
/** So long does somebody stay large, or in the place that they were given, in ms. */
const KEEP = 3000;

/**
 * Who talks, and what follows: who is large in a spotlight, and who is brought into view where there is no room for
 * all. A pause moves nobody; one who is in view is never moved; one who is brought in changes places with the one in
 * view who has been silent longest, so that all others stay where they are. Oneself is never in it.
 */
export class Voices {
  /** When each began to speak, of those who do. */
  readonly #since = new Map<string, number>();
  /** When each was heard last. */
  readonly #heard = new Map<string, number>();
  /** When each was brought into view. */
  readonly #brought = new Map<string, number>();
  #order: readonly string[] = [];
  #large = '';
  #largeSince = -Infinity;
  #now = 0;

  /** Call it first, with everyone. `now` in ms, of a clock that only goes forward. */
  hear(participants: readonly Participant[], now: number): void {
    this.#now = now;
    const others = participants.filter(({ isLocal }) => !isLocal);
    const ids = new Set(others.map(({ id }) => id));
    this.#order = [
      ...this.#order.filter((id) => ids.has(id)),
      ...[...ids].filter((id) => !this.#order.includes(id)),
    ];
    for (const map of [this.#since, this.#heard, this.#brought]) {
      for (const id of map.keys()) if (!ids.has(id)) map.delete(id);
    }
    for (const { id, speaking } of others) {
      if (!speaking) this.#since.delete(id);
      else if (!this.#since.has(id)) this.#since.set(id, now);
      if (speaking) this.#heard.set(id, now);
    }
  }

  /** Who is large; '' while nobody else is there. Ask only while somebody is: the one before gets their place. */
  spot(): string {
    if (!this.#isOther(this.#large)) {
      this.#large = this.#talkers()[0] ?? this.#order[0] ?? '';
      this.#largeSince = -Infinity;
    } else if (!this.#since.has(this.#large) && this.#now - this.#largeSince >= KEEP) {
      const [next] = this.#talkers();
      if (next) {
        this.#swap(this.#large, next);
        this.#large = next;
        this.#largeSince = this.#now;
      }
    }
    return this.#large;
  }

  /** Everyone in their places, oneself as given, behind the others. */
  sort(participants: readonly Participant[]): readonly Participant[] {
    const at = (person: Participant): number => (person.isLocal ? Infinity : this.#order.indexOf(person.id));
    return [...participants].sort((a, b) => at(a) - at(b) || 0);
  }

  /** Of these, in their order, only the first `places` are in view. True: somebody changed places with somebody. */
  bring(ids: readonly string[], places: number): boolean {
    let changed = false;
    const seen = ids.slice(0, Math.max(0, places));
    for (const talker of this.#talkers()) {
      if (!ids.includes(talker) || seen.includes(talker)) continue;
      const silent = seen
        .filter((id) => this.#isOther(id) && !this.#since.has(id) && this.#isRested(id))
        .sort((a, b) => this.#lastHeard(a) - this.#lastHeard(b) || seen.indexOf(b) - seen.indexOf(a))[0];
      if (!silent) continue;
      this.#swap(silent, talker);
      this.#brought.set(talker, this.#now);
      seen[seen.indexOf(silent)] = talker;
      changed = true;
    }
    return changed;
  }

  /** In how many ms something may have to move though nothing new is heard; null: not before. */
  get wait(): number | null {
    const waits = [...this.#since].flatMap(([id, since]) => {
      if (id === this.#large) return [];
      const ripe = [
        since + TALK,
        this.#largeSince + KEEP,
        ...[...this.#brought.values()].map((at) => at + KEEP),
      ];
      return ripe.map((at) => at - this.#now).filter((ms) => ms > 0);
    });
    return waits.length > 0 ? Math.min(...waits) : null;
  }

  /** Those who have talked long enough, the longest first. */
  #talkers(): string[] {
    return [...this.#since]
      .filter(([, since]) => this.#now - since >= TALK)
      .sort(([, a], [, b]) => a - b)
      .map(([id]) => id);
  }

  #isOther(id: string): boolean {
    return this.#order.includes(id);
  }

  #isRested(id: string): boolean {
    return this.#now - (this.#brought.get(id) ?? -Infinity) >= KEEP;
  }

  #lastHeard(id: string): number {
    return this.#heard.get(id) ?? -Infinity;
  }

  #swap(a: string, b: string): void {
    this.#order = this.#order.map((id) => (id === a ? b : id === b ? a : id));
  }
}
