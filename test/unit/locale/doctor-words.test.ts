import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { SERVER_WORDS } from '../../../src/cli/words.js';
import { OWN_CAUSES, type Cause, type CheckId, type Finding } from '../../../src/doctor/finding.js';
import { en } from '../../../src/locale/doctor/en.js';
import { findingWords } from '../../../src/locale/doctor/finding-words.js';
import type { DoctorTerms } from '../../../src/locale/doctor/terms.js';
import { doctorTermsNow, loadDoctorTerms, registerDoctorTerms } from '../../../src/locale/doctor/words.js';
import { LANGUAGES } from './every-text.js';

/** Every text, functions called. */
function textsOf(terms: DoctorTerms): Map<string, string> {
  const texts = new Map<string, string>();
  const collect = (at: string, value: unknown): void => {
    if (typeof value === 'string') texts.set(at, value);
    else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) collect(`${at}.${key}`, inner);
  };
  collect('', { ...terms, lang: undefined });
  for (const count of [0, 1, 2, 11]) {
    collect(`.result.failed.${count}`, terms.result(count, 0));
    collect(`.result.warned.${count}`, terms.result(0, count));
  }
  for (const name of ['checking', 'after'] as const) collect(`.${name}`, terms[name]('TURN'));
  collect('.tryAgain', terms.tryAgain('–', 'TURN'));
  return texts;
}

const wrong = (texts: Map<string, string>, bad: (text: string) => boolean): string[] =>
  [...texts].filter(([, text]) => bad(text)).map(([at, text]) => `${at}: ${text}`);
const OTHERS = Object.keys(LANGUAGES).filter((lang) => lang !== 'en');
const MEANT_EMPTY = ['not-offered', 'no-server-needed'];

describe.each(Object.keys(LANGUAGES))('the words of the doctor: %s', (lang) => {
  it('are all there, calm, and typed as print is', async () => {
    const terms = await loadDoctorTerms(`${lang}-XX`);
    expect(terms.lang).toBe(lang);
    expect(doctorTermsNow(lang)).toBe(terms);
    const texts = textsOf(terms);
    expect([...texts.keys()].sort()).toEqual([...textsOf(en).keys()].sort());
    const empty = wrong(texts, (text) => text === '');
    expect(empty).toEqual(MEANT_EMPTY.map((cause) => `.cause.${cause}.action: `));
    expect(
      wrong(texts, (text) => /[!！¡]|\.\.|'|"|undefined|\$\{|\s{2}/.test(text) || text !== text.trim()),
    ).toEqual([]);
  });
});

it.each(OTHERS)('no sentence of %s is left in English', async (lang) => {
  const english = new Set(textsOf(en).values());
  const texts = textsOf(await loadDoctorTerms(lang));
  expect(wrong(texts, (text) => text !== '' && english.has(text) && text !== '–: TURN')).toEqual([]);
  expect(wrong(texts, (text) => /\b(the|you|your|with|this|does not)\b/i.test(text))).toEqual([]);
});

it('a language that nobody has is English; one that a page brings is taken', async () => {
  expect(await loadDoctorTerms('nl')).toBe(en);
  const nl: DoctorTerms = { ...en, lang: 'nl', title: 'Bellen nakijken' };
  registerDoctorTerms('nl', nl);
  expect(await loadDoctorTerms('nl-BE')).toBe(nl);
});

describe('the words of what was found', () => {
  const words = { terms: LANGUAGES.en, doctor: en };
  const finding = (cause: Cause | null, patch: Partial<Finding> = {}): Finding => ({
    id: 'page',
    status: 'fail',
    cause,
    facts: {},
    ...patch,
  });

  it('are there for each cause, of a device those that all elements have', () => {
    for (const cause of OWN_CAUSES) expect(findingWords(words, finding(cause))?.title).toBeTruthy();
    expect(findingWords(words, finding(null))).toBe(null);
    expect(findingWords(words, finding('black-picture', { id: 'camera' }))?.title).toBe(
      'Your camera sends a black picture',
    );
    expect(
      findingWords(words, finding('permission-denied-by-frame', { facts: { thing: 'microphone' } }))?.title,
    ).toBe('This page cannot use the microphone here');
  });

  it('name what has to work first', () => {
    const after = (id: CheckId) =>
      findingWords(words, finding('earlier-check', { status: 'skipped', facts: { after: id } }))?.title;
    expect(after('sign-in')).toBe('Not checked, because this does not work: Sign-in');
    expect(after('camera')).toContain('Camera');
  });
});

describe('docs/doctor.md', () => {
  const rows = readFileSync(fromRoot('docs/doctor.md'), 'utf8')
    .replace(/^[\s\S]*## Every cause/, '')
    .split('\n')
    .flatMap((line) => {
      const [, cause, title, action] = /^\| `([a-z-]+)` +\| (.*?) +\| (.*?) *\|$/.exec(line) ?? [];
      return cause ? [[cause, title, action]] : [];
    });

  it('lists every cause with its words, and no other', () => {
    const own = Object.entries({ ...en.cause, ...SERVER_WORDS }).map(([cause, { title, action }]) => [
      cause,
      title,
      action,
    ]);
    const media = Object.keys(LANGUAGES.en.mediaTrouble).filter((cause) =>
      rows.some(([name]) => name === cause),
    );
    expect(rows.filter(([cause]) => !media.includes(cause ?? '')).sort()).toEqual(
      [...own, ['earlier-check', en.after('…'), '']].sort(),
    );
    expect(media.sort()).toEqual(Object.keys(LANGUAGES.en.mediaTrouble).sort());
  });
});
