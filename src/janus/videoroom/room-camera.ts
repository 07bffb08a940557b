import { CallError, toCallError } from '../../session/call-error.js';
import type { JanusHandle } from '../core/janus-handle.js';
import { RoomPublisher, type PublishedTracks } from './publisher.js';
import type { RoomSessionOptions } from './room-session.js';

export interface RoomCameraHost {
  /** What has joined the room; null: one is not in it. */
  readonly handle: () => JanusHandle | null;
  readonly tracks: () => PublishedTracks;
  readonly onChange: () => void;
  readonly onDataOpen: () => void;
  /** It cannot be brought back. */
  readonly onLost: (error: unknown) => void;
}

/** After somebody left a full room, in ms. */
const FITS = 500;

/** One's own camera and voice in a room, and the words beside them: sent as soon as there is something, and room. */
export class RoomCamera {
  readonly #options: RoomSessionOptions;
  readonly #host: RoomCameraHost;
  #publisher: RoomPublisher | null = null;
  #publishing: Promise<void> | null = null;
  #full = false;
  #toldFull = false;
  /** Another try to send in a full room is planned. */
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RoomSessionOptions, host: RoomCameraHost) {
    this.#options = options;
    this.#host = host;
  }

  /** Null: nothing is sent. */
  get publisher(): RoomPublisher | null {
    return this.#publisher;
  }

  /** Begins to send, if one does not yet. Rejects with `room-full`, `wrong-phase`, `not-allowed`. */
  ensure(): Promise<void> {
    this.#publishing ??= this.#publish().catch((error: unknown) => {
      this.#publishing = null;
      throw error;
    });
    return this.#publishing;
  }

  /** What is captured changed. */
  changed(): void {
    const { audio, video } = this.#host.tracks();
    if (this.#publisher) void this.#publisher.changed();
    else if (audio || video || this.#options.options.present) this.#ensureOrTell();
  }

  /** Somebody else stopped to send: there may be a place. */
  placeMayBeFree(): void {
    if (this.#again !== undefined || !this.#full) return;
    // Janus tells it before there is room again.
    this.#again = setTimeout(() => {
      this.#again = undefined;
      this.#full = false;
      this.changed();
    }, FITS);
  }

  end(): void {
    clearTimeout(this.#again);
    this.#again = undefined;
    this.#publisher?.close();
    this.#publisher = this.#publishing = null;
    this.#full = false;
  }

  async #publish(): Promise<void> {
    const { parts, options } = this.#options;
    const handle = this.#host.handle();
    if (!handle) throw new CallError('wrong-phase', 'one is not in the room');
    if (options.listen) throw new CallError('not-allowed', 'one only looks on');
    const publisher = this.#create(handle);
    this.#publisher = publisher;
    try {
      await publisher.publish();
      this.#full = false;
    } catch (error) {
      if (this.#publisher === publisher) this.#publisher = null;
      publisher.close();
      this.#full = toCallError(error, 'media-error').reason === 'room-full';
      parts.onDropped('publishing failed');
      throw error;
    }
  }

  #create(handle: JanusHandle): RoomPublisher {
    const { parts, userId } = this.#options;
    const { tracks, onChange, onDataOpen, onLost } = this.#host;
    return new RoomPublisher({
      parts,
      handle,
      tag: { user: userId, source: 'camera' },
      tracks,
      maxBandwidth: () => this.#options.options.maxBandwidth ?? 0,
      withData: true,
      onPath: onChange,
      onDataOpen,
      onFailed: (error) => {
        const failed = toCallError(error, 'connection-lost');
        if (failed.reason !== 'room-full') return onLost(error);
        this.end();
        this.#full = true;
        parts.onError(failed);
        onChange();
      },
    });
  }

  #ensureOrTell(): void {
    if (this.#full || this.#publishing || !this.#host.handle() || this.#options.options.listen) return;
    this.ensure().catch((error: unknown) => {
      if (!this.#host.handle()) return;
      const failed = toCallError(error, 'media-error');
      const repeated = failed.reason === 'room-full' && this.#toldFull;
      this.#toldFull ||= failed.reason === 'room-full';
      if (!repeated) this.#options.parts.onError(failed);
    });
  }
}
