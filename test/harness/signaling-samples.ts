import type { Signal } from '../../src/signaling/signal.js';

/** A session description as short as checks allow. */
export const SDP = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'AB').join(':')}`,
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  '',
].join('\r\n');

export function sessionId(): string {
  return crypto.randomUUID();
}

export function callSignal(more: Partial<Signal> = {}): Signal {
  return {
    type: 'call',
    sessionId: sessionId(),
    kind: 'video',
    callerId: 'ana',
    memberIds: ['bob'],
    sdp: SDP,
    ...more,
  } as Signal;
}

/** A small signal that is told from others by `n`. */
export function numbered(n: number, session = 'session'): Signal {
  return { type: 'update', sessionId: session, params: { n: String(n), more: 'x' } };
}

export function numberOf(signal: Signal): number {
  return Number(signal.params?.['n']);
}

/** Breaks the cap on the size of a signal. */
export function oversize(): Signal {
  return callSignal({ sdp: SDP + 'a=x-filler:' + 'y'.repeat(70_000) + '\r\n' });
}
