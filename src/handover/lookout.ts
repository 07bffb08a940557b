import type { CallSession } from '../session/call-session.js';
import type { Carrier } from '../session/move.js';
import { arrivals, type Arrivals } from './arrivals.js';

type Found = Readonly<Record<Carrier, Arrivals>>;

const NOTHING: Found = Object.freeze({ mesh: new Map(), room: new Map() });
/** Between two looks at what arrives, in ms: sessions measure no more often. */
const TICK = 600;

/** Looks what arrives of everybody, by each way, as long as somebody is on the way. */
export class Lookout {
  readonly #sessions: () => Readonly<Record<Carrier, CallSession | null>>;
  readonly #onLook: () => void;
  #found = NOTHING;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sessions: () => Readonly<Record<Carrier, CallSession | null>>, onLook: () => void) {
    this.#sessions = sessions;
    this.#onLook = onLook;
  }

  get found(): Found {
    return this.#found;
  }

  /** What was seen before is of another move. */
  forget(): void {
    this.#found = NOTHING;
  }

  /** On: looks again, and again if it is still on then. */
  watch(on: boolean): void {
    if (on) this.#timer ??= setTimeout(() => void this.#look(), TICK);
    else {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
  }

  async #look(): Promise<void> {
    const { mesh, room } = this.#sessions();
    const { mesh: before, room: there } = this.#found;
    const found = await Promise.all([arrivals(mesh, before), arrivals(room, there)]);
    this.#found = { mesh: found[0], room: found[1] };
    this.#timer = undefined;
    this.#onLook();
  }
}
