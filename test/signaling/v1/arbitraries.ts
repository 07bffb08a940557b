import fc from 'fast-check';
import type { Signal, SignalCandidate } from '../../../src/signaling/signal.js';
import { SIGNAL_LIMITS } from '../../../src/signaling/signal.js';
import type { UserInfo } from '../../../src/support/user-info.js';
import { utf8Length } from '../../../src/signaling/v1/xml-text.js';

const POISON = ['__proto__', 'constructor', 'prototype'];
const PROTOCOL = [
  'userInfo',
  'sessionID',
  'callType',
  'callerID',
  'opponentsIDs',
  'sdp',
  'iceCandidates',
  'moduleIdentifier',
  'signalType',
  'platform',
];

/** Text that XML can carry and that its line-end rule leaves alone (no CR). */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', ' ', '\n', ']]>', '<a>&amp;</a>', '"\'&<>', '😀', 'null', 'שלום', '  both ends  '),
  )
  .map((value) => value.replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '?'));

const key = fc
  .oneof(
    fc.stringMatching(/^[A-Za-z_][\w.-]{0,12}$/),
    fc.constantFrom('имя', 'naïve', '名', 'toString', 'hasOwnProperty', 'length', 'valueOf'),
  )
  .filter((name) => !POISON.includes(name));

/** A tree of up to four levels, none of them empty. */
function tree(depth: number, keys: fc.Arbitrary<string>): fc.Arbitrary<UserInfo> {
  const value: fc.Arbitrary<string | UserInfo> =
    depth === SIGNAL_LIMITS.userInfoDepth
      ? text
      : fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: tree(depth + 1, key) });
  return fc.dictionary(keys, value, { minKeys: 1, maxKeys: 5 });
}

export function countKeys(info: UserInfo): number {
  return Object.values(info).reduce(
    (sum, value) => sum + 1 + (typeof value === 'string' ? 0 : countKeys(value)),
    0,
  );
}

export function infoBytes(info: UserInfo): number {
  return Object.entries(info).reduce(
    (sum, [name, value]) =>
      sum + utf8Length(name) + (typeof value === 'string' ? utf8Length(value) : infoBytes(value)),
    0,
  );
}

export function infoDepth(info: UserInfo): number {
  return (
    1 + Math.max(0, ...Object.values(info).map((value) => (typeof value === 'string' ? 0 : infoDepth(value))))
  );
}

function fits(info: UserInfo): boolean {
  return countKeys(info) <= SIGNAL_LIMITS.userInfoKeys && infoBytes(info) <= SIGNAL_LIMITS.userInfoBytes;
}

export const userInfo = tree(1, key).filter(fits);
const params = tree(
  1,
  key.filter((name) => !PROTOCOL.includes(name)),
).filter(fits);

const userId = fc.oneof(
  fc.integer({ min: 1, max: 2 ** 31 }).map(String),
  fc.stringMatching(/^[\w.#$%+~-]{1,20}$/),
);
const sessionId = fc.oneof(
  fc.uuid(),
  fc.integer({ min: 1.7e12, max: 2e12 }).map(String),
  fc.stringMatching(/^[!-~]{1,128}$/),
);

const PROTOCOLS = {
  audio: 'UDP/TLS/RTP/SAVPF 111 0',
  video: 'UDP/TLS/RTP/SAVPF 96 97',
  application: 'UDP/DTLS/SCTP webrtc-datachannel',
};
const FINGERPRINT = `a=fingerprint:sha-256 ${'AB:'.repeat(31)}CD`;

export const sdp = fc
  .tuple(
    fc.array(fc.constantFrom('audio', 'video', 'application'), { minLength: 1, maxLength: 4 }),
    fc.array(
      text.map((value) => `a=x-note:${value.replaceAll('\n', ' ')}`),
      { maxLength: 6 },
    ),
  )
  .map(([media, notes]) => {
    const sections = media.map((kind) => `m=${kind} 9 ${PROTOCOLS[kind]}\r\n${FINGERPRINT}\r\n`);
    const head = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...notes];
    return `${head.join('\r\n')}\r\n${sections.join('')}`;
  });

const candidateLine = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9+/]{1,32}$/),
    fc.constantFrom('udp', 'tcp', 'UDP'),
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.uuid().map((id) => `${id}.local`),
    ),
    fc.integer({ min: 0, max: 65535 }),
    fc.constantFrom('host', 'srflx raddr 0.0.0.0 rport 0', 'relay', 'host tcptype active generation 0'),
  )
  .map(
    ([foundation, transport, priority, ip, port, rest]) =>
      `candidate:${foundation} 1 ${transport} ${priority} ${ip} ${port} typ ${rest}`,
  );

const mid = fc.stringMatching(/^[!-~]{1,16}$/);
const index = fc.integer({ min: 0, max: 9 });
const mLine = fc.oneof(
  fc.record({ sdpMid: mid, sdpMLineIndex: index }),
  fc.record({ sdpMid: mid, sdpMLineIndex: fc.constant(null) }),
  fc.record({ sdpMid: fc.constant(null), sdpMLineIndex: index }),
);
const candidate: fc.Arbitrary<SignalCandidate> = fc
  .tuple(candidateLine, mLine)
  .map(([line, place]) => ({ candidate: line, ...place }));

const kind = fc.constantFrom('video' as const, 'audio' as const);
const memberIds = fc.uniqueArray(userId, { minLength: 1, maxLength: 8 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const base = {
  sessionId,
  kind: maybe(kind),
  callerId: maybe(userId),
  memberIds: maybe(memberIds),
  platform: maybe(fc.constantFrom('web', 'iOS', 'Android', 'Web')),
  userInfo: maybe(userInfo),
  params: maybe(params),
};

/** Signals of all types, each as `encodeSignal` takes it. */
export const signal: fc.Arbitrary<Signal> = fc.oneof(
  fc.record({ ...base, type: fc.constant('call' as const), kind, callerId: userId, memberIds, sdp }),
  fc.record({ ...base, type: fc.constant('accept' as const), sdp }),
  fc.record({ ...base, type: fc.constant('reject' as const) }),
  fc.record({ ...base, type: fc.constant('hangUp' as const) }),
  fc.record({
    ...base,
    type: fc.constant('iceCandidates' as const),
    candidates: fc.array(candidate, { minLength: 1, maxLength: 12 }),
  }),
  fc.record({ ...base, type: fc.constant('update' as const) }),
  fc.record({ ...base, type: fc.constant('iceRestart' as const), sdp }),
  fc.record({ ...base, type: fc.constant('iceRestartAccept' as const), sdp }),
);
