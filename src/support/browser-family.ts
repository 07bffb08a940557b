/** Where a browser keeps its switches differs; three families have one place each. */
export type BrowserFamily = 'chrome' | 'firefox' | 'safari';

/** Which one this is; Chromium's is the commonest, and the guess where nothing tells. */
export function browserFamily(
  agent = typeof navigator === 'undefined' ? '' : navigator.userAgent,
): BrowserFamily {
  if (/Firefox\//.test(agent)) return 'firefox';
  // All the others say "Safari" too; on iOS all of them are.
  return /Safari\//.test(agent) && !/Chrom(e|ium)\//.test(agent) ? 'safari' : 'chrome';
}
