/**
 * Importing this registers every element under its own tag: the provider and the dialog at once, what stands on a page
 * beside them when the first of it is seen, and fetched then. One element at once: `call-elements/elements/<tag>`; all
 * of them, or under other names: `define` of the main entry.
 */
import { define } from './elements/define-on-sight.js';

define();

export { define } from './elements/define-on-sight.js';
export type { CallTag } from './elements/define-all.js';
export { discover, summon } from './elements/shared/on-sight.js';
