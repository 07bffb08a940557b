import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/signaling/signal.js';
import { SIGNAL_LIMITS } from '../../../src/signaling/signal.js';
import { SignalingError } from '../../../src/signaling/signaling-error.js';
import {
  decodeMessage,
  encodeMessage,
  encodeSignal,
  encodeUserInfo,
} from '../../../src/signaling/v1/index.js';
import type { UserInfoInput } from '../../../src/support/user-info.js';
import { CALL, CANDIDATE, CANDIDATES, HANG_UP, SDP } from './samples.js';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
}

function expectInvalid(action: () => unknown, message: RegExp): void {
  const error = errorOf(action);
  expect(error).toBeInstanceOf(SignalingError);
  expect(error).toMatchObject({ reason: 'signal-invalid', message: expect.stringMatching(message) });
}

/** What JavaScript can hand in against the types. */
function untyped(base: Signal, fields: Record<string, unknown>): Signal {
  return Object.assign({}, base, fields);
}

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
const repeat = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const poison = (key: string): UserInfoInput => JSON.parse(`{"${key}":{"polluted":"yes"}}`) as UserInfoInput;
const deep = (levels: number): UserInfoInput => (levels === 1 ? { x: '1' } : { n: deep(levels - 1) });
const cyclic: Record<string, unknown> = {};
cyclic['self'] = cyclic;

