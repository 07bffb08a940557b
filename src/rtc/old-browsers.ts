/**
 * Loads webrtc-adapter where the browser's own WebRTC is of before 2020 (no `restartIce`), and only there.
 * Settles when calls can be made as everywhere else.
 */
export async function mendOldBrowser(): Promise<void> {
  if (typeof RTCPeerConnection === 'undefined' || 'restartIce' in RTCPeerConnection.prototype) return;
  await import('webrtc-adapter');
}
