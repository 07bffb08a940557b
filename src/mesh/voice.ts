/** RFC 6464 level above which somebody speaks: about −34 dBov. */
const THRESHOLD = 0.02;
/** A synchronization source older than this, in ms, says nothing about now. */
const FRESH = 500;

/** Whether the packets that arrive carry a voice, by the level that the sender wrote on them. */
export function hearsVoice(receiver: RTCRtpReceiver): boolean {
  const now = performance.timeOrigin + performance.now();
  return receiver.getSynchronizationSources().some(({ audioLevel = 0, timestamp }) => {
    // Browsers count from the epoch or from the start of the page.
    const age = timestamp > 1e12 ? now - timestamp : performance.now() - timestamp;
    return audioLevel > THRESHOLD && age < FRESH;
  });
}
