/** A map that forgets: entries live `ttl` ms, and the oldest go when there are more than `max`. No timers. */
export class ExpiringMap<K, V> {
  readonly #entries = new Map<K, { value: V; until: number }>();

  constructor(
    readonly ttl: number,
    readonly max: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > this.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: this.now() + this.ttl });
    for (const [oldest, { until }] of this.#entries) {
      if (this.#entries.size <= this.max && until > this.now()) break;
      this.#entries.delete(oldest);
    }
  }

  /** Returns the value and forgets it. */
  take(key: K): V | undefined {
    const value = this.get(key);
    this.#entries.delete(key);
    return value;
  }

  clear(): void {
    this.#entries.clear();
  }
}
