import type { Cause, CheckId, Finding } from '../../doctor/finding.js';
import type { MediaErrorReason } from '../../session/call-error.js';
import { errorWords } from '../trouble.js';
import type { MediaThing, Terms, Words } from '../terms.js';
import type { DoctorTerms } from './terms.js';

/** Both kinds of words: the devices have theirs with all elements. */
export interface AllWords {
  readonly terms: Pick<Terms, 'microphone' | 'camera' | 'mediaTrouble' | 'trouble'>;
  readonly doctor: DoctorTerms;
}

export function checkName({ terms, doctor }: AllWords, id: CheckId): string {
  return id === 'microphone' || id === 'camera' ? terms[id] : doctor.check[id];
}

/** What was found wrong, and how to mend it; null where nothing is. */
export function findingWords(words: AllWords, { id, cause, facts }: Finding): Words | null {
  if (cause === null) return null;
  if (cause === 'earlier-check') {
    return { title: words.doctor.after(checkName(words, facts.after ?? 'page')), action: '' };
  }
  const own = (words.doctor.cause as Partial<Record<Cause, Words>>)[cause];
  if (own) return own;
  const thing: MediaThing = id === 'microphone' || id === 'camera' ? id : (facts.thing ?? 'both');
  return errorWords(words.terms as Terms, cause as MediaErrorReason, thing);
}
