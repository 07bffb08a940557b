import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Announcer } from './announcer.js';

export interface CopyWords {
  readonly statsCopied: string;
  readonly statsNotCopied: string;
}

/** How long a button says that it was copied, in ms. */
const TOLD = 2_500;

/** A button that copies a text and says how that went. */
export class Clipboard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #announcer: Announcer;
  readonly #words: () => CopyWords;
  #outcome: keyof CopyWords | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, announcer: Announcer, words: () => CopyWords) {
    this.#host = host;
    this.#announcer = announcer;
    this.#words = words;
    host.addController(this);
  }

  /** What the button says; `idle` while nothing was copied. */
  label(idle: string): string {
    return this.#outcome ? this.#words()[this.#outcome] : idle;
  }

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#outcome = 'statsCopied';
    } catch {
      this.#outcome = 'statsNotCopied';
    }
    if (!this.#host.isConnected) return this.hostDisconnected();
    this.#announcer.say(this.#words()[this.#outcome]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#outcome = null;
      this.#host.requestUpdate();
    }, TOLD);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#outcome = null;
  }
}
