import { expect } from '@open-wc/testing';
import { mendOldBrowser } from '../../src/rtc/old-browsers.js';

/** Files of this page so far. */
const files = (): number => performance.getEntriesByType('resource').length;

describe('webrtc-adapter', () => {
  it('is loaded by a browser that needs it, and by no other', async () => {
    const before = files();
    await mendOldBrowser();
    expect(files()).to.equal(before);
    const { prototype } = RTCPeerConnection;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'restartIce');
    expect(Reflect.deleteProperty(prototype, 'restartIce')).to.equal(true);
    try {
      await mendOldBrowser();
      expect(files()).to.be.greaterThan(before);
    } finally {
      if (descriptor) Object.defineProperty(prototype, 'restartIce', descriptor);
    }
  });
});
