import { describe, expect, it } from 'vitest';
import { languages } from '../../../scripts/lib/entries.mjs';
import { termsFor } from '../../../src/locale/locale-base.js';
import '../../../src/locale/panel-locale.js';
// Parts of elements that bring words of their own.
import '../../../src/elements/call-controls/more.js';
import '../../../src/elements/call-grid/people.js';
import '../../../src/elements/call-safety-code/code.js';
import '../../../src/elements/call-stats/figures.js';
import '../../../src/elements/call-status/rating.js';
import { LANGUAGES, everyText } from './every-text.js';

const { en, fr, he, hi, ja, pt, es, zh } = LANGUAGES;
const ALL = Object.entries(LANGUAGES);
const OTHERS = ALL.filter(([tag]) => tag !== 'en');
const ISOLATES = /[\u2068\u2069]/g;
/** Empty on purpose: nothing to do, or said by the title alone. */
const MAY_BE_EMPTY = /\.action$/;
/** What was found wrong, with its place. */
const wrong = (texts: Map<string, string>, bad: (text: string, at: string) => boolean): string[] =>
  [...texts].filter(([at, text]) => bad(text, at)).map(([at, text]) => `${at}: ${text}`);

function balanced(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if (letter === '\u2068') open++;
    if (letter === '\u2069' && --open < 0) return false;
  }
  return open === 0;
}

it('every language of the build is here, and registers itself by the name of its file', () => {
  expect(OTHERS.map(([tag]) => tag).sort()).toEqual(languages());
  for (const [tag, terms] of OTHERS) expect(termsFor(tag)).toBe(terms);
  // It comes in parts.
  expect(termsFor('en')).toEqual(en);
});

it.each([
  ['fr-CA', fr],
  ['es-419', es],
  ['pt-BR', pt],
  ['pt-PT', pt],
  ['he-IL', he],
  ['zh-CN', zh],
  ['zh-Hans-SG', zh],
  ['ja-JP', ja],
  ['hi-IN', hi],
])('%s is served by its language', (tag, terms) => expect(termsFor(tag)).toBe(terms));

it('Arabic and Hebrew run from right to left, the others from left to right', () => {
  expect(ALL.filter(([, terms]) => terms.dir === 'rtl').map(([tag]) => tag)).toEqual(['ar', 'he']);
});

