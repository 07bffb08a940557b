import type { UserInfo } from '../support/user-info.js';

export type CallKind = 'video' | 'audio';

/** An ICE candidate as Signaling v1.0 carries it (RFC 8839 `candidate-attribute`, m-line by index or mid). */
export interface SignalCandidate {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
}

/** What every signal may carry. SDKs send these with all but the ICE restart signals. */
interface SignalBase {
  /** UUID of the call, made by the initiator. */
  readonly sessionId: string;
  readonly kind?: CallKind;
  /** User id of the initiator of the call, not of the sender of this signal. */
  readonly callerId?: string;
  /** User ids of everyone called, the recipient among them, the initiator not. */
  readonly memberIds?: readonly string[];
  readonly platform?: string;
  readonly userInfo?: UserInfo;
  /** Every other child of `extraParams`, by name: the custom parameters of the documents. */
  readonly params?: UserInfo;
}

export interface CallSignal extends SignalBase {
  readonly type: 'call';
  readonly sdp: string;
}
export interface AcceptSignal extends SignalBase {
  readonly type: 'accept';
  readonly sdp: string;
}
export interface RejectSignal extends SignalBase {
  readonly type: 'reject';
}
export interface HangUpSignal extends SignalBase {
  readonly type: 'hangUp';
}
export interface IceCandidatesSignal extends SignalBase {
  readonly type: 'iceCandidates';
  /** Never empty: an empty list breaks QuickBlox' SDK for good. */
  readonly candidates: readonly SignalCandidate[];
}
export interface UpdateSignal extends SignalBase {
  readonly type: 'update';
}
export interface IceRestartSignal extends SignalBase {
  readonly type: 'iceRestart';
  readonly sdp: string;
}
export interface IceRestartAcceptSignal extends SignalBase {
  readonly type: 'iceRestartAccept';
  readonly sdp: string;
}

/** One message of Signaling v1.0, free of XML. */
export type Signal =
  | CallSignal
  | AcceptSignal
  | RejectSignal
  | HangUpSignal
  | IceCandidatesSignal
  | UpdateSignal
  | IceRestartSignal
  | IceRestartAcceptSignal;

export type SignalType = Signal['type'];

/** Caps on what is sent and taken (PROMISES F25). Sizes in UTF-8 bytes. */
export const SIGNAL_LIMITS = {
  /** A whole signal. Prosody closes the stream at 256 kB. */
  signalBytes: 64 * 1024,
  userInfoBytes: 4 * 1024,
  userInfoKeys: 32,
  userInfoDepth: 4,
  candidatesPerSignal: 64,
  candidateBytes: 256,
  candidatesPerSession: 256,
  members: 64,
  sessionIdLength: 128,
} as const;
