import { NO_FLAGS } from '../session/call-session.js';
import type { EndReason } from '../session/end-reason.js';
import type { Participant } from '../session/participant.js';
import type { PeerAbout } from './peer-about.js';
import { isLive, participantConnection, type PeerPhase } from './peer-phase.js';
import type { PeerTransport } from './peer-transport.js';
import type { SafetyWatch } from './safety-watch.js';

interface Seen {
  readonly userId: string;
  readonly phase: PeerPhase;
  readonly endReason: EndReason | null;
  readonly about: PeerAbout;
  readonly transport: PeerTransport | null;
  readonly speaking: boolean;
  readonly safety: SafetyWatch;
}

/** One person as the others of the call are shown them. */
export function pictureOfPeer({
  userId,
  phase,
  endReason,
  about,
  transport,
  speaking,
  safety,
}: Seen): Participant {
  const live = isLive(phase) ? transport : null;
  const { name, avatar, userInfo, audioMuted, videoMuted, screenShared, flags } = about;
  const videoStream = live?.incoming('video') ?? null;
  return {
    id: userId,
    name: name ?? userId,
    avatar,
    isLocal: false,
    userInfo,
    connection: participantConnection(phase),
    endReason,
    audioStream: live?.incoming('audio') ?? null,
    videoStream,
    screenStream: screenShared ? (live?.incoming('screen') ?? null) : null,
    audioMuted: audioMuted ?? false,
    // An SDK does not tell: then it is muted while no packets come.
    videoMuted: (videoMuted ?? live?.link?.isSilent('video') ?? true) || videoStream === null,
    speaking,
    ...(phase === 'ended' ? NO_FLAGS : flags),
    safetyCode: safety.of(phase === 'connected' ? (live?.link ?? null) : null),
    quality: null,
  };
}
