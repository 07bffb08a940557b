import { SIGNAL_LIMITS, type Signal, type SignalType } from './signal.js';

/** Keys that a signal may have besides those of its type; see `SignalBase`. */
const COMMON = [
  'type',
  'sessionId',
  'kind',
  'callerId',
  'memberIds',
  'platform',
  'userInfo',
  'params',
] as const;

const OWN: Readonly<Record<SignalType, 'sdp' | 'candidates' | null>> = {
  call: 'sdp',
  accept: 'sdp',
  reject: null,
  hangUp: null,
  iceCandidates: 'candidates',
  update: null,
  iceRestart: 'sdp',
  iceRestartAccept: 'sdp',
};

const ID_LENGTH = 256;
const encoder = new TextEncoder();

/** Size of a text in UTF-8 bytes. */
function bytes(text: string): number {
  return encoder.encode(text).length;
}

type Bag = Readonly<Record<string, unknown>>;

/** True for an object literal: no array, no class instance, no foreign prototype. */
export function isBag(value: unknown): value is Bag {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // An object from another window has that window's Object.prototype: the one without a parent.
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null);
}

/** A text of 1 to `length` characters that can name somebody or something. */
export function isName(value: unknown, length: number = ID_LENGTH): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= length;
}

function isIndex(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 65_536;
}

function isCandidate(value: unknown): boolean {
  if (!isBag(value)) return false;
  const { candidate, sdpMid, sdpMLineIndex, ...rest } = value;
  return (
    Object.keys(rest).length === 0 &&
    typeof candidate === 'string' &&
    bytes(candidate) <= SIGNAL_LIMITS.candidateBytes &&
    (sdpMid === null || (typeof sdpMid === 'string' && sdpMid.length <= ID_LENGTH)) &&
    (sdpMLineIndex === null || isIndex(sdpMLineIndex))
  );
}

/** Counts the keys of a nest of texts; NaN when it is anything else or too deep. */
function countKeys(value: unknown, depth: number): number {
  if (!isBag(value) || depth > SIGNAL_LIMITS.userInfoDepth) return NaN;
  let count = 0;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__') return NaN;
    count += typeof inner === 'string' ? 1 : 1 + countKeys(inner, depth + 1);
  }
  return count;
}

function isInfo(value: unknown): boolean {
  return countKeys(value, 1) <= SIGNAL_LIMITS.userInfoKeys;
}

function isMissingOr(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value);
}

function sizeOf(value: unknown): number {
  try {
    return bytes(JSON.stringify(value));
  } catch {
    // A circle, a bigint: nothing that could be a signal.
    return Infinity;
  }
}

/**
 * Whether an unknown value is a whole and legal {@link Signal} within {@link SIGNAL_LIMITS}.
 * Strict: a key that no signal has makes it false. For transports that carry plain objects.
 */
export function isSignal(value: unknown): value is Signal {
  if (!isBag(value)) return false;
  const { type } = value;
  if (typeof type !== 'string' || !Object.hasOwn(OWN, type)) return false;
  const own = OWN[type as SignalType];
  for (const key of Object.keys(value)) {
    if (key !== own && !(COMMON as readonly string[]).includes(key)) return false;
  }
  const { sdp, candidates, kind, memberIds, userInfo } = value;
  if (own === 'sdp' && (typeof sdp !== 'string' || sdp === '')) return false;
  if (own === 'candidates') {
    if (!Array.isArray(candidates) || candidates.length === 0) return false;
    if (candidates.length > SIGNAL_LIMITS.candidatesPerSignal || !candidates.every(isCandidate)) return false;
  }
  return (
    isName(value['sessionId'], SIGNAL_LIMITS.sessionIdLength) &&
    isMissingOr(kind, (it) => it === 'video' || it === 'audio') &&
    isMissingOr(value['callerId'], (it) => isName(it)) &&
    isMissingOr(value['platform'], (it) => typeof it === 'string' && it.length <= ID_LENGTH) &&
    isMissingOr(
      memberIds,
      (it) => Array.isArray(it) && it.length <= SIGNAL_LIMITS.members && it.every((id) => isName(id)),
    ) &&
    isMissingOr(userInfo, (it) => isInfo(it) && sizeOf(it) <= SIGNAL_LIMITS.userInfoBytes) &&
    isMissingOr(value['params'], isInfo) &&
    sizeOf(value) <= SIGNAL_LIMITS.signalBytes
  );
}
