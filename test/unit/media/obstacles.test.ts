import { afterEach, describe, expect, it, vi } from 'vitest';
import { captureObstacle, mediaError } from '../../../src/media/media-error.js';

describe('what keeps a page from capturing at all', () => {
  afterEach(() => vi.unstubAllGlobals());

  const place = (secure: boolean, mediaDevices: unknown): void => {
    vi.stubGlobal('isSecureContext', secure);
    vi.stubGlobal('navigator', { mediaDevices });
  };

  it('an insecure page, before the missing devices that follow from it', () => {
    place(false, undefined);
    expect(captureObstacle('video')).toBe('insecure-origin');
  });

  it('a browser without capture, or without screen share', () => {
    place(true, undefined);
    expect(captureObstacle('audio')).toBe('not-supported');
    place(true, { getUserMedia: () => {} });
    expect(captureObstacle('audio')).toBe(null);
    expect(captureObstacle('screen')).toBe('not-supported');
  });

  it('a frame without leave is told from a person who said no', () => {
    const refusal = Object.assign(new Error('denied'), { name: 'NotAllowedError' });
    expect(mediaError(refusal, 'video').reason).toBe('permission-denied');
    vi.stubGlobal('document', { featurePolicy: { allowsFeature: () => false } });
    expect(mediaError(refusal, 'video').reason).toBe('permission-denied-by-frame');
  });
});
