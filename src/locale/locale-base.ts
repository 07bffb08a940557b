import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { enRinging } from './ringing-en.js';
import type { RingingTerms, Terms } from './terms.js';

/** English as far as it is needed: an element that needs more brings it. */
let builtIn = enRinging as Terms;
/** All of them whole, but English. */
const languages = new Map<string, Terms>([['en', builtIn]]);
/** Languages that come when somebody needs them. */
const offered = new Map<string, () => Promise<unknown>>();
const controllers = new Set<RingingLocale>();
let watch: MutationObserver | null = null;
let watchedRoots = new WeakSet<Node>();

/**
 * Makes a language known to every element, also to those already on the page. `lang` is a BCP 47 tag;
 * a tag without region serves all its regions (`de` for `de-AT`).
 */
export function registerTerms(lang: string, terms: Terms): void {
  languages.set(lang.toLowerCase(), terms);
  for (const controller of controllers) controller.refresh();
}

/**
 * Languages for a page that cannot say beforehand which it needs: by tag, what loads and registers one. Each is loaded
 * when the first element stands in it; until then, and where loading fails, the words are English.
 */
export function offerTerms(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  for (const [lang, load] of Object.entries(loaders)) offered.set(lang.toLowerCase(), load);
  for (const controller of controllers) controller.refresh();
}

/** More words for English, unless the page has given its own. */
export function addEnglish(words: Partial<Terms>): void {
  if (english() !== builtIn) return;
  builtIn = { ...builtIn, ...words };
  registerTerms('en', builtIn);
}

/** The words for a tag: the exact one, then the same language without region, then English. */
export function termsFor(lang: string): Terms {
  for (
    let tag = lang.trim().toLowerCase().replaceAll('_', '-');
    tag;
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))
  ) {
    const terms = languages.get(tag);
    if (terms) return terms;
    const load = offered.get(tag);
    if (load) {
      offered.delete(tag);
      // Tried again when something asks again.
      load().catch(() => offered.set(tag, load));
      break;
    }
  }
  return english();
}

const english = (): Terms => languages.get('en') ?? builtIn;

/** The nearest `lang` around an element, out through shadow roots and slots; '' where there is none. */
export function nearestLang(element: Element): string {
  let at: Node | null = element;
  while (at) {
    if (at instanceof Element) {
      // `lang=""` says "unknown" on purpose and stops the search (HTML, "the lang attribute").
      const lang = at.getAttribute('lang');
      if (lang !== null) return lang;
    }
    at = at instanceof ShadowRoot ? at.host : at.parentNode;
  }
  return '';
}

/**
 * One observer for the whole page hears `lang` and `dir` change in the document; each shadow root that
 * an element of ours sits in is added once, and the page's observer sees the rest. Moves are caught by
 * `hostConnected`.
 */
function observe(host: Element): void {
  watch ??= new MutationObserver(() => {
    for (const controller of controllers) controller.refresh();
  });
  let root: Node = host.getRootNode();
  for (;;) {
    const target = root instanceof Document ? root.documentElement : root;
    if (!watchedRoots.has(target)) {
      watchedRoots.add(target);
      watch.observe(target, { attributes: true, subtree: true, attributeFilter: ['lang', 'dir'] });
    }
    if (!(root instanceof ShadowRoot)) return;
    const { host: outer } = root;
    if (!watchedRoots.has(outer)) {
      // A root observes its children, not its own host.
      watchedRoots.add(outer);
      watch.observe(outer, { attributes: true, attributeFilter: ['lang', 'dir'] });
    }
    root = outer.getRootNode();
  }
}

/** As `LocaleController`, for an element that only says who calls: English without the rest weighs a third. */
export class RingingLocale implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #terms: Terms = english();
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  get terms(): RingingTerms {
    return this.#terms;
  }

  /** Language of the words shown, e.g. for a `lang` attribute where it differs from the page's. */
  get lang(): string {
    return this.#lang;
  }

  /** Direction the element is laid out in: what `dir` around it says, not the language. */
  get dir(): 'ltr' | 'rtl' {
    return this.#dir;
  }

  hostConnected(): void {
    controllers.add(this);
    observe(this.#host);
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (controllers.size === 0) {
      watch?.disconnect();
      watchedRoots = new WeakSet();
    }
  }

  /** Looks again; the host renders anew only when something changed. */
  refresh(): void {
    const terms = termsFor(nearestLang(this.#host));
    const dir = this.#host.matches(':dir(rtl)') ? 'rtl' : 'ltr';
    if (terms === this.#terms && dir === this.#dir) return;
    this.#terms = terms;
    this.#lang = terms.lang;
    this.#dir = dir;
    this.#host.requestUpdate();
  }
}
