import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { createLogger } from '../../support/logger.js';
import type { JanusConnection } from '../core/janus-connection.js';
import { JanusError } from '../core/janus-error.js';
import type { JanusHandle, PluginEvent } from '../core/janus-handle.js';
import type { Bag, Jsep } from '../core/janus-message.js';
import { readEnd, type Told } from './call-end.js';
import { VIDEOCALL, VIDEOCALL_ERRORS } from './videocall-errors.js';
import type { VideoCallTiming } from './videocall-timing.js';

/** What `set` of the plugin takes; see `docs/janus.md`. */
export interface LineSettings {
  readonly audio?: boolean;
  readonly video?: boolean;
  /** Cap on what this side sends, in bit/s. */
  readonly bitrate?: number;
  readonly record?: boolean;
  readonly filename?: string;
  /** 0 (small) to 2 (large), of what the other side sends. */
  readonly substream?: number;
  /** 0 to 2. */
  readonly temporal?: number;
}

export interface LineEvents {
  /** Whether the name is ours; `error`: why it never will be. */
  ready: { readonly ready: boolean; readonly error: JanusError | null };
  /** Somebody calls. */
  incoming: { readonly from: string; readonly offer: Jsep };
  /** Our call was answered. */
  accepted: { readonly by: string | null; readonly answer: Jsep | null };
  /** A later offer or answer of the other side. */
  update: Jsep;
  /** The call is over; comes once. */
  end: Told;
  /** A candidate of Janus for the present call. */
  candidate: RTCIceCandidateInit;
  /** Which layers of a simulcast picture arrive. */
  layers: { readonly substream: number | null; readonly temporal: number | null };
  /** The socket was lost for a moment: what was said meanwhile is lost. */
  resumed: void;
}

const PLUGIN = 'janus.plugin.videocall';
const MAX_EARLY = 64;
const MAX_LIST = 10_000;
const RETRY = 500;
const log = createLogger('janus');

/** `off`: no name yet. `clearing`: the last call is over here, and not yet at the server. */
type Phase = 'off' | 'idle' | 'used' | 'clearing';

/**
 * A telephone line at the VideoCall plugin: a handle with our name, and at most one call. Gets its name again
 * whenever the session is lost, and brings the order into what the plugin says about the end of a call.
 */
export class PhoneLine {
  readonly #connection: JanusConnection;
  readonly #name: string;
  readonly #timing: VideoCallTiming;
  readonly #drop: (reason: string) => void;
  readonly #emitter = new Emitter<LineEvents>();
  #handle: JanusHandle | null = null;
  #phase: Phase = 'off';
  /** Grows with each handle that is asked for. */
  #epoch = 0;
  #early: RTCIceCandidateInit[] = [];
  #ending: { told: Told; timer: ReturnType<typeof setTimeout> } | null = null;
  #clearing: ReturnType<typeof setTimeout> | undefined;
  /** The connection of the present call is gone at the server. */
  #hungUp = false;
  #hungUpAt = -Infinity;
  #closed = false;

  constructor(
    connection: JanusConnection,
    name: string,
    timing: VideoCallTiming,
    drop: (reason: string) => void,
  ) {
    this.#connection = connection;
    this.#name = name;
    this.#timing = timing;
    this.#drop = drop;
  }

  get isReady(): boolean {
    return this.#phase !== 'off';
  }

  /** A call is on the line, or the last one is not over yet at the server. */
  get isFree(): boolean {
    return this.#phase === 'idle';
  }

