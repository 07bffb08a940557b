import type { Unsubscribe } from '../support/emitter.js';
import type { PathScout } from './path-scout.js';

/** `restart`: ICE restart on the same connection. `replace`: a new connection beside the old one. */
export type Rung = 'restart' | 'replace';

/** `left`: their page went away and did not come back. */
export type GiveUp = 'ice-failed' | 'connection-lost' | 'left';

/** All in ms. */
export interface RecoveryTiming {
  /** After this a lost connection to somebody whose client brings it back as patiently is given up. */
  readonly disconnectTimeout: number;
  /** The same towards an SDK, which gives up by itself after this (`disconnectTimeInterval`). */
  readonly sdkDisconnectTimeout: number;
  /** Another of this kit that answers no offer for so long while its media are lost is gone. */
  readonly silenceTimeout: number;
  /** Whose page went away may come back within this time. */
  readonly rejoinTimeout: number;
  /** A first connection that is not there after this gets its first restart. */
  readonly firstRestart: number;
  /** After this a connection that never came about is given up. */
  readonly connectTimeout: number;
}

export interface RecoveryOptions {
  readonly timing: RecoveryTiming;
  /** Who made the first offer of this pair restarts first; the other helps out later. */
  readonly offerer: boolean;
  /** What the other side understands, as far as one knows by now. */
  readonly ladder: () => Ladder;
  /** Network and signaling are there: without them a try would be in vain. */
  readonly ready: () => boolean;
  /** Tells that servers answer again. */
  readonly scout: Pick<PathScout, 'watch'>;
  readonly onLost: () => void;
  readonly climb: (rung: Rung) => void;
  readonly onGiveUp: (reason: GiveUp) => void;
}

export interface Ladder {
  /** Rungs in turn, and again from the first. */
  readonly rungs: readonly Rung[];
  /** Before the first rung, in ms. */
  readonly first: { readonly disconnected: number; readonly failed: number };
  /** Between rungs, in ms; the last one repeats. */
  readonly gaps: readonly number[];
  /** The other side waits as long as we do. */
  readonly patient: boolean;
  /** The other side answers each offer while it lives, whatever its media do. */
  readonly answers: boolean;
}

/** Who did not make the first offer leaves the first try to the other, in ms. */
const HELP_OUT = 4_000;
/** Chromium says `disconnected` after 5 s of silence, and often heals by itself within one more. */
export const SOON = { disconnected: 1_000, failed: 0 } as const;
/**
 * Each restart asks the relays at once, after 0.25, 0.75, 1.75 and 3.75 s, and then not for 4 s: a new one by then finds
 * a path within 2 s of its return.
 */
export const GAPS = [2_000, 4_000] as const;
/** After so many offers without a word somebody may be gone. */
const ENOUGH = 2;
/** A timer that fires this much late has slept with the machine. */
const OVERSLEPT = 5_000;
const AFTER_SLEEP = 10_000;
const NOT_READY = 1_000;
/** A page hears of a network a second before its connections may use it, in ms. */
const SETTLE = 1_500;

