import type { SignalType } from '../signal.js';

/** Tells call signaling from other headlines. */
export const MODULE = 'WebRTCVideoChat';

/** The envelope's namespace, which is the stream's own: servers leave it out when they deliver. */
export const ENVELOPE_NS = 'jabber:client';

/** Children of `extraParams` that the protocol owns; every other name is a custom parameter. */
export const NAMES = {
  userInfo: 'userInfo',
  session: 'sessionID',
  kind: 'callType',
  caller: 'callerID',
  members: 'opponentsIDs',
  sdp: 'sdp',
  candidates: 'iceCandidates',
  module: 'moduleIdentifier',
  type: 'signalType',
  platform: 'platform',
} as const;

const RESERVED: ReadonlySet<string> = new Set(Object.values(NAMES));

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

const TYPES: { readonly [type in SignalType]: { readonly sdp: boolean } } = {
  call: { sdp: true },
  accept: { sdp: true },
  reject: { sdp: false },
  hangUp: { sdp: false },
  iceCandidates: { sdp: false },
  update: { sdp: false },
  iceRestart: { sdp: true },
  iceRestartAccept: { sdp: true },
};

export function isSignalType(text: string): text is SignalType {
  return Object.hasOwn(TYPES, text);
}

/** Types that mean nothing without a session description. */
export type SdpSignalType = 'call' | 'accept' | 'iceRestart' | 'iceRestartAccept';

export function carriesSdp(type: SignalType): type is SdpSignalType {
  return TYPES[type].sdp;
}
