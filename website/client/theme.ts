/** Runs before the first paint, so that no page flashes in other colours. */
import { applyScheme, storedScheme } from './scheme.js';

applyScheme(storedScheme());
