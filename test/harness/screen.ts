/** A shared screen whose track the *browser* can end, as its own "stop sharing" bar does. */
export interface FakeScreen {
  readonly stream: MediaStream;
  /** Ends the track from outside: it fires `ended`, as a page's own `stop()` never does. */
  endByBrowser(): Promise<void>;
  close(): void;
}

/** No browser lets a page end a track that way, but the receiver of a stopped transceiver does. */
export async function createFakeScreen(): Promise<FakeScreen> {
  const canvas = document.createElement('canvas');
  const paint = setInterval(() => canvas.getContext('2d')?.fillRect(Math.random() * 200, 0, 50, 50), 50);
  const [far, near] = [new RTCPeerConnection(), new RTCPeerConnection()];
  far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
  near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
  const negotiate = async (): Promise<void> => {
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
  };
  const [source] = canvas.captureStream(10).getVideoTracks();
  const transceiver = far.addTransceiver(source, { direction: 'sendonly' });
  await negotiate();
  const stream = new MediaStream(near.getReceivers().map(({ track }) => track));
  return {
    stream,
    async endByBrowser() {
      transceiver.stop();
      await negotiate();
    },
    close() {
      clearInterval(paint);
      far.close();
      near.close();
    },
  };
}
