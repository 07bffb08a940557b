/** The colours of people, `--call-person-0` to `-9`, for where no CSS reaches: white reads on each of them. */
export const PERSON_COLORS: readonly string[] = [
  '#8a5a00',
  '#5f6b00',
  '#00756b',
  '#00718c',
  '#2a66b8',
  '#5a57c4',
  '#7d4bb5',
  '#9a3f94',
  '#a83f6b',
  '#5d6673',
];

/** Which of the ten colours a person has: by the id, not the name, so that it stays when they are renamed. */
export function personIndex(id: string): number {
  // FNV-1a, 32 bits, over the UTF-8 of the id.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % PERSON_COLORS.length;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const FIRST_LETTER = /[\p{L}\p{N}]/u;

/** First letter of a word with what belongs to it (accents, vowel signs), in upper case; '' if there is none. */
function initial(word: string): string {
  for (const { segment } of graphemes.segment(word)) {
    if (FIRST_LETTER.test(segment)) return segment.toLocaleUpperCase();
  }
  return '';
}

/**
 * Two letters: of the first and the last word. One for a single word, and for a script without upper case,
 * where two letters in a row would read as a word. '' where the name has no letters at all.
 */
export function initials(name: string): string {
  const letters = name
    .normalize('NFC')
    .split(/[\s\p{Pd}_.]+/u)
    .map(initial)
    .filter(Boolean);
  const first = letters[0] ?? '';
  const last = letters.at(-1) ?? '';
  const hasCase = (letter: string) => letter.toLocaleLowerCase() !== letter;
  return letters.length > 1 && hasCase(first) && hasCase(last) ? first + last : first;
}
