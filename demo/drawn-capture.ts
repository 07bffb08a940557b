import { personStream, type PersonKey, type PersonStream } from '../stories/support/people.js';

/** Where tracks come from, as `<call-provider>` has it in its property `capture`. */
export type CaptureSource = (kind: 'audio' | 'video', deviceId: string) => Promise<MediaStreamTrack>;

/** True when this browser has a camera and a microphone, whether or not it may use them. */
export async function hasDevices(): Promise<boolean> {
  // Without a secure origin there is no mediaDevices at all.
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  const has = (kind: MediaDeviceKind): boolean => devices?.some((device) => device.kind === kind) ?? false;
  return has('videoinput') && has('audioinput');
}

/** A camera and a microphone that are drawn and hummed by the page, so that the demo runs anywhere. */
export function drawnCapture(key: PersonKey): CaptureSource {
  let drawn: PersonStream | null = null;
  return async (kind) => {
    // Not before the first call: sound needs a click on the page. The kit clones what it gets and stops the
    // clone, so one drawing serves every call.
    drawn ??= personStream(key, { width: 640, height: 480, fps: 15, tone: true });
    const { stream } = drawn;
    const [track] = kind === 'audio' ? stream.getAudioTracks() : stream.getVideoTracks();
    if (!track) throw new DOMException('Nothing is drawn.', 'NotFoundError');
    return track;
  };
}
