import { CallError } from '../../session/call-error.js';

/** VP8 first: every browser that writes WebM encodes it in real time on any machine. MP4 is what Safari has. */
const VIDEO = [
  'video/webm;codecs=vp8,opus',
  'video/webm;codecs=vp9,opus',
  'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
  'video/mp4',
  'video/webm',
];
const SILENT = ['video/webm;codecs=vp8', 'video/webm;codecs=vp9', 'video/mp4', 'video/webm'];
const AUDIO = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4'];

export interface Kinds {
  readonly audio: boolean;
  readonly video: boolean;
}

/**
 * The format a recording is written in. Kinds must be right: a recorder waits for ever for a track that its
 * format names and nobody gives.
 * @param wanted a format the page asks for, or ''
 * @throws CallError `not-supported` where the browser writes none of it
 */
export function negotiateMimeType({ audio, video }: Kinds, wanted = ''): string {
  const candidates = wanted ? [wanted] : !video ? AUDIO : audio ? VIDEO : SILENT;
  const found = candidates.find((type) => MediaRecorder.isTypeSupported(type));
  if (found === undefined) throw new CallError('not-supported', `no recorder for ${candidates.join(' or ')}`);
  return found;
}

/** Whether this browser can record at all, and draw what it records. */
export function canRecord(): boolean {
  return (
    typeof MediaRecorder !== 'undefined' &&
    typeof HTMLCanvasElement !== 'undefined' &&
    'captureStream' in HTMLCanvasElement.prototype
  );
}
