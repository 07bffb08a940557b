import { createLogger } from '../support/logger.js';
import type { Wake } from '../support/wake-events.js';
import { SignalingError, type SignalingErrorReason } from './signaling-error.js';

/**
 * ```
 * idle ── start ─> connecting ── success ─> online
 *                   │    ^                     │ lost
 *             failure    └──── timer, wake ──  v
 *                   └──────────────────────> waiting
 * ```
 * From everywhere: a terminal error leads to `failed`, `stop()` to `idle`.
 */
export type Phase = 'idle' | 'connecting' | 'online' | 'waiting' | 'failed';

/** All in ms. */
export interface SupervisorTiming {
  /** Deadline of one attempt, from the first packet to "online". */
  readonly attempt: number;
  /** Upper end of the first random wait; doubles with each failure. */
  readonly backoffFirst: number;
  /** Upper end of any wait while the outage is younger than `young`, so that a short one ends soon. */
  readonly backoffYoung: number;
  readonly young: number;
  /** Upper end of any wait. */
  readonly backoffMost: number;
  /** Least time between the starts of two attempts that nobody asked for. */
  readonly gap: number;
  /** Online for so long, the next loss starts with short waits again. */
  readonly stable: number;
}

export const SUPERVISOR_TIMING: SupervisorTiming = {
  attempt: 8000,
  backoffFirst: 500,
  backoffYoung: 4000,
  young: 60_000,
  backoffMost: 15_000,
  gap: 1000,
  stable: 30_000,
};

export interface SupervisorTasks {
  /** One try. Must free everything when aborted, and may then reject or not settle at all. */
  attempt(signal: AbortSignal): Promise<void>;
  /** Makes sure that an online connection still lives. `moved`: it may well have died with the last network. */
  probe(moved: boolean): void;
  /** The phase changed; `error` says why it is not `online`. */
  changed(phase: Phase, error: SignalingError | null): void;
}

/** Trying again cannot help: the page has to do something first. */
const TERMINAL: readonly SignalingErrorReason[] = [
  'auth-failed',
  'conflict',
  'service-missing',
  'service-invalid',
  'service-insecure',
  'service-cannot',
];

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: SignalingError) => void;
}

const log = createLogger('signaling');

/** Owns time: when to dial, for how long, when again. Knows nothing of what is dialled. */
export class Supervisor {
  readonly #timing: SupervisorTiming;
  readonly #tasks: SupervisorTasks;
  #phase: Phase = 'idle';
  #attempt: AbortController | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #waiters: Waiter[] = [];
  #failures = 0;
  /** Start of the last attempt, of the present outage, of being online. */
  #triedAt = -Infinity;
  #lostAt = 0;
  #onlineAt = 0;

  constructor(timing: SupervisorTiming, tasks: SupervisorTasks) {
    this.#timing = timing;
    this.#tasks = tasks;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Settles with the attempt that runs or begins now. Whatever comes of it, attempts go on until `stop()`. */
  start(): Promise<void> {
    if (this.#phase === 'online') return Promise.resolve();
    const result = new Promise<void>((resolve, reject) => this.#waiters.push({ resolve, reject }));
    if (this.#phase === 'idle' || this.#phase === 'failed') {
      this.#failures = 0;
      this.#lostAt = now();
    }
    if (this.#phase !== 'connecting') this.#try();
    return result;
  }

  /** The connection broke. */
  lost(error: SignalingError): void {
    if (this.#phase !== 'online') return;
    if (now() - this.#onlineAt >= this.#timing.stable) this.#failures = 0;
    this.#lostAt = now();
    this.#giveUpOrWait(error);
  }

  /** Ends everything, also what is under way. */
  stop(error: SignalingError): void {
    this.#endAttempt(error);
    clearTimeout(this.#retry);
    const waiters = this.#takeWaiters();
    if (this.#phase !== 'idle') this.#enter('idle', null);
    for (const waiter of waiters) waiter.reject(error);
  }

  /** A good moment: the network came back or the page is looked at again. */
  wake(wake: Wake = 'page'): void {
    if (this.#phase === 'online') this.#tasks.probe(wake === 'network');
    if (this.#phase === 'waiting') this.#tryIn(0);
  }

  #try(): void {
    clearTimeout(this.#retry);
    const attempt = new AbortController();
    this.#attempt = attempt;
    this.#triedAt = now();
    this.#enter('connecting', null);
    const isCurrent = () => this.#attempt === attempt;
    // A listener of the state may have stopped it.
    if (!isCurrent()) return;
    const { attempt: limit } = this.#timing;
    this.#deadline = setTimeout(() => {
      const error = new SignalingError('service-unreachable', `Not online within ${limit} ms.`);
      this.#endAttempt(error);
      this.#failed(error);
    }, limit);
    this.#tasks.attempt(attempt.signal).then(
      () => {
        if (!isCurrent()) return;
        this.#endAttempt(null);
        this.#onlineAt = now();
        const waiters = this.#takeWaiters();
        this.#enter('online', null);
        for (const waiter of waiters) waiter.resolve();
      },
      (cause: unknown) => {
        if (!isCurrent()) return;
        const error =
          cause instanceof SignalingError
            ? cause
            : new SignalingError('service-unreachable', 'The attempt broke.', { cause });
        this.#endAttempt(null);
        this.#failed(error);
      },
    );
  }

  #failed(error: SignalingError): void {
    // Taken first: who calls `start()` from a listener waits for the next attempt.
    const waiters = this.#takeWaiters();
    this.#giveUpOrWait(error);
    for (const waiter of waiters) waiter.reject(error);
  }

  #giveUpOrWait(error: SignalingError): void {
    if (TERMINAL.includes(error.reason)) {
      log.warn(`given up: ${error.reason}`);
      this.#enter('failed', error);
      return;
    }
    const { backoffFirst, backoffYoung, young, backoffMost } = this.#timing;
    const most = now() - this.#lostAt < young ? backoffYoung : backoffMost;
    const ceiling = Math.min(most, backoffFirst * 2 ** Math.min(this.#failures, 20));
    this.#failures += 1;
    // Full jitter: many clients that lost one server at once must not come back at once.
    this.#tryIn(Math.random() * ceiling);
    this.#enter('waiting', error);
  }

  #tryIn(delay: number): void {
    clearTimeout(this.#retry);
    const sinceLast = now() - this.#triedAt;
    this.#retry = setTimeout(() => this.#try(), Math.max(delay, this.#timing.gap - sinceLast));
  }

  #endAttempt(reason: SignalingError | null): void {
    clearTimeout(this.#deadline);
    const attempt = this.#attempt;
    this.#attempt = null;
    if (reason) attempt?.abort(reason);
  }

  #takeWaiters(): Waiter[] {
    const waiters = this.#waiters;
    this.#waiters = [];
    return waiters;
  }

  #enter(phase: Phase, error: SignalingError | null): void {
    this.#phase = phase;
    this.#tasks.changed(phase, error);
  }
}

/** Steady even when the user sets the clock. */
function now(): number {
  return performance.now();
}
