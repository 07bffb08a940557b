import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isSignal } from '../../../src/signaling/signal-check.js';
import { SIGNAL_LIMITS } from '../../../src/signaling/signal.js';
import { callSignal, SDP } from '../../harness/signaling-samples.js';

const ice = (candidates: unknown) => ({ type: 'iceCandidates', sessionId: 's', candidates });
const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 };
const nest = (depth: number): unknown => (depth === 0 ? 'end' : { k: nest(depth - 1) });
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'v']));

describe('isSignal', () => {
  it.each([
    callSignal(),
    { type: 'accept', sessionId: 's', sdp: SDP },
    { type: 'reject', sessionId: 's', userInfo: { busy: '1' } },
    { type: 'hangUp', sessionId: 's', kind: undefined },
    ice([candidate, { candidate: '', sdpMid: null, sdpMLineIndex: null }]),
    {
      type: 'update',
      sessionId: 's',
      params: { sessionDescription: { sdp: SDP.repeat(20), type: 'offer' } },
    },
    { type: 'iceRestart', sessionId: 's', sdp: SDP },
    { type: 'iceRestartAccept', sessionId: 's', sdp: SDP, platform: 'web' },
    { type: 'update', sessionId: 's', userInfo: nest(SIGNAL_LIMITS.userInfoDepth) },
    { type: 'update', sessionId: 's', userInfo: keys(SIGNAL_LIMITS.userInfoKeys) },
    Object.assign(Object.create(null) as object, { type: 'hangUp', sessionId: 's' }),
  ])('takes %o', (signal) => {
    expect(isSignal(signal)).toBe(true);
  });

  it('takes an object of another window', () => {
    expect(isSignal(runInNewContext('({ type: "hangUp", sessionId: "s", userInfo: { a: "b" } })'))).toBe(
      true,
    );
  });

  const circle: Record<string, unknown> = { type: 'hangUp', sessionId: 's' };
  circle['params'] = circle;
  it.each([
    ['no object', 'call'],
    ['no type', { sessionId: 's' }],
    ['an inherited type', { type: 'constructor', sessionId: 's' }],
    ['no session', { type: 'hangUp' }],
    ['a long session', { type: 'hangUp', sessionId: 'x'.repeat(129) }],
    ['no sdp', { type: 'call', sessionId: 's' }],
    ['an empty sdp', { type: 'accept', sessionId: 's', sdp: '' }],
    ['an sdp where none belongs', { type: 'hangUp', sessionId: 's', sdp: SDP }],
    ['an unknown kind', { type: 'hangUp', sessionId: 's', kind: 'text' }],
    ['no candidates', ice([])],
    ['too many candidates', ice(Array(65).fill(candidate))],
    ['a long candidate', ice([{ ...candidate, candidate: 'ä'.repeat(129) }])],
    ['a candidate with more', ice([{ ...candidate, x: 1 }])],
    ['a broken index', ice([{ ...candidate, sdpMLineIndex: -1 }])],
    ['members of another type', { type: 'hangUp', sessionId: 's', memberIds: [1] }],
    ['too many members', { type: 'hangUp', sessionId: 's', memberIds: Array(65).fill('a') }],
    ['numbers in userInfo', { type: 'hangUp', sessionId: 's', userInfo: { a: 1 } }],
    ['an array as userInfo', { type: 'hangUp', sessionId: 's', userInfo: ['a'] }],
    ['a deep userInfo', { type: 'hangUp', sessionId: 's', userInfo: nest(5) }],
    ['a wide userInfo', { type: 'hangUp', sessionId: 's', userInfo: keys(33) }],
    ['a large userInfo', { type: 'hangUp', sessionId: 's', userInfo: { a: 'x'.repeat(4096) } }],
    ['wide params', { type: 'hangUp', sessionId: 's', params: keys(33) }],
    [
      'a prototype key',
      { type: 'hangUp', sessionId: 's', params: JSON.parse('{"__proto__": "x"}') as unknown },
    ],
    ['an unknown key', { type: 'hangUp', sessionId: 's', extra: '' }],
    ['a circle', circle],
    ['too many bytes', { type: 'call', sessionId: 's', sdp: 'x'.repeat(SIGNAL_LIMITS.signalBytes) }],
    ['a class instance', Object.assign(new Error(), { type: 'hangUp', sessionId: 's' })],
  ])('refuses %s', (_what, value) => {
    expect(isSignal(value)).toBe(false);
  });
});
