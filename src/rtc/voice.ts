/** RFC 6464 level above which somebody speaks: about −34 dBov. */
const THRESHOLD = 0.02;
/** A synchronization source older than this, in ms, says nothing about now. */
const FRESH = 500;

/** Whether the packets that arrive carry a voice, by the level that the sender wrote on them. */
export function hearsVoice(receiver: RTCRtpReceiver): boolean {
  return receiver
    .getSynchronizationSources()
    .some(({ audioLevel = 0, timestamp }) => audioLevel > THRESHOLD && ageOf(timestamp) < FRESH);
}

/** Time since the last packet that was played, in ms; Infinity: none in the last 10 s. */
export function packetAge(receiver: RTCRtpReceiver | null): number {
  const sources = receiver?.getSynchronizationSources() ?? [];
  return Math.min(...sources.map(({ timestamp }) => ageOf(timestamp)));
}

/** Browsers count from the epoch or from the start of the page. */
function ageOf(timestamp: number): number {
  const now = performance.now();
  return timestamp > 1e12 ? performance.timeOrigin + now - timestamp : now - timestamp;
}
