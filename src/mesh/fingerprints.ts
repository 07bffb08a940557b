const FINGERPRINT = /^a=fingerprint:(\S+) ([0-9A-F:]+)\s*$/gim;

/** The DTLS certificates that a session description names (RFC 8122), each once, sorted; `SHA-256 AB:CD:…`. */
export function fingerprintsOf(sdp: string): readonly string[] {
  const found = [...sdp.matchAll(FINGERPRINT)].map(([, hash = '', bytes = '']) =>
    `${hash} ${bytes}`.toUpperCase(),
  );
  return [...new Set(found)].sort();
}
