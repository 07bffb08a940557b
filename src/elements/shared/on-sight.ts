import { createLogger } from '../../support/logger.js';
import { owner } from './define-element.js';
import { undefinedStyles } from './undefined.styles.js';

const log = createLogger('elements');
/** Name of a tag on this page -> what loads and defines it. */
const offered = new Map<string, () => Promise<unknown>>();
const loading = new Map<string, Promise<unknown>>();
/** Whether this copy of the kit ever had a tag to offer. */
let offersAny = false;
let watch: MutationObserver | null = null;

/**
 * Tags that are defined when the first of them is seen in the document, or in a root that was given to
 * {@link discover}. Where loading fails, the next one that appears tries again.
 */
export function offerElements(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  if (typeof document === 'undefined') return;
  for (const [name, load] of Object.entries(loaders)) {
    if (!customElements.get(name)) offered.set(name, load);
    offersAny = true;
  }
  // A copy that yields to another leaves no trace.
  if (!offersAny) return;
  // For another copy of the kit that the page has by mistake, and that asks in vain for what it does not register.
  const copy = owner();
  copy.summon ??= summon;
  copy.discover ??= discover;
  discover(document);
}

/** Looks for offered tags in a document or shadow root, now and from now on: nobody sees into the page's own roots. */
export function discover(root: Document | ShadowRoot): void {
  const copy = owner();
  if (copy.discover !== discover) {
    copy.discover?.(root);
    if (!offersAny) return;
  }
  watch ??= new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) seek(node);
    }
  });
  watch.observe(root, { childList: true, subtree: true });
  keepRoom(root);
  seek(root);
}

/** Defines an offered tag; nothing happens where it is defined, or nobody offers it. Rejects when loading fails. */
export async function summon(name: string): Promise<void> {
  const load = offered.get(name);
  if (load) {
    offered.delete(name);
    loading.set(
      name,
      load().catch((error: unknown) => {
        offered.set(name, load);
        throw error;
      }),
    );
  }
  const other = owner().summon;
  if (!loading.has(name) && other && other !== summon) return other(name);
  await loading.get(name);
}

/** Whether there is, or can be, an element of this name. */
export function isKnown(name: string): boolean {
  return offered.has(name) || loading.has(name) || customElements.get(name) !== undefined;
}

/** As {@link summon}, where nobody waits for it. */
export function summonLater(name: string): void {
  if (offered.has(name))
    summon(name).catch((error: unknown) => log.error(`<${name}> cannot be loaded`, error));
}

/** Before the sheets of the page, which may say something else. */
function keepRoom(root: Document | ShadowRoot): void {
  const room = undefinedStyles.styleSheet;
  if (room && !root.adoptedStyleSheets.includes(room)) root.adoptedStyleSheets.unshift(room);
}

function seek(root: ParentNode): void {
  if (offered.size === 0) return;
  if (root instanceof Element) summonLater(root.localName);
  const selector = [...offered.keys()].join();
  if (selector) for (const { localName } of root.querySelectorAll(selector)) summonLater(localName);
}
