/** Importing this registers every element under its own tag. To rename some, call `define` from the main entry. */
import { define } from './elements/define-all.js';

define();

export { define, type CallTag } from './elements/define-all.js';
