import type { SessionSnapshot } from '../../session/call-session.js';
import { kindNow } from './pictures.js';
import type { CallInfo, CallMessage, Capability, CallOutcome, Person } from '../call-state.js';
import { sameItems, shallowEqual } from '../../support/equal.js';

/** More of a message is not shown, in characters. */
const MESSAGE_MAX = 200;
const NO_MESSAGES: readonly CallMessage[] = Object.freeze([]);

/**
 * A session as the state shows it.
 *
 * @param before what was shown of the same call, to keep what did not change
 * @param own whether our camera is on, whether we called (so in whichever of two crossing calls went on), and the cap
 */
export function callInfo(
  snapshot: SessionSnapshot,
  person: (id: string) => Person,
  before: CallInfo | null | undefined,
  { ownCamera = false, dialed = false, maxBandwidth = 0 } = {},
): CallInfo {
  const { id, phase, createdAt, startedAt, endedAt, endReason, peers, remoteInfo } = snapshot;
  const people: readonly Person[] = peers.map((peer) => person(peer.id));
  const same = before?.people.length === people.length && before.people.every((one, i) => one === people[i]);
  const direction = dialed ? 'outgoing' : snapshot.direction;
  return {
    id,
    room: snapshot.room ?? null,
    encryption: snapshot.encryption,
    keys: snapshot.encryption === 'server' ? null : (snapshot.keys ?? 'agreed'),
    recordedAtServer: snapshot.recordedAtServer ?? false,
    mayRecordAtServer: snapshot.mayRecordAtServer ?? false,
    maxBandwidth,
    kind: kindNow(snapshot, ownCamera),
    direction,
    phase,
    createdAt,
    startedAt,
    endedAt,
    endReason,
    outcome: callOutcome({ direction, startedAt, endReason }),
    duration: endedAt === null ? null : Math.max(0, endedAt - (startedAt ?? endedAt)),
    people: same ? before.people : people,
    userInfo: remoteInfo,
    conference: conferenceOf(snapshot, before),
    messages: messagesOf(snapshot, person, before?.messages ?? NO_MESSAGES),
  };
}

/** Whether the call can move to a conference now. */
function conferenceOf({ immovable }: SessionSnapshot, before: CallInfo | null | undefined): Capability {
  const next: Capability =
    immovable === undefined
      ? { availability: 'unsupported', reason: 'service-cannot' }
      : immovable === null
        ? { availability: 'available', reason: null }
        : { availability: immovable === 'wrong-phase' ? 'unavailable' : 'unsupported', reason: immovable };
  return before && shallowEqual(before.conference, next) ? before.conference : Object.freeze(next);
}

/** The words of those who did not take the call. */
function messagesOf(
  { peers }: SessionSnapshot,
  person: (id: string) => Person,
  before: readonly CallMessage[],
): readonly CallMessage[] {
  const next = peers.flatMap(({ id, endReason, userInfo: { message } }): CallMessage[] => {
    if ((endReason !== 'declined' && endReason !== 'busy') || typeof message !== 'string') return [];
    const text = message.trim().slice(0, MESSAGE_MAX);
    if (!text) return [];
    const said = { from: person(id), text };
    return [before.find((old) => shallowEqual(old, said)) ?? Object.freeze(said)];
  });
  return sameItems(before, next) ? before : Object.freeze(next);
}

/** One word for a call log; null before the end. */
export function callOutcome({
  direction,
  startedAt,
  endReason,
}: Pick<SessionSnapshot, 'direction' | 'startedAt' | 'endReason'>): CallOutcome | null {
  if (endReason === null) return null;
  if (startedAt !== null) return 'answered';
  const incoming = direction === 'incoming';
  switch (endReason) {
    case 'declined':
    case 'busy':
    case 'answered-elsewhere':
      return endReason;
    case 'no-answer':
      return incoming ? 'missed' : 'no-answer';
    case 'cancelled':
    case 'disconnected':
      return incoming ? 'missed' : 'cancelled';
    case 'hung-up':
    case 'remote-hung-up':
    case 'removed':
      return 'cancelled';
    default:
      return 'failed';
  }
}
