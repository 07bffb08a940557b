/**
 * The one file for a page without a build: registers everything, and exports the API. What stands before and beside a
 * call is registered when the first of it is seen, and loaded then.
 */
import type { CallTag } from './elements/define-all.js';
import { defineElement } from './elements/shared/define-element.js';
import { offerElements } from './elements/shared/on-sight.js';
import { STAGE } from './elements/stage.js';

export { discover, summon } from './elements/shared/on-sight.js';
export * from './kit.js';

type PanelTag = Exclude<CallTag, keyof typeof STAGE>;

const PANEL_TAGS = Object.keys({
  'call-button': 1,
  'call-reactions': 1,
  'call-lobby': 1,
  'call-safety-code': 1,
  'call-chat': 1,
  'call-stats': 1,
  'call-room': 1,
} satisfies Record<PanelTag, 1>) as readonly PanelTag[];

/** Registers every element of the kit, each under its own tag or the given name. Safe to call twice. */
export function define(names: Partial<Record<CallTag, string>> = {}): void {
  for (const [tag, elementClass] of Object.entries(STAGE)) {
    defineElement(tag, elementClass, names[tag as CallTag]);
  }
  const load = async (): Promise<void> => {
    const { PANELS } = await import('./elements/panels.js');
    for (const tag of PANEL_TAGS) defineElement(tag, PANELS[tag], names[tag]);
  };
  offerElements(Object.fromEntries(PANEL_TAGS.map((tag) => [names[tag] ?? tag, load])));
}

// Called here: an import for its side effect alone is dropped where `sideEffects` does not name the source.
define();
