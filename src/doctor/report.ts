import type { Finding } from './finding.js';

/** What is sent to whoever can help. */
export interface Report {
  readonly at: string;
  readonly browser: string;
  readonly findings: readonly Finding[];
}

/** Everything that was found, with what was measured: no address, no name, no account, no secret, no device. */
export function reportOf(findings: Iterable<Finding>): Report {
  return {
    at: new Date().toISOString(),
    browser: typeof navigator === 'undefined' ? '' : navigator.userAgent,
    findings: [...findings].filter(({ status }) => status !== 'running'),
  };
}
