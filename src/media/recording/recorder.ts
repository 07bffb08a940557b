import { CallError } from '../../session/call-error.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import type { Sink } from './sinks.js';

/** Length of a part, in ms: what a crash takes is this, and what is being written. */
const PART = 1_000;
/** Parts that wait for a slow disk, at most; they lie in memory. */
const WAITING_MAX = 30;
/** A recorder that was not started by now never will be, in ms. */
const START_DEADLINE = 5_000;

export interface RecorderOptions {
  readonly mimeType: string;
  readonly videoBitsPerSecond?: number;
  readonly audioBitsPerSecond?: number;
  /** Length of a part in ms, for tests. */
  readonly part?: number;
}

/** What came of a recording. */
export interface Recorded {
  /** Null where nothing could be kept, or what was kept cannot be read now. */
  readonly blob: Blob | null;
  /** In ms. */
  readonly duration: number;
  readonly bytes: number;
  /** Why it ended before it was asked to, or was kept in part only. */
  readonly error: CallError | null;
}

interface RecorderEvents {
  /** So much is kept. */
  bytes: number;
}

const failed = (message: string, cause?: unknown): CallError =>
  cause instanceof CallError ? cause : new CallError('recording-failed', message, { cause });

/** Records one stream into one sink. Its tracks must be there from the start and stay; what they show may change. */
export class Recorder {
  /** Settles at the end, asked for or not, once it was started; never rejects. */
  readonly done: Promise<Recorded>;
  readonly #recorder: MediaRecorder;
  readonly #sink: Sink;
  readonly #part: number;
  readonly #emitter = new Emitter<RecorderEvents>();
  #finish!: (recorded: Recorded) => void;
  #writing: Promise<void> = Promise.resolve();
  #waiting = 0;
  #kept = 0;
  #started = 0;
  #asked = false;
  /** No further part is taken: one is missing before it. */
  #closed = false;
  /** A part could not be kept: those behind it are of no use. */
  #broken = false;
  #error: CallError | null = null;

  /** @throws CallError `recording-failed` where the browser refuses the stream or its format */
  constructor(stream: MediaStream, sink: Sink, { part = PART, ...options }: RecorderOptions) {
    this.done = new Promise((resolve) => (this.#finish = resolve));
    this.#sink = sink;
    this.#part = part;
    try {
      this.#recorder = new MediaRecorder(stream, options);
    } catch (cause) {
      throw failed('no recorder for this stream', cause);
    }
    this.#recorder.ondataavailable = ({ data }) => this.#take(data);
  }

  on(name: 'bytes', listener: (bytes: number) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** Settles when it records. */
  async start(): Promise<void> {
    const recorder = this.#recorder;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        recorder.onstart = () => resolve();
        recorder.onerror = reject;
        recorder.onstop = reject;
        timer = setTimeout(reject, START_DEADLINE);
        recorder.start(this.#part);
      });
    } catch (cause) {
      this.#closed = this.#broken = true;
      if (recorder.state !== 'inactive') recorder.stop();
      await this.#sink.discard();
      throw failed('the encoder does not start', cause);
    } finally {
      clearTimeout(timer);
    }
    this.#started = performance.now();
    recorder.onerror = (event) => this.#fail('the encoder failed', (event as { error?: unknown }).error);
    recorder.onstop = () => void this.#end();
  }

  /** Settles when everything is kept. */
  stop(): Promise<Recorded> {
    this.#asked = true;
    this.#halt();
    return this.done;
  }

  #halt(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
  }

  #fail(message: string, cause?: unknown): void {
    this.#error ??= failed(message, cause);
    this.#halt();
  }

  #take(data: Blob): void {
    if (data.size === 0 || this.#closed) return;
    if (this.#waiting === WAITING_MAX) {
      this.#closed = true;
      return this.#fail('the disk is too slow');
    }
    this.#waiting++;
    // The first part may come with the start itself.
    const at = this.#started ? performance.now() - this.#started : 0;
    this.#writing = this.#writing.then(() => this.#keep(data, at)).finally(() => this.#waiting--);
  }

  async #keep(data: Blob, at: number): Promise<void> {
    if (this.#broken) return;
    try {
      await this.#sink.write(data, at);
      this.#kept += data.size;
      this.#emitter.emit('bytes', this.#kept);
    } catch (cause) {
      this.#closed = this.#broken = true;
      this.#fail('a part could not be kept', cause);
    }
  }

  async #end(): Promise<void> {
    const duration = performance.now() - this.#started;
    if (!this.#asked) this.#error ??= failed('what was recorded ended');
    await this.#writing;
    let blob: Blob | null = null;
    try {
      const closed = await this.#sink.close(duration);
      blob = closed.blob;
      if (closed.error) this.#error ??= failed('the file could not be written', closed.error);
    } catch (cause) {
      this.#error ??= failed('the recording could not be put together', cause);
    }
    this.#emitter.clear();
    this.#finish({ blob, duration, bytes: this.#kept, error: this.#error });
  }
}
