import { CallError, toCallError } from '../session/call-error.js';
import { Emitter, type Unsubscribe } from '../support/emitter.js';
import { otherCamera } from './camera-flip.js';
import { openBoth, openDevice, openScreen, soundOf, type CaptureSource } from './capture.js';
import { CaptureSlot, type SlotState } from './capture-slot.js';

export interface LocalTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
  /** What the shared screen sounds like, if the person shared that too. */
  readonly sound: MediaStreamTrack | null;
}

interface LocalMediaEvents {
  change: undefined;
}

/**
 * Everything this page captures: microphone, camera, screen. The one owner of local tracks: it stops every
 * track that it opened, and nothing is opened before an action asks for it.
 */
export class LocalMedia {
  /** The page's own source in place of devices. */
  source: CaptureSource | null = null;
  /** Microphone and camera are shown to the person before a call. */
  previewing = false;

  readonly #emitter = new Emitter<LocalMediaEvents>();
  readonly #onChange = (): void => this.#emitter.emit('change', undefined);

  readonly microphone = new CaptureSlot({
    kind: 'audio',
    open: (id) => openDevice('audio', id, this.source),
    keepOpen: true,
    reopen: true,
    onChange: this.#onChange,
  });
  readonly camera = new CaptureSlot({
    kind: 'video',
    open: (id, facing) => openDevice('video', id, this.source, facing),
    keepOpen: false,
    reopen: true,
    onChange: this.#onChange,
  });
  readonly screen = new CaptureSlot({
    kind: 'screen',
    open: () => openScreen(),
    stop: (track) => {
      track.stop();
      soundOf(track)?.stop();
    },
    keepOpen: false,
    reopen: false,
    onChange: this.#onChange,
  });

  on(_name: 'change', listener: () => void): Unsubscribe {
    return this.#emitter.on('change', listener);
  }

  get tracks(): LocalTracks {
    const screen = this.screen.state.track;
    return {
      audio: this.microphone.state.track,
      video: this.camera.state.track,
      screen,
      sound: screen && soundOf(screen),
    };
  }

  /** What the others are told: a track that is off, or not there, is muted. */
  get muted(): { readonly audio: boolean; readonly video: boolean; readonly screen: boolean } {
    const off = (state: SlotState): boolean => !state.on;
    return {
      audio: off(this.microphone.state),
      video: off(this.camera.state),
      screen: off(this.screen.state),
    };
  }

  /**
   * Opens what a call starts with, with one question to the person where both are wanted. Never rejects: a
   * call goes on with what there is. Returns what failed.
   */
  async prepare(wanted: { audio: boolean; video: boolean }): Promise<CallError[]> {
    const needAudio = wanted.audio && !this.microphone.state.on;
    const needVideo = wanted.video && !this.camera.state.on;
    if (needAudio && needVideo && !this.microphone.state.track) {
      const tickets = [this.microphone.ticket, this.camera.ticket] as const;
      const both = await openBoth(
        { audio: this.microphone.state.deviceId, video: this.camera.state.deviceId },
        this.source,
      );
      if (both instanceof CallError) {
        this.microphone.refuse(both, tickets[0]);
        this.camera.refuse(both, tickets[1]);
        return [both];
      }
      if (both) {
        return settle([
          this.microphone.adopt(both.audio, tickets[0]),
          this.camera.adopt(both.video, tickets[1]),
        ]);
      }
      if (tickets[0] !== this.microphone.ticket) return [];
    }
    return settle([
      needAudio ? this.microphone.set(true) : this.#muteUnless(wanted.audio),
      needVideo ? this.camera.set(true) : wanted.video ? NOTHING : this.camera.set(false),
    ]);
  }

  /**
   * Turns to the camera that looks the other way, or to the next one.
   * @throws CallError `no-device` when there is no other
   */
  flipCamera(): Promise<void> {
    return this.camera.turn(otherCamera);
  }

  /** Stops every track; what a preview shows stays open until that is over. */
  release(): void {
    this.screen.release();
    if (this.previewing) return;
    this.microphone.release();
    this.camera.release();
  }

  #muteUnless(wanted: boolean): Promise<void> {
    return wanted || !this.microphone.state.track ? NOTHING : this.microphone.set(false);
  }
}

const NOTHING = Promise.resolve();

async function settle(tasks: Promise<void>[]): Promise<CallError[]> {
  const results = await Promise.allSettled(tasks);
  return results
    .filter((result) => result.status === 'rejected')
    .map((result) => toCallError(result.reason, 'capture-failed'))
    .filter(({ reason }) => reason !== 'aborted');
}
