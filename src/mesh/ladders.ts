import { GAPS, SOON, type Ladder } from '../rtc/recovery.js';
import type { Dialect } from './peer-about.js';

/** How a lost connection is brought back, by the client at the other end. */
export const LADDERS: Readonly<Record<Dialect, Ladder>> = {
  kit: {
    // The last costs all that a first connection does.
    rungs: ['restart', 'restart', 'restart', 'restart', 'restart', 'replace'],
    first: SOON,
    gaps: GAPS,
    patient: true,
    answers: true,
  },
  // It answers a restart and knows no other word.
  connectycube: { rungs: ['restart'], first: SOON, gaps: GAPS, patient: false, answers: false },
  // It makes a new connection by itself 5 s after it noticed, and knows no restart.
  quickblox: {
    rungs: ['replace'],
    first: { disconnected: 7_000, failed: 7_000 },
    gaps: [8_000],
    patient: false,
    answers: false,
  },
  // Each ignores the other's word unharmed.
  unknown: { rungs: ['restart', 'replace'], first: SOON, gaps: [4_000], patient: true, answers: false },
};
