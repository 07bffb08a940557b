import { enCall } from './call-en.js';
import { enPanels } from './panels-en.js';
import { enRinging } from './ringing-en.js';
import type { Terms } from './terms.js';

/** English: what every other language falls back to. */
export const en: Terms = { ...enRinging, ...enCall, ...enPanels };
