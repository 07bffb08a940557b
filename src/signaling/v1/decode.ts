import { SIGNAL_LIMITS } from '../signal.js';
import type { CallKind, RejectSignal, Signal, SignalType } from '../signal.js';
import type { ClientHint } from '../signaling.js';
import { readCandidates } from './candidate.js';
import { clientHint } from './client-hint.js';
import { isSessionId, isUserId } from './ids.js';
import { MODULE, NAMES, carriesSdp, isReserved, isSignalType } from './names.js';
import { checkSdp } from './sdp-check.js';
import { normalizeSdp } from './sdp-text.js';
import { isEmpty, readInfo } from './user-info.js';
import { attribute, childNamed, childrenOf, field, isObject, localName, readElement } from './xml-element.js';
import type { XmlNode } from './xml-element.js';

/**
 * Why a stanza is no signal:
 * - `malformed`: no element, or text that XML 1.0 forbids.
 * - `error-stanza`: a message of ours came back undelivered.
 * - `not-headline`: another stanza, or a message of another type.
 * - `not-call-signaling`: a headline of another module.
 * - `too-large`: above one of {@link SIGNAL_LIMITS}.
 * - `unknown-type`: a `signalType` nobody knows, or none.
 * - `missing-session`, `bad-session`: no `sessionID`, or one with white space or above its cap.
 * - `missing-sdp`, `bad-sdp`: no session description where the type needs one, or one {@link checkSdp} refuses.
 * - `bad-candidates`: `iceCandidates` without one usable candidate.
 */
export type DropReason =
  | 'malformed'
  | 'error-stanza'
  | 'not-headline'
  | 'not-call-signaling'
  | 'too-large'
  | 'unknown-type'
  | 'missing-session'
  | 'bad-session'
  | 'missing-sdp'
  | 'bad-sdp'
  | 'bad-candidates';

export type DecodeResult =
  | {
      readonly ok: true;
      readonly signal: Signal;
      /** The stanza's `id`; null when it has none. */
      readonly id: string | null;
      /** The server kept the stanza before it delivered it (XEP-0203). */
      readonly delayed: boolean;
      /** When it did, by its own clock, as `Date.now()`; absent where it does not say. */
      readonly keptAt?: number;
      /** Whose SDK it looks like. */
      readonly client?: ClientHint;
    }
  | { readonly ok: false; readonly reason: DropReason };

type Base = { -readonly [K in keyof Omit<RejectSignal, 'type'>]: RejectSignal[K] };

const DELAY_NS = 'urn:xmpp:delay';
/** More children than any honest message has; stops a list of a million entries before it is walked. */
const MAX_MESSAGE_CHILDREN = 256;
/** Receivers remember ids to drop repeats; the SDKs' have 24 characters. */
const MAX_ID = 256;

/**
 * Reads a message as a signal. Never throws, whatever comes in; what it gives is bounded by
 * {@link SIGNAL_LIMITS} and safe to send back.
 *
 * Children may come in any order, with prefixes, with white space between them, as CDATA; the first of two
 * equal ones counts. `sdp` gets its CRLFs back. A `call` without `callType` is a video call, and one without
 * `callerID` or `opponentsIDs` passes with those undefined: other kits send that, and the caller of a 1:1 call
 * is its sender. A `userInfo` of bare text holds no key to file it under, so it is left out, as an empty one is.
 */
export function decodeMessage(element: unknown): DecodeResult {
  try {
    return decode(element);
  } catch {
    // Only a getter or proxy of a hostile caller gets here.
    return drop('malformed');
  }
}

function drop(reason: DropReason): DecodeResult {
  return { ok: false, reason };
}