/** Brings one pair's lost connection back, rung by rung, until it is there or time is up. */
export class Recovery {
  readonly #options: RecoveryOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #unwatch: Unsubscribe | undefined;
  #tries = 0;
  #wasConnected = false;
  #lost = false;
  #away = false;
  /** The browser gave the first connection up before it ever stood. */
  #stillborn = false;
  #climbedAt = -Infinity;
  #heardAt = 0;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** Descriptions are exchanged: from now on a connection must come about. */
  begin(): void {
    if (this.#wasConnected || this.#limit !== undefined) return;
    const { timing, offerer } = this.#options;
    this.#giveUpAfter(timing.connectTimeout, 'ice-failed');
    // Not both at once: two offers that collide cost a round.
    this.#schedule(timing.firstRestart + (offerer ? 0 : HELP_OUT));
  }

  /** The path is there. */
  connected(): void {
    this.rest();
  }

  /** Nothing comes through: `disconnected` heals by itself at times, `failed` never. */
  lost(state: 'disconnected' | 'failed'): void {
    const { timing, offerer, onLost } = this.#options;
    if (this.#away) return;
    if (!this.#wasConnected) {
      this.#stillborn ||= state === 'failed';
      return;
    }
    const pause = Math.max(this.#ladder.first[state], offerer ? 0 : HELP_OUT);
    if (!this.#lost) {
      this.#lost = true;
      this.#heardAt = performance.now();
      const { patient } = this.#ladder;
      this.#giveUpAfter(patient ? timing.disconnectTimeout : timing.sdkDisconnectTimeout, 'connection-lost');
      onLost();
      this.#schedule(pause);
    } else if (pause === 0 && this.#tries === 0) {
      this.#schedule(0);
    }
  }

  /** Their page goes away, and may come back: nothing to restart, they call again. */
  leaving(): void {
    if (!this.#lost) this.#options.onLost();
    this.#lost = this.#away = this.#wasConnected = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#giveUpAfter(this.#options.timing.rejoinTimeout, 'left');
  }

  /** The person is carried elsewhere: nothing is brought back until it is lost again. */
  rest(): void {
    this.#clear();
    this.#wasConnected = true;
    this.#lost = this.#away = this.#stillborn = false;
    this.#tries = 0;
  }

  /** A signal of theirs came: they are there. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /** The network, the signaling or the page came back: no need to wait for the next rung. */
  nudge(): void {
    if (this.#limit === undefined || this.#timer === undefined) return;
    if (performance.now() - this.#climbedAt >= NOT_READY) this.#schedule(0, true);
  }

  /**
   * This machine is, as a rule, in another network: the old way out is gone. `settled`: signaling has gone through the
   * new one already.
   */
  moved(settled = false): void {
    if (this.#limit !== undefined) return this.nudge();
    // The browser would say so 5 s later. A client that knows no restart has to be left to that.
    if (!this.#wasConnected || this.#ladder.rungs[0] !== 'restart') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#options.climb('restart'), settled ? 0 : SETTLE);
  }

  close(): void {
    this.#clear();
  }

  get #ladder(): Ladder {
    return this.#options.ladder();
  }

  /** `nudged`: something is new out there, so the gentlest way deserves another try. */
  #schedule(pause: number, nudged = false): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#step(nudged), pause);
  }

  #step(nudged: boolean): void {
    const { ready, climb, timing, onGiveUp, scout } = this.#options;
    if (!ready()) return this.#schedule(NOT_READY);
    const { rungs, gaps, answers } = this.#ladder;
    const patience =
      this.#lost && answers ? this.#heardAt + timing.silenceTimeout - performance.now() : Infinity;
    if (this.#tries > ENOUGH && patience <= 0) {
      this.#clear();
      return onGiveUp('connection-lost');
    }
    const next = rungs[nudged ? 0 : this.#tries % rungs.length] ?? 'restart';
    // Firefox carries no media over a connection that failed before it stood, whatever a restart says.
    const rung = this.#stillborn && rungs.includes('replace') ? 'replace' : next;
    const gap = gaps[Math.min(this.#tries, gaps.length - 1)] ?? NOT_READY;
    if (!nudged || this.#tries === 0) this.#tries++;
    this.#climbedAt = performance.now();
    // Most are back with the first. One that knows no restart has its own time.
    if (this.#lost && this.#tries >= ENOUGH && rungs[0] === 'restart')
      this.#unwatch ??= scout.watch(() => this.nudge());
    // Not only with the rung after it: that may be 4 s later.
    this.#schedule(this.#tries > ENOUGH && patience > 0 ? Math.min(gap, patience) : gap);
    climb(rung);
  }

  #giveUpAfter(ms: number, reason: GiveUp): void {
    clearTimeout(this.#limit);
    const due = performance.now() + ms;
    this.#limit = setTimeout(() => {
      // The machine slept: the time it was given has not been used.
      if (performance.now() - due > OVERSLEPT) {
        this.#giveUpAfter(AFTER_SLEEP, reason);
        this.nudge();
      } else {
        this.#clear();
        this.#options.onGiveUp(reason);
      }
    }, ms);
  }

  #clear(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#limit);
    this.#unwatch?.();
    this.#timer = this.#limit = this.#unwatch = undefined;
  }
}
