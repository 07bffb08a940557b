import type { CallStoreOptions } from './store-options.js';

/**
 * What is loaded when it is first used. All of it is named here, in what is there from the beginning: files for script
 * tags are named by what is in them, so none can name another that needs it.
 */
export const LOAD = {
  engine: () => import('./engine.js'),
  recording: () => import('../media/recording/index.js'),
  mesh: () => import('../mesh/mesh-service.js'),
  handover: () => import('../handover/handover-service.js'),
  videoroom: () => import('../janus/videoroom/room-service.js'),
  tabs: () => import('../signaling/tabs/tabs-signaling.js'),
  videocall: () => import('../janus/videocall/videocall-service.js'),
  xmpp: () => import('../signaling/xmpp/xmpp-signaling.js'),
} as const;

/** Handed on to what is loaded, which cannot import what imports it. */
export type Load = typeof LOAD;

/** All that `connect()` will need is on its way at once, rather than one after the other. */
export function preloadService({ signaling = 'tabs', transport, room }: CallStoreOptions): void {
  const janus = signaling === 'janus' && !transport;
  const names = janus ? [room ? 'videoroom' : 'videocall'] : ['mesh', transport ? null : signaling];
  // Whoever needs it hears of the failure.
  for (const name of names) if (name && name in LOAD) LOAD[name as 'mesh']().catch(() => undefined);
}
