import { enCall } from './call-en.js';
import { addEnglish, RingingLocale } from './locale-base.js';
import type { CallTerms } from './terms.js';

addEnglish(enCall);

/**
 * The words for an element, by the nearest `lang` around it: English where that language was not registered.
 * Other languages are one import each: `import 'call-elements/locale/de.js'`.
 */
export class LocaleController extends RingingLocale {
  override get terms(): CallTerms {
    return super.terms as CallTerms;
  }
}
