import type { SessionSnapshot } from '../session/call-session.js';
import { sameItems, shallowEqual } from '../support/equal.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import { callPhase } from './session-phase.js';

type Given = Omit<SessionSnapshot, 'phase' | 'peers' | 'takesVideo' | 'encryption'> & {
  readonly accepted: boolean;
};

/** What a session shows of itself; the picture before, or parts of it, where they did not change. */
export function pictureOf(
  before: SessionSnapshot | undefined,
  { accepted, ...given }: Given,
  all: readonly Peer[],
): SessionSnapshot {
  const peers = all.map(({ snapshot }) => snapshot);
  const { direction, startedAt, endReason } = given;
  const phases = all.map(({ phase }) => phase);
  const live = all.filter(({ phase }) => isLive(phase));
  const next: SessionSnapshot = {
    ...given,
    encryption: 'end-to-end',
    phase: endReason ? 'ended' : callPhase(direction, accepted, startedAt !== null, phases),
    peers: before && sameItems(before.peers, peers) ? before.peers : Object.freeze(peers),
    takesVideo: live.length === 0 || live.some(({ takesVideo }) => takesVideo),
  };
  return before && shallowEqual(before, next) ? before : Object.freeze(next);
}
