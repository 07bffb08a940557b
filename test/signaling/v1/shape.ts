import { SIGNAL_LIMITS } from '../../../src/signaling/signal.js';
import type { DecodeResult } from '../../../src/signaling/v1/index.js';
import { checkSdp } from '../../../src/signaling/v1/index.js';
import { utf8Length } from '../../../src/signaling/v1/xml-text.js';
import type { UserInfo } from '../../../src/support/user-info.js';
import { countKeys, infoBytes, infoDepth } from './arbitraries.js';

const REASONS = new Set([
  'malformed',
  'error-stanza',
  'not-headline',
  'not-call-signaling',
  'too-large',
  'unknown-type',
  'missing-session',
  'bad-session',
  'missing-sdp',
  'bad-sdp',
  'bad-candidates',
]);
const WITH_SDP = ['call', 'accept', 'iceRestart', 'iceRestartAccept'];
const TYPES = [...WITH_SDP, 'reject', 'hangUp', 'iceCandidates', 'update'];
const BASE = ['type', 'sessionId', 'kind', 'callerId', 'memberIds', 'platform', 'userInfo', 'params'];

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[^\s@/]{1,128}$/.test(value);
}

function isInfo(value: unknown, maxBytes: number): boolean {
  return (
    isTree(value) &&
    countKeys(value) > 0 &&
    countKeys(value) <= SIGNAL_LIMITS.userInfoKeys &&
    infoDepth(value) <= SIGNAL_LIMITS.userInfoDepth &&
    infoBytes(value) <= maxBytes
  );
}

function isTree(value: unknown): value is UserInfo {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.getPrototypeOf(value) !== null || !Object.isFrozen(value)) return false;
  return Object.entries(value).every(
    ([key, inner]) =>
      !['__proto__', 'constructor', 'prototype'].includes(key) &&
      (typeof inner === 'string' || isTree(inner)),
  );
}

function isCandidate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { candidate, sdpMid, sdpMLineIndex, ...rest } = value as Record<string, unknown>;
  return (
    Object.keys(rest).length === 0 &&
    typeof candidate === 'string' &&
    /^candidate:[^\r\n]+$/.test(candidate) &&
    utf8Length(candidate) <= SIGNAL_LIMITS.candidateBytes &&
    (sdpMid === null || (typeof sdpMid === 'string' && sdpMid.length > 0)) &&
    (sdpMLineIndex === null || (Number.isInteger(sdpMLineIndex) && Number(sdpMLineIndex) >= 0)) &&
    (sdpMid !== null || sdpMLineIndex !== null)
  );
}

function isList(value: unknown, max: number, isEntry: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= max && value.every(isEntry);
}

/** Every way in which a result breaks its type or a cap, as the names of the fields. Empty is good. */
export function faultsOf(result: DecodeResult): string[] {
  if (!result.ok) return REASONS.has(result.reason) && Object.keys(result).length === 2 ? [] : ['reason'];
  const { signal, id, delayed } = result;
  const fields: Record<string, unknown> = { ...signal };
  const checks: Record<string, boolean> = {
    id: id === null || (typeof id === 'string' && id.length > 0 && id.length <= 256),
    delayed: typeof delayed === 'boolean',
    type: TYPES.includes(signal.type),
    sessionId: /^\S{1,128}$/.test(signal.sessionId),
    kind: [undefined, 'video', 'audio'].includes(signal.kind) && (signal.type !== 'call' || !!signal.kind),
    callerId: signal.callerId === undefined || isId(signal.callerId),
    memberIds: signal.memberIds === undefined || isList(signal.memberIds, SIGNAL_LIMITS.members, isId),
    unique: new Set(signal.memberIds).size === (signal.memberIds?.length ?? 0),
    platform:
      signal.platform === undefined || (typeof signal.platform === 'string' && signal.platform !== ''),
    userInfo: signal.userInfo === undefined || isInfo(signal.userInfo, SIGNAL_LIMITS.userInfoBytes),
    params: signal.params === undefined || isInfo(signal.params, SIGNAL_LIMITS.signalBytes),
    sdp: WITH_SDP.includes(signal.type)
      ? typeof fields['sdp'] === 'string' &&
        fields['sdp'].endsWith('\r\n') &&
        checkSdp(fields['sdp']) === null
      : fields['sdp'] === undefined,
    candidates:
      signal.type === 'iceCandidates'
        ? isList(signal.candidates, SIGNAL_LIMITS.candidatesPerSignal, isCandidate)
        : fields['candidates'] === undefined,
    extra: Object.keys(fields).every((name) => [...BASE, 'sdp', 'candidates'].includes(name)),
  };
  return Object.keys(checks).filter((name) => !checks[name]);
}
