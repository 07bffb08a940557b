import { enIntro } from './intro-en.js';
import type { DoctorIntro, DoctorTerms } from './terms.js';

/** Each is loaded when somebody needs it. */
const LOADERS: Readonly<Record<string, () => Promise<DoctorTerms>>> = {
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  he: async () => (await import('./he.js')).he,
  hi: async () => (await import('./hi.js')).hi,
  ja: async () => (await import('./ja.js')).ja,
  pt: async () => (await import('./pt.js')).pt,
  zh: async () => (await import('./zh.js')).zh,
};
const known = new Map<string, DoctorTerms>();

/** A language of the page's own, or other words for one of ours; the next `loadDoctorTerms` gives it. */
export function registerDoctorTerms(lang: string, terms: DoctorTerms): void {
  known.set(lang.toLowerCase(), terms);
}

/** The words of this language, where they are here already. */
export function knownDoctorTerms(lang: string): DoctorTerms | undefined {
  return known.get(lang.toLowerCase());
}

/** What stands there before the first check, of this language or in English. */
export function doctorIntro(lang: string): DoctorIntro {
  return knownDoctorTerms(lang) ?? enIntro;
}

/**
 * The words for a BCP 47 tag: the exact one, then the language without region; null where nobody has them, or they
 * cannot be loaded just now. Never rejects.
 */
export async function findDoctorTerms(lang: string): Promise<DoctorTerms | null> {
  for (let tag = lang.toLowerCase(); tag; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const here = known.get(tag);
    if (here) return here;
    const load = LOADERS[tag];
    if (!load) continue;
    try {
      const terms = await load();
      known.set(tag, terms);
      return terms;
    } catch {
      // The next one tries again.
      break;
    }
  }
  return null;
}
