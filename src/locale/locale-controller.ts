import { en } from './en.js';
import { completeEnglish, RingingLocale } from './locale-base.js';
import type { Terms } from './terms.js';

completeEnglish(en);

/**
 * The words for an element, by the nearest `lang` around it: English where that language was not registered.
 * Other languages are one import each: `import 'call-elements/locale/de.js'`.
 */
export class LocaleController extends RingingLocale {
  override get terms(): Terms {
    return super.terms as Terms;
  }
}
