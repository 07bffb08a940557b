import { en } from './en.js';
import { findDoctorTerms, knownDoctorTerms } from './known.js';
import type { DoctorTerms } from './terms.js';

export { registerDoctorTerms } from './known.js';

/** The words that are here already: of this language, or English. */
export function doctorTermsNow(lang: string): DoctorTerms {
  return knownDoctorTerms(lang) ?? en;
}

/** The words for a BCP 47 tag: the exact one, then the language without region, then English. Never rejects. */
export async function loadDoctorTerms(lang: string): Promise<DoctorTerms> {
  return (await findDoctorTerms(lang)) ?? en;
}
