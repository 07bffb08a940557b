import { CallError, toCallError, type MediaErrorReason } from '../session/call-error.js';
import { AsyncQueue } from '../support/async-queue.js';
import type { Facing, Turn } from './camera-flip.js';
import type { CaptureKind } from './media-error.js';

/** One local source at one moment. Frozen. */
export interface SlotState {
  /** The track to send; null while there is none. Disabled means muted. */
  readonly track: MediaStreamTrack | null;
  readonly on: boolean;
  readonly pending: boolean;
  readonly deviceId: string;
  /** Why the last try failed; null after a success. */
  readonly error: CallError | null;
  /** What is wrong with what the open device gives. */
  readonly warning: CaptureWarning | null;
}

export type CaptureWarning = Extract<MediaErrorReason, 'black-picture' | 'silent-microphone'>;

export interface SlotOptions {
  readonly kind: CaptureKind;
  readonly open: (deviceId: string, facing?: Facing) => Promise<MediaStreamTrack>;
  /** Frees a track, by default with its own `stop()`. */
  readonly stop?: (track: MediaStreamTrack) => void;
  /** Keep the device open while off, so that on is instant (microphone). Else off frees it. */
  readonly keepOpen: boolean;
  /** A device that vanishes is opened again, the system's one at last; false: its end means off (screen). */
  readonly reopen: boolean;
  readonly onChange: () => void;
}