describe.each(ALL)('%s', (_tag, terms) => {
  const texts = everyText(terms);

  it('says something everywhere, with no holes', () => {
    expect(texts.size).toBeGreaterThan(500);
    expect(wrong(texts, (text, at) => text.trim() === '' && !MAY_BE_EMPTY.test(at))).toEqual([]);
    expect(wrong(texts, (text) => /undefined|null|NaN|\[object|#|\$\{/.test(text))).toEqual([]);
    expect(wrong(texts, (text) => text !== text.trim() || /\s{2}/.test(text))).toEqual([]);
  });

  it('says and does the same things as English: no action more or less', () => {
    const english = everyText(en);
    expect([...texts.keys()].filter((at) => /\.(action|title)$/.test(at) && !english.has(at))).toEqual([]);
    expect(
      wrong(texts, (text, at) => MAY_BE_EMPTY.test(at) && (text === '') !== (english.get(at) === '')),
    ).toEqual([]);
  });

  it('is calm and typed as print is', () => {
    expect(wrong(texts, (text) => /[!！¡]/.test(text))).toEqual([]);
    expect(wrong(texts, (text) => /\.\.|'|"/.test(text))).toEqual([]);
  });

  it.each([
    ['one that runs to the right', 'Ana'],
    ['one that runs to the left', 'نور حدّاد'],
    ['one that tries to turn the sentence around', 'A\u202eb\u2066c\u200f'],
    ['a long one', 'Wolfeschlegelsteinhausenbergerdorff Maximilian '.repeat(4).trim()],
  ])('takes %s for a name', (_what, name) => {
    const named = everyText(terms, name);
    // A menu, a list of people and the text of a message come as they are, made elsewhere.
    const asGiven = /^(backFrom|invited|lobby|rejoin|resume|endWith|spentWith|chatFrom|reactionFrom)/;
    expect(wrong(named, (text, at) => !asGiven.test(at) && !balanced(text))).toEqual([]);
    expect(
      wrong(named, (text, at) => !asGiven.test(at) && /[\u202a-\u202e\u2066\u2067\u200e\u200f]/.test(text)),
    ).toEqual([]);
    const plain = name.replace(/[\u202e\u2066\u200f]/g, '');
    for (const text of [
      terms.screenOf(name),
      terms.callFrom('video', name),
      terms.isCalling(name),
      terms.answerPerson(name),
      terms.declinePerson(name),
      terms.people([name], 0),
      terms.deviceConnected(name),
      terms.ended.busy({ name, count: 1, outgoing: true, answered: false }).title,
    ]) {
      expect(text).toContain(plain);
    }
  });
});

describe.each(OTHERS)('%s beside English', (tag, terms) => {
  const texts = everyText(terms);

  it('leaves no sentence in English', () => {
    const english = new Set(everyText(en).values());
    // Words that are the same in both, or that everybody uses in English.
    const shared: Partial<Record<string, readonly string[]>> = {
      de: ['Chat', 'Echo', 'Jitter', 'Giraffe', 'Hammer', 'Ball', 'Server'],
      es: ['Chat', 'Cactus', 'Piano'],
      fr: ['Message', 'Volume', 'Direct', 'Cactus', 'Melon', 'Piano', 'Train', '1 minute', '12 minutes'],
      pt: ['Chat', 'Banana', 'Piano'],
    };
    const same = wrong(texts, (text, at) => {
      const words = text.replaceAll('Ana', '').replace(ISOLATES, '');
      return (
        english.has(text) &&
        !['dir', 'lang'].includes(at) &&
        /\p{L}{2}/u.test(words) &&
        !shared[tag]?.includes(text)
      );
    });
    expect(same).toEqual([]);
    expect(
      wrong(texts, (text) => /\b(the|you|your|call|calls|with|this|again|from|and|not)\b/i.test(text)),
    ).toEqual([]);
  });
});

it.each([LANGUAGES.ar, he, hi, ja, zh])('$lang is written in its own letters', (terms) => {
  const latin = wrong(everyText(terms), (text, at) => {
    const own = text.replaceAll('Ana', '').replace(/Safari|https|Web/g, '');
    return at !== 'lang' && at !== 'dir' && /[a-z]{2}/i.test(own);
  });
  expect(latin).toEqual([]);
});

describe('punctuation', () => {
  it('French sets narrow spaces that never break', () => {
    expect(wrong(everyText(fr), (text) => /[^\u202f][?:;»]|«[^\u202f]/.test(text))).toEqual([]);
  });

  it('Spanish opens its questions', () => {
    const count = (text: string, mark: string) => text.split(mark).length;
    expect(wrong(everyText(es), (text) => count(text, '?') !== count(text, '¿'))).toEqual([]);
  });

  it.each([zh, ja])('$lang is full-width', (terms) => {
    expect(
      wrong(everyText(terms), (text) =>
        /[\u3040-\u30ff\u4e00-\u9fff][,.;:?]|[,.;:?][\u3040-\u30ff\u4e00-\u9fff]/.test(text),
      ),
    ).toEqual([]);
  });

  it('Hindi ends its sentences with a danda', () => {
    expect(wrong(everyText(hi), (text) => /[\u0900-\u097f]\.(\s|$)/.test(text))).toEqual([]);
  });
});

describe('plurals', () => {
  it('French counts nobody as one', () => {
    expect([0, 1, 2].map(fr.chatNew)).toEqual([
      '0 nouveau message',
      '1 nouveau message',
      '2 nouveaux messages',
    ]);
  });

  it('Spanish and Portuguese have two', () => {
    expect([0, 1, 2].map(es.participantsLabel)).toEqual([
      '0 personas en la llamada',
      '1 persona en la llamada',
      '2 personas en la llamada',
    ]);
    expect([0, 1, 2].map(pt.chatNew)).toEqual(['0 novas mensagens', '1 nova mensagem', '2 novas mensagens']);
  });

  it('Hebrew has one, two and many', () => {
    expect([1, 2, 3, 11].map(he.participantsLabel)).toEqual([
      'אדם אחד בשיחה',
      'שני אנשים בשיחה',
      '3 אנשים בשיחה',
      '11 אנשים בשיחה',
    ]);
  });

  it('Hindi has two; Chinese and Japanese have one', () => {
    expect([1, 2].map(hi.starCount)).toEqual(['1 तारा', '2 तारे']);
    expect([1, 2].map(zh.chatNew)).toEqual(['1 条新消息', '2 条新消息']);
    expect([1, 2].map(ja.participantsLabel)).toEqual(['1人が通話中', '2人が通話中']);
  });

  it('times have no spaces inside where none belong', () => {
    expect(zh.spentWith(3900, '')).toBe('1小时5分钟');
    expect(ja.spentWith(3900, '')).toBe('1時間5分');
  });

  it('French says "de" and "d’" as the name wants', () => {
    expect([fr.screenOf('Tom'), fr.screenOf('Ana')]).toEqual(['Écran de Tom', 'Écran d’Ana']);
  });
});
