import type { CallSignal, HangUpSignal, IceCandidatesSignal } from '../../../src/signaling/signal.js';

export const FINGERPRINT = `a=fingerprint:sha-256 ${'AB:'.repeat(31)}CD`;

export const SDP = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  FINGERPRINT,
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  FINGERPRINT,
  '',
].join('\r\n');

export const CANDIDATE = {
  candidate: 'candidate:1 1 udp 2122194687 192.0.2.2 58099 typ host generation 0',
  sdpMid: '0',
  sdpMLineIndex: 0,
};

export const CALL: CallSignal = {
  type: 'call',
  sessionId: 's-1',
  kind: 'video',
  callerId: '101',
  memberIds: ['102', '103'],
  sdp: SDP,
};

export const HANG_UP: HangUpSignal = { type: 'hangUp', sessionId: 's-1' };

export const CANDIDATES: IceCandidatesSignal = {
  type: 'iceCandidates',
  sessionId: 's-1',
  candidates: [CANDIDATE],
};
