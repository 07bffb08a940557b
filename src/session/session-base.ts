import { Emitter, type Unsubscribe } from '../support/emitter.js';
import type { SessionEvents, SessionSnapshot } from './call-session.js';

/** What all sessions do alike, whatever carries them: show a picture of themselves, and tell when it changes. */
export abstract class SessionBase {
  protected readonly emitter = new Emitter<SessionEvents>();
  #snapshot: SessionSnapshot | undefined;

  get snapshot(): SessionSnapshot {
    return (this.#snapshot ??= this.picture(undefined));
  }

  on<K extends keyof SessionEvents>(name: K, listener: (payload: SessionEvents[K]) => void): Unsubscribe {
    return this.emitter.on(name, listener);
  }

  /** How it is now: frozen; the picture before, or parts of it, where they did not change. */
  protected abstract picture(before: SessionSnapshot | undefined): SessionSnapshot;

  protected changed(): void {
    const next = this.picture(this.#snapshot);
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    this.emitter.emit('change', next);
  }
}
