/** A shared screen whose track the *browser* can end, as its own "stop sharing" bar does. */
export interface FakeScreen {
  readonly stream: MediaStream;
  /** Ends the track from outside: it fires `ended`, as a page's own `stop()` never does. */
  endByBrowser(): Promise<void>;
  close(): void;
}

/**
 * Everyone who shares from now on shares the next of these screens, the last one again and again.
 * Returns what puts the browser's own picker back.
 */
export function shareScreens(...screens: readonly FakeScreen[]): () => void {
  const native = navigator.mediaDevices.getDisplayMedia;
  let next = 0;
  navigator.mediaDevices.getDisplayMedia = () => {
    const screen = screens[Math.min(next++, screens.length - 1)];
    // A copy: the kit stops what it captured.
    return Promise.resolve(screen?.stream.clone() ?? new MediaStream());
  };
  return () => {
    navigator.mediaDevices.getDisplayMedia = native;
    for (const screen of screens) screen.close();
  };
}

/** No browser lets a page end a track that way, but the receiver of a stopped transceiver does. */
export async function createFakeScreen({ width = 300, sound = false } = {}): Promise<FakeScreen> {
  const canvas = Object.assign(document.createElement('canvas'), { width });
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
  if (sound) {
    const voice = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of voice.getTracks()) stream.addTrack(track);
  }
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
