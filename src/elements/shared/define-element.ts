import { createLogger } from '../../support/logger.js';

const log = createLogger('elements');
/** Tag of the kit -> the name it was registered under. */
const names = new Map<string, string>();

/**
 * Registers an element of the kit, under its own tag or another name. Safe to call twice, and in Node. Where
 * somebody else has taken the name, theirs stays: said once, and nothing is thrown.
 */
export function defineElement(tag: string, elementClass: CustomElementConstructor, name = tag): void {
  if (typeof customElements === 'undefined') return;
  const known = names.get(tag);
  const existing = customElements.get(name);
  if (!existing) {
    // A class can have one name only; a second one is given to a heir.
    const taken = customElements.getName?.(elementClass) ?? null;
    customElements.define(name, taken === null ? elementClass : class extends elementClass {});
    names.set(tag, name);
  } else if (existing === elementClass || elementClass.isPrototypeOf(existing)) {
    names.set(tag, name);
  } else if ('callElements' in existing) {
    // The same, of the small file for a button alone.
    names.set(tag, name);
  } else if (known !== name) {
    log.warn(`<${name}> is taken by something else on this page`);
    names.set(tag, name);
  }
}

/** The name under which an element of the kit was registered: its own tag, unless the page renamed it. */
export function tagOf(tag: string): string {
  return names.get(tag) ?? tag;
}
