/** A certificate of one's own (RFC 8827 §6.5); none where the browser makes them only by itself. */
export async function makeCertificates(): Promise<RTCCertificate[]> {
  try {
    const algorithm: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };
    return [await RTCPeerConnection.generateCertificate(algorithm)];
  } catch {
    return [];
  }
}
