import { SIGNAL_LIMITS } from '../signal.js';
import { utf8Length } from './xml-text.js';

/**
 * Why a session description is refused:
 * - `too-large`: more bytes than a whole signal may have, or a line of more than 4096 characters.
 * - `no-version`: it does not begin with `v=0`.
 * - `bad-line`: a line is not `letter=value`.
 * - `too-many-media`: more than 8 m-lines.
 * - `bad-media`: an m-line that cannot be read, or of another kind than audio, video and application.
 * - `bad-protocol`: an m-line over anything but DTLS.
 * - `sdes`: media keys in plain text.
 * - `no-fingerprint`: nothing to check the DTLS certificate by.
 * - `weak-fingerprint`: a fingerprint of less than SHA-256, or a broken one.
 */
export type SdpFault =
  | 'too-large'
  | 'no-version'
  | 'bad-line'
  | 'too-many-media'
  | 'bad-media'
  | 'bad-protocol'
  | 'sdes'
  | 'no-fingerprint'
  | 'weak-fingerprint';

const MAX_MEDIA = 8;
const MAX_LINE = 4096;
const MEDIA_LINE = /^m=([a-z]+) \d{1,5}(?:\/\d{1,5})? (\S+) \S/;

const RTP = new Set(['UDP/TLS/RTP/SAVPF', 'TCP/TLS/RTP/SAVPF', 'TCP/DTLS/RTP/SAVPF']);
const DATA = new Set(['UDP/DTLS/SCTP', 'TCP/DTLS/SCTP', 'DTLS/SCTP']);
const PROTOCOLS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['audio', RTP],
  ['video', RTP],
  ['application', DATA],
]);

/** Bytes of each hash that is strong enough. */
const HASHES: ReadonlyMap<string, number> = new Map([
  ['sha-256', 32],
  ['sha-384', 48],
  ['sha-512', 64],
]);
const FINGERPRINT = /^a=fingerprint:(\S+) ([0-9a-f]{2}(?::[0-9a-f]{2})*)\s*$/i;

/**
 * Looks a session description over before a browser gets it: cheap, structural, any line ends.
 * Gives the first fault, or null. It does not prove that a browser will take the description.
 */
export function checkSdp(sdp: string): SdpFault | null {
  if (utf8Length(sdp) > SIGNAL_LIMITS.signalBytes) return 'too-large';
  const lines = sdp.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== 'v=0') return 'no-version';

  let media = 0;
  let fingerprints = 0;
  for (const line of lines) {
    const fault = checkLine(line);
    if (fault !== null) return fault;
    if (line.startsWith('m=')) media += 1;
    if (isFingerprint(line)) fingerprints += 1;
  }
  if (media > MAX_MEDIA) return 'too-many-media';
  return fingerprints > 0 ? null : 'no-fingerprint';
}

function checkLine(line: string): SdpFault | null {
  if (line.length > MAX_LINE) return 'too-large';
  if (!/^[a-z]=/.test(line)) return 'bad-line';
  if (line.startsWith('m=')) return checkMedia(line);
  // RFC 8826 bans SDES, and `k=` is its ancestor: both would hand the media keys to the server.
  if (line.startsWith('k=') || /^a=crypto\b/i.test(line)) return 'sdes';
  // Each one counts: a weak one in a media section overrides a strong one of the session.
  if (isFingerprint(line) && !isStrong(line)) return 'weak-fingerprint';
  return null;
}

function checkMedia(line: string): SdpFault | null {
  const [, kind = '', protocol = ''] = MEDIA_LINE.exec(line) ?? [];
  const protocols = PROTOCOLS.get(kind);
  if (!protocols) return 'bad-media';
  return protocols.has(protocol) ? null : 'bad-protocol';
}

function isFingerprint(line: string): boolean {
  return /^a=fingerprint\b/i.test(line);
}

function isStrong(line: string): boolean {
  const [, hash = '', digits = ''] = FINGERPRINT.exec(line) ?? [];
  return HASHES.get(hash.toLowerCase()) === (digits.length + 1) / 3;
}
