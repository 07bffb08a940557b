import type { Words } from './terms.js';

const BIDI_CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * A name inside a sentence. One that runs the other way is isolated, and control characters that could turn
 * the sentence around it are taken out (UAX #9, 2.7: isolates for text of unknown direction).
 */
export function inSentence(name: string, dir: 'ltr' | 'rtl'): string {
  const plain = name.replace(BIDI_CONTROLS, '');
  return dir === 'rtl' || RIGHT_TO_LEFT.test(plain) ? ISOLATE + plain + POP_ISOLATE : plain;
}

/** "Ana, Tom and Mei", in the language's own way. */
export function listOf(lang: string, items: readonly string[]): string {
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(items);
}

/** A length of time in words: seconds up to a minute, then minutes, then hours and minutes. */
export function spanOf(lang: string, seconds: number): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return unit(whole, 'second');
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return unit(minutes, 'minute');
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), 'hour');
  return rest ? `${hours} ${unit(rest, 'minute')}` : hours;
}

/** A running time as digits: `0:07`, `12:04`, `1:02:33`. The same in every language, left to right. */
export function clock(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

/** Words with things to be done one after another. */
export function inSteps(title: string, steps: readonly string[], then: string): Words {
  return { title, action: [...steps, then].join(' '), steps, then };
}