function decode(element: unknown): DecodeResult {
  if (!isObject(element)) return drop('malformed');
  const name = field(element, 'name');
  const children = childrenOf(element);
  if (typeof name !== 'string' || children === null) return drop('malformed');
  const type = attribute(element, 'type');
  if (localName(name) !== 'message') return drop('not-headline');
  if (type === 'error') return drop('error-stanza');
  if (type !== 'headline') return drop('not-headline');
  const id = attribute(element, 'id') || null;
  if (children.length > MAX_MESSAGE_CHILDREN || (id ?? '').length > MAX_ID) return drop('too-large');

  const envelope = children.find((child) => isNamed(child, 'extraParams'));
  if (!isObject(envelope)) return drop('not-call-signaling');
  const node = readElement(envelope);
  if (typeof node === 'string') return drop(node);
  const signal = readSignal(node);
  if (typeof signal === 'string') return drop(signal);
  const client = clientHint(node);
  const delays = children.filter(isDelay);
  const keptAt = Math.min(...delays.map((delay) => Date.parse(attribute(delay, 'stamp') ?? '')));
  return {
    ok: true,
    signal,
    id,
    delayed: delays.length > 0,
    ...(Number.isFinite(keptAt) ? { keptAt } : {}),
    ...(client ? { client } : {}),
  };
}

function isNamed(child: unknown, name: string): child is object {
  if (!isObject(child)) return false;
  const own = field(child, 'name');
  return typeof own === 'string' && localName(own) === name;
}

function isDelay(child: unknown): child is object {
  return isNamed(child, 'delay') && (attribute(child, 'xmlns') ?? DELAY_NS) === DELAY_NS;
}

function readSignal(node: XmlNode): Signal | DropReason {
  if (textOf(node, NAMES.module) !== MODULE) return 'not-call-signaling';
  const type = textOf(node, NAMES.type) ?? '';
  if (!isSignalType(type)) return 'unknown-type';
  const base = readBase(node, type);
  if (typeof base === 'string') return base;

  if (type === 'iceCandidates') {
    const candidates = readCandidates(childNamed(node, NAMES.candidates));
    if (candidates === 'too-large') return candidates;
    return candidates.length > 0 ? { type, ...base, candidates } : 'bad-candidates';
  }
  if (!carriesSdp(type)) return { type, ...base };
  // QuickBlox' own busy answer returns the caller's `sdp` in a `reject`: only the types above have one.
  const sdp = normalizeSdp(textOf(node, NAMES.sdp) ?? '');
  if (sdp === '') return 'missing-sdp';
  return checkSdp(sdp) === null ? { type, ...base, sdp } : 'bad-sdp';
}

function readBase(node: XmlNode, type: SignalType): Base | DropReason {
  const sessionId = textOf(node, NAMES.session);
  if (!sessionId) return 'missing-session';
  if (!isSessionId(sessionId)) return 'bad-session';
  const base: Base = { sessionId };

  const kind = readKind(textOf(node, NAMES.kind), type);
  if (kind) base.kind = kind;
  const callerId = textOf(node, NAMES.caller);
  if (isUserId(callerId)) base.callerId = callerId;
  const memberIds = readMembers(childNamed(node, NAMES.members));
  if (memberIds.length > SIGNAL_LIMITS.members) return 'too-large';
  if (memberIds.length > 0) base.memberIds = memberIds;
  const platform = textOf(node, NAMES.platform);
  if (platform) base.platform = platform;

  const userInfo = readInfo(childNamed(node, NAMES.userInfo)?.elements ?? [], SIGNAL_LIMITS.userInfoBytes);
  if (userInfo === 'too-large') return userInfo;
  if (!isEmpty(userInfo)) base.userInfo = userInfo;
  const custom = node.elements.filter((child) => !isReserved(child.name));
  const params = readInfo(custom, SIGNAL_LIMITS.signalBytes);
  if (params === 'too-large') return params;
  if (!isEmpty(params)) base.params = params;
  return base;
}

function readKind(text: string | undefined, type: SignalType): CallKind | undefined {
  if (text === '2') return 'audio';
  // ConnectyCube's SDK rings as video for a missing or unknown type, so both SDKs' users see the same call.
  return text === '1' || type === 'call' ? 'video' : undefined;
}

function readMembers(list: XmlNode | undefined): string[] {
  const ids = (list?.elements ?? [])
    .filter(({ name }) => name === 'opponentID')
    .map(({ text }) => text.trim());
  return [...new Set(ids.filter(isUserId))];
}

/** The text of the first child of that name, without the white space around it. */
function textOf(node: XmlNode, name: string): string | undefined {
  return childNamed(node, name)?.text.trim();
}
