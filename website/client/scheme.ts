/** The colours a reader chose, for this site: as the system has them, light, or dark. */
export type Scheme = 'system' | 'light' | 'dark';

const KEY = 'call-elements-docs-scheme';
const SCHEMES: readonly Scheme[] = ['system', 'light', 'dark'];

export function storedScheme(): Scheme {
  try {
    const stored = localStorage.getItem(KEY);
    return SCHEMES.find((scheme) => scheme === stored) ?? 'system';
  } catch {
    // Storage is forbidden: the system decides.
    return 'system';
  }
}

export function nextScheme(scheme: Scheme): Scheme {
  return SCHEMES[(SCHEMES.indexOf(scheme) + 1) % SCHEMES.length] ?? 'system';
}

/** On the root element, where `light-dark()` looks. */
export function applyScheme(scheme: Scheme): void {
  document.documentElement.dataset['scheme'] = scheme;
}

export function keepScheme(scheme: Scheme): void {
  applyScheme(scheme);
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // It holds for this page.
  }
}
