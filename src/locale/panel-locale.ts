import { addEnglish } from './locale-base.js';
import { LocaleController } from './locale-controller.js';
import { enPanels } from './panels-en.js';
import type { Terms } from './terms.js';

addEnglish(enPanels);

/** As `LocaleController`, for what stands before and beside a call. */
export class PanelLocale extends LocaleController {
  override get terms(): Terms {
    return super.terms as Terms;
  }
}
