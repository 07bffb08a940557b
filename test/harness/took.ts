declare global {
  interface Window {
    /** Somebody collects times: `npm run bench:promises`. */
    noteTimes?: boolean;
  }
}

/** Before each time that is noted: see scripts/bench-promises.mjs. */
const MARK = 'took:';

/**
 * Notes how long something took for which the sheet of reliability (docs/promises.md) promises a time. Hands it back:
 * it is the test that says what is too long.
 * @param what in the words of the sheet
 * @param most what is promised, in ms
 */
export function took(what: string, most: number, ms: number): number {
  const notes = typeof process === 'undefined' ? window.noteTimes : process.env['NOTE_TIMES'];
  if (notes) console.log(`${MARK} ${JSON.stringify({ what, most, ms })}`);
  return ms;
}
