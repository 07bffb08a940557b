import type { MeshTiming } from './mesh-options.js';

export interface RecoveryOptions {
  readonly pc: RTCPeerConnection;
  readonly timing: MeshTiming;
  /** Who made the first offer of this pair restarts first; the other helps out later. */
  readonly offerer: boolean;
  readonly onLost: () => void;
  /** Restarts ICE, with fresh servers where there are any. */
  readonly restart: () => void;
  readonly onGiveUp: (reason: 'ice-failed' | 'connection-lost') => void;
}

/** Chromium says `disconnected` after 5 s of silence and often heals by itself: wait this long before a restart. */
const GRACE = 2_000;
const HELP_OUT = 4_000;
/** A first connection that is not there by now gets one restart. */
const FIRST_RESTART = 10_000;
const STEPS = [2_000, 4_000, 8_000];

/** Brings a lost connection back by ICE restarts with growing pauses, until it is there or time is up. */
export class Recovery {
  readonly #options: RecoveryOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #wasConnected = false;
  #lost = false;

  constructor(options: RecoveryOptions) {
    this.#options = options;
    options.pc.addEventListener('iceconnectionstatechange', this.#onState);
  }

  /** Descriptions are exchanged: from now on a connection must come about. */
  begin(): void {
    if (this.#wasConnected || this.#limit !== undefined) return;
    const { timing, onGiveUp } = this.#options;
    this.#limit = setTimeout(() => onGiveUp('ice-failed'), timing.connectTimeout);
    this.#schedule(FIRST_RESTART);
  }

  close(): void {
    this.#options.pc.removeEventListener('iceconnectionstatechange', this.#onState);
    this.#clear();
  }

  readonly #onState = (): void => {
    const { pc, offerer } = this.#options;
    switch (pc.iceConnectionState) {
      case 'connected':
      case 'completed':
        this.#wasConnected = true;
        this.#lost = false;
        this.#tries = 0;
        this.#clear();
        break;
      case 'disconnected':
        this.#lose(offerer ? GRACE : HELP_OUT);
        break;
      case 'failed':
        this.#lose(offerer ? 0 : HELP_OUT);
        break;
      default:
    }
  };

  #lose(pause: number): void {
    const { timing, onLost, onGiveUp } = this.#options;
    if (!this.#wasConnected) return;
    if (!this.#lost) {
      this.#lost = true;
      this.#limit = setTimeout(() => onGiveUp('connection-lost'), timing.disconnectTimeout);
      onLost();
      this.#schedule(pause);
    } else if (pause === 0 && this.#tries === 0) {
      this.#schedule(0);
    }
  }

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#options.restart();
      this.#schedule(STEPS[Math.min(this.#tries++, STEPS.length - 1)]);
    }, pause);
  }

  #clear(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#limit);
    this.#timer = this.#limit = undefined;
  }
}
