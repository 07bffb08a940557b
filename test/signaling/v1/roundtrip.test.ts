import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/signaling/signal.js';
import { decodeMessage, encodeMessage, encodeUserInfo } from '../../../src/signaling/v1/index.js';
import type { XmlElement } from '../../../src/signaling/v1/index.js';
import { signal, userInfo } from './arbitraries.js';
import { parseXml } from './recordings.js';

const SEED = 20_261_120;

interface Style {
  /** Seed of the order in which the children of `extraParams` come; null leaves them alone. */
  readonly shuffle: number | null;
  readonly cdata: boolean;
  readonly lineFeeds: boolean;
  readonly prefix: string;
  readonly pretty: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  shuffle: fc.option(fc.integer()),
  cdata: fc.boolean(),
  lineFeeds: fc.boolean(),
  prefix: fc.constantFrom('', 'c:'),
  pretty: fc.boolean(),
});

/** The stanza as some other client might have written it. */
function restyle(element: XmlElement, how: Style): string {
  const { name, children } = element;
  const attrs = Object.entries(element.attrs).map(([key, value]) => ` ${key}='${value}'`);
  const tag = name === 'message' ? name : `${how.prefix}${name}`;
  const ordered = name === 'extraParams' && how.shuffle !== null ? shuffled(children, how.shuffle) : children;
  const inner = ordered.map((child) =>
    typeof child === 'string' ? restyleText(child, how) : restyle(child, how),
  );
  const isParent = children.some((child) => typeof child !== 'string');
  const space = how.pretty && isParent ? '\n  ' : '';
  return `<${tag}${attrs.join('')}>${space}${inner.join(space)}${space}</${tag}>`;
}

function restyleText(text: string, how: Style): string {
  const lines = how.lineFeeds ? text.replaceAll('\r\n', '\n') : text;
  if (how.cdata && !lines.includes(']]>')) return `<![CDATA[${lines}]]>`;
  return lines.replaceAll('&', '&amp;').replaceAll('<', '&#60;').replaceAll('>', '&#x3e;');
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const rank = (index: number) => Math.imul(index + 1, seed | 1) >>> 0;
  return list
    .map((item, i) => ({ item, rank: rank(i) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** What is not given reads as not there; `web` is what we say we are. */
function expected(value: Signal): unknown {
  const given = Object.entries({ ...value, platform: value.platform ?? 'web' });
  return Object.fromEntries(given.filter(([, field]) => field !== undefined));
}

describe('a signal that went over the wire', () => {
  it('is the signal that was sent', () => {
    const types = new Set<string>();
    fc.assert(
      fc.property(signal, (value) => {
        types.add(value.type);
        const stanza = encodeMessage({ to: '102-999@localhost', id: 'a1', signal: value }).toString();
        const result = decodeMessage(parseXml(stanza));
        expect({ ...result, client: undefined }).toEqual({
          ok: true,
          id: 'a1',
          delayed: false,
          signal: expected(value),
          // By whose habit it is written is no part of what it says.
          client: undefined,
        });
        expect(Object.keys(result.ok ? result.signal : {}).sort()).toEqual(
          Object.keys(expected(value) ?? {}).sort(),
        );
      }),
      { seed: SEED, numRuns: 1000 },
    );
    expect(types.size).toBe(8);
  });

  it('is the same in any order, in CDATA, with LFs only, prefixed and pretty printed', () => {
    fc.assert(
      fc.property(signal, style, (value, how) => {
        const stanza = encodeMessage({ to: '102-999@localhost', id: 'a1', signal: value });
        const result = decodeMessage(parseXml(restyle(parseXml(stanza.toString()), how)));
        expect({ ...result, client: undefined }).toEqual({
          ok: true,
          id: 'a1',
          delayed: false,
          signal: expected(value),
          // By whose habit it is written is no part of what it says.
          client: undefined,
        });
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('is not touched by being encoded', () => {
    fc.assert(
      fc.property(signal, (value) => {
        const before = structuredClone(value);
        encodeMessage({ to: '102-999@localhost', id: 'a1', signal: value });
        expect(value).toEqual(before);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('encodeUserInfo', () => {
  it('leaves what is text alone', () => {
    fc.assert(
      fc.property(userInfo, (info) => {
        expect(encodeUserInfo(info)).toEqual(info);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
