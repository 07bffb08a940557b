import { describe, expect, it } from 'vitest';
import { clock, inSentence, spanOf } from '../../../src/locale/format.js';
import type { CallEnd } from '../../../src/locale/terms.js';
import { LANGUAGES, everyText } from './every-text.js';

const { ar, de, en } = LANGUAGES;

const END: CallEnd = { name: 'Ana', count: 1, outgoing: true, answered: false };

describe.each(Object.values(LANGUAGES))('the words of $lang', (terms) => {
  const texts = [...everyText(terms).values()];

  it('are calm: no exclamation marks, no codes, no holes', () => {
    expect(texts.length).toBeGreaterThan(180);
    for (const text of texts) expect(text).not.toMatch(/!|undefined|null|NaN|\[object|#/);
  });

  it('say for every trouble what it is and what to do', () => {
    for (const { title, action } of Object.values(terms.trouble)) {
      expect(title.trim()).not.toBe('');
      expect(action.trim()).not.toBe('');
    }
  });

  it('name whom they are about', () => {
    for (const text of [
      terms.screenOf('Ana'),
      terms.callFrom('video', 'Ana'),
      terms.answerPerson('Ana'),
      terms.declinePerson('Ana'),
      terms.andOthers(['Ana']),
      terms.people(['Ana'], 0),
      terms.ended.declined(END).title,
      terms.ended.busy(END).title,
      terms.ended['no-answer']({ ...END, outgoing: false }).title,
    ]) {
      expect(text).toContain('Ana');
    }
  });
});

describe('plurals', () => {
  it('English has two', () => {
    expect([0, 1, 2].map(en.participantsLabel)).toEqual([
      '0 people in the call',
      '1 person in the call',
      '2 people in the call',
    ]);
    expect([1, 2].map(en.moreCalls)).toEqual(['+1 more call', '+2 more calls']);
  });

  it('Arabic has six, and they differ', () => {
    const forms = [0, 1, 2, 3, 11, 100].map((count) => ar.participantsLabel(count).replace(/\d+/, ''));
    expect(new Set(forms).size).toBe(6);
    expect(ar.participantsLabel(3)).toBe('3 أشخاص في المكالمة');
    expect(ar.participantsLabel(11)).toBe('11 شخصًا في المكالمة');
  });

  it('more than three people are counted, not listed', () => {
    expect(en.people(['Ana', 'Tom'], 3)).toBe('Ana, Tom and 3 others');
    expect(de.people(['Ana', 'Tom'], 1)).toBe('Ana, Tom und noch 1 Person');
  });
});

describe('times', () => {
  it.each([
    [0, '0:00'],
    [7_400, '0:07'],
    [724_000, '12:04'],
    [3_753_000, '1:02:33'],
    [-5, '0:00'],
  ])('%d ms is %s on the clock', (milliseconds, text) => expect(clock(milliseconds)).toBe(text));

  it.each([
    [23, '23 seconds'],
    [60, '1 minute'],
    [724, '12 minutes'],
    [3600, '1 hour'],
    [3900, '1 hour 5 minutes'],
  ])('%d s is %s in words', (seconds, text) => expect(spanOf('en', seconds)).toBe(text));
});

describe('a name inside a sentence', () => {
  it('stays as it is where it runs the same way', () => {
    expect(inSentence('Ana Petrović', 'ltr')).toBe('Ana Petrović');
  });

  it('is isolated where it runs the other way', () => {
    expect(inSentence('نور', 'ltr')).toBe('\u2068نور\u2069');
    expect(inSentence('Ana', 'rtl')).toBe('\u2068Ana\u2069');
  });

  it('cannot turn the sentence around', () => {
    expect(inSentence('Ana\u202e\u2066\u200f', 'ltr')).toBe('Ana');
    expect(en.ended.busy({ ...END, name: 'A\u202eb' }).title).toBe('Ab is on another call');
  });
});
