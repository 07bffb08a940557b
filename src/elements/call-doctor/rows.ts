import type { Finding, FindingStatus } from '../../doctor/finding.js';
import type { DoctorTerms } from '../../locale/doctor/terms.js';
import type { Terms } from '../../locale/terms.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { IconShape } from '../../styles/icons.js';
import { digitsOf, milliseconds, rate } from '../shared/rate.js';

/** A drawing for each result, told apart by its shape. */
export const STATUS_ICON: Readonly<Record<Exclude<FindingStatus, 'running'>, IconShape>> = {
  ok: shapes.check,
  warn: shapes.warning,
  fail: shapes.close,
  skipped: shapes.skip,
};

/** What was measured, in short, each by itself. */
export function factsOf({ facts, status }: Finding, terms: Terms, doctor: DoctorTerms): string[] {
  if (status === 'running' || status === 'skipped') return [];
  const lang = digitsOf(terms);
  const { ms, width, height, roundTrip, rate: kbps, enough, videoCodecs = [] } = facts;
  return [
    videoCodecs.join(', '),
    width && height ? `${width} × ${height}` : null,
    rate(kbps ?? null, lang),
    milliseconds(roundTrip ?? ms ?? null, lang),
    enough && status === 'ok' ? doctor.enough[enough] : null,
  ].filter((text): text is string => !!text);
}

/** How many things do not work, and how many could be better. */
export function countsOf(findings: readonly Finding[]): { readonly failed: number; readonly warned: number } {
  const count = (wanted: FindingStatus): number => findings.filter(({ status }) => status === wanted).length;
  return { failed: count('fail'), warned: count('warn') };
}
