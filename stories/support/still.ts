/**
 * `?still` in the address of a story: clocks stand, and nobody moves. For pictures that are compared. It has to be
 * imported before the stories, which look at the clock when they load.
 */
export const still = new URLSearchParams(location.search).has('still');

/** A Monday morning. */
const MOMENT = Date.UTC(2026, 0, 5, 9, 12);
/** What comes within these, in ms, is there; what comes later stays away. */
const SOON = 1_000;
const LATER = 3_000;

if (still) {
  Date.now = () => MOMENT;
  const real = globalThis.setTimeout;
  const timeout = (run: () => void, ms = 0): unknown => (ms > LATER ? 0 : real(run, ms > SOON ? 0 : ms));
  globalThis.setTimeout = timeout as typeof setTimeout;
}
