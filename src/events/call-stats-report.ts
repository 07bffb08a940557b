import type { PeerStats } from '../session/peer-stats.js';

/**
 * How the connections do, every 2 s of a call while the provider has the attribute `stats`. Fires on the provider
 * only; does not bubble.
 */
export class CallStatsReportEvent extends Event {
  declare readonly type: 'call-stats-report';
  /** One entry for each person who is connected. */
  readonly peers: readonly PeerStats[];

  constructor(peers: readonly PeerStats[]) {
    super('call-stats-report');
    this.peers = peers;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-stats-report': CallStatsReportEvent;
  }
}
