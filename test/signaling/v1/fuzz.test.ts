import { describe, expect, it } from 'vitest';
import { SIGNAL_LIMITS } from '../../../src/signaling/signal.js';
import { SignalingError } from '../../../src/signaling/signaling-error.js';
import { decodeMessage, encodeSignal } from '../../../src/signaling/v1/index.js';
import type { XmlElement } from '../../../src/signaling/v1/index.js';
import { parseXml, readFrames } from './recordings.js';
import { faultsOf } from './shape.js';

const ROUNDS = 10_000;
const SEED = 0x5eed;

/** An element whose parts a mutation may turn into anything. */
interface Loose {
  name: unknown;
  attrs: unknown;
  children: unknown;
}

/** mulberry32: small, seeded, good enough to break things the same way every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(SEED);
const below = (n: number) => Math.floor(random() * n);
function pick<T>(list: readonly T[]): T {
  return list[below(list.length)];
}

function loosen({ name, attrs, children }: XmlElement): Loose {
  return {
    name,
    attrs: { ...attrs },
    children: children.map((c) => (typeof c === 'string' ? c : loosen(c))),
  };
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && 'children' in value;
}

function listOf(node: Loose): unknown[] {
  return Array.isArray(node.children) ? node.children : [];
}

/** All elements of the tree, each once even in a cycle. */
function all(root: Loose, found = new Set<Loose>()): Loose[] {
  if (!found.has(root)) {
    found.add(root);
    for (const child of listOf(root)) if (isLoose(child)) all(child, found);
  }
  return [...found];
}

function nested(name: string, depth: number): Loose {
  let inner: Loose = { name, attrs: {}, children: ['x'] };
  for (let i = 0; i < depth; i++) inner = { name, attrs: {}, children: [inner] };
  return inner;
}

const leaf = (name: string, text: unknown): Loose => ({ name, attrs: {}, children: [text] });

const WORDS = [
  'sdp', 'userInfo', 'sessionID', 'iceCandidates', 'iceCandidate', 'opponentID', 'signalType', 'callType', 'update',
  'call', '__proto__', 'constructor', 'prototype', 'toString', '0', '', 'a b', 'x:sdp', 'delay', 'error', '\u0000', '<',
]; // prettier-ignore
const VALUES: readonly unknown[] = [
  null, undefined, 0, NaN, true, Symbol('s'), 10n, [], {}, () => 'x', new Date(0), '', 'x', new Map([['a', 1]]),
]; // prettier-ignore
const TEXTS = [
  '', ' ', '-1', '1e9', 'NaN', '999999999999', 'v=0', 'v=0\r\nm=audio', '\u0000', '\uD800', '\uFFFF', '\r\n\r\n', 'null',
  'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x', 'candidate:', 'candidate:\r\na=x', '<script>', '&amp;', '😀'.repeat(99),
]; // prettier-ignore

const MUTATIONS: readonly ((root: Loose, node: Loose) => void)[] = [
  (_, node) => listOf(node).splice(below(9), 1),
  (_, node) => listOf(node).push(pick([...listOf(node), 'x'])),
  (_, node) => listOf(node).sort(() => random() - 0.5),
  (_, node) => (node.name = pick(WORDS)),
  (_, node) => (node.children = [pick(TEXTS)]),
  (_, node) => listOf(node).push(leaf(pick(WORDS), pick(TEXTS))),
  (_, node) => (node.name = pick(VALUES)),
  (_, node) => (node.attrs = pick(VALUES)),
  (_, node) => (node.children = pick(VALUES)),
  (_, node) => listOf(node).unshift(pick(VALUES)),
  (root, node) => listOf(node).push(root),
  (root, node) => listOf(node).push(pick(all(root))),
  (_, node) => listOf(node).push(nested(pick(WORDS), pick([2, 3, 4, 5, 11, 12, 300]))),
  (_, node) => listOf(node).push(leaf(pick(WORDS), 'é'.repeat(pick([100, 4096, 33_000, 300_000])))),
  (_, node) => {
    const entry = pick([...listOf(node), leaf('iceCandidate', 'x')]);
    for (let i = pick([31, 64, 65, 3000]); i > 0; i--) listOf(node).push(entry);
  },
  (_, node) => {
    for (let i = pick([5, 33, 40]); i > 0; i--) listOf(node).push(leaf(`k${i}`, 'v'));
  },
  (_, node) => {
    node.children = listOf(node).map((child) => {
      if (typeof child !== 'string') return child;
      const at = below(child.length);
      return (
        child.slice(0, at) + String.fromCharCode(below(pick([32, 128, 65_536]))) + child.slice(at + below(3))
      );
    });
  },
  (root) =>
    (root.attrs = { type: pick(['headline', 'error', 'chat', 7]), id: pick(['', 'x', 'y'.repeat(999), 7]) }),
  (root) =>
    listOf(root).push({ name: 'delay', attrs: { xmlns: pick(['urn:xmpp:delay', 'x', 5]) }, children: [] }),
];