describe('encodeSignal', () => {
  it('writes what the SDKs write', () => {
    const signal: Signal = { ...CALL, userInfo: { nick: 'Ann & <Bob>', n: '7' } };
    expect(encodeSignal(signal).toString()).toBe(
      '<extraParams xmlns="jabber:client"><userInfo><nick>Ann &amp; &lt;Bob&gt;</nick><n>7</n></userInfo>' +
        '<sessionID>s-1</sessionID><callType>1</callType><callerID>101</callerID>' +
        '<opponentsIDs><opponentID>102</opponentID><opponentID>103</opponentID></opponentsIDs>' +
        `<sdp>${SDP}</sdp><moduleIdentifier>WebRTCVideoChat</moduleIdentifier>` +
        '<signalType>call</signalType><platform>web</platform></extraParams>',
    );
  });

  it('writes a type 2 for audio, digits for index 0, and leaves empty things out', () => {
    expect(encodeSignal({ ...CALL, kind: 'audio' }).toString()).toContain('<callType>2</callType>');
    expect(encodeSignal(CANDIDATES).toString()).toContain(
      '<iceCandidate><sdpMLineIndex>0</sdpMLineIndex><sdpMid>0</sdpMid><candidate>candidate:1 1 ',
    );
    const bare: Signal = { ...HANG_UP, memberIds: [], userInfo: {}, params: {} };
    expect(encodeSignal(bare).toString()).toBe(
      '<extraParams xmlns="jabber:client"><sessionID>s-1</sessionID>' +
        '<moduleIdentifier>WebRTCVideoChat</moduleIdentifier>' +
        '<signalType>hangUp</signalType><platform>web</platform></extraParams>',
    );
  });

  it('writes nothing that does not belong to the type', () => {
    const text = encodeSignal(untyped(HANG_UP, { sdp: SDP, candidates: [CANDIDATE] })).toString();
    expect(text).not.toMatch(/sdp|iceCandidates/);
  });

  it('takes every cap to the brim', () => {
    const full: Signal = {
      ...CALL,
      sessionId: 's'.repeat(SIGNAL_LIMITS.sessionIdLength),
      memberIds: Array.from({ length: SIGNAL_LIMITS.members }, (_, i) => `${i}`),
      userInfo: encodeUserInfo({ ...keys(SIGNAL_LIMITS.userInfoKeys - 1), last: 'é'.repeat(1900) }),
    };
    const room = SIGNAL_LIMITS.signalBytes - Buffer.byteLength(encodeSignal(full).toString());
    const note = (size: number) => ({ ...full, sdp: `${SDP}${'a=note:12345\r\n'.repeat(size / 14)}` });
    expect(() => encodeSignal(note(room - (room % 14)))).not.toThrow();
    expectInvalid(() => encodeSignal(note(room - (room % 14) + 14)), /larger than 65536 bytes/);
    expect(() => encodeSignal({ ...CANDIDATES, candidates: repeat(64, CANDIDATE) })).not.toThrow();
    expect(() => encodeUserInfo(deep(SIGNAL_LIMITS.userInfoDepth))).not.toThrow();
  });

  it('is read whole at the brim: both sides count the same bytes', () => {
    const sdp = `${SDP}${`a=note:&<>"é${'x'.repeat(87)}\r\n`.repeat(560)}`;
    const padded = (length: number): Signal => ({ ...CALL, sdp, params: { pad: 'x'.repeat(length) } });
    const room = SIGNAL_LIMITS.signalBytes - Buffer.byteLength(encodeSignal(padded(1)).toString());
    const stanza = encodeMessage({ to: 'a@b', id: 'x', signal: padded(1 + room) });
    expectInvalid(() => encodeSignal(padded(2 + room)), /larger than/);
    expect(decodeMessage(stanza)).toMatchObject({ ok: true, signal: padded(1 + room) });
    stanza.getChild('extraParams')?.t('x');
    expect(decodeMessage(stanza)).toEqual({ ok: false, reason: 'too-large' });
  });

  it.each<[string, Signal, RegExp]>([
    ['a type nobody knows', untyped(HANG_UP, { type: 'ring' }), /type/],
    ['a type named like a method', untyped(HANG_UP, { type: 'toString' }), /type/],
    ['no session', untyped(HANG_UP, { sessionId: undefined }), /sessionId/],
    ['an empty session', { ...HANG_UP, sessionId: '' }, /sessionId/],
    ['white space in the session', { ...HANG_UP, sessionId: 'a b' }, /sessionId/],
    ['a session of 129 characters', { ...HANG_UP, sessionId: 's'.repeat(129) }, /sessionId/],
    ['a call without caller', untyped(CALL, { callerId: undefined }), /callerId/],
    ['an empty caller', { ...CALL, callerId: '' }, /callerId/],
    ['a caller that is a JID', { ...HANG_UP, callerId: '101-999@localhost' }, /callerId/],
    ['a caller that is a number', untyped(CALL, { callerId: 101 }), /callerId/],
    ['a call to nobody', { ...CALL, memberIds: [] }, /memberIds is empty/],
    ['a call without members', untyped(CALL, { memberIds: undefined }), /memberIds is empty/],
    ['a member without id', { ...CALL, memberIds: ['102', ''] }, /memberIds/],
    ['65 members', { ...CALL, memberIds: repeat(65, '7') }, /memberIds/],
    ['a call of no kind', untyped(CALL, { kind: undefined }), /kind/],
    ['an unknown kind', untyped(HANG_UP, { kind: 'hologram' }), /kind/],
    ['a call without sdp', untyped(CALL, { sdp: undefined }), /sdp/],
    ['an empty sdp', { ...CALL, sdp: '' }, /sdp/],
    ['an sdp that is none', { ...CALL, sdp: 'hello' }, /sdp/],
    ['a control character in the sdp', { ...CALL, sdp: `${SDP}a=x:\u0001\r\n` }, /sdp has a character/],
    ['an accept without sdp', untyped(HANG_UP, { type: 'accept' }), /sdp/],
    ['an sdp of 64 kB', { ...CALL, sdp: SDP + 'a=x:y\r\n'.repeat(9500) }, /larger than/],
    [
      'an sdp that escaping makes too large',
      { ...CALL, sdp: `${SDP}a=x:${'&'.repeat(13_000)}\r\n` },
      /larger than/,
    ],
    ['no candidates', { ...CANDIDATES, candidates: [] }, /candidates is empty/],
    ['candidates undefined', untyped(CANDIDATES, { candidates: undefined }), /candidates is empty/],
    ['65 candidates', { ...CANDIDATES, candidates: repeat(65, CANDIDATE) }, /more than 64/],
    [
      'the end-of-candidates mark',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, candidate: '' }] },
      /no candidate/,
    ],
    [
      'a candidate of two lines',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, candidate: `${CANDIDATE.candidate}\r\na=x` }] },
      /no candidate/,
    ],
    [
      'a candidate of 257 bytes',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, candidate: CANDIDATE.candidate.padEnd(257, 'x') }] },
      /no candidate/,
    ],
    [
      'a candidate for no m-line',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, sdpMid: null, sdpMLineIndex: null }] },
      /m-line/,
    ],
    ['a negative index', { ...CANDIDATES, candidates: [{ ...CANDIDATE, sdpMLineIndex: -1 }] }, /m-line/],
    [
      'an index that is no number',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, sdpMLineIndex: NaN }] },
      /m-line/,
    ],
    [
      'a mid with white space',
      { ...CANDIDATES, candidates: [{ ...CANDIDATE, sdpMid: 'a b' }] },
      /no candidate/,
    ],
    [
      'a candidate that is a number',
      untyped(CANDIDATES, { candidates: [{ ...CANDIDATE, candidate: 7 }] }),
      /no candidate/,
    ],
    [
      'a control character in userInfo',
      { ...HANG_UP, userInfo: { a: '\u0000' } },
      /userInfo.a has a character/,
    ],
    [
      'a lone surrogate in userInfo',
      { ...HANG_UP, userInfo: { a: 'x\uD83D' } },
      /userInfo.a has a character/,
    ],
    ['U+FFFE in params', { ...HANG_UP, params: { a: '\uFFFE' } }, /params.a has a character/],
    ['a key that starts with a digit', { ...HANG_UP, userInfo: { '0': 'x' } }, /userInfo.0 is no name/],
    ['a key with a colon', { ...HANG_UP, params: { 'x:y': 'x' } }, /params.x:y is no name/],
    ['a key that opens a tag', { ...HANG_UP, params: { 'a><b': 'x' } }, /is no name/],
    ['an empty key', { ...HANG_UP, params: { '': 'x' } }, /is no name/],
    ['a parameter named sdp', { ...HANG_UP, params: { sdp: 'x' } }, /params.sdp is a name of the protocol/],
    ['a parameter named signalType', { ...HANG_UP, params: { signalType: 'call' } }, /name of the protocol/],
    ['a parameter named userInfo', { ...HANG_UP, params: { userInfo: { a: 'x' } } }, /name of the protocol/],
    ['a 4097th byte of userInfo', { ...HANG_UP, userInfo: { a: 'é'.repeat(2048) } }, /userInfo is too large/],
    ['33 keys in userInfo', { ...HANG_UP, userInfo: keys(33) }, /more than 32 keys/],
    ['33 keys in params', { ...HANG_UP, params: keys(33) }, /more than 32 keys/],
    ['five levels in userInfo', { ...HANG_UP, userInfo: encodeLater(deep(5)) }, /deeper than 4/],
    ['userInfo that is text', untyped(HANG_UP, { userInfo: 'hello' }), /userInfo is no plain object/],
    ['userInfo that is null', untyped(HANG_UP, { userInfo: null }), /userInfo is no plain object/],
    ['a control character in platform', { ...HANG_UP, platform: 'w\u0000b' }, /platform/],
    [
      '__proto__ in userInfo',
      untyped(HANG_UP, { userInfo: poison('__proto__') }),
      /userInfo.__proto__ is no name/,
    ],
  ])('refuses %s', (_, signal, message) => {
    expectInvalid(() => encodeSignal(signal), message);
  });

  it('keeps SDP and values out of its errors', () => {
    const error = errorOf(() => encodeSignal({ ...CALL, sdp: 'v=0\r\nsecret\u0000', userInfo: { a: 'b' } }));
    expect(String(error)).not.toContain('secret');
  });
});

