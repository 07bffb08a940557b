import type { Unsubscribe } from '../support/emitter.js';
import { ringLevel, scheduleTone, TONES, type ToneName } from './tones.js';

/** An `AudioContext` costs a thread: it is closed when nothing sounded for so long, in ms. */
const IDLE = 3_000;
/** A single tone that cannot be heard at once is not worth hearing, in ms. */
const LATE = 300;
/** Short enough to be "at once", long enough not to click, in s. */
const FADE = 0.015;
/** What counts as an act of the person for the autoplay rules of browsers. */
const ACTS = ['pointerdown', 'pointerup', 'touchend', 'keydown', 'click'] as const;

export interface LoopOptions {
  /** Never louder than the first round: for somebody who is talking. */
  readonly gentle?: boolean;
  /** Asked once the browser lets it be heard; settles with whether, and when, it is this page's turn. */
  readonly turn?: () => Promise<boolean>;
}

type SinkContext = AudioContext & { setSinkId?(id: string): Promise<void> };

/**
 * Plays the tones of the kit. Its context is opened when something is to be heard and the browser lets it, and
 * closed when all is quiet. Where the browser holds sound back, it starts with the person's next act. Never throws.
 */
export class TonePlayer {
  #context: SinkContext | null = null;
  #deviceId = '';
  #idle: ReturnType<typeof setTimeout> | undefined;
  readonly #loops = new Set<Unsubscribe>();
  /** What wants to be heard and waits for the browser's leave: tries again, and calls off. */
  readonly #waiting = new Map<() => void, Unsubscribe>();

  /** Where it is heard from now on; '' is the system's choice. Browsers that cannot choose stay with that. */
  route(deviceId: string): void {
    if (deviceId === this.#deviceId) return;
    this.#deviceId = deviceId;
    if (this.#context) this.#sink(this.#context);
  }

  /** Once, now; or not at all. */
  play(name: ToneName): void {
    const asked = performance.now();
    const off = this.#whenRunning((context) => {
      if (performance.now() - asked > LATE) return;
      scheduleTone(context, context.destination, TONES[name], context.currentTime);
    });
    setTimeout(() => {
      off();
      this.#rest();
    }, LATE);
  }

  /**
   * Again and again until the answer is called, then silent within 20 ms. It goes by the clock of the sound
   * card: timers of hidden pages come late.
   */
  loop(name: 'ring' | 'ringback', { gentle = false, turn }: LoopOptions = {}): Unsubscribe {
    let out: GainNode | null = null;
    const on = (): boolean => this.#loops.has(stop);
    const round = (context: AudioContext, target: AudioNode, count: number, when: number): void => {
      if (!on()) return;
      const level = name === 'ring' ? ringLevel(gentle ? 0 : count) : 1;
      const last = scheduleTone(context, target, TONES[name], when, level);
      last.onended = () =>
        round(context, target, count + 1, Math.max(when + TONES[name].period, context.currentTime));
    };
    const begin = async (context: AudioContext): Promise<void> => {
      if ((await turn?.()) === false || !on()) return;
      out = context.createGain();
      out.connect(context.destination);
      round(context, out, 0, context.currentTime);
    };
    const stop = (): void => {
      if (!this.#loops.delete(stop)) return;
      off();
      if (out) silence(out);
      this.#rest();
    };
    this.#loops.add(stop);
    const off = this.#whenRunning((context) => void begin(context));
    return stop;
  }

  close(): void {
    for (const stop of [...this.#loops]) stop();
    for (const off of [...this.#waiting.values()]) off();
    clearTimeout(this.#idle);
    this.#shut();
  }

  /** Runs the task once, as soon as the context runs. The answer calls it off. */
  #whenRunning(task: (context: AudioContext) => void): Unsubscribe {
    if (typeof AudioContext === 'undefined' || typeof window === 'undefined') return () => undefined;
    clearTimeout(this.#idle);
    const attempt = (): void => {
      // Called off meanwhile: no context is opened that nobody would close.
      if (!this.#waiting.has(attempt)) return;
      const context = mayOpen() ? this.#open() : this.#context;
      if (!context) return;
      if (context.state !== 'running') {
        context.resume().catch(() => undefined);
        return;
      }
      off();
      task(context);
    };
    const off = (): void => {
      this.#waiting.delete(attempt);
      for (const act of ACTS) window.removeEventListener(act, attempt, true);
    };
    this.#waiting.set(attempt, off);
    for (const act of ACTS) window.addEventListener(act, attempt, { capture: true, passive: true });
    // A caller must have its `off` before the task runs.
    queueMicrotask(attempt);
    return off;
  }

  #open(): SinkContext | null {
    if (this.#context) return this.#context;
    try {
      const context: SinkContext = new AudioContext({ latencyHint: 'interactive' });
      this.#context = context;
      context.onstatechange = () => {
        if (context.state === 'running') for (const attempt of [...this.#waiting.keys()]) attempt();
      };
      if (this.#deviceId) this.#sink(context);
    } catch {
      // Too many contexts, or no sound card: it rings for the eye.
    }
    return this.#context;
  }

  #sink(context: SinkContext): void {
    // The device is gone, or may not be used: the system's own rings.
    context.setSinkId?.(this.#deviceId).catch(() => undefined);
  }

  #rest(): void {
    if (this.#loops.size > 0) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#loops.size === 0 && this.#shut(), IDLE);
  }

  #shut(): void {
    const context = this.#context;
    this.#context = null;
    if (context && context.state !== 'closed') context.close().catch(() => undefined);
  }
}

/** Firefox says so beforehand; elsewhere a context that may not sound stays suspended. */
function mayOpen(): boolean {
  const asked = navigator as { getAutoplayPolicy?(type: string): string };
  return asked.getAutoplayPolicy?.('audiocontext') !== 'disallowed';
}

function silence(out: GainNode): void {
  const { currentTime, state } = out.context;
  out.gain.setValueAtTime(1, currentTime);
  out.gain.linearRampToValueAtTime(0, currentTime + FADE);
  // A context that stands still would keep it for when it runs again.
  if (state !== 'running') out.disconnect();
  else setTimeout(() => out.disconnect(), 40);
}
