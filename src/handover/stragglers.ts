import type { MoveLine } from '../session/move.js';
import type { Crowd } from './crowd.js';

export interface StragglersOptions {
  readonly line: MoveLine;
  readonly crowd: Crowd;
  /** Connects with somebody without the room. */
  readonly wake: (userIds: readonly string[]) => void;
  /** Tells somebody of the room. */
  readonly invite: (userId: string) => void;
}

/** Gone from the room so long, and not from the call, in ms: their connection is made anew. */
const MISSING = 3_000;
/** Who came later is told so often, and not sooner than after so long, in ms. */
const INVITES = 3;
const INVITE_AGAIN = 20_000;

/** While a room carries the call: who fell out of it is reached without it, and who came meanwhile is told of it. */
export class Stragglers {
  readonly #options: StragglersOptions;
  /** Since when they are not in the room. */
  readonly #since = new Map<string, number>();
  readonly #invited = new Map<string, { readonly count: number; readonly at: number }>();

  constructor(options: StragglersOptions) {
    this.#options = options;
  }

  /** Somebody is not in the room. */
  get isEmpty(): boolean {
    return this.#since.size === 0;
  }

  /** `leads`: we tell those who do not know. */
  look(leads: boolean, now = performance.now()): void {
    const { line, crowd, wake, invite } = this.#options;
    const { kit } = line;
    for (const id of this.#since.keys()) if (!kit.includes(id)) this.#since.delete(id);
    for (const id of kit) {
      if (crowd.has('room', id)) {
        this.#since.delete(id);
        continue;
      }
      const since = this.#since.get(id) ?? now;
      this.#since.set(id, since);
      if (crowd.resting.has(id)) {
        if (now - since > MISSING) wake([id]);
      } else if (leads && crowd.isConnected('mesh', id) && this.#mayInvite(id, now)) invite(id);
    }
  }

  /** They may be told at once, as at first. */
  forget(id?: string): void {
    if (id === undefined) this.#invited.clear();
    else this.#invited.delete(id);
  }

  /** Everybody is where they are to be. */
  rest(): void {
    this.#since.clear();
  }

  #mayInvite(id: string, now: number): boolean {
    const { count, at } = this.#invited.get(id) ?? { count: 0, at: -Infinity };
    if (count >= INVITES || now - at < INVITE_AGAIN) return false;
    this.#invited.set(id, { count: count + 1, at: now });
    return true;
  }
}
