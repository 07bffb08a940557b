/**
 * Ticks at a steady rate, also where nobody looks: browsers stop animation frames in a hidden tab and hold its
 * timers back to one a second, but not the clock of its sound. Without an `AudioContext` that runs there are the
 * timers alone, and a hidden tab then ticks once a second.
 */
export class FrameClock {
  readonly #tick: () => void;
  readonly #interval: number;
  readonly #context: AudioContext | null;
  readonly #timer: ReturnType<typeof setInterval>;
  #source: ConstantSourceNode | null = null;
  #last = 0;
  #stopped = false;

  /** @param rate ticks a second, at most */
  constructor(rate: number, context: AudioContext | null, tick: () => void) {
    this.#tick = tick;
    this.#interval = 1000 / rate;
    this.#context = context;
    this.#timer = setInterval(() => this.#beat(), this.#interval);
    this.#listen();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    if (this.#source) this.#source.onended = null;
    this.#source = null;
  }

  /** Two clocks, one rate. */
  #beat(): void {
    const now = performance.now();
    if (this.#stopped || now - this.#last < this.#interval * 0.75) return;
    this.#last = now;
    this.#tick();
  }

  /** A silent source that ends after one interval, and then the next one. */
  #listen(): void {
    const context = this.#context;
    if (!context || context.state === 'closed' || this.#stopped) return;
    const source = new ConstantSourceNode(context, { offset: 0 });
    source.connect(context.destination);
    source.onended = () => {
      source.disconnect();
      this.#beat();
      this.#listen();
    };
    source.start();
    source.stop(context.currentTime + this.#interval / 1000);
    this.#source = source;
  }
}
