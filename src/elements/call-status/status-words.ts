import type { CallTerms, Words } from '../../locale/terms.js';
import { endWords, errorWords, isBlocked, isFault, peopleWords } from '../../locale/trouble.js';
import type {
  CallInfo,
  Capability,
  ConnectionState,
  Participant,
  RejoinOffer,
} from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import type { IconShape } from '../../styles/icons.js';

/** The part of the call that the words are about. */
export interface StatusPart {
  readonly call: CallInfo | null;
  readonly held: readonly CallInfo[];
  /** Who put us on hold; null unless everybody did who is there. */
  readonly heldBy: string | null;
  /** One's own picture, to lie behind the words of a video call that is on its way. */
  readonly picture: MediaStream | null;
  readonly mirrored: boolean;
  readonly connection: ConnectionState;
  readonly rejoin: RejoinOffer | null;
  /** Why it is off, where something keeps it off. */
  readonly microphone: Capability['reason'];
  readonly camera: Capability['reason'];
}

export interface StatusWords extends Words {
  readonly trouble: boolean;
}

export interface Trouble extends Words {
  readonly icon: IconShape;
}

const say = (title: string, action = '', trouble = false): StatusWords => ({ title, action, trouble });

/** The one thing to say about the call, or, without one, about the connection; null where there is nothing. */
export function statusWords(
  terms: CallTerms,
  { call, held, heldBy: waitsFor, connection, rejoin }: StatusPart,
): StatusWords | null {
  if (rejoin && !call) return say(terms.rejoinOffer(peopleWords(terms, rejoin.people)));
  switch (call?.phase) {
    case undefined:
      return connectionWords(terms, connection) ?? (held.length > 0 ? say(terms.onHold) : null);
    case 'dialing':
      return say(terms.calling);
    case 'ringing':
      return say(terms.ringing);
    case 'connecting':
      return say(terms.connecting);
    case 'connected':
      return say(
        waitsFor === null ? terms.connected : terms.putOnHold(waitsFor),
        hasMoved(call) ? terms.movedToConference : '',
      );
    case 'reconnecting':
      return say(terms.reconnecting, '', true);
    case 'ended': {
      const { title, action } = endWords(terms, call);
      return say(title, action, isFault(call.endReason));
    }
  }
}

/** A call between people that a room carries now; into another room one went by oneself. */
function hasMoved({ room, conference }: CallInfo): boolean {
  return room !== null && conference.availability !== 'unsupported';
}

/** Who put us on hold; null unless everybody did who is there. */
export function heldBy(participants: readonly Participant[]): string | null {
  const there = participants.filter(({ isLocal, connection }) => !isLocal && connection === 'connected');
  return there.every(({ onHold }) => onHold) ? (there[0]?.name ?? null) : null;
}

/** One's own picture in a video call that is on its way. */
export function ownPicture(
  call: CallInfo | null,
  participants: readonly Participant[],
): Pick<StatusPart, 'picture' | 'mirrored'> {
  const waits = call?.phase === 'dialing' || call?.phase === 'ringing' || call?.phase === 'connecting';
  const self = waits && call.kind === 'video' ? participants.find(({ isLocal }) => isLocal) : undefined;
  return { picture: self?.videoStream ?? null, mirrored: self?.mirrored !== false };
}

function connectionWords(terms: CallTerms, { status, error }: ConnectionState): StatusWords | null {
  const reason = error?.reason ?? (status === 'reconnecting' ? 'signaling-offline' : null);
  // Ended on purpose, or all well: nobody needs to hear of it.
  if (!reason || reason === 'aborted' || status === 'online') return null;
  const { title, action } = errorWords(terms, reason);
  return say(title, action, true);
}

/** What keeps the microphone or the camera off, as far as it matters now. */
export function troublesOf(terms: CallTerms, { call, microphone, camera }: StatusPart): readonly Trouble[] {
  const active = call !== null && call.phase !== 'ended';
  const matters = (reason: Capability['reason']): reason is NonNullable<Capability['reason']> =>
    reason !== null && reason !== 'cancelled' && (active || isBlocked(reason) || reason === 'device-in-use');
  const troubles: Trouble[] = [];
  if (matters(microphone)) {
    troubles.push({ ...errorWords(terms, microphone, 'microphone'), icon: shapes.micOff });
  }
  // A camera is missed in a video call only; and what is the same for both is said once.
  if (matters(camera) && call?.kind !== 'audio') {
    const words = errorWords(terms, camera, 'camera');
    if (words.title !== troubles[0]?.title) troubles.push({ ...words, icon: shapes.cameraOff });
  }
  return troubles;
}
