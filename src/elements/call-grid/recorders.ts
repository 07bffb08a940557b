import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { CallTerms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';
import { Announcer } from '../shared/announcer.js';

/** Who records the call: each is announced once, and so is the end of the last recording. */
export class Recorders {
  readonly #announcer: Announcer;
  #known: ReadonlySet<string> = new Set();
  #names: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#announcer = new Announcer(host);
  }

  /** As they are written on the badge. */
  get names(): readonly string[] {
    return this.#names;
  }

  /** `own`: this side records, whether the others are told or not. Call it before each render. */
  set(participants: readonly Participant[], own: boolean, terms: CallTerms): void {
    const recorders = participants.filter(
      ({ isLocal, recording, connection }) => (recording || (isLocal && own)) && connection !== 'ended',
    );
    this.#names = recorders.map(({ isLocal, name }) => (isLocal ? terms.you : name));
    const added = recorders.filter(({ id }) => !this.#known.has(id));
    if (added.length > 0) {
      this.#announcer.say(
        added.map(({ isLocal, name }) => terms.recordsCall(isLocal ? '' : name)).join('. '),
      );
    } else if (recorders.length === 0 && this.#known.size > 0 && participants.length > 0) {
      this.#announcer.say(terms.recordingStopped);
    }
    this.#known = new Set(recorders.map(({ id }) => id));
  }

  /** The voice; it must be there before it speaks. */
  render(): TemplateResult {
    return this.#announcer.render();
  }
}
