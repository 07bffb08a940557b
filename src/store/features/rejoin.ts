import { CallError } from '../../session/call-error.js';
import type { RejoinTicket } from '../../session/call-service.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { StoreContext } from '../store-context.js';

const KEY = 'call-elements:rejoin';
/** Those who wait give up after this, in ms. */
const LIFE = 25_000;
const IDS_MAX = 64;

interface Kept extends RejoinTicket {
  readonly userId: string;
  /** `Date.now()` when the page went away. */
  readonly at: number;
}

/** Coming back into a call after the page was loaded anew. The tab keeps ids for half a minute, and no secret. */
export class Rejoin {
  readonly #context: StoreContext;
  readonly #stop: Unsubscribe;
  #ticket: RejoinTicket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: StoreContext) {
    this.#context = context;
    this.#stop = context.onState((state, before) => {
      const { userId } = state.connection;
      if (userId !== null && userId !== before.connection.userId) this.#look(userId);
      // Another call takes its place.
      if (state.call !== before.call && this.#ticket) this.forget();
    });
  }

  /** The page goes away. */
  leave(): void {
    const ticket = this.#context.service()?.suspend() ?? null;
    const { userId } = this.#context.get().connection;
    if (!ticket || userId === null) return;
    const kept: Kept = { ...ticket, userId, at: Date.now() };
    storage((store) => store.setItem(KEY, JSON.stringify(kept)));
  }

  /** The call that one can come back to. Rejects with `no-such-call`. */
  take(): RejoinTicket {
    const ticket = this.#ticket;
    if (!ticket) throw new CallError('no-such-call', 'no call waits for this page');
    this.forget();
    return ticket;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#ticket = null;
    this.#context.set({ rejoin: null });
  }

  detach(): void {
    clearTimeout(this.#timer);
    this.#stop();
  }

  #look(userId: string): void {
    const kept = readKept();
    if (!kept || kept.userId !== userId) return;
    const left = kept.at + LIFE - Date.now();
    if (left <= 0 || left > LIFE) return;
    const { callId, kind, people } = kept;
    this.#ticket = kept;
    this.#timer = setTimeout(() => this.forget(), left);
    this.#context.set({
      rejoin: {
        callId,
        kind,
        people: people.map((id) => this.#context.person(id)),
        expiresAt: kept.at + LIFE,
      },
    });
  }
}

/** Reads it once: a copy of the tab, or a second sign-in, must not find it again. */
function readKept(): Kept | null {
  const text = storage((store) => {
    const kept = store.getItem(KEY);
    store.removeItem(KEY);
    return kept;
  });
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isKept(value) ? value : null;
  } catch {
    return null;
  }
}

/** Any script of the page can write there. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const {
    callId,
    kind,
    callerId,
    memberIds,
    people,
    round = 0,
    userId,
    at,
  } = value as Record<string, unknown>;
  const ids = (list: unknown): boolean =>
    Array.isArray(list) && list.length > 0 && list.length <= IDS_MAX && list.every(isText);
  return (
    [callId, callerId, userId].every(isText) &&
    (kind === 'video' || kind === 'audio') &&
    ids(memberIds) &&
    ids(people) &&
    typeof round === 'number' &&
    typeof at === 'number'
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 256;
}

/** Frames without storage, private windows and Node have none: then there is no coming back. */
function storage<T>(use: (store: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
