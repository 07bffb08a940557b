import type { LocalMedia, LocalTracks } from '../media/local-media.js';
import type { OwnFlags } from '../session/call-session.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import type { SessionSender } from './session-sender.js';

export interface OwnSideOptions {
  readonly media: LocalMedia;
  readonly sender: SessionSender;
  readonly peers: () => Iterable<Peer>;
  readonly run: (task: Promise<unknown>) => void;
}

const NO_TRACKS: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });

/** Microphone and camera go on together: told as one, in ms. */
const TELL_TOGETHER = 30;

/** What this side sends to the people of one call, and says about itself. */
export class OwnSide {
  readonly #options: OwnSideOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: OwnSideOptions) {
    this.#options = options;
  }

  /** Nothing, while the call is on hold. */
  get tracks(): LocalTracks {
    const { sender, media } = this.#options;
    return sender.flags.onHold ? NO_TRACKS : media.tracks;
  }

  /** Local tracks changed. */
  changed(): void {
    const { peers, run } = this.#options;
    for (const peer of peers()) run(peer.sendTracks(this.tracks));
    this.#tellAll();
  }

  announce(flags: Partial<OwnFlags>): void {
    const { sender } = this.#options;
    const { onHold } = sender.flags;
    sender.flags = { ...sender.flags, ...flags };
    if (sender.flags.onHold !== onHold) this.changed();
    else this.#tellAll();
  }

  tell(peer: Peer): void {
    if (peer.isKit) this.#options.sender.tellState(peer.address);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Tells everyone what changed on this side, if anything did. */
  #tellAll(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const peer of this.#options.peers()) if (isLive(peer.phase)) this.tell(peer);
    }, TELL_TOGETHER);
  }
}
