import { captureObstacle } from '../media/media-error.js';
import { fail, ok, type Verdict } from './finding.js';

/** Whether this page may make calls at all: served safely, and allowed to by the frame that it stands in. */
export function checkPage(): Verdict {
  if (typeof RTCPeerConnection === 'undefined') return fail('no-webrtc');
  const microphone = captureObstacle('audio');
  const camera = captureObstacle('video');
  const cause = microphone ?? camera;
  if (!cause) return ok();
  return fail(cause, { thing: microphone && camera ? 'both' : microphone ? 'microphone' : 'camera' });
}

/** What repairs losses and the like, and carries no sound or picture by itself. */
const HELPERS = /^(rtx|red|ulpfec|flexfec-03|telephone-event|CN)$/i;

/** Whether this browser knows the codecs that all others know (RFC 7742, RFC 7874). */
export function checkCodecs(): Verdict {
  try {
    new RTCPeerConnection().close();
  } catch {
    return fail('no-webrtc');
  }
  const audioCodecs = codecsOf('audio');
  const videoCodecs = codecsOf('video');
  if (audioCodecs && !audioCodecs.includes('opus')) return fail('no-audio-codec', { audioCodecs });
  if (videoCodecs && !videoCodecs.some((name) => name === 'VP8' || name === 'H264')) {
    return fail('no-video-codec', { videoCodecs });
  }
  return ok({ ...(audioCodecs && { audioCodecs }), ...(videoCodecs && { videoCodecs }) });
}

/** Null: the browser does not tell. */
function codecsOf(kind: 'audio' | 'video'): readonly string[] | null {
  const sender = typeof RTCRtpSender === 'undefined' ? undefined : RTCRtpSender.getCapabilities?.(kind);
  if (!sender) return null;
  const names = sender.codecs.map(({ mimeType }) => mimeType.split('/')[1] ?? '');
  return [...new Set(names.filter((name) => name && !HELPERS.test(name)))];
}
