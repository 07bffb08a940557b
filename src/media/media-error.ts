import { CallError, type MediaErrorReason } from '../session/call-error.js';

export type CaptureKind = 'audio' | 'video' | 'screen';

/** What `getUserMedia` and `getDisplayMedia` threw, as a reason that tells the cases apart. */
export function mediaError(error: unknown, kind: CaptureKind): CallError {
  if (error instanceof CallError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  return new CallError(reasonOf(name, message, kind), `${kind}: ${name || message}`, { cause: error });
}

function reasonOf(name: string, message: string, kind: CaptureKind): MediaErrorReason {
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      if (!frameAllows(kind)) return 'permission-denied-by-frame';
      // Chromium words the refusal of the operating system so; it has no name of its own.
      if (/system/i.test(message)) return 'permission-denied-by-system';
      // The question was closed without an answer; again Chromium alone says so.
      if (/dismissed/i.test(message)) return 'cancelled';
      // The screen picker reports "the person closed it" as a refusal.
      return kind === 'screen' ? 'cancelled' : 'permission-denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return 'no-device';
    case 'NotReadableError':
    case 'TrackStartError':
      return 'device-in-use';
    case 'OverconstrainedError':
      return 'device-unavailable';
    case 'NotSupportedError':
      return 'not-supported';
    case 'AbortError':
      return kind === 'screen' ? 'cancelled' : 'capture-failed';
    default:
      return 'capture-failed';
  }
}

interface PolicyDocument {
  readonly permissionsPolicy?: { allowsFeature(name: string): boolean };
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

function frameAllows(kind: CaptureKind): boolean {
  if (typeof document === 'undefined') return true;
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  const policy = permissionsPolicy ?? featurePolicy;
  const feature = { audio: 'microphone', video: 'camera', screen: 'display-capture' }[kind];
  return policy?.allowsFeature(feature) ?? true;
}

/** Why this page cannot capture at all, before anybody is asked; null when it can. */
export function captureObstacle(kind: CaptureKind): MediaErrorReason | null {
  if (typeof navigator === 'undefined') return 'not-supported';
  if (typeof isSecureContext !== 'undefined' && !isSecureContext) return 'insecure-origin';
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) return 'not-supported';
  if (!frameAllows(kind)) return 'permission-denied-by-frame';
  if (kind === 'screen' && typeof devices.getDisplayMedia !== 'function') return 'not-supported';
  return null;
}
