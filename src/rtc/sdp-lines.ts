/** One media section of a session description (RFC 8866 §5.14). */
export interface SdpLine {
  readonly kind: string;
  readonly mid: string | null;
  readonly direction: RTCRtpTransceiverDirection;
}

const DIRECTION = /^a=(sendrecv|sendonly|recvonly|inactive)\r?$/m;

/** The media sections in order; a rejected one (port 0) counts as `stopped`. */
export function sdpLines(sdp: string): SdpLine[] {
  const [session = '', ...sections] = sdp.split(/^(?=m=)/m);
  const inherited = (DIRECTION.exec(session)?.[1] ?? 'sendrecv') as RTCRtpTransceiverDirection;
  return sections.map((section) => {
    const [, kind = '', port = ''] = /^m=(\S+) (\d+)/.exec(section) ?? [];
    // Port 0 without a bundle means rejected (RFC 8843 §7.2.1).
    const rejected = port === '0' && !/^a=bundle-only\r?$/m.test(section);
    const own = DIRECTION.exec(section)?.[1] as RTCRtpTransceiverDirection | undefined;
    return {
      kind,
      mid: /^a=mid:(\S+)/m.exec(section)?.[1] ?? null,
      direction: rejected ? 'stopped' : (own ?? inherited),
    };
  });
}

/** What the pictures of a description's sender may take at most (RFC 8866 §5.8), in kbit/s; 0 = not said. */
export function bandwidthOf(sdp: string): number {
  const video = sdp.split(/^(?=m=)/m).find((section) => section.startsWith('m=video')) ?? '';
  return Number(/^b=AS:(\d{1,7})\s*$/m.exec(video)?.[1] ?? 0);
}
