import type { LocalMedia } from '../media/local-media.js';
import type { Signaling } from '../signaling/signaling.js';
import type { Unsubscribe } from '../support/emitter.js';
import { onWake } from '../support/wake-events.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';

export interface SessionWatchOptions {
  readonly media: LocalMedia;
  readonly signaling: Signaling;
  readonly peers: () => Iterable<Peer>;
  /** Tracks of this side changed. */
  readonly onTracks: () => void;
  /** Signaling is back: what was said meanwhile may be lost. */
  readonly onOnline: () => void;
  /** Somebody began or ended to speak. */
  readonly onVoice: () => void;
}

const INTERVAL = 200;

/** What goes on around a call: devices, networks, the way to the server, and who is heard. */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #stops: readonly Unsubscribe[];
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Nobody of the call is heard, who was a moment ago. */
  #silent = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
    const { media, signaling, peers, onTracks } = options;
    this.#stops = [
      media.on('change', onTracks),
      onWake((wake) => {
        for (const peer of peers()) {
          if (wake === 'network') peer.moved(false);
          else peer.nudge();
        }
      }),
      signaling.on('state', ({ status }) => {
        if (status !== 'online') return;
        // No way to the server and no packet from anybody: it was the network of this machine.
        for (const peer of peers()) {
          if (this.#silent) peer.moved(true);
          else peer.nudge();
        }
        options.onOnline();
      }),
    ];
  }

  /** Somebody is connected: listens from now on. */
  listen(): void {
    this.#timer ??= setInterval(() => this.#poll(), INTERVAL);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const stop of this.#stops) stop();
  }

  #poll(): void {
    const { peers, signaling, onVoice } = this.#options;
    const all = [...peers()];
    if (all.filter((peer) => peer.pollVoice()).length > 0) onVoice();
    const live = all.filter(({ phase }) => isLive(phase));
    const silent = live.length > 0 && live.every((peer) => peer.fellSilent);
    // A browser tells 5 s later, and of a socket that died with its network never.
    if (silent && !this.#silent) signaling.check?.();
    this.#silent = silent;
  }
}
