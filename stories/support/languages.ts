/** Every language of the kit, for stories that show more than one. */
import { ar } from '../../src/locale/ar.js';
import { de } from '../../src/locale/de.js';
import { en } from '../../src/locale/en.js';
import { es } from '../../src/locale/es.js';
import { fr } from '../../src/locale/fr.js';
import { he } from '../../src/locale/he.js';
import { hi } from '../../src/locale/hi.js';
import { ja } from '../../src/locale/ja.js';
import { pt } from '../../src/locale/pt.js';
import { zh } from '../../src/locale/zh.js';

const dirs = new Map([en, ar, de, es, fr, he, hi, ja, pt, zh].map(({ lang, dir }) => [lang, dir]));

/** Their tags, for the control of a story. */
export const LANGS: readonly string[] = [...dirs.keys()];

export const dirOf = (lang: string): 'ltr' | 'rtl' => dirs.get(lang) ?? 'ltr';

/** What a language calls itself, and how somebody who speaks it may be called. */
export const speakers: readonly (readonly [lang: string, language: string, person: string])[] = [
  ['en', 'English', 'June Whitfield'],
  ['de', 'Deutsch', 'Jörg Weißmüller'],
  ['fr', 'Français', 'Océane Lefèvre'],
  ['es', 'Español', 'Íñigo Muñoz'],
  ['pt', 'Português', 'João Conceição'],
  ['ar', 'العربية', 'نور حدّاد'],
  ['he', 'עברית', 'נועה לוי'],
  ['zh-Hans', '简体中文', '陈静'],
  ['ja', '日本語', '田中芽衣'],
  ['hi', 'हिन्दी', 'प्रिया नायर'],
];
