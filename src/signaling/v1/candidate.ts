import { SIGNAL_LIMITS } from '../signal.js';
import type { SignalCandidate } from '../signal.js';
import type { XmlNode } from './xml-element.js';
import { childNamed } from './xml-element.js';
import { utf8Length } from './xml-text.js';

/** `candidate-attribute` of RFC 8839, 5.1: visible ASCII on one line, extensions taken as they are. */
const LINE = /^candidate:[!-~]+ \d{1,5} [!-~]+ \d{1,10} [!-~]+ \d{1,5} typ [!-~]+(?: [!-~]+)*$/;
const MID = /^[!-~]{1,64}$/;
const INDEX = /^\d{1,4}$/;
const MAX_INDEX = 9999;

/**
 * Whether both ends can use the candidate: one line of at most {@link SIGNAL_LIMITS.candidateBytes}, with the
 * m-line it belongs to by mid, by index (0 to 9999) or both. An empty line (end of candidates) is none: the
 * protocol has no mark for the end.
 */
export function isCandidate({ candidate, sdpMid, sdpMLineIndex }: SignalCandidate): boolean {
  if (
    typeof candidate !== 'string' ||
    utf8Length(candidate) > SIGNAL_LIMITS.candidateBytes ||
    !LINE.test(candidate)
  )
    return false;
  if (sdpMid != null && !(typeof sdpMid === 'string' && MID.test(sdpMid))) return false;
  if (sdpMLineIndex != null && !isIndex(sdpMLineIndex)) return false;
  return sdpMid != null || sdpMLineIndex != null;
}

function isIndex(index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index <= MAX_INDEX;
}

/** Reads the children of `iceCandidates`. Bad ones are left out one by one. */
export function readCandidates(list: XmlNode | undefined): SignalCandidate[] | 'too-large' {
  const entries = (list?.elements ?? []).filter(({ name }) => name === 'iceCandidate');
  if (entries.length > SIGNAL_LIMITS.candidatesPerSignal) return 'too-large';
  return entries.map(readCandidate).filter(isCandidate);
}

function readCandidate(entry: XmlNode): SignalCandidate {
  return {
    candidate: textOf(entry, 'candidate') ?? '',
    sdpMid: textOf(entry, 'sdpMid') || null,
    sdpMLineIndex: readIndex(textOf(entry, 'sdpMLineIndex')),
  };
}

function textOf(entry: XmlNode, name: string): string | undefined {
  return childNamed(entry, name)?.text.trim();
}

function readIndex(text: string | undefined): number | null {
  // ConnectyCube's SDK writes every 0 as an empty element.
  if (text === '') return 0;
  return text !== undefined && INDEX.test(text) ? Number(text) : null;
}
