import { writeFileSync } from 'node:fs';

/**
 * A reporter for web-test-runner that writes how many tests passed, failed and were skipped, over all
 * browsers. A file that could not be loaded counts as one failure: its tests never ran. It writes after each
 * file, so that a run which had to be ended leaves the figures it got to.
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function jsonReporter(file) {
  /** @type {import('@web/test-runner').TestSessionManager | undefined} */
  let sessions;

  const write = () => {
    const total = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions?.all() ?? []) {
      const before = total.failed;
      if (session.testResults) addSuite(session.testResults, total);
      if (session.status === 'FINISHED' && !session.passed && total.failed === before) total.failed += 1;
    }
    writeFileSync(file, JSON.stringify(total));
  };

  return {
    start(args) {
      sessions = args.sessions;
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
