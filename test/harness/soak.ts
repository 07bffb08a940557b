declare global {
  interface Window {
    /** How many times as often a repeat runs: 1 in `npm test`, more in `npm run test:soak`. */
    soak?: number;
  }
}

/** So often in `npm test`; a multiple of it in the soak. */
export function times(often: number): number {
  return often * (window.soak ?? 1);
}

/** So often in `npm test`; as often as the promise says in the soak. */
export function rounds(short: number, whole: number): number {
  return (window.soak ?? 1) > 1 ? whole : short;
}
