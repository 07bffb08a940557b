const FINGERPRINT = Array.from({ length: 32 }, (_, index) => (index + 16).toString(16).toUpperCase()).join(
  ':',
);

/** A description as a browser writes it, of a browser that is not there: no media will ever flow. */
export function cannedSdp(type: 'offer' | 'answer', ufrag = 'abcd'): string {
  const section = (kind: string, payload: number, codec: string, mid: number): string[] => [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${payload}`,
    'c=IN IP4 0.0.0.0',
    'a=rtcp-mux',
    `a=ice-ufrag:${ufrag}`,
    'a=ice-pwd:0123456789012345678901',
    'a=ice-options:trickle',
    `a=fingerprint:sha-256 ${FINGERPRINT}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    `a=mid:${mid}`,
    'a=sendrecv',
    `a=rtpmap:${payload} ${codec}`,
  ];
  const lines = [
    'v=0',
    `o=- ${ufrag.length}123456789 2 IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1',
    ...section('audio', 111, 'opus/48000/2', 0),
    ...section('video', 96, 'VP8/90000', 1),
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}
