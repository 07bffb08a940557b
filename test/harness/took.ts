declare global {
  interface Window {
    /** Somebody collects times: `npm run bench:promises`. */
    noteTimes?: boolean;
  }
}

/** Before each time that is noted: see scripts/bench-promises.mjs. */
const MARK = 'took:';

/**
 * One time of one run says little of a machine that others use too: what is promised is judged by many of them, by
 * `npm run bench:promises` (docs/decisions/0025). A test fails when it took so many times as long: that is no slow
 * machine any more but another way of doing it.
 */
const BY_ANOTHER_WAY = 4;

/**
 * Notes how long something took for which the sheet of reliability (docs/promises.md) promises a time, and hands it
 * back. Throws when it took many times as long.
 * @param what in the words of the sheet
 * @param most what is promised, in ms
 */
export function took(what: string, most: number, ms: number): number {
  const notes = typeof process === 'undefined' ? window.noteTimes : process.env['NOTE_TIMES'];
  if (notes) console.log(`${MARK} ${JSON.stringify({ what, most, ms })}`);
  // Not a number is too long as well.
  if (!(ms <= most * BY_ANOTHER_WAY))
    throw new Error(`${what}: ${Math.round(ms)} ms, where ${most} ms are promised`);
  return ms;
}
