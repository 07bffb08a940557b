import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedLength, isNcName, isXmlText, utf8Length } from '../../../src/signaling/v1/xml-text.js';

describe('utf8Length and escapedLength', () => {
  it('count what an encoder writes, lone surrogates too', () => {
    const units = fc.array(
      fc.constantFrom('a', '&', '<', '>', 'é', '€', '😀', '\uD83D', '\uDE00', '\u07FF', '\u0800'),
    );
    fc.assert(
      fc.property(units, (list) => {
        const text = list.join('');
        expect(utf8Length(text)).toBe(Buffer.byteLength(text));
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(escapedLength(text)).toBe(Buffer.byteLength(escaped));
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('isXmlText', () => {
  it.each(['', '\t\n\r', ' ~', '\u0085', '\uD7FF\uE000', '\uFFFD', '😀', '\u{10FFFF}'])(
    'takes %j',
    (text) => {
      expect(isXmlText(text)).toBe(true);
    },
  );

  it.each(['\u0000', '\u0008', '\u000B', '\u000C', '\u001F', '\uD800', 'x\uDFFF', '\uFFFE', '\uFFFF'])(
    'refuses %j',
    (text) => {
      expect(isXmlText(text)).toBe(false);
    },
  );
});

describe('isNcName', () => {
  it.each(['a', '_', 'a-b.c_1', 'имя', 'naïve', '名', 'a·b', '𐀀'])('takes %j', (name) => {
    expect(isNcName(name)).toBe(true);
  });

  it.each([
    '',
    '0',
    '-a',
    '.a',
    'a b',
    'a:b',
    ':',
    'a/',
    'a>',
    'a"',
    'a=',
    'a\n',
    '×',
    'a\uD800',
    '·a',
    '😀 ',
  ])('refuses %j', (name) => {
    expect(isNcName(name)).toBe(false);
  });
});
