import { isUseful, shortCandidate } from '../rtc/candidate-text.js';

/**
 * A session description as it goes over the wire: the browser's own, less what nobody at the other end needs. The
 * browser is never given this text. What is left out of an offer is not in the answer either, so both ends know
 * the same (RFC 3264 §6).
 */
export interface WireOptions {
  readonly type: 'offer' | 'answer';
  /** Cap that the other side is asked to keep for its pictures, in kbit/s; 0 = none. */
  readonly capKbps?: number;
}

/** What a mesh makes use of: loudness of voices, which line, congestion control, how a phone is held. */
const EXTENSIONS = /ssrc-audio-level|transport-wide-cc|sdes:mid|video-orientation/;

/** Of no use with one bundled transport and one stream a line, or said elsewhere. */
const NEEDLESS = /^a=(?:extmap-allow-mixed|msid-semantic:|rtcp:|rtcp-xr:|ssrc:\d+ msid:)/;

/** Lines that may stand once for all sections (RFC 8839 §5, RFC 8122 §5, RFC 4145 §4). */
const SHARED = ['a=ice-ufrag:', 'a=ice-pwd:', 'a=ice-options:', 'a=fingerprint:', 'a=setup:'];

/** Shortens a description. Idempotent. */
export function wireSdp(sdp: string, { type, capKbps = 0 }: WireOptions): string {
  const [session = '', ...media] = sdp.split(/^(?=m=)/m);
  const head = linesOf(session).filter((line) => !NEEDLESS.test(line));
  const sections = media.map((section) => {
    const lines = linesOf(section)
      .filter((line) => !NEEDLESS.test(line))
      .flatMap((line) => (line.startsWith('a=candidate:') ? shortCandidateLine(line) : [line]));
    return withCap(type === 'offer' ? offered(lines) : lines, capKbps);
  });
  for (const name of SHARED) {
    const all = sections.map((lines) => lines.filter((line) => line.startsWith(name)));
    const own = head.filter((line) => line.startsWith(name));
    const different = new Set([...own, ...all.flat()]);
    // Two fingerprints, or sections that differ: as the browser wrote it.
    const [only] = different;
    if (only === undefined || different.size > 1) continue;
    if (own.length === 0) head.push(only);
    sections.forEach((lines, index) => {
      sections[index] = lines.filter((line) => line !== only);
    });
  }
  return [...head, ...sections.flat()].map((line) => `${line}\r\n`).join('');
}

function shortCandidateLine(line: string): string[] {
  return isUseful(line) ? [shortCandidate(line)] : [];
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter(Boolean);
}

interface Codec {
  readonly payload: string;
  readonly name: string;
  readonly fmtp: string;
}

/** Codecs, feedback and header extensions that are worth their bytes. */
function offered(lines: readonly string[]): string[] {
  const [media = '', ...rest] = lines;
  const [, kind = '', head = '', list = ''] = /^m=((?:audio|video)) (\S+ \S+) (.*)$/.exec(media) ?? [];
  if (!kind) return [...lines];
  const kept = keptPayloads(kind, list.split(' '), rest);
  if (kept.length === 0) return [...lines];
  const congestion = rest.some((line) => / transport-cc$/.test(line));
  return [
    `m=${kind} ${head} ${kept.join(' ')}`,
    ...rest.filter((line) => {
      if (line.startsWith('a=extmap:')) return EXTENSIONS.test(line);
      const [, name, payload = ''] = /^a=(rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line) ?? [];
      if (!name) return true;
      if (!kept.includes(payload)) return false;
      return name !== 'rtcp-fb' || !(/ ccm fir$/.test(line) || (congestion && / goog-remb$/.test(line)));
    }),
  ];
}

/**
 * Opus; VP8, VP9 and one profile of H.264 (the SDKs' native apps speak VP8 and H.264), and retransmission for what
 * comes first, because that is what two of this kit use.
 */
function keptPayloads(kind: string, payloads: readonly string[], rest: readonly string[]): string[] {
  const valueOf = (name: string, payload: string): string =>
    rest.find((line) => line.startsWith(`a=${name}:${payload} `))?.replace(/^\S+ /, '') ?? '';
  const codecs: Codec[] = payloads.map((payload) => ({
    payload,
    name: (valueOf('rtpmap', payload).split('/')[0] ?? '').toUpperCase(),
    fmtp: valueOf('fmtp', payload),
  }));
  if (kind === 'audio') return codecs.filter(({ name }) => name === 'OPUS').map(({ payload }) => payload);
  const h264 = codecs.filter(({ name }) => name === 'H264');
  const best = h264.find(
    ({ fmtp }) => /packetization-mode=1/.test(fmtp) && /profile-level-id=42e0/i.test(fmtp),
  );
  const chosen = [
    codecs.find(({ name }) => name === 'VP8'),
    codecs.find(({ name, fmtp }) => name === 'VP9' && !/profile-id=[1-9]/.test(fmtp)),
    best ?? h264[0],
  ].filter((codec) => codec !== undefined);
  const first = chosen[0]?.payload;
  const again = codecs.find(({ name, fmtp }) => name === 'RTX' && fmtp === `apt=${first ?? ''}`);
  return [...chosen, ...(again ? [again] : [])].map(({ payload }) => payload);
}

/** `b=AS` stands after `c=` and before all attributes (RFC 8866 §5). */
function withCap(lines: string[], capKbps: number): string[] {
  if (capKbps <= 0 || !lines[0]?.startsWith('m=video')) return lines;
  const plain = lines.filter((line) => !line.startsWith('b=AS:'));
  const at = plain.findIndex((line) => line.startsWith('a='));
  plain.splice(at < 0 ? plain.length : at, 0, `b=AS:${Math.round(capKbps)}`);
  return plain;
}
