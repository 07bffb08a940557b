import { xml } from '@xmpp/client';
import type { UserInfo } from '../../support/user-info.js';
import { SIGNAL_LIMITS } from '../signal.js';
import type { Signal, SignalCandidate } from '../signal.js';
import { SignalingError } from '../signaling-error.js';
import { isCandidate } from './candidate.js';
import { isSessionId, isUserId } from './ids.js';
import { ENVELOPE_NS, MODULE, NAMES, isReserved, isSignalType } from './names.js';
import { encodeInfo, isEmpty } from './user-info.js';
import { isXmlText, utf8Length } from './xml-text.js';

/** An element as `@xmpp/client` sends it. */
export type WireElement = ReturnType<typeof xml>;

/**
 * Writes a signal as the `extraParams` element, children in the order in which both SDKs write them and no
 * white space between. Without `platform` it says `web`; empty `userInfo`, `params` and, but for a `call`,
 * `memberIds` are left out. Line ends inside texts reach the other side as LF.
 *
 * @throws {SignalingError} `signal-invalid`: a cap of {@link SIGNAL_LIMITS} is passed, a field is missing or
 * malformed, or XML cannot carry it. Nothing that gets through makes a server close the stream or an SDK throw.
 */
export function encodeSignal(signal: Signal): WireElement {
  if (!isSignalType(signal.type)) fail('type is unknown');
  if (!isSessionId(signal.sessionId)) fail('sessionId is empty, too long or has white space');
  const element = xml(
    'extraParams',
    { xmlns: ENVELOPE_NS },
    ...paramElements(signal),
    ...userInfoElement(signal),
    xml(NAMES.session, {}, signal.sessionId),
    ...kindElement(signal),
    ...callerElement(signal),
    ...memberElements(signal),
    ...contentElements(signal),
    xml(NAMES.module, {}, MODULE),
    xml(NAMES.type, {}, signal.type),
    xml(NAMES.platform, {}, platformOf(signal)),
  );
  if (utf8Length(element.toString()) > SIGNAL_LIMITS.signalBytes) {
    fail(`the signal is larger than ${SIGNAL_LIMITS.signalBytes} bytes`);
  }
  return element;
}

/**
 * Writes a signal as a whole stanza.
 *
 * @param message.to JID of the user or of one device, see `formatUserJid`.
 * @param message.id not empty, new for each message sent, repeats too.
 * @throws {SignalingError} `signal-invalid`, as {@link encodeSignal} does.
 */
export function encodeMessage({ to, id, signal }: { to: string; id: string; signal: Signal }): WireElement {
  if (!isVisible(to)) fail('to is empty or has white space');
  if (!isVisible(id)) fail('id is empty or has white space');
  return xml('message', { to, type: 'headline', id }, encodeSignal(signal));
}

function paramElements({ params }: Signal): WireElement[] {
  if (params === undefined) return [];
  const reserved = Object.keys(params).find(isReserved);
  if (reserved !== undefined) fail(`params.${reserved} is a name of the protocol`);
  // Only the cap on the whole signal holds: QuickBlox' reconnect carries a session description here.
  return infoElements(encodeInfo(params, SIGNAL_LIMITS.signalBytes, 'params'));
}

function userInfoElement({ userInfo }: Signal): WireElement[] {
  if (userInfo === undefined) return [];
  const info = encodeInfo(userInfo, SIGNAL_LIMITS.userInfoBytes, 'userInfo');
  return isEmpty(info) ? [] : [xml(NAMES.userInfo, {}, ...infoElements(info))];
}

function infoElements(info: UserInfo): WireElement[] {
  return Object.entries(info).map(([key, value]) =>
    typeof value === 'string' ? xml(key, {}, value) : xml(key, {}, ...infoElements(value)),
  );
}

function kindElement({ type, kind }: Signal): WireElement[] {
  if (kind === undefined && type !== 'call') return [];
  if (kind !== 'video' && kind !== 'audio') fail('kind is neither video nor audio');
  return [xml(NAMES.kind, {}, kind === 'video' ? '1' : '2')];
}

function callerElement({ type, callerId }: Signal): WireElement[] {
  if (callerId === undefined && type !== 'call') return [];
  if (!isUserId(callerId)) fail('callerId is no user id');
  return [xml(NAMES.caller, {}, callerId)];
}

function memberElements({ type, memberIds = [] }: Signal): WireElement[] {
  if (memberIds.length === 0) {
    // QuickBlox' SDK stops listening to calls for good when a `call` names nobody.
    if (type === 'call') fail('memberIds is empty');
    return [];
  }
  if (memberIds.length > SIGNAL_LIMITS.members) fail(`memberIds has more than ${SIGNAL_LIMITS.members} ids`);
  if (!memberIds.every(isUserId)) fail('memberIds has an entry that is no user id');
  return [xml(NAMES.members, {}, ...memberIds.map((id) => xml('opponentID', {}, id)))];
}

function contentElements(signal: Signal): WireElement[] {
  switch (signal.type) {
    case 'iceCandidates':
      return [candidatesElement(signal.candidates)];
    case 'call':
    case 'accept':
    case 'iceRestart':
    case 'iceRestartAccept':
      return [sdpElement(signal.sdp)];
    default:
      return [];
  }
}

function sdpElement(sdp: string): WireElement {
  if (typeof sdp !== 'string' || !/^v=0[\r\n]/.test(sdp)) fail('sdp is no session description');
  if (!isXmlText(sdp)) fail('sdp has a character that XML cannot carry');
  return xml(NAMES.sdp, {}, sdp);
}

function candidatesElement(candidates: readonly SignalCandidate[]): WireElement {
  // An empty list, too, ends call signaling in QuickBlox' SDK for good.
  if (!Array.isArray(candidates) || candidates.length === 0) fail('candidates is empty');
  if (candidates.length > SIGNAL_LIMITS.candidatesPerSignal) {
    fail(`candidates has more than ${SIGNAL_LIMITS.candidatesPerSignal} entries`);
  }
  return xml(NAMES.candidates, {}, ...candidates.map(candidateElement));
}

function candidateElement(entry: SignalCandidate): WireElement {
  if (!isCandidate(entry)) fail('candidates has a line that is no candidate, or one without m-line');
  const { candidate, sdpMid, sdpMLineIndex } = entry;
  const children = [xml('candidate', {}, candidate)];
  if (sdpMid != null) children.unshift(xml('sdpMid', {}, sdpMid));
  if (sdpMLineIndex != null) children.unshift(xml('sdpMLineIndex', {}, String(sdpMLineIndex)));
  return xml('iceCandidate', {}, ...children);
}

function platformOf({ platform = 'web' }: Signal): string {
  if (typeof platform !== 'string' || !isXmlText(platform) || platform !== platform.trim())
    fail('platform cannot be written');
  return platform === '' ? 'web' : platform;
}

function isVisible(text: unknown): text is string {
  return typeof text === 'string' && /^[^\s\p{C}]+$/u.test(text);
}

function fail(message: string): never {
  throw new SignalingError('signal-invalid', message);
}