  on<K extends keyof LineEvents>(name: K, listener: (payload: LineEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** Gets a handle and the name; tries again as often as it takes, until `ready` says otherwise. */
  async open(): Promise<void> {
    const epoch = ++this.#epoch;
    const until = performance.now() + this.#timing.nameTimeout;
    for (;;) {
      try {
        if (await this.#register(epoch)) return;
      } catch (thrown) {
        const error =
          thrown instanceof JanusError ? thrown : new JanusError('service-failed', String(thrown));
        if (epoch !== this.#epoch || this.#closed) return;
        log.debug(`no line: ${error.message}`);
        const passing =
          error.reason === 'signaling-offline' ||
          (error.code === VIDEOCALL.nameTaken && performance.now() < until);
        const { status } = this.#connection.state;
        // Somebody connects again and calls `open()` then.
        if (status === 'offline' || status === 'failed') return;
        if (!passing) return this.#emitter.emit('ready', { ready: false, error });
      }
      if (epoch !== this.#epoch || this.#closed) return;
      await pause(RETRY);
      if (epoch !== this.#epoch || this.#closed) return;
    }
  }

  /** Gives the handle back and takes a fresh one: for when the plugin has lost its way. */
  async reset(): Promise<void> {
    const handle = this.#handle;
    this.#leave();
    const opened = ++this.#epoch;
    // The name is free when it is gone.
    await handle?.detach();
    if (opened === this.#epoch && !this.#closed) await this.open();
  }

  /** Settles when a call can be made. Rejects with `signaling-offline` when that takes too long. */
  async free(): Promise<void> {
    const until = performance.now() + this.#timing.clearing * 2;
    while (!this.isFree) {
      if (this.#closed || performance.now() > until) {
        throw new JanusError('signaling-offline', 'the line does not come free');
      }
      await pause(20);
    }
  }

  /** Names that are registered now, ours among them. */
  async list(): Promise<string[]> {
    const { list } = resultOf(await this.#ask({ request: 'list' }));
    const names = Array.isArray(list) ? list : [];
    return names.filter((name) => typeof name === 'string').slice(0, MAX_LIST);
  }

  /** Calls. False: they are busy. Rejects with an error of the plugin; the line clears by itself then. */
  async call(name: string, offer: Jsep): Promise<boolean> {
    this.#take();
    const { event } = resultOf(await this.#ask({ request: 'call', username: name }, offer));
    return event !== 'hangup';
  }

  async accept(answer: Jsep): Promise<void> {
    await this.#ask({ request: 'accept' }, answer);
  }

  /** Changes settings, and tells the other side a later description. */
  async set(settings: LineSettings & { readonly restart?: boolean }, jsep?: Jsep): Promise<void> {
    await this.#ask({ request: 'set', ...settings }, jsep);
  }

  trickle(candidate: RTCIceCandidateInit): void {
    if (this.#phase === 'used') this.#handle?.trickle(candidate);
  }

  /**
   * Ends the call on the line. `words`: what the other side is told. Settles when it was said, and never rejects: a
   * connection that is closed before may be noticed first, and then nobody hears the words.
   */
  async hangUp(words: string): Promise<void> {
    const said =
      this.#phase === 'used'
        ? this.#ask({ request: 'hangup', reason: words }).catch(() => this.#drop('hangup not sent'))
        : undefined;
    this.release();
    await Promise.race([said, pause(this.#timing.goodbye)]);
  }

  /** Nobody needs the call on the line any more. */
  release(): void {
    if (this.#phase !== 'used') return;
    clearTimeout(this.#ending?.timer);
    this.#ending = null;
    this.#early = [];
    if (this.#hungUp) return this.#cleared();
    this.#phase = 'clearing';
    this.#clearing = setTimeout(() => void this.reset(), this.#timing.clearing);
  }

  /** Candidates that came before the call they are for. */
  takeEarly(): RTCIceCandidateInit[] {
    return this.#early.splice(0);
  }

  /** Gives the line up. */
  close(): void {
    this.#closed = true;
    this.#epoch++;
    const handle = this.#handle;
    this.#leave();
    this.#emitter.clear();
    void handle?.detach();
  }

  async #register(epoch: number): Promise<boolean> {
    const handle = await this.#connection.attach(PLUGIN, VIDEOCALL_ERRORS);
    if (epoch !== this.#epoch || this.#closed) {
      void handle.detach();
      return true;
    }
    this.#listen(handle);
    try {
      await handle.send({ request: 'register', username: this.#name });
    } catch (error) {
      void handle.detach();
      throw error;
    }
    if (epoch !== this.#epoch || handle.isGone) return epoch !== this.#epoch;
    this.#handle = handle;
    this.#phase = 'idle';
    this.#emitter.emit('ready', { ready: true, error: null });
    return true;
  }

  #listen(handle: JanusHandle): void {
    const mine = (): boolean => handle === this.#handle;
    handle.on('event', (event) => mine() && this.#onEvent(event));
    handle.on('trickle', (candidate) => mine() && candidate && this.#onCandidate(candidate));
    handle.on('hangup', () => mine() && this.#onHungUp());
    handle.on('resumed', () => mine() && this.#emitter.emit('resumed', undefined));
    handle.on('lost', () => {
      if (!mine()) return;
      const inCall = this.#phase === 'used';
      this.#leave();
      if (inCall) this.#emitter.emit('end', { by: null, words: null, lost: true });
      this.#emitter.emit('ready', { ready: false, error: null });
      void this.open();
    });
  }

  #onEvent(event: PluginEvent): void {
    const result = resultOf(event);
    const { event: name, username } = result;
    const by = typeof username === 'string' ? username : null;
    switch (name) {
      case 'incomingcall':
        if (by === null || event.jsep?.type !== 'offer') return this.#drop('call without name or offer');
        if (this.#phase === 'clearing') this.#cleared();
        // With a call of ours under way they call each other: that is for who makes that call.
        if (this.#phase === 'idle') this.#take();
        return this.#emitter.emit('incoming', { from: by, offer: event.jsep });
      case 'accepted':
        return this.#emitter.emit('accepted', { by, answer: event.jsep ?? null });
      case 'update':
        return event.jsep
          ? this.#emitter.emit('update', event.jsep)
          : this.#drop('update without description');
      case 'hangup':
        return this.#onEnd(readEnd(result));
      case 'simulcast':
        return this.#emitter.emit('layers', {
          substream: numberOf(event.data['substream'] ?? result['substream']),
          temporal: numberOf(event.data['temporal'] ?? result['temporal']),
        });
      default:
        // `slow_link` and what newer plugins have.
        return this.#drop('event without consequence');
    }
  }

  #onCandidate(candidate: RTCIceCandidateInit): void {
    if (this.#phase === 'used') return this.#emitter.emit('candidate', candidate);
    // The callee's come before the call that they are for.
    if (this.#phase === 'idle' && this.#early.length < MAX_EARLY) this.#early.push(candidate);
    else this.#drop('candidate without a call');
  }

  /** The plugin tells an end up to three times, in any order: the most telling one counts. */
  #onEnd(told: Told): void {
    const { echo, lateWords } = this.#timing;
    const since = performance.now() - this.#hungUpAt;
    const late = !this.#hungUp && since < (told.words === null ? echo : lateWords);
    if (this.#phase !== 'used' || late) return this.#drop('hangup of a call that is over');
    if (told.words !== null) return this.#end(told);
    this.#ending ??= { told, timer: setTimeout(() => this.#end(told), this.#timing.ending) };
  }

  #end(told: Told): void {
    clearTimeout(this.#ending?.timer);
    this.#ending = null;
    if (this.#phase !== 'used') return;
    this.#emitter.emit('end', told);
  }

  /** The connection is closed at the server: from now on the plugin takes another call. */
  #onHungUp(): void {
    this.#hungUpAt = performance.now();
    if (this.#phase === 'clearing') return this.#cleared();
    if (this.#phase !== 'used') return;
    this.#hungUp = true;
    this.#onEnd({ by: null, words: null });
  }

  #take(): void {
    this.#phase = 'used';
    this.#hungUp = false;
  }

  #cleared(): void {
    clearTimeout(this.#clearing);
    this.#phase = 'idle';
    this.#hungUp = false;
  }

  #leave(): void {
    clearTimeout(this.#ending?.timer);
    clearTimeout(this.#clearing);
    this.#ending = null;
    this.#early = [];
    this.#handle = null;
    this.#phase = 'off';
    this.#hungUp = false;
  }

  #ask(body: Bag, jsep?: Jsep): Promise<PluginEvent> {
    const handle = this.#handle;
    if (!handle) return Promise.reject(new JanusError('signaling-offline', 'not registered'));
    return handle.send(body, jsep);
  }
}

function resultOf({ data }: PluginEvent): Bag {
  const { result } = data;
  return typeof result === 'object' && result !== null ? (result as Bag) : {};
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
