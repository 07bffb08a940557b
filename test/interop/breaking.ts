import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    rtcConnections: RTCPeerConnection[];
  }
}

/** Keeps the connections of a page at hand for {@link cutConnections}. Self-contained: it runs in the page. */
export function listConnections(): void {
  const Native = window.RTCPeerConnection;
  window.rtcConnections = [];
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      window.rtcConnections.push(this);
    }
  };
}

/**
 * Closes a page's connections under its feet. A connection that is closed fires no event, so this side
 * believes on; the other side sees the path die.
 */
export async function cutConnections(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const connection of window.rtcConnections.splice(0)) connection.close();
  });
}

/** What takes every packet of WebRTC from a page, while its signaling goes on. */
export interface PacketLoss {
  set(lost: boolean): Promise<void>;
}

/**
 * Chromium's DevTools impair only those sockets that were opened under a throttled network: have this before the
 * call is made.
 */
export async function prepareLoss(page: Page): Promise<PacketLoss> {
  const session = await page.createCDPSession();
  const set = async (lost: boolean): Promise<void> => {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      // Without any limit the network does not count as throttled.
      latency: 1,
      downloadThroughput: -1,
      uploadThroughput: -1,
      packetLoss: lost ? 100 : 0,
    });
  };
  await session.send('Network.enable');
  await set(false);
  return { set };
}
