import { enCall } from './call-en.js';
import { enFigures } from './figures-en.js';
import { enMenus } from './menus-en.js';
import { enPanels } from './panels-en.js';
import { enRating } from './rating-en.js';
import { enRinging } from './ringing-en.js';
import { enSafety } from './safety-en.js';
import { enStage } from './stage-en.js';
import type { Terms } from './terms.js';

/** English: what every other language falls back to. */
export const en: Terms = {
  ...enRinging,
  ...enCall,
  ...enPanels,
  ...enFigures,
  ...enMenus,
  ...enRating,
  ...enSafety,
  ...enStage,
};
