import { describe, expect, it, vi } from 'vitest';
import { NO_FLAGS } from '../../../src/session/call-session.js';
import { RoomTexts } from '../../../src/janus/videoroom/room-texts.js';
import { readWord, writeWord, type RoomWord } from '../../../src/janus/videoroom/room-words.js';

describe('what is said beside the media', () => {
  const words: readonly RoomWord[] = [
    { type: 'hello' },
    { type: 'reaction', reaction: 'clap' },
    { type: 'message', message: { type: 'text', id: 'a', text: 'Hi' }, to: null },
    { type: 'message', message: { type: 'receipt', id: 'a' }, to: '102' },
    { type: 'update', params: { slide: '7' }, userInfo: {}, to: null },
    {
      type: 'about',
      about: {
        name: 'Ana',
        avatar: null,
        audioMuted: true,
        videoMuted: false,
        atServer: false,
        flags: { ...NO_FLAGS, handRaised: true, handOrder: 3 },
        keys: { type: 'hello', key: 'BA', id: 3 },
      },
    },
  ];
  it.each(words.map((word) => [word.type, word] as const))('%s arrives as it was said', (_, word) => {
    expect(readWord(writeWord(word))).toEqual(word);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', '{"v":2,"type":"hello"}'],
    ['no version', '{"type":"hello"}'],
    ['an unknown kind', '{"v":1,"type":"bye"}'],
    ['a reaction that there is not', '{"v":1,"type":"reaction","reaction":"<b>"}'],
    ['a text that is none', '{"v":1,"type":"message","message":{"type":"text","id":1}}'],
    ['too much', JSON.stringify({ v: 1, type: 'hello', x: 'x'.repeat(20_000) })],
    ['a list', '[1]'],
    ['poison', '{"v":1,"type":"update","params":{"__proto__":{"a":{"b":{"c":{"d":{"e":"1"}}}}}}}'],
  ])('%s is dropped, and throws nothing', (_, frame) => {
    const word = readWord(frame);
    if (word?.type === 'update') expect(Object.keys(word.params)).toEqual([]);
    else expect(word).toBeNull();
  });

  it('names are cut, and pictures are checked', () => {
    const about = {
      name: 'x'.repeat(999),
      avatar: 'javascript:alert(1)',
      flags: { handRaised: 'yes', handOrder: 'x' },
    };
    expect(readWord(JSON.stringify({ v: 1, type: 'about', about }))).toEqual({
      type: 'about',
      about: {
        name: 'x'.repeat(128),
        avatar: null,
        audioMuted: false,
        videoMuted: false,
        atServer: false,
        flags: NO_FLAGS,
        keys: null,
      },
    });
  });
});

describe('texts in a room', () => {
  function setUp(people: readonly string[]) {
    const said: unknown[] = [];
    const delivered: unknown[] = [];
    const heard: unknown[] = [];
    const texts = new RoomTexts({
      people: () => people,
      say: (message, to) => said.push([message, to]) > 0,
      onText: (text) => heard.push(text),
      onDelivery: (delivery) => delivered.push(delivery),
      onDropped: () => undefined,
    });
    return { texts, said, delivered, heard };
  }

  it('each confirms, and who leaves is not waited for', () => {
    const { texts, delivered } = setUp(['102', '103', '104']);
    const id = texts.send(' Hello ');
    texts.take('102', { type: 'receipt', id });
    texts.take('999', { type: 'receipt', id });
    expect(delivered.at(-1)).toEqual({ id, waiting: ['103', '104'], missing: [] });
    texts.forget('104');
    texts.take('103', { type: 'receipt', id });
    expect(delivered.at(-1)).toEqual({ id, waiting: [], missing: [] });
    texts.close();
  });

  it('is said again until it is confirmed, and given up after 12 s', () => {
    vi.useFakeTimers();
    const { texts, said, delivered } = setUp(['102']);
    const id = texts.send('Hello');
    vi.advanceTimersByTime(4_000);
    expect(said).toHaveLength(2);
    vi.advanceTimersByTime(12_000);
    expect(delivered.at(-1)).toEqual({ id, waiting: [], missing: ['102'] });
    // Sent again, and confirmed late.
    texts.send('Hello', id);
    texts.take('102', { type: 'receipt', id });
    expect(delivered.at(-1)).toEqual({ id, waiting: [], missing: [] });
    texts.close();
    vi.useRealTimers();
  });

  it('a text that comes twice is shown once, and confirmed each time', () => {
    const { texts, said, heard } = setUp(['102']);
    const message = { type: 'text', id: 'a', text: 'Hi' } as const;
    texts.take('102', message);
    texts.take('102', message);
    expect(heard).toEqual([{ from: '102', id: 'a', text: 'Hi' }]);
    expect(said).toEqual([
      [{ type: 'receipt', id: 'a' }, '102'],
      [{ type: 'receipt', id: 'a' }, '102'],
    ]);
    for (let count = 0; count < 100; count++)
      texts.take('102', { type: 'text', id: `x${count}`, text: 'spam' });
    expect(heard.length).toBeLessThan(30);
  });

  it('nothing, nobody, and too much are told apart', () => {
    const reason = (run: () => unknown): string => {
      try {
        run();
        return '';
      } catch (error) {
        return (error as { reason: string }).reason;
      }
    };
    const { texts } = setUp(['102']);
    expect(reason(() => texts.send('  '))).toBe('invalid-value');
    expect(reason(() => setUp([]).texts.send('x'))).toBe('peer-cannot');
    for (let count = 0; count < 8; count++) texts.send('x');
    expect(reason(() => texts.send('x'))).toBe('wrong-phase');
    texts.close();
  });
});
