/** The one file for a page without a build: registers everything, and exports the API. */
import { define } from './elements/define-all.js';

// Called here: an import for its side effect alone is dropped where `sideEffects` does not name the source.
define();

export * from './index.js';
