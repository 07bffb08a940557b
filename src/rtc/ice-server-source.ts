import { CallError } from '../session/call-error.js';
import { createLogger } from '../support/logger.js';
import { readIceServers, withoutRelays, type IceServersSource } from './ice-servers.js';

export interface IceServerSourceOptions {
  /** What the page gave, looked at anew each time: it may set another. */
  readonly page: () => IceServersSource | null | undefined;
  /** What a signaling service offers (XEP-0215), where there is one that does; it keeps its own time. */
  readonly service?: (() => Promise<RTCIceServer[]>) | undefined;
  /** The page's function failed: told once, until it works again. */
  readonly onError: (error: CallError) => void;
}

/** What a function gives is kept this long where nothing tells the life of it, in ms. */
const KEEP_UNKNOWN = 60_000;
/** No longer than this, because a clock may be wrong, in ms. */
const KEEP_MOST = 10 * 60_000;
/** A function may take so long; a call does not wait longer, in ms. */
const DEADLINE = 5_000;
/** The same while the last answer is still good. */
const PATIENCE = 1_000;

const log = createLogger('mesh');

/**
 * STUN and TURN servers of the page and of the signaling service together, fresh enough for the next connection:
 * a function of the page is asked again when half the life of its credentials is over.
 */
export class IceServerSource {
  readonly #options: IceServerSourceOptions;
  #source: IceServersSource | null = null;
  #servers: RTCIceServer[] = [];
  /** `Date.now()` until which the page's servers need no question. */
  #goodUntil = 0;
  /** `Date.now()` at which the credentials of the page's relays end. */
  #expires = Infinity;
  #running: Promise<void> | null = null;
  /** `Date.now()` at which a service that had none is asked again; null: it has some, or was never asked. */
  #askAgainAt: number | null = null;
  #told = false;

  constructor(options: IceServerSourceOptions) {
    this.#options = options;
  }

  /** Never rejects, and never takes longer than the deadline: what cannot be had is left out. */
  async get(): Promise<RTCIceServer[]> {
    const [page, service] = await Promise.all([this.#ofPage(), this.#ofService()]);
    return [...page, ...service];
  }

  /** A service that had none is asked again at times, but no call waits for it: that is a round trip. */
  #ofService(): Promise<RTCIceServer[]> {
    const { service } = this.#options;
    const again = this.#askAgainAt;
    if (!service || (again !== null && Date.now() < again)) return Promise.resolve([]);
    if (again !== null) this.#askAgainAt = Date.now() + KEEP_UNKNOWN;
    const answer = service()
      .catch(() => [])
      .then((servers) => {
        this.#askAgainAt = servers.length > 0 ? null : Date.now() + KEEP_UNKNOWN;
        return servers;
      });
    return again === null ? answer : Promise.resolve([]);
  }

  async #ofPage(): Promise<RTCIceServer[]> {
    const source = this.#options.page() ?? null;
    if (source !== this.#source) this.#reset(source);
    if (typeof source === 'function' && Date.now() >= this.#goodUntil) {
      this.#running ??= this.#ask(source);
      // With some at hand that are still good, a slow answer must not hold up a restart.
      const patience = this.#servers.length > 0 && Date.now() < this.#expires ? PATIENCE : DEADLINE;
      await Promise.race([this.#running, pause(patience)]);
    }
    const servers = Date.now() < this.#expires ? this.#servers : withoutRelays(this.#servers);
    return structuredClone(servers);
  }

  #reset(source: IceServersSource | null): void {
    this.#source = source;
    this.#servers = [];
    this.#goodUntil = 0;
    this.#expires = Infinity;
    this.#running = null;
    this.#told = false;
    // A list is good for ever: nobody can be asked for another.
    if (source && typeof source !== 'function') this.#servers = this.#read(source).servers;
  }

  async #ask(source: () => unknown): Promise<void> {
    const answer = Promise.resolve().then(source);
    const taken = answer.then((value) => this.#take(source, value));
    // An answer that comes too late for this connection serves the next one.
    taken.catch(() => undefined);
    const late = pause(DEADLINE).then(() => Promise.reject(new Error(`no answer within ${DEADLINE} ms`)));
    late.catch(() => undefined);
    try {
      await Promise.race([taken, late]);
    } catch (cause) {
      if (source === this.#source) this.#fail(cause);
    } finally {
      if (source === this.#source) this.#running = null;
    }
  }

  #take(source: () => unknown, value: unknown): void {
    if (source !== this.#source) return;
    const now = Date.now();
    const { servers, expires } = this.#read(value);
    // Just made and over already: the clock here is wrong, so the time says nothing.
    const life = expires > now ? expires - now : Infinity;
    this.#servers = servers;
    this.#expires = now + life;
    this.#goodUntil = now + (life === Infinity ? KEEP_UNKNOWN : Math.min(KEEP_MOST, life / 2));
    this.#told = false;
  }

  #read(value: unknown): ReturnType<typeof readIceServers> {
    const read = readIceServers(value);
    if (read.dropped.length > 0) log.warn(`ICE servers left out: ${read.dropped.join(', ')}`);
    return read;
  }

  #fail(cause: unknown): void {
    if (this.#told) return;
    this.#told = true;
    // What it says may hold a secret: it stays in `cause`.
    this.#options.onError(
      new CallError('ice-servers-failed', "the page's iceServers function failed", { cause }),
    );
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
