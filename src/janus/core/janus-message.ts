import { isBag } from '../../signaling/signal-check.js';
import { normalizeSdp } from '../../signaling/v1/sdp-text.js';

export type Bag = Readonly<Record<string, unknown>>;

/** What Janus sends, checked: fields that are there are of these types. */
export interface JanusMessage {
  /** `success`, `error`, `ack`, `event`, `trickle`, `webrtcup`, `hangup` … */
  readonly janus: string;
  readonly transaction?: string;
  /** Id of the handle. */
  readonly sender?: number;
  readonly jsep?: Jsep;
  /** All other fields, unchecked. */
  readonly rest: Bag;
}

/** A session description; Janus knows more fields than a browser does (`e2ee`, `restart`, `trickle`). */
export interface Jsep extends RTCSessionDescriptionInit {
  readonly e2ee?: boolean;
}

/** Most that is read of one frame, in characters: the offer of a conference of 50 is below 300 000. */
const MAX_FRAME = 1_000_000;
const MAX_CANDIDATE = 1_024;

/** The message in a frame; a word that says why there is none. */
export function readMessage(frame: unknown): JanusMessage | string {
  if (typeof frame !== 'string') return 'binary frame';
  if (frame.length > MAX_FRAME) return 'frame too large';
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch {
    return 'no JSON';
  }
  if (!isBag(value)) return 'no object';
  const { janus, transaction, sender, jsep, ...rest } = value;
  if (typeof janus !== 'string') return 'no kind of message';
  if (transaction !== undefined && typeof transaction !== 'string') return 'bad transaction';
  if (sender !== undefined && !isId(sender)) return 'bad sender';
  const description = jsep === undefined ? undefined : readJsep(jsep);
  if (description === null) return 'bad session description';
  return {
    janus,
    rest,
    ...(transaction === undefined ? {} : { transaction }),
    ...(sender === undefined ? {} : { sender }),
    ...(description ? { jsep: description } : {}),
  };
}

/** Ids of sessions and handles: random numbers up to 2^53. */
export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function readJsep(value: unknown): Jsep | null {
  if (!isBag(value)) return null;
  const { type, sdp, e2ee } = value;
  if ((type !== 'offer' && type !== 'answer') || typeof sdp !== 'string') return null;
  return { type, sdp: normalizeSdp(sdp), ...(e2ee === true ? { e2ee } : {}) };
}

/**
 * Candidates of a `trickle` message: `candidate` or `candidates`; null in it says that there are no more.
 * Undefined: nothing that can be read.
 */
export function readCandidates({ candidate, candidates }: Bag): (RTCIceCandidateInit | null)[] | undefined {
  const all: unknown[] = Array.isArray(candidates) ? candidates.slice(0, 64) : [candidate];
  const read = all.map(readCandidate).filter((each) => each !== undefined);
  return read.length > 0 ? read : undefined;
}

function readCandidate(value: unknown): RTCIceCandidateInit | null | undefined {
  if (!isBag(value)) return undefined;
  const { completed, candidate, sdpMid, sdpMLineIndex } = value;
  if (completed === true || candidate === '') return null;
  if (typeof candidate !== 'string' || candidate.length > MAX_CANDIDATE) return undefined;
  const mid = typeof sdpMid === 'string' && sdpMid.length <= 64 ? sdpMid : null;
  const index = typeof sdpMLineIndex === 'number' && sdpMLineIndex >= 0 ? sdpMLineIndex : null;
  return mid === null && index === null ? undefined : { candidate, sdpMid: mid, sdpMLineIndex: index };
}