/** Owns one local track from open to stop. All changes run one after another; the last word wins. */
export class CaptureSlot {
  readonly #options: SlotOptions;
  readonly #queue = new AsyncQueue();
  /** Grows with every release: what was being opened for an older epoch is stopped at once. */
  #epoch = 0;
  #waiting = 0;
  /** It was on, went away, and nothing could take its place. */
  #missed = false;
  #state: SlotState = Object.freeze({
    track: null,
    on: false,
    pending: false,
    deviceId: '',
    error: null,
    warning: null,
  });
  #stopListening: (() => void) | null = null;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  get state(): SlotState {
    return this.#state;
  }

  /** Settles when the track is live and enabled, or off. Rejects with the typed reason. */
  set(on: boolean): Promise<void> {
    this.#missed = false;
    return this.#change(async (epoch) => {
      if (!on) return this.#off();
      await this.#openIfNeeded(epoch);
      this.#enable();
    });
  }

  /** Tries once more what failed; nobody sees it until it works. Never rejects. */
  async retry(): Promise<void> {
    if (this.#waiting > 0) return;
    const epoch = this.#epoch;
    await this.#queue
      .run(async () => {
        if (epoch !== this.#epoch || this.#state.on || !this.#state.error) return;
        await this.#openIfNeeded(epoch);
        this.#enable();
        this.#patch({ error: null });
      })
      .catch((thrown: unknown) => {
        const error = toCallError(thrown, 'capture-failed');
        const known = error.reason === 'aborted' || error.reason === this.#state.error?.reason;
        if (!known && epoch === this.#epoch) this.#patch({ error });
      });
  }

  /** Says what is wrong with the picture or sound of the open device; gone with its track. */
  warn(warning: CaptureWarning | null): void {
    if (this.#state.track) this.#patch({ warning });
  }

  /** Uses another device; opens it at once only if the present one is open. */
  select(deviceId: string): Promise<void> {
    return this.#change(async (epoch) => {
      if (!this.#state.track) return this.#patch({ deviceId });
      this.#adopt(await this.#openInstead(deviceId, epoch), deviceId);
    });
  }

  /** Turns to another camera; without one that is open, chooses it for the next time. */
  turn(find: (track: MediaStreamTrack | null, chosen: string) => Promise<Turn>): Promise<void> {
    return this.#change(async (epoch) => {
      const { track, deviceId } = this.#state;
      const { facing, deviceId: next = '' } = await find(track, deviceId);
      if (!track) return this.#patch({ deviceId: next });
      const opened = await this.#openInstead(next, epoch, facing);
      this.#adopt(opened, opened.getSettings().deviceId ?? next);
    });
  }

  /** To be taken before something is opened for this slot elsewhere: it is void after a release. */
  get ticket(): number {
    return this.#epoch;
  }

  /** Takes a track that was opened together with another one, if nothing was released since its ticket. */
  adopt(track: MediaStreamTrack, epoch = this.#epoch): Promise<void> {
    const adopted = this.#change(() => {
      if (epoch !== this.#epoch) throw new CallError('aborted');
      this.#adopt(track, this.#state.deviceId);
      this.#enable();
    });
    return adopted.catch((error: unknown) => {
      if (this.#state.track !== track) this.#stop(track);
      throw error;
    });
  }

  /** It was asked for together with another one, and refused. */
  refuse(error: CallError, epoch = this.#epoch): void {
    if (epoch === this.#epoch) this.#patch({ error });
  }

  /** A device went away; not every browser ends its track. */
  deviceRemoved(deviceId: string): void {
    const { track } = this.#state;
    if (track && track.getSettings().deviceId === deviceId) void this.#lost(track);
  }

  /** A device came: perhaps the one that was lost while it was on. */
  deviceAdded(): void {
    if (!this.#missed) return;
    void this.set(true).catch(() => (this.#missed = true));
  }

  /** Stops the track now. What is being opened is stopped as soon as it comes. */
  release(): void {
    this.#epoch++;
    this.#missed = false;
    this.#drop();
    this.#patch({ track: null, on: false, error: null, warning: null });
  }

  async #change(task: (epoch: number) => Promise<void> | void): Promise<void> {
    const epoch = this.#epoch;
    this.#waiting++;
    this.#patch({ pending: true });
    try {
      await this.#queue.run(async () => {
        if (epoch !== this.#epoch) throw new CallError('aborted');
        await task(epoch);
      });
      this.#waiting--;
      this.#patch({ pending: this.#waiting > 0, error: null });
    } catch (thrown) {
      const error = toCallError(thrown, 'capture-failed');
      this.#waiting--;
      const pending = this.#waiting > 0;
      this.#patch(error.reason === 'aborted' ? { pending } : { pending, error });
      throw error;
    }
  }

  async #openIfNeeded(epoch: number): Promise<void> {
    if (this.#state.track?.readyState === 'live') return;
    let { deviceId } = this.#state;
    let track: MediaStreamTrack;
    try {
      track = await this.#open(deviceId, epoch);
    } catch (error) {
      // The remembered device is gone: the system's own is better than none.
      if (!deviceId || toCallError(error, 'capture-failed').reason !== 'device-unavailable') throw error;
      deviceId = '';
      track = await this.#open(deviceId, epoch);
    }
    this.#adopt(track, deviceId);
  }

  /** Opens another device beside the present one, or after closing that where two cannot be open (phones). */
  async #openInstead(deviceId: string, epoch: number, facing?: Facing): Promise<MediaStreamTrack> {
    try {
      return await this.#open(deviceId, epoch, facing);
    } catch (error) {
      if (toCallError(error, 'capture-failed').reason !== 'device-in-use') throw error;
    }
    const { track, on, deviceId: before } = this.#state;
    this.#drop();
    try {
      return await this.#open(deviceId, epoch, facing);
    } catch (error) {
      // Back to what was there; if that fails too, it is off.
      this.#patch({ track: null, on: false, warning: null });
      if (on) this.#adopt(await this.#open(track?.getSettings().deviceId ?? before, epoch), before);
      throw error;
    }
  }

  async #open(deviceId: string, epoch: number, facing?: Facing): Promise<MediaStreamTrack> {
    const track = await this.#options.open(deviceId, facing);
    if (epoch === this.#epoch) return track;
    this.#stop(track);
    throw new CallError('aborted');
  }

  #adopt(track: MediaStreamTrack, deviceId: string): void {
    const enabled = this.#state.track ? this.#state.on : true;
    this.#drop();
    track.enabled = enabled;
    const ended = (): void => void this.#lost(track);
    track.addEventListener('ended', ended);
    this.#stopListening = () => track.removeEventListener('ended', ended);
    this.#patch({ track, deviceId, on: enabled, warning: null });
  }

  #enable(): void {
    const { track } = this.#state;
    if (track) track.enabled = true;
    this.#patch({ on: track !== null });
  }

  #off(): void {
    const { track } = this.#state;
    if (track) track.enabled = false;
    if (this.#options.keepOpen) return this.#patch({ on: false });
    this.#drop();
    this.#patch({ track: null, on: false, warning: null });
  }

  /** Ended by itself: unplugged, taken by the system, or "stop sharing" in the browser's own bar. */
  async #lost(track: MediaStreamTrack): Promise<void> {
    if (this.#state.track !== track) return;
    const { on, deviceId } = this.#state;
    this.#drop();
    this.#patch({ track: null, on: false, warning: null });
    if (!this.#options.reopen || !on) return;
    const tries = deviceId ? [deviceId, ''] : [''];
    for (const id of tries) {
      try {
        return await this.#change(async (epoch) => this.#adopt(await this.#open(id, epoch), id));
      } catch (error) {
        if (toCallError(error, 'capture-failed').reason === 'aborted') return;
      }
    }
    this.#missed = true;
  }

  #drop(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    if (this.#state.track) this.#stop(this.#state.track);
  }

  #stop(track: MediaStreamTrack): void {
    if (this.#options.stop) this.#options.stop(track);
    else track.stop();
  }

  #patch(part: Partial<SlotState>): void {
    const next = { ...this.#state, ...part };
    if ((Object.keys(next) as (keyof SlotState)[]).every((key) => next[key] === this.#state[key])) return;
    this.#state = Object.freeze(next);
    this.#options.onChange();
  }
}
