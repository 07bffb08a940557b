import { expect } from '@open-wc/testing';
import { mendOldBrowser } from '../../src/mesh/old-browsers.js';

const loaded = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('webrtc-adapter'));

describe('webrtc-adapter', () => {
  it('is loaded by a browser that needs it, and by no other', async () => {
    await mendOldBrowser();
    expect(loaded()).to.equal(false);
    const { prototype } = RTCPeerConnection;
    const descriptor = Object.getOwnPropertyDescriptor(prototype, 'restartIce');
    expect(Reflect.deleteProperty(prototype, 'restartIce')).to.equal(true);
    try {
      await mendOldBrowser();
      expect(loaded()).to.equal(true);
    } finally {
      if (descriptor) Object.defineProperty(prototype, 'restartIce', descriptor);
    }
  });
});
