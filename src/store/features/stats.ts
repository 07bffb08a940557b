import type { CallSession } from '../../session/call-session.js';
import type { PeerStats, QualityGrade } from '../../session/peer-stats.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import type { StatsListener } from '../call-store.js';
import type { StoreContext } from '../store-context.js';

/** Between two measurements, in ms: usually, while somebody is lost, and while nobody sees the page. */
const INTERVAL = { usual: 2_000, reconnecting: 1_000, hidden: 5_000 } as const;

/** How the connections do: measured while somebody watches and a call stands, and never else. */
export class StatsWatch {
  readonly #context: StoreContext;
  readonly #onGrades: () => void;
  readonly #emitter = new Emitter<{ report: readonly PeerStats[] }>();
  #watchers = 0;
  readonly #stops: readonly Unsubscribe[];
  #grades: ReadonlyMap<string, QualityGrade | null> = new Map();
  #ownGrade: QualityGrade | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the timer was set for; null: it is not set. */
  #interval: number | null = null;

  /** `onGrades`: the grades of the participants changed. */
  constructor(context: StoreContext, onGrades: () => void) {
    this.#context = context;
    this.#onGrades = onGrades;
    const page = typeof document === 'undefined' ? null : document;
    page?.addEventListener('visibilitychange', this.#plan);
    this.#stops = [
      context.onState(({ call, participants }, before) => {
        if (call?.phase !== before.call?.phase || participants !== before.participants) this.#plan();
      }),
      () => page?.removeEventListener('visibilitychange', this.#plan),
    ];
  }

  /** Grade of a participant; null while nobody watches. Of oneself: the worst of what the others get. */
  grade(id: string, isLocal: boolean): QualityGrade | null {
    return isLocal ? this.#ownGrade : (this.#grades.get(id) ?? null);
  }

  watch(listener: StatsListener): Unsubscribe {
    // The same function may watch twice, and each of them ends for itself.
    const stop = this.#emitter.on('report', (peers) => listener(peers));
    let watches = true;
    this.#watchers++;
    this.#plan();
    return () => {
      if (watches) this.#watchers--;
      watches = false;
      stop();
      this.#plan();
    };
  }

  detach(): void {
    this.#emitter.clear();
    this.#watchers = 0;
    for (const stop of this.#stops) stop();
    this.#plan();
  }

  /** Sets the timer where it must be, and clears it where it must not. */
  readonly #plan = (): void => {
    const interval = this.#wanted();
    if (interval === this.#interval) return;
    const begins = this.#interval === null;
    this.#interval = interval;
    clearTimeout(this.#timer);
    if (interval === null) this.#forget();
    else this.#measureIn(begins ? 0 : interval);
  };

  #wanted(): number | null {
    const { call, participants } = this.#context.get();
    const stands = call?.phase === 'connected' || call?.phase === 'reconnecting';
    if (this.#watchers <= 0 || !stands) return null;
    if (typeof document !== 'undefined' && document.visibilityState === 'hidden') return INTERVAL.hidden;
    const lost = participants.some(({ connection }) => connection === 'reconnecting');
    return lost ? INTERVAL.reconnecting : INTERVAL.usual;
  }

  #measureIn(delay: number): void {
    this.#timer = setTimeout(() => void this.#measure(), delay);
  }

  async #measure(): Promise<void> {
    const session = this.#context.session();
    const peers = session ? await this.#ask(session) : [];
    // Of a call that was left meanwhile nobody wants to know.
    if (this.#interval !== null && session === this.#context.session()) this.#tell(peers);
    // A listener may have ended the watch, or another measurement was planned meanwhile.
    clearTimeout(this.#timer);
    if (this.#interval !== null) this.#measureIn(this.#interval);
  }

  async #ask(session: CallSession): Promise<readonly PeerStats[]> {
    try {
      return Object.freeze(await session.stats());
    } catch {
      return [];
    }
  }

  #tell(peers: readonly PeerStats[]): void {
    this.#grades = new Map(peers.map(({ userId, quality }) => [userId, quality]));
    const own = peers.map(({ qualityOut }) => qualityOut).filter((grade) => grade !== null);
    this.#ownGrade = own.length === 0 ? null : (Math.min(...own) as QualityGrade);
    this.#onGrades();
    this.#context.emit('call-stats-report', { peers });
    this.#emitter.emit('report', peers);
  }

  #forget(): void {
    if (this.#grades.size === 0 && this.#ownGrade === null) return;
    this.#grades = new Map();
    this.#ownGrade = null;
    this.#onGrades();
  }
}
