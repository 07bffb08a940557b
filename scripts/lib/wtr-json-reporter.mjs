import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * A reporter for web-test-runner that writes how many tests passed, failed and were skipped, over all
 * browsers, and how long each file took. A file that could not be loaded counts as one failure: its tests
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
    for (const session of sessions?.all() ?? []) {
      const before = total.failed;
      if (session.testResults) addSuite(session.testResults, total);
      if (session.status === 'FINISHED' && !session.passed && total.failed === before) total.failed += 1;
      const time = times.get(session.id);
      if (time?.end)
        files.push({
          file: relative(ROOT, session.testFile),
          in: session.browser.name,
          ms: time.end - time.start,
        });
    }
    writeFileSync(file, JSON.stringify({ ...total, files }));
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
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {{ passed: number, failed: number, skipped: number }} total
 */
function addSuite(suite, total) {
  for (const test of suite.tests) {
    total[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) addSuite(inner, total);
}
