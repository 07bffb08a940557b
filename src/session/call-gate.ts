import { ExpiringMap } from '../support/expiring-map.js';

/**
 * Who may make this phone ring; `contacts`: who is in the contact list that the server keeps. A function may take its
 * time; when it, or asking the server, fails, the answer is no.
 */
export type AcceptCallsFrom =
  'anyone' | 'contacts' | readonly string[] | ((userId: string) => boolean | Promise<boolean>);

/** How many calls may ring within a minute. Calls that were taken, and of people whom we called, do not count. */
export interface CallLimits {
  /** Of one person; 3 by default. */
  readonly perCaller?: number;
  /** Of all together; 20 by default. */
  readonly inAll?: number;
}

/** Calls are counted over this long, in ms. */
const WINDOW = 60_000;
/** A call that is declined again and again is answered so often, in ms. */
const ANSWER_INTERVAL = 1_000;

/**
 * What stands before the bell: who may ring, and how often. Whoever is refused here hears nothing at all, so
 * that a stranger does not even learn that somebody is there. Times are of the monotonic clock.
 */
export class CallGate {
  readonly #from: () => AcceptCallsFrom;
  readonly #contacts: () => Promise<readonly string[]>;
  readonly #limits: Required<CallLimits>;
  readonly #now: () => number;
  /** Calls let through within the window, oldest first: never more than `inAll`. */
  #passed: { readonly sessionId: string; readonly userId: string; readonly at: number }[] = [];
  readonly #answered: ExpiringMap<string, true>;

  constructor(
    from: () => AcceptCallsFrom,
    contacts: () => Promise<readonly string[]>,
    { perCaller = 3, inAll = 20 }: CallLimits = {},
    now: () => number = () => performance.now(),
  ) {
    this.#from = from;
    this.#contacts = contacts;
    this.#limits = { perCaller, inAll };
    this.#now = now;
    this.#answered = new ExpiringMap(ANSWER_INTERVAL, 100, now);
  }

  /** Whether the page wants calls of this person. */
  allows(userId: string): boolean | Promise<boolean> {
    const from = this.#from();
    if (from === 'anyone') return true;
    if (from !== 'contacts' && typeof from !== 'function') return from.includes(userId);
    try {
      const answer =
        from === 'contacts' ? this.#contacts().then((ids) => ids.includes(userId)) : from(userId);
      if (typeof answer === 'boolean') return answer;
      return Promise.resolve(answer).then(
        (allowed) => allowed === true,
        () => false,
      );
    } catch {
      return false;
    }
  }

  /** Counts a call; false: one too many. A repeat of a call that passed is no new one. */
  admit(sessionId: string, userId: string): boolean {
    const since = this.#now() - WINDOW;
    this.#passed = this.#passed.filter(({ at }) => at > since);
    if (this.#passed.some((call) => call.sessionId === sessionId && call.userId === userId)) return true;
    const own = this.#passed.filter((call) => call.userId === userId).length;
    if (own >= this.#limits.perCaller || this.#passed.length >= this.#limits.inAll) return false;
    this.#passed.push({ sessionId, userId, at: this.#now() });
    return true;
  }

  /** We talk with this person: their calls so far were welcome. */
  welcome(userId: string): void {
    this.#passed = this.#passed.filter((call) => call.userId !== userId);
  }

  /** Whether a call may be answered without anybody's doing: once a second, however often it is repeated. */
  mayAnswer(sessionId: string): boolean {
    if (this.#answered.get(sessionId)) return false;
    this.#answered.set(sessionId, true);
    return true;
  }
}
