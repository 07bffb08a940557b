import type { Unsubscribe } from '../../../support/emitter.js';

/** How long each of the two texts stands, in ms. */
const BEAT = 1_000;

interface Shown {
  readonly element: HTMLTitleElement;
  /** What the page itself wants there. */
  own: string;
  /** What we wrote last. */
  written: string;
  /** There was no title before. */
  readonly added: boolean;
}

/** The one title of the page, which several stores may want at once. */
class PageTitle {
  readonly #texts: { readonly text: string }[] = [];
  #shown: Shown | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Puts a text in turn with the page's own; the answer takes it away, and leaves the title as it was. */
  show(text: string): Unsubscribe {
    const entry = { text };
    this.#texts.push(entry);
    if (!this.#shown) this.#begin();
    this.#write(text);
    return () => {
      const at = this.#texts.indexOf(entry);
      if (at < 0) return;
      this.#texts.splice(at, 1);
      const [next] = this.#texts;
      if (next) this.#write(next.text);
      else this.#end();
    };
  }

  #begin(): void {
    // Not `document.title`, which gives white space back in another form.
    const found = document.head?.querySelector('title') ?? null;
    const element = found ?? document.createElement('title');
    if (!found) document.head?.append(element);
    this.#shown = { element, own: element.text, written: element.text, added: !found };
    this.#timer = setInterval(() => {
      const text = this.#texts[0]?.text ?? '';
      this.#write(this.#shown?.written === text ? null : text);
    }, BEAT);
  }

  /** Null: the page's own. A page that changed it meanwhile keeps its change. */
  #write(text: string | null): void {
    const shown = this.#shown;
    if (!shown) return;
    if (shown.element.text !== shown.written) shown.own = shown.element.text;
    shown.written = text ?? shown.own;
    shown.element.text = shown.written;
  }

  #end(): void {
    clearInterval(this.#timer);
    this.#write(null);
    const shown = this.#shown;
    this.#shown = null;
    if (shown?.added && !shown.element.text) shown.element.remove();
  }
}

export const pageTitle = new PageTitle();
