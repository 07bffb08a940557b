import { toCallError } from '../../session/call-error.js';
import type { JanusHandle } from '../core/janus-handle.js';
import { RoomPublisher, type PublishedTracks } from './publisher.js';
import { ROOM_ERRORS, VIDEOROOM } from './room-errors.js';
import { joinRoom } from './room-join.js';
import type { RoomSessionOptions } from './room-session.js';

interface Shared {
  readonly handle: JanusHandle;
  readonly publisher: RoomPublisher;
}

/** One's own screen: a feed of its own, with a connection of its own. */
export class RoomScreen {
  readonly #options: RoomSessionOptions;
  readonly #tracks: () => PublishedTracks;
  readonly #onChange: () => void;
  #shared: Promise<Shared | null> | null = null;

  constructor(options: RoomSessionOptions, tracks: () => PublishedTracks, onChange: () => void) {
    this.#options = options;
    this.#tracks = tracks;
    this.#onChange = onChange;
  }

  /** What is shared changed: it begins, goes on with another track, or ends. */
  changed(): void {
    const { video } = this.#tracks();
    if (video && !this.#shared) this.#shared = this.#share();
    else if (!video && this.#shared) this.end();
    else void this.#shared?.then((shared) => shared?.publisher.changed());
  }

  end(): void {
    const ending = this.#shared;
    this.#shared = null;
    void ending?.then((shared) => {
      shared?.publisher.close();
      void shared?.handle.detach();
    });
  }

  async #share(): Promise<Shared | null> {
    const { parts, userId, options, profile, room } = this.#options;
    try {
      const handle = await parts.connection.attach(VIDEOROOM, ROOM_ERRORS);
      const { full_name: name } = profile();
      // No name that is a user: the feed of the camera has it.
      await joinRoom(handle, {
        room,
        userId: '',
        display: typeof name === 'string' ? name : userId,
        options: { ...options, create: false },
      });
      const publisher = new RoomPublisher({
        parts,
        handle,
        tag: { user: userId, source: 'screen' },
        tracks: this.#tracks,
        maxBandwidth: () => 0,
        withData: false,
        onPath: this.#onChange,
        onDataOpen: () => undefined,
        // The call goes on without it.
        onFailed: (error) => {
          this.end();
          parts.onError(toCallError(error, 'connection-lost'));
        },
      });
      await publisher.publish();
      return { handle, publisher };
    } catch (error) {
      this.#shared = null;
      parts.onError(toCallError(error, 'media-error'));
      return null;
    }
  }
}
