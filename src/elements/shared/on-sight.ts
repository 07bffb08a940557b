import { createLogger } from '../../support/logger.js';

const log = createLogger('elements');
/** Name of a tag on this page -> what loads and defines it. */
const offered = new Map<string, () => Promise<unknown>>();
const loading = new Map<string, Promise<unknown>>();
let watch: MutationObserver | null = null;

/**
 * Tags that are defined when the first of them is seen in the document, or in a root that was given to
 * {@link discover}. Where loading fails, the next one that appears tries again.
 */
export function offerElements(loaders: Readonly<Record<string, () => Promise<unknown>>>): void {
  if (typeof document === 'undefined') return;
  for (const [name, load] of Object.entries(loaders)) {
    if (!customElements.get(name)) offered.set(name, load);
  }
  discover(document);
}

/** Looks for offered tags in a document or shadow root, now and from now on: nobody sees into the page's own roots. */
export function discover(root: Document | ShadowRoot): void {
  watch ??= new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) seek(node);
    }
  });
  watch.observe(root, { childList: true, subtree: true });
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
  await loading.get(name);
}

/** As {@link summon}, where nobody waits for it. */
export function summonLater(name: string): void {
  if (offered.has(name))
    summon(name).catch((error: unknown) => log.error(`<${name}> cannot be loaded`, error));
}

function seek(root: ParentNode): void {
  if (offered.size === 0) return;
  if (root instanceof Element) summonLater(root.localName);
  const selector = [...offered.keys()].join();
  if (selector) for (const { localName } of root.querySelectorAll(selector)) summonLater(localName);
}
