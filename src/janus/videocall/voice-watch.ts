import type { PeerLink } from '../../rtc/peer-link.js';
import { HeldVoice } from '../../support/held-voice.js';

const INTERVAL = 200;
/** A voice sends packets in pauses, too: without any for so long it is muted, in ms. */
const QUIET = 2_000;

/** Whether the other side speaks, and whether anything of theirs is to be heard at all. */
export class VoiceWatch {
  readonly #link: () => PeerLink | null;
  readonly #onChange: () => void;
  readonly #voice = new HeldVoice();
  #timer: ReturnType<typeof setInterval> | undefined;
  muted = false;

  constructor(link: () => PeerLink | null, onChange: () => void) {
    this.#link = link;
    this.#onChange = onChange;
  }

  get speaking(): boolean {
    return this.#voice.speaking;
  }

  listen(): void {
    this.#timer ??= setInterval(() => this.#poll(), INTERVAL);
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #poll(): void {
    const link = this.#link();
    const muted = (link?.quietFor('audio') ?? 0) > QUIET;
    const changed = this.#voice.hear(link?.hearsVoice() ?? false, muted) || muted !== this.muted;
    this.muted = muted;
    if (changed) this.#onChange();
  }
}
