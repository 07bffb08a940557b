/** Whatever a browser may take for a certificate, however it is written: what is odd must be seen, not skipped. */
const FINGERPRINT = /^[^\S\r\n]*a[^\S\r\n]*=[^\S\r\n]*fingerprint[^\S\r\n]*:?(.*)$/gim;

/** The DTLS certificates that a session description names (RFC 8122), each once, sorted; `SHA-256 AB:CD:…`. */
export function fingerprintsOf(sdp: string): readonly string[] {
  const found = [...sdp.matchAll(FINGERPRINT)].map(([, value = '']) =>
    value.trim().replace(/\s+/g, ' ').toUpperCase(),
  );
  return [...new Set(found)].sort();
}
