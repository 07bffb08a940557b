import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * A reporter for web-test-runner that writes how many tests passed, failed and were skipped, over all
 * browsers, how long each file took, and what went wrong. A file that could not be loaded counts as one failure: its tests
 * never ran. It writes after each file, so that a run which had to be ended leaves the figures it got to.
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function jsonReporter(file) {
  /** @type {import('@web/test-runner').TestSessionManager | undefined} */
  let sessions;
  /** @type {Map<string, { start: number, end: number }>} from the page's birth to its end, by session */
  const times = new Map();

  const write = () => {
    const total = { passed: 0, failed: 0, skipped: 0 };
    /** @type {import('./test-results.mjs').FileTime[]} */
    const files = [];
    /** @type {import('./test-results.mjs').Failure[]} */
    const failures = [];
    for (const session of sessions?.all() ?? []) {
      const where = { file: relative(ROOT, session.testFile), in: session.browser.name };
      const found = session.testResults ? addSuite(session.testResults, total) : [];
      if (session.status === 'FINISHED' && !session.passed && found.length === 0) {
        total.failed += 1;
        found.push({
          name: '(the file)',
          message: session.errors[0]?.message ?? 'it did not run to its end',
        });
      }
      failures.push(...found.map((failure) => ({ ...where, ...failure })));
      const time = times.get(session.id);
      if (time?.end) files.push({ ...where, ms: time.end - time.start });
    }
    writeFileSync(file, JSON.stringify({ ...total, files, failures }));
  };

  return {
    start(args) {
      sessions = args.sessions;
      sessions.on('session-status-updated', ({ id, status }) => {
        if (status === 'INITIALIZING') times.set(id, { start: Date.now(), end: 0 });
        // The first ones have begun before a reporter is asked.
        const { start } = times.get(id) ?? { start: args.startTime };
        if (status === 'FINISHED') times.set(id, { start, end: Date.now() });
      });
    },
    reportTestFileResults: write,
    onTestRunFinished: write,
  };
}

/**
 * Adds a suite to the figures.
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {{ passed: number, failed: number, skipped: number }} total
 * @returns {{ name: string, message: string }[]} what failed
 */
function addSuite(suite, total) {
  const failed = [];
  for (const test of suite.tests) {
    total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
    if (!test.skipped && !test.passed) failed.push({ name: test.name, message: test.error?.message ?? '' });
  }
  for (const inner of suite.suites) {
    for (const { name, message } of addSuite(inner, total))
      failed.push({ name: `${inner.name} > ${name}`, message });
  }
  return failed;
}
