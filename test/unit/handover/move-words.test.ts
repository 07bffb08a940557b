import { describe, expect, it } from 'vitest';
import { readMove, refusalOf, writeMove, type MoveWord } from '../../../src/session/move.js';

const go = { word: 'go', id: 'm-1', room: '4711', pin: 'p', sealed: true } as const;

describe('words of a move', () => {
  it.each<MoveWord>([
    { word: 'ask', id: 'm-1', to: 'room' },
    { word: 'ask', id: 'm-1', to: 'mesh' },
    go,
    { ...go, pin: '', sealed: false },
    { word: 'back', id: 'm-1' },
    { word: 'here', id: 'm-1' },
    { word: 'done', id: 'm-1' },
    { word: 'stay', id: 'm-1', reason: 'room-full' },
  ])('%o goes over the wire as it is', (word) => {
    expect(readMove(writeMove(word))).toEqual(word);
  });

  it.each([
    ['no text', 7],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['an unknown word', JSON.stringify({ word: 'run', id: 'm-1' })],
    ['no id', JSON.stringify({ word: 'here' })],
    ['an empty id', JSON.stringify({ word: 'here', id: '' })],
    ['an id without end', JSON.stringify({ word: 'here', id: 'x'.repeat(65) })],
    ['an id that is no text', JSON.stringify({ word: 'here', id: { toString: 1 } })],
    ['nowhere to go', JSON.stringify({ word: 'ask', id: 'm-1', to: 'moon' })],
    ['a room without name', JSON.stringify({ ...go, room: ' ' })],
    ['a room without end', JSON.stringify({ ...go, room: 'x'.repeat(129) })],
    ['a pin that is no text', JSON.stringify({ ...go, pin: 7 })],
    ['more than anybody says', JSON.stringify({ ...go, more: 'x'.repeat(1_024) })],
  ])('%s is none', (_, text) => {
    expect(readMove(text)).toBeNull();
  });

  it('takes nothing along that it does not know', () => {
    const text = JSON.stringify({ ...go, service: 'wss://elsewhere.example', sealed: 'yes' });
    expect(readMove(text)).toEqual({ ...go, sealed: false });
  });

  it('a reason that nobody has heard of is that it failed', () => {
    const text = JSON.stringify({ word: 'stay', id: 'm-1', reason: '<b>' });
    expect(readMove(text)).toEqual({ word: 'stay', id: 'm-1', reason: 'service-failed' });
    expect(refusalOf('room-full')).toBe('room-full');
    expect(refusalOf('media-error')).toBe('service-failed');
  });
});
