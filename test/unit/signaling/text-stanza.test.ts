import { xml } from '@xmpp/client';
import { describe, expect, it } from 'vitest';
import { cleanText, isTextMessage, TEXT_LIMITS } from '../../../src/signaling/text-message.js';
import { decodeText, encodeText } from '../../../src/signaling/xmpp/text-stanza.js';
import { RateLimit } from '../../../src/support/rate-limit.js';

const CALL = 'b5e1c0de-0000-4000-8000-000000000001';
const text = { type: 'text', id: 'm1', text: 'Grüße <&> 🎥\nsecond' } as const;

describe('a text as a stanza', () => {
  it('is a plain message of XMPP: body, thread, and the wish for a receipt', () => {
    expect(encodeText('102-999@chat.example/x', CALL, text).toString()).toBe(
      '<message to="102-999@chat.example/x" type="chat" id="m1"><body>Grüße &lt;&amp;&gt; 🎥\nsecond</body>' +
        `<thread>${CALL}</thread><request xmlns="urn:xmpp:receipts"/></message>`,
    );
  });

  it('comes back as it went, and so does its receipt', () => {
    for (const message of [text, { type: 'receipt', id: 'm1' } as const]) {
      expect(decodeText(encodeText('a@b', CALL, message))).toEqual({ message, thread: CALL, delayed: false });
    }
    const receipt = encodeText('a@b', CALL, { type: 'receipt', id: 'm1' });
    expect(receipt.getChild('body'), 'nothing to read for other clients').toBeUndefined();
    expect(receipt.attrs['id']).not.toBe('m1');
  });

  it('of another client has no thread, maybe no id, and may be delayed', () => {
    const plain = xml(
      'message',
      { type: 'chat' },
      xml('body', {}, 'hi'),
      xml('delay', { xmlns: 'urn:xmpp:delay' }),
    );
    expect(decodeText(plain)).toMatchObject({ message: { text: 'hi' }, thread: null, delayed: true });
    expect(decodeText(plain)?.message.id).toMatch(/./);
  });

  it.each([
    ['a signal', xml('message', { type: 'headline' }, xml('body', {}, 'x'))],
    ['an error', xml('message', { type: 'error', id: 'm1' }, xml('body', {}, 'x'))],
    ['groupchat', xml('message', { type: 'groupchat' }, xml('body', {}, 'x'))],
    [
      'typing',
      xml('message', { type: 'chat' }, xml('composing', { xmlns: 'http://jabber.org/protocol/chatstates' })),
    ],
    ['nothing visible', xml('message', { type: 'chat' }, xml('body', {}, ' \u200b\n'.replace('\u200b', '')))],
    ['too long', xml('message', { type: 'chat' }, xml('body', {}, 'x'.repeat(TEXT_LIMITS.length + 1)))],
    ['a presence', xml('presence', { type: 'chat' }, xml('body', {}, 'x'))],
    [
      'a receipt of nothing',
      xml('message', { type: 'chat' }, xml('received', { xmlns: 'urn:xmpp:receipts' })),
    ],
  ])('is not: %s', (_name, stanza) => {
    expect(decodeText(stanza)).toBeNull();
  });
});

describe('cleanText', () => {
  it('takes out what cannot travel or would disturb, and keeps what people write', () => {
    expect(cleanText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
    expect(cleanText(`x${'\n'.repeat(500)}y`)).toBe('x\n\ny');
    expect(cleanText('\u0000\u0007\u009fa\ud800b\ufffe')).toBe('ab');
    expect(cleanText('👩‍👩‍👧 مرحبا שלום')).toBe('👩‍👩‍👧 مرحبا שלום');
    expect(cleanText(' \t\n ')).toBe('');
  });
});

describe('isTextMessage', () => {
  it('is strict', () => {
    expect(isTextMessage(text)).toBe(true);
    expect(isTextMessage({ type: 'receipt', id: 'm1' })).toBe(true);
    for (const bad of [
      null,
      'text',
      [],
      {},
      { ...text, id: '' },
      { ...text, id: 'x'.repeat(200) },
      { ...text, text: 7 },
      { ...text, text: '' },
      { ...text, text: 'x'.repeat(TEXT_LIMITS.length + 1) },
      { ...text, html: '<b>' },
      { type: 'receipt', id: 'm1', text: 'x' },
      { type: 'other', id: 'm1', text: 'x' },
      JSON.parse('{"type":"receipt","__proto__":{"id":"m1"}}'),
    ]) {
      expect(isTextMessage(bad), JSON.stringify(bad)).toBe(false);
    }
  });
});

describe('RateLimit', () => {
  it('lets a burst pass, then so many a second', () => {
    let now = 0;
    const limit = new RateLimit(3, 2, () => now);
    const taken = (): number => Array.from({ length: 10 }, () => limit.take()).filter(Boolean).length;
    expect(taken()).toBe(3);
    now = 499;
    expect(taken()).toBe(0);
    now = 1_500;
    expect(taken()).toBe(3);
    now = 1_000_000;
    expect(taken()).toBe(3);
  });
});
