import { NO_FLAGS, type CallDirection, type SessionSnapshot } from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { Participant } from '../../session/participant.js';
import type { PeerLink } from '../../rtc/peer-link.js';
import type { CallKind } from '../../signaling/signal.js';
import { shallowEqual } from '../../support/equal.js';
import { introductionOf } from '../../support/introduction.js';
import type { UserInfo } from '../../support/user-info.js';
import { connectionOf, isLive, phaseOf, type Stage } from './call-stage.js';

/** What a picture of a call is made of. */
export interface CallSeen {
  readonly id: string;
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly selfId: string;
  readonly peerId: string;
  readonly stage: Stage;
  readonly link: PeerLink | null;
  /** What the caller's page gave along. */
  readonly userInfo: UserInfo;
  /** What their client said. */
  readonly remoteInfo: UserInfo;
  readonly speaking: boolean;
  readonly audioMuted: boolean;
  /** They record, as they say. */
  readonly recording: boolean;
  /** The server records for us. */
  readonly recordsAtServer: boolean;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
}

/** What a session shows of itself; the picture before, or parts of it, where they did not change. */
export function pictureOf(before: SessionSnapshot | undefined, seen: CallSeen): SessionSnapshot {
  const { stage, direction, selfId, peerId, link, startedAt } = seen;
  const [was] = before?.peers ?? [];
  const person = pictureOfPerson(seen);
  const peers = before && was && shallowEqual(was, person) ? before.peers : [Object.freeze(person)];
  const next: SessionSnapshot = {
    id: seen.id,
    kind: seen.kind,
    encryption: 'server',
    recordedAtServer: seen.recordsAtServer,
    recordsAtServer: seen.recordsAtServer,
    mayRecordAtServer: isLive(stage),
    direction,
    phase: phaseOf(stage, direction, startedAt !== null),
    callerId: direction === 'outgoing' ? selfId : peerId,
    peers: Object.freeze(peers),
    takesVideo: link?.takesVideo ?? true,
    takesText: false,
    userInfo: seen.userInfo,
    remoteInfo: seen.remoteInfo,
    createdAt: seen.createdAt,
    startedAt,
    endedAt: seen.endedAt,
    endReason: seen.endReason,
  };
  return before && shallowEqual(before, next) ? before : Object.freeze(next);
}

function pictureOfPerson(seen: CallSeen): Participant {
  const { peerId, stage, startedAt, remoteInfo } = seen;
  const link = isLive(stage) ? seen.link : null;
  const { name, avatar } = introductionOf(remoteInfo);
  const videoStream = link?.incoming('video') ?? null;
  return {
    id: peerId,
    // A name at Janus proves nothing: it is an id, and who one is one says oneself.
    name: name ?? peerId,
    avatar,
    isLocal: false,
    userInfo: remoteInfo,
    connection: connectionOf(stage, startedAt !== null),
    endReason: seen.endReason,
    audioStream: link?.incoming('audio') ?? null,
    videoStream,
    screenStream: link?.isSilent('screen') === false ? link.incoming('screen') : null,
    audioMuted: seen.audioMuted,
    videoMuted: videoStream === null || (link?.isSilent('video') ?? true),
    speaking: seen.speaking,
    ...NO_FLAGS,
    recording: seen.recording,
    safetyCode: null,
    quality: null,
  };
}
