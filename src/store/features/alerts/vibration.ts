import type { Unsubscribe } from '../../../support/emitter.js';

/** In time with the ring, in ms: on, off, on, off. */
const BEAT = [280, 120, 280, 2_280];
/** Browsers take 99 steps at most. */
const TIMES = 20;

/** Vibrates until the answer is called. Where there is no motor, or the person has not touched the page: nothing. */
export function vibrate(): Unsubscribe {
  // Without a touch before, a browser refuses, and writes that on the console.
  if (!navigator.vibrate || navigator.userActivation?.hasBeenActive === false) return () => undefined;
  const pattern = Array.from({ length: TIMES }, () => BEAT).flat();
  const length = pattern.reduce((sum, part) => sum + part, 0);
  navigator.vibrate(pattern);
  const timer = setInterval(() => navigator.vibrate(pattern), length);
  return () => {
    clearInterval(timer);
    navigator.vibrate(0);
  };
}
