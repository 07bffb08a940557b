/**
 * Order of user ids as QuickBlox and ConnectyCube have it: numeric ids by value (the higher one offers, the
 * lower one is polite), any others by code units.
 */
export function compareIds(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (/^\d+$/.test(a) && /^\d+$/.test(b) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}
