import { describe, expect, it } from 'vitest';
import { personColor } from '../../../src/styles/person.js';
import { tokens } from '../../../src/styles/tokens.js';
import { initials, PERSON_COLORS } from '../../../src/support/person.js';

describe('initials', () => {
  it.each([
    ['Ana Petrović', 'AP'],
    ['ana petrović', 'AP'],
    ['Ana Maria Petrović', 'AP'],
    ['Ana', 'A'],
    ['  Ana   Petrović ', 'AP'],
    ['Jean-Luc Picard', 'JP'],
    ['ana.petrovic', 'AP'],
    ['ana_petrovic', 'AP'],
    ['Élodie Šimić', 'ÉŠ'],
    ['E\u0301lodie', 'É'],
    ['O’Neil', 'O'],
    ['(Tom) "Tommy" Becker', 'TB'],
    ['Tom 🎉', 'T'],
    ['101', '1'],
    // No upper case: two letters would read as a word.
    ['محمد علي', 'م'],
    ['田中 芽衣', '田'],
    ['김 민준', '김'],
    // A vowel sign stays with its letter.
    ['कि शन', 'कि'],
    ['🎉🎉', ''],
    ['', ''],
    ['   ', ''],
    ['<img src=x onerror=alert(1)>', 'IO'],
  ])('%j: %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('is never longer than two letters, whatever the name', () => {
    const long = Array.from({ length: 500 }, (_, i) => `n${i}`).join(' ');
    expect([...initials(long)]).toHaveLength(2);
  });
});

describe('personColor', () => {
  it('is the same for the same id', () => {
    expect(personColor('101')).toBe(personColor('101'));
  });

  it('follows FNV-1a', () => {
    // fnv1a32('') = 0x811c9dc5 = 2166136261; fnv1a32('a') = 0xe40c292c = 3826002220; 'foobar' = 0xbf9cf968.
    expect(personColor('')).toBe('var(--_person-1)');
    expect(personColor('a')).toBe('var(--_person-0)');
    expect(personColor('foobar')).toBe(`var(--_person-${0xbf9cf968 % 10})`);
  });

  it('hashes bytes, not code units', () => {
    // fnv1a32 of C3 A9
    let hash = 0x811c9dc5;
    for (const byte of [0xc3, 0xa9]) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    expect(personColor('é')).toBe(`var(--_person-${hash % 10})`);
  });

  it('spreads people over all ten colours', () => {
    const seen = new Map<string, number>();
    for (let id = 1; id <= 1000; id++) {
      const color = personColor(String(id));
      seen.set(color, (seen.get(color) ?? 0) + 1);
    }
    expect(seen.size).toBe(10);
    for (const count of seen.values()) expect(count).toBeGreaterThan(50);
  });

  it('is the same where no CSS reaches, as in a recording', () => {
    const declared = [...tokens.cssText.matchAll(/--call-person-(\d), (#\w+)/g)];
    expect(declared.map(([, index, color]) => [Number(index), color])).toEqual(
      PERSON_COLORS.map((color, index) => [index, color]),
    );
  });
});
