import type { ClientHint } from '../signaling.js';
import { NAMES } from './names.js';
import { childNamed, type XmlNode } from './xml-element.js';

/**
 * Whose SDK wrote a signal, by habits seen on the wire: QuickBlox' `call` always tells a bandwidth, and its
 * candidates begin with the candidate; ConnectyCube's begin with the index of the line. Says nothing about
 * clients that are neither.
 */
export function clientHint(envelope: XmlNode): ClientHint | undefined {
  const first = childNamed(envelope, NAMES.candidates)?.elements[0]?.elements[0]?.name;
  if (first === 'candidate') return 'quickblox';
  if (first === 'sdpMLineIndex') return 'connectycube';
  // Answers may carry the other side's userInfo back.
  const info = childNamed(envelope, NAMES.userInfo);
  if (!info || childNamed(envelope, NAMES.type)?.text !== 'call') return undefined;
  if (childNamed(info, 'bandwidth')) return 'quickblox';
  return childNamed(info, 'maxBandwidth') ? 'connectycube' : undefined;
}
