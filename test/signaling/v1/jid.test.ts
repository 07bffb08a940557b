import { describe, expect, it } from 'vitest';
import { SignalingError } from '../../../src/signaling/signaling-error.js';
import { formatUserJid, parseUserJid } from '../../../src/signaling/v1/index.js';

const APP = { appId: '999', domain: 'chat.example' };
const PLAIN = { domain: 'chat.example' };

describe('formatUserJid', () => {
  it('writes the JID of a user and of a device, with and without application', () => {
    expect(formatUserJid({ userId: '101', ...APP })).toBe('101-999@chat.example');
    expect(formatUserJid({ userId: '101', ...APP }, 'tab 1/x@y')).toBe('101-999@chat.example/tab 1/x@y');
    expect(formatUserJid({ userId: 'ann', ...PLAIN })).toBe('ann@chat.example');
    expect(formatUserJid({ userId: 'ann', domain: '[::1]' })).toBe('ann@[::1]');
  });

  it.each([
    '',
    ' ',
    'a b',
    'a@b',
    'a/b',
    'a"b',
    'a&b',
    "a'b",
    'a:b',
    'a<b',
    'a>b',
    'a\u0000b',
    'a\u202eb',
    'x'.repeat(129),
  ])('refuses the id %j', (userId) => {
    expect(() => formatUserJid({ userId, ...APP })).toThrow(SignalingError);
    expect(() => formatUserJid({ userId: 'ann', domain: 'x', appId: userId })).toThrow(SignalingError);
  });

  it('refuses a device or domain that cannot be, with the reason signal-invalid', () => {
    for (const device of ['', 'a\u0000', 'x'.repeat(1024)]) {
      expect(() => formatUserJid({ userId: '1', ...APP }, device)).toThrow(
        expect.objectContaining({ reason: 'signal-invalid' }),
      );
    }
    for (const domain of ['', 'a b', 'a/b', 'a@b']) {
      expect(() => formatUserJid({ userId: '1', domain })).toThrow(SignalingError);
    }
  });
});

describe('parseUserJid', () => {
  it('is the way back', () => {
    for (const realm of [APP, PLAIN]) {
      for (const userId of ['101', 'ann', 'a-999', '-', 'ж.1_x']) {
        expect(parseUserJid(formatUserJid({ userId, ...realm }), realm)).toEqual({ userId });
        for (const device of ['r', 'a/b@c', 'a b']) {
          const jid = formatUserJid({ userId, ...realm }, device);
          expect(parseUserJid(jid, realm)).toEqual({ userId, device });
        }
      }
    }
  });

  it('reads the host in any case', () => {
    expect(parseUserJid('1-999@CHAT.Example/R', APP)).toEqual({ userId: '1', device: 'R' });
  });

  it.each<unknown>([
    '101-999@other.example/r',
    '101-999@chat.example.evil/r',
    '101-998@chat.example/r',
    '101@chat.example/r',
    '-999@chat.example/r',
    '999@chat.example',
    'chat.example',
    'chat.example/101-999@chat.example',
    '@chat.example',
    '101-999@',
    '101-999@chat.example/',
    '1@1-999@chat.example',
    ' 101-999@chat.example',
    '101-999@chat.example\n/r',
    `${'1'.repeat(129)}-999@chat.example`,
    `1-999@chat.example/${'r'.repeat(1024)}`,
    '',
    null,
    undefined,
    7,
    { toString: () => '1-999@chat.example' },
  ])('knows nobody called %j', (jid) => {
    expect(parseUserJid(jid, APP)).toBeNull();
  });
});
