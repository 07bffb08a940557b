/**
 * The one file for a page without a build: what `define.ts` does, and the API. Classes of elements that come later are
 * `customElements.get('call-grid')`, once they are there.
 */
import { define } from './elements/define-on-sight.js';

export { define } from './elements/define-on-sight.js';
export { discover, summon } from './elements/shared/on-sight.js';
export * from './kit.js';

// Called here: an import for its side effect alone is dropped where `sideEffects` does not name the source.
define();
