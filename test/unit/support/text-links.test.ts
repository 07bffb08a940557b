import { describe, expect, it } from 'vitest';
import { linkPieces } from '../../../src/support/text-links.js';

const links = (text: string): string[] => linkPieces(text).flatMap(({ href }) => (href ? [href] : []));

describe('links in a text', () => {
  it.each([
    ['see https://example.org/a?b=1#c now', ['https://example.org/a?b=1#c']],
    ['(https://example.org/a).', ['https://example.org/a']],
    [
      'https://example.org/a_(b), and http://example.org',
      ['https://example.org/a_(b)', 'http://example.org/'],
    ],
    ['HTTPS://EXAMPLE.ORG!', ['https://example.org/']],
  ])('%s', (text, found) => {
    expect(links(text)).toEqual(found);
    expect(
      linkPieces(text)
        .map((piece) => piece.text)
        .join(''),
      'not a character is lost',
    ).toBe(text);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://',
    'https://user@evil.example/',
    'https://bank.example:secret@evil.example/',
    'xhttps://example.org',
    '//example.org',
    'www.example.org',
    'no link at all',
  ])('none in: %s', (text) => {
    expect(links(text)).toEqual([]);
    expect(linkPieces(text)).toEqual([{ text }]);
  });

  it('ends where the direction could be turned, or markup could begin', () => {
    expect(links('https://example.org/\u202Egpj.exe')).toEqual(['https://example.org/']);
    expect(links('https://example.org/"onclick=alert(1)')).toEqual(['https://example.org/']);
    expect(links('https://example.org/<img>')).toEqual(['https://example.org/']);
  });

  it('is quick with what is made to be slow', () => {
    const start = performance.now();
    linkPieces('https://'.repeat(500) + 'x'.repeat(2000));
    linkPieces('https://a' + ')'.repeat(3900));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