function encodeLater(input: UserInfoInput): Signal['userInfo'] {
  return input as Signal['userInfo'];
}

describe('encodeMessage', () => {
  it('is a headline', () => {
    const stanza = encodeMessage({ to: '102-999@localhost', id: 'abc', signal: HANG_UP });
    expect(stanza.name).toBe('message');
    expect(stanza.attrs).toEqual({ to: '102-999@localhost', type: 'headline', id: 'abc' });
    expect(stanza.children).toHaveLength(1);
  });

  it('needs an address and an id', () => {
    expectInvalid(() => encodeMessage({ to: '', id: 'abc', signal: HANG_UP }), /to is empty/);
    expectInvalid(() => encodeMessage({ to: 'a@b', id: '', signal: HANG_UP }), /id is empty/);
    expectInvalid(() => encodeMessage({ to: 'a@b', id: 'a\u0000', signal: HANG_UP }), /id is empty/);
  });
});

describe('encodeUserInfo', () => {
  it('makes text of everything', () => {
    const info = encodeUserInfo({
      text: 'x',
      number: 7,
      fraction: -0.5,
      yes: true,
      nothing: null,
      left: undefined,
      list: [1, 'two', { three: [null] }],
      empty: [],
      object: {},
      nested: { a: 1, b: [2] },
    });
    expect(info).toEqual({
      text: 'x',
      number: '7',
      fraction: '-0.5',
      yes: 'true',
      nothing: '',
      list: '[1,"two",{"three":[null]}]',
      empty: '[]',
      object: '',
      nested: { a: '1', b: '[2]' },
    });
    expect('left' in info).toBe(false);
  });

  it('is frozen, all the way down, and has no prototype', () => {
    const info = encodeUserInfo({ nested: { a: 1 } });
    for (const level of [info, info['nested']]) {
      expect(Object.isFrozen(level)).toBe(true);
      expect(Object.getPrototypeOf(level)).toBeNull();
    }
    expect(info['toString']).toBeUndefined();
  });

  it('takes keys named like methods, and names of other scripts', () => {
    const given = { toString: 'x', hasOwnProperty: 'y', имя: 'z', 'a-b.c_d': 'w' };
    expect({ ...encodeUserInfo(given) }).toEqual(given);
  });

  it.each<[string, unknown, RegExp]>([
    ['__proto__', poison('__proto__'), /__proto__ is no name/],
    ['constructor', poison('constructor'), /constructor is no name/],
    ['prototype', { a: poison('prototype') }, /a.prototype is no name/],
    ['a replaced prototype', { __proto__: { polluted: 'yes' } }, /no plain object/],
    ['a cycle', cyclic, /deeper than 4/],
    ['a list with a cycle', { list: [cyclic] }, /userInfo.list is an array that JSON cannot write/],
    ['a function', { f: () => 1 }, /userInfo.f is of a type/],
    ['a symbol', { s: Symbol('x') }, /userInfo.s is of a type/],
    ['a bigint', { b: 1n }, /userInfo.b is of a type/],
    ['a date', { d: new Date(0) }, /userInfo.d is of a type/],
    ['a map', new Map([['a', 'b']]), /no plain object/],
    ['an array at the top', ['a'], /no plain object/],
    ['null', null, /no plain object/],
    ['a space in a key', { 'a b': 1 }, /is no name/],
    ['a control character', { a: 'x\u0008' }, /userInfo.a has a character/],
    ['a control character in a list', { a: ['\uFFFF'] }, /userInfo.a has a character/],
    ['4097 bytes', { a: 'x'.repeat(4096) }, /too large/],
    ['4097 bytes of keys and lists', { a: repeat(1400, 10) }, /too large/],
    ['33 keys on two levels', { a: keys(16), b: keys(15) }, /more than 32 keys/],
    ['five levels', deep(5), /deeper than 4/],
  ])('refuses %s', (_, input, message) => {
    expectInvalid(() => encodeUserInfo(input as UserInfoInput), message);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
