import { afterEach, describe, expect, it, vi } from 'vitest';
import { isQuietUrl, safeAvatarUrl } from '../../../src/support/safe-url.js';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('safeAvatarUrl lets through', () => {
  it.each([
    ['https', 'https://chat.example/a.png', 'https://chat.example/a.png'],
    ['https with a query', 'https://chat.example/a?u=1&s=2', 'https://chat.example/a?u=1&s=2'],
    ['upper case and spaces around', '  HTTPS://Chat.Example/A.png ', 'https://chat.example/A.png'],
    ['a blob of the page', 'blob:https://app.example/3f2a', 'blob:https://app.example/3f2a'],
    ['http on this machine', 'http://localhost:8080/a.png', 'http://localhost:8080/a.png'],
    ['http on a name of this machine', 'http://app.localhost/a.png', 'http://app.localhost/a.png'],
    ['http on 127.0.0.1', 'http://127.0.0.1/a.png', 'http://127.0.0.1/a.png'],
    ['http on ::1', 'http://[::1]:3000/a.png', 'http://[::1]:3000/a.png'],
  ])('%s', (_what, url, expected) => {
    expect(safeAvatarUrl(url)).toBe(expected);
  });

  it.each(['png', 'jpeg', 'webp', 'gif'])('a small image/%s as data', (type) => {
    const url = `data:image/${type};base64,${PIXEL}`;
    expect(safeAvatarUrl(url)).toBe(url);
  });
});

describe('safeAvatarUrl holds back', () => {
  it.each([
    ['script', 'javascript:alert(1)'],
    ['script, disguised', ' java\nscript:alert(1)'],
    ['script, in upper case', 'JaVaScRiPt:alert(1)'],
    ['vbscript', 'vbscript:msgbox(1)'],
    ['plain http', 'http://chat.example/a.png'],
    ['a host that only begins like this machine', 'http://localhost.evil.example/a.png'],
    ['a host that only begins like 127', 'http://127.0.0.1.evil.example/a.png'],
    ['SVG, which is a document', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['SVG, not in base64', 'data:image/svg+xml,<svg onload=alert(1)>'],
    ['HTML as data', 'data:text/html;base64,PHNjcmlwdD4='],
    ['data that is not base64', 'data:image/png,<svg>'],
    ['data with something behind it', `data:image/png;base64,${PIXEL}" onerror="x`],
    ['a file', 'file:///etc/passwd'],
    ['a path on the page’s own server', '/logout'],
    ['a relative path', 'a.png'],
    ['no scheme', '//chat.example/a.png'],
    ['a name and password', 'https://ana:secret@chat.example/a.png'],
    ['a name alone', 'https://ana@chat.example/a.png'],
    ['an address of 3000 characters', `https://chat.example/${'a'.repeat(3000)}`],
    ['nothing', ''],
    ['spaces', '   '],
    ['null', null],
    ['no string', { href: 'https://chat.example/a.png' }],
    ['a broken host', 'https://'],
  ])('%s', (_what, url) => {
    expect(safeAvatarUrl(url)).toBeNull();
  });

  it('data over 64 kB', () => {
    const head = 'data:image/png;base64,';
    const most = head + 'A'.repeat(64 * 1024 - head.length);
    expect(safeAvatarUrl(most)).toBe(most);
    expect(safeAvatarUrl(`${most}A`)).toBeNull();
  });
});

describe('a picture that no new server learns from', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is in its own address, on the page’s server, or on one that was named', () => {
    vi.stubGlobal('location', { origin: 'https://shop.example' });
    const named = ['https://cdn.example/some/path', 'no address', ''];
    expect(isQuietUrl('data:image/png;base64,AAAA')).toBe(true);
    expect(isQuietUrl('blob:https://other.example/1-2')).toBe(true);
    expect(isQuietUrl('https://shop.example/ana.png')).toBe(true);
    expect(isQuietUrl('https://cdn.example/ana.png', named)).toBe(true);
    expect(isQuietUrl('https://anywhere.example/ana.png', ['*'])).toBe(true);
    for (const url of [
      'https://evil.example/shop.example.png',
      'https://shop.example.evil.example/a.png',
      'https://shop.example:8443/a.png',
      'http://shop.example/a.png',
      'https://cdn.example.evil.example/a.png',
    ]) {
      expect(isQuietUrl(url, named), url).toBe(false);
    }
  });

  it('is none of a server where there is no page', () => {
    expect(isQuietUrl('https://shop.example/ana.png')).toBe(false);
  });
});
