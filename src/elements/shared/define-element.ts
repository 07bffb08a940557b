import { createLogger } from '../../support/logger.js';
import { VERSION } from '../../support/version.js';

/** What the copies of the kit on one page know of each other, whatever their versions. */
export interface Copy {
  readonly version?: string;
  summon?: (name: string) => Promise<void>;
  discover?: (root: Document | ShadowRoot) => void;
}

const log = createLogger('elements');
/** Tag of the kit -> the name it was registered under. */
const names = new Map<string, string>();
/** Names that are ours, or were said not to be. */
const ours = new Set<string>();
/** On the window: the copy to which the tags belong, the first that came. */
const OWNER = Symbol.for('call-elements/owner');
const self: Copy = { version: VERSION };
let told = false;

/** The copy of the kit that registers the tags of this page; this one, where none came before. */
export function owner(): Copy {
  const page = globalThis as { [OWNER]?: Copy };
  return (page[OWNER] ??= self);
}

/** Whether the tags are this copy's; where not, it is said once. Parts of two versions do not make one call. */
export function ownsTags(): boolean {
  const first = owner();
  if (first === self) return true;
  if (!told) {
    const versions = first.version === VERSION ? '' : ` (${first.version ?? 'older'}; this is ${VERSION})`;
    log.warn(`another copy of call-elements is on this page${versions}: the tags stay its own`);
  }
  told = true;
  return false;
}

/**
 * Registers an element of the kit, under its own tag or another name. Safe to call twice, and in Node. Where
 * somebody else has taken the name, or another copy of the kit the tags, theirs stay: said once, and nothing is thrown.
 */
export function defineElement(tag: string, elementClass: CustomElementConstructor, name = tag): void {
  if (typeof customElements === 'undefined' || (name === tag && !ownsTags())) return;
  const existing = customElements.get(name);
  if (!existing) {
    // A class can have one name only; a second one is given to a heir.
    const taken = customElements.getName?.(elementClass) ?? null;
    customElements.define(name, taken === null ? elementClass : class extends elementClass {});
    ours.add(name);
  } else if (existing === elementClass || elementClass.isPrototypeOf(existing)) {
    ours.add(name);
  }
  nameElement(tag, name);
}

/** Says under which name an element is, or will be, registered. */
export function nameElement(tag: string, name: string): void {
  names.set(tag, name);
  const existing = customElements.get(name);
  // The small file for a button alone has the same element.
  if (!existing || ours.has(name) || 'callElements' in existing) return;
  ours.add(name);
  log.warn(`<${name}> is taken by something else on this page`);
}

/** The name under which an element of the kit was registered: its own tag, unless the page renamed it. */
export function tagOf(tag: string): string {
  return names.get(tag) ?? tag;
}
