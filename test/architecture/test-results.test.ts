import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failuresOf, fileTimes, parseVitest, parseWtr, tally } from '../../scripts/lib/test-results.mjs';

/** `npm test` must not be green for nothing. */
describe('the figures of npm test', () => {
  const fine = { code: 0, timedOut: false };
  const report = (over: object): string =>
    JSON.stringify({
      numPassedTests: 3,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [],
      ...over,
    });

  it('are those of the runners', () => {
    expect(tally(report({}), parseVitest, fine)).toEqual({ passed: 3, failed: 0, skipped: 2, trouble: null });
    const wtr = JSON.stringify({ passed: 4, failed: 1, skipped: 0 });
    expect(tally(wtr, parseWtr, { code: 1, timedOut: false })).toMatchObject({
      passed: 4,
      failed: 1,
      trouble: null,
    });
  });

  it('count a file that could not be loaded', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(parseVitest(report({ numFailedTests: 1, testResults })).failed).toBe(2);
  });

  it('tell how long each file took, whoever ran it', () => {
    const testResults = [{ name: join(process.cwd(), 'test/a.test.ts'), startTime: 5, endTime: 12.4 }];
    expect(fileTimes(report({ testResults }))).toEqual([{ file: 'test/a.test.ts', in: '', ms: 7 }]);
    const files = [{ file: 'test/b.test.ts', in: 'Firefox', ms: 3 }];
    expect(fileTimes(JSON.stringify({ passed: 1, files }))).toEqual(files);
    for (const none of [null, '{"files', '{}']) expect(fileTimes(none)).toEqual([]);
  });

  it('say again what failed, whoever ran it', () => {
    const name = join(process.cwd(), 'test/a.test.ts');
    const tests = [
      { status: 'passed', fullName: 'a b', failureMessages: [] },
      { status: 'failed', fullName: 'a c', failureMessages: ['expected 1 to be 2', 'and more'] },
    ];
    const testResults = [
      { name, status: 'failed', message: '', assertionResults: tests },
      { name, status: 'failed', message: 'no such module', assertionResults: [] },
    ];
    expect(failuresOf(report({ testResults }))).toEqual([
      { file: 'test/a.test.ts', in: '', name: 'a c', message: 'expected 1 to be 2' },
      { file: 'test/a.test.ts', in: '', name: '(the file)', message: 'no such module' },
    ]);
    const failures = [{ file: 'test/b.test.ts', in: 'Firefox', name: 'b', message: 'no' }];
    expect(failuresOf(JSON.stringify({ passed: 1, files: [], failures }))).toEqual(failures);
    for (const none of [null, '{"files', '{}']) expect(failuresOf(none)).toEqual([]);
  });

  it.each([
    ['no result', null, fine],
    ['half a result', '{"numPassed', fine],
    ['a result without a test', report({ numPassedTests: 0 }), fine],
    ['a crash after the last test', report({}), { code: 134, timedOut: false }],
    ['a run that was ended', report({}), { code: 143, timedOut: true }],
  ])('call %s a failure', (_what, written, outcome) => {
    const { failed, trouble } = tally(written, parseVitest, outcome);
    expect(failed).toBe(1);
    expect(trouble).toBeTruthy();
  });
});
