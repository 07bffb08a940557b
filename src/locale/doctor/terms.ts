import type { CheckId, Enough, FindingStatus, OwnCause } from '../../doctor/finding.js';
import type { Words } from '../terms.js';

/** What a check is called; devices have their names in the other terms. */
export type NamedCheck = Exclude<CheckId, 'microphone' | 'camera'>;

/**
 * The words of `<call-doctor>`, which come with it and not with the others. Of a cause `title` says what is wrong, and
 * `action` how to mend it; the latter is empty where there is nothing to mend.
 */
export interface DoctorTerms {
  /** BCP 47 tag of this language. */
  readonly lang: string;
  readonly title: string;
  /** What the button will do. */
  readonly intro: string;
  readonly start: string;
  readonly again: string;
  readonly stop: string;
  /** While it looks, by the name of the check. */
  readonly checking: (check: string) => string;
  readonly copy: string;
  /** What is in the report, and what not. */
  readonly reportNote: string;
  /** The result in one line. */
  readonly result: (failed: number, warned: number) => string;
  readonly status: Readonly<Record<FindingStatus, string>>;
  readonly check: Readonly<Record<NamedCheck, string>>;
  /** Accessible name of the button that looks at one thing again, after what stands on it. */
  readonly tryAgain: (button: string, check: string) => string;
  /** What goes through the relay. */
  readonly enough: Readonly<Record<Enough, string>>;
  /** Not looked at, because of another check. */
  readonly after: (check: string) => string;
  readonly cause: Readonly<Record<Exclude<OwnCause, 'earlier-check'>, Words>>;
}

/** What stands there before the first check, and what is said where that cannot be loaded. */
export type DoctorIntro = Pick<DoctorTerms, 'lang' | 'title' | 'intro' | 'start'> & {
  readonly cause: Pick<DoctorTerms['cause'], 'offline'>;
};
