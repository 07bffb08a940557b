import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** Long enough for a region that has just come into view to be known to a screen reader, in ms. */
const SETTLE = 100;
/** After that the words are gone from where a screen reader could stumble over them, in ms. */
const KEEP = 5000;

/**
 * The one polite voice of an element. Render it once, always, at a place that is never inert or hidden while
 * something is to be said; then `say()`.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says it once; words that come before the last ones were said take their place. */
  say(text: string): void {
    clearTimeout(this.#timer);
    if (!text) return this.#show('');
    this.#timer = setTimeout(() => {
      this.#show(text);
      this.#timer = setTimeout(() => this.#show(''), KEEP);
    }, SETTLE);
  }

  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status">${this.#text}</div>`;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  #show(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }
}