describe('decodeMessage and 10 000 broken stanzas', () => {
  it('never throws, and what it takes is whole, capped and can be sent back', () => {
    const originals = readFrames().map(({ text }) => parseXml(text));
    const prototype = Object.getOwnPropertyNames(Object.prototype);
    const outcome: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const root = loosen(pick(originals));
      for (let i = 1 + below(3); i > 0; i--) pick(MUTATIONS)(root, pick(all(root)));
      const result = decodeMessage(root);
      expect(faultsOf(result), `round ${round}`).toEqual([]);
      const key = result.ok ? result.signal.type : result.reason;
      outcome[key] = (outcome[key] ?? 0) + 1;
      if (
        !result.ok ||
        (result.signal.type === 'call' && !(result.signal.callerId && result.signal.memberIds))
      ) {
        continue;
      }
      // A CRLF for each LF can lift a signal over the cap; nothing else may stop it.
      try {
        encodeSignal(result.signal);
      } catch (error) {
        expect(error).toBeInstanceOf(SignalingError);
        expect(String(error), `round ${round}`).toContain(`larger than ${SIGNAL_LIMITS.signalBytes}`);
      }
    }
    // The mutations must reach every way out, or the test sees nothing.
    expect(Object.keys(outcome).sort()).toEqual(
      [
        ...[
          'accept',
          'call',
          'hangUp',
          'iceCandidates',
          'iceRestart',
          'iceRestartAccept',
          'reject',
          'update',
        ],
        ...['bad-candidates', 'bad-sdp', 'bad-session', 'error-stanza', 'malformed', 'missing-sdp'],
        ...['missing-session', 'not-call-signaling', 'not-headline', 'too-large', 'unknown-type'],
      ].sort(),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
  });

  it('never throws on broken text that still parses', () => {
    const texts = readFrames().map(({ text }) => text);
    let parsed = 0;
    for (let round = 0; round < 1000; round++) {
      const text = pick(texts);
      const at = below(text.length);
      const broken =
        text.slice(0, at) + pick(['<', '>', '&', '/', '"', '\u0007', '<x>', '</']) + text.slice(at + 1);
      let element: XmlElement;
      try {
        element = parseXml(broken);
      } catch {
        continue;
      }
      parsed += 1;
      expect(faultsOf(decodeMessage(element))).toEqual([]);
    }
    expect(parsed).toBeGreaterThan(100);
  });
});

describe('decodeMessage and things that are no element', () => {
  const cyclic: Loose = { name: 'message', attrs: { type: 'headline' }, children: [] };
  const envelope: Loose = { name: 'extraParams', attrs: {}, children: [cyclic] };
  cyclic.children = [envelope];
  const throwing = {
    get name(): string {
      throw new Error('name');
    },
  };
  const throwingChild = { name: 'message', attrs: { type: 'headline' }, children: [throwing] };
  const throwingAttrs = { name: 'message', attrs: throwing, children: [] };
  Object.defineProperty(throwingAttrs.attrs, 'type', {
    get() {
      throw new Error('type');
    },
  });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const endless = { name: 'message', attrs: { type: 'headline' }, children: new Array(4e9) };
  const endlessInside = {
    name: 'message',
    attrs: { type: 'headline' },
    children: [{ name: 'extraParams', attrs: {}, children: new Array(4e9) }],
  };

  it.each([
    ['null', null],
    ['undefined', undefined],
    ['a number', 7],
    ['NaN', NaN],
    ['text', '<message/>'],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
    ['a function', () => 'message'],
    ['an array', []],
    ['an empty object', {}],
    ['a map', new Map()],
    ['a cycle', cyclic],
    ['a name that throws', throwing],
    ['a child that throws', throwingChild],
    ['attributes that throw', throwingAttrs],
    ['a revoked proxy', revoked.proxy],
    ['four thousand million children', endless],
    ['as many inside', endlessInside],
    ['no attributes', { name: 'message', children: [] }],
    ['no children', { name: 'message', attrs: { type: 'headline' } }],
  ])('drops %s', (_, value) => {
    const result = decodeMessage(value);
    expect(result.ok).toBe(false);
    expect(faultsOf(result)).toEqual([]);
  });
});
