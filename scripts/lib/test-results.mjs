import { relative } from 'node:path';
import { ROOT } from './root.mjs';

/**
 * Reads what the test runners write. Whatever goes wrong counts as a failure: a test that could not run has
 * not passed.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {(text: string) => Counts} Parse
 * @typedef {{ file: string, in: string, ms: number }} FileTime how long a file took, and `in` which browser
 * @typedef {{ file: string, in: string, name: string, message: string }} Failure
 * @typedef {{ name: string, status: string, message: string, assertionResults: {
 *   status: string, fullName: string, failureMessages: string[] }[] }} VitestFile
 */

const isFailed = (/** @type {{ status: string }} */ { status }) => status === 'failed';
const isUnloaded = (/** @type {Pick<VitestFile, 'status' | 'assertionResults'>} */ file) =>
  isFailed(file) && !file.assertionResults.some(isFailed);

/** @type {Parse} vitest's JSON reporter; a file that could not be loaded has failed without a test in it */
export function parseVitest(text) {
  const report = JSON.parse(text);
  const unloaded = report.testResults.filter(isUnloaded);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * How long each file took, of either runner's result.
 * @param {string | null} text
 * @returns {FileTime[]} none where there is no result
 */
export function fileTimes(text) {
  try {
    const { files, testResults } = JSON.parse(text ?? '{}');
    if (files) return files;
    return (testResults ?? []).map(
      (/** @type {{ name: string, startTime: number, endTime: number }} */ { name, startTime, endTime }) => ({
        file: relative(ROOT, name),
        in: '',
        ms: Math.round(endTime - startTime),
      }),
    );
  } catch {
    return [];
  }
}

/**
 * What failed, of either runner's result: the end of a long log is what somebody reads, or all that is kept.
 * @param {string | null} text
 * @returns {Failure[]} none where there is no result
 */
export function failuresOf(text) {
  try {
    const { failures, testResults } = JSON.parse(text ?? '{}');
    if (failures) return failures;
    return (testResults ?? []).flatMap(
      (/** @type {VitestFile} */ { name, status, message, assertionResults }) => {
        const where = { file: relative(ROOT, name), in: '' };
        if (isUnloaded({ status, assertionResults })) return [{ ...where, name: '(the file)', message }];
        return assertionResults.filter(isFailed).map(({ fullName, failureMessages }) => ({
          ...where,
          name: fullName,
          message: failureMessages[0] ?? '',
        }));
      },
    );
  } catch {
    return [];
  }
}

/** @type {Parse} scripts/lib/wtr-json-reporter.mjs */
export const parseWtr = (text) => JSON.parse(text);

/**
 * The figures of one runner, made honest by how it ended.
 * @param {string | null} written what it wrote, null for nothing
 * @param {Parse} parse
 * @param {{ code: number, timedOut: boolean }} outcome
 * @returns {Counts & { trouble: string | null }}
 */
export function tally(written, parse, { code, timedOut }) {
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string | null} */
  let trouble = null;
  try {
    if (written === null) trouble = `ended with code ${code} and no result`;
    else counts = parse(written);
  } catch {
    trouble = 'its result cannot be read';
  }
  if (timedOut) trouble = 'took too long and was ended';
  else if (!trouble && counts.passed + counts.failed === 0) trouble = 'no test ran';
  else if (!trouble && code !== 0 && counts.failed === 0) trouble = `ended with code ${code}`;
  if (trouble) counts = { ...counts, failed: counts.failed + 1 };
  return { ...counts, trouble };
}
