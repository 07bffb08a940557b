/** Why calls do not work here, without an element: `for await (const finding of diagnose({...}))`. */
export { diagnose } from './doctor/diagnose.js';
export {
  CHECKS,
  OWN_CAUSES,
  type Cause,
  type CheckId,
  type Enough,
  type Facts,
  type Finding,
  type FindingStatus,
  type OwnCause,
} from './doctor/finding.js';
export type { DoctorOptions, DoctorTiming, Live } from './doctor/options.js';
export { reportOf, type Report } from './doctor/report.js';
export { loadDoctorTerms, registerDoctorTerms } from './locale/doctor/words.js';
export { findingWords } from './locale/doctor/finding-words.js';
export type { DoctorTerms } from './locale/doctor/terms.js';
