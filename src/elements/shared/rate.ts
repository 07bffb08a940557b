import type { CallTerms } from '../../locale/terms.js';

/** A language with the digits that the running clock has, too. */
export function digitsOf({ lang }: CallTerms): string {
  return `${lang}-u-nu-latn`;
}

/** Bit rates with the unit one reads best: `38 kbit/s`, `1.62 Mbit/s`. */
export function rate(kbps: number | null, lang: string): string | null {
  if (kbps === null) return null;
  const mega = kbps >= 1000;
  const value = number(mega ? kbps / 1000 : kbps, lang, mega ? 2 : 0);
  return `${value} ${mega ? 'Mbit/s' : 'kbit/s'}`;
}

/** A rate that somebody chose: `300 kbit/s`, `1 Mbit/s`. */
export function wholeRate(kbps: number, lang: string): string {
  const mega = kbps >= 1000;
  return `${new Intl.NumberFormat(lang).format(mega ? kbps / 1000 : kbps)} ${mega ? 'Mbit/s' : 'kbit/s'}`;
}

function number(value: number, lang: string, digits: number): string {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(
    value,
  );
}

/** A short time: `42 ms`. */
export function milliseconds(value: number | null, lang: string): string | null {
  return value === null
    ? null
    : new Intl.NumberFormat(lang, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }).format(
        value,
      );
}
