import { isBag } from '../../signaling/signal-check.js';
import type { Bag } from '../core/janus-message.js';

/** Numbers by default; text on a server with `string_ids`. */
export type RoomId = number | string;

export type StreamType = 'audio' | 'video' | 'data';

/** One line of what somebody sends. */
export interface FeedStream {
  readonly mid: string;
  readonly type: StreamType;
  /** What whoever sends it wrote about it. */
  readonly description: string;
  readonly simulcast: boolean;
  /** Silenced by a moderator. */
  readonly moderated: boolean;
}

/** Somebody in the room, as Janus tells. */
export interface FeedInfo {
  readonly id: RoomId;
  readonly display: string;
  readonly streams: readonly FeedStream[];
  /** Speaks right now, as Janus hears it; absent: it does not say. */
  readonly talking?: boolean;
}

/** One line of what we get. */
export interface SubscribedStream {
  readonly mid: string;
  readonly type: StreamType;
  readonly feed: RoomId | null;
  readonly feedMid: string | null;
}

/** More of anything in one message is not looked at. */
const MAX_PEOPLE = 500;
const MAX_STREAMS = 1_000;
const MAX_TEXT = 256;

export function isRoomId(value: unknown): value is RoomId {
  return typeof value === 'number' ? Number.isSafeInteger(value) : typeof value === 'string' && value !== '';
}

/** People in a list of Janus: publishers with their streams, attendees without. What is no person is left out. */
export function readFeeds(value: unknown): FeedInfo[] {
  return bags(value, MAX_PEOPLE).flatMap(({ id, display, streams, talking }) => {
    if (!isRoomId(id)) return [];
    const spoken = talking ?? bags(streams, MAX_STREAMS).find((stream) => 'talking' in stream)?.['talking'];
    return [
      {
        id,
        display: textOf(display),
        streams: readStreams(streams),
        ...(typeof spoken === 'boolean' ? { talking: spoken } : {}),
      },
    ];
  });
}

/** The lines of our connection, by the side of Janus. */
export function readSubscribed(value: unknown): SubscribedStream[] {
  return bags(value, MAX_STREAMS).flatMap(({ mid, type, active, feed_id: feed, feed_mid: feedMid }) => {
    if (typeof mid !== 'string' || !isType(type)) return [];
    const lives = active !== false && isRoomId(feed) && typeof feedMid === 'string';
    return [{ mid, type, feed: lives ? feed : null, feedMid: lives ? feedMid : null }];
  });
}

function readStreams(value: unknown): FeedStream[] {
  return bags(value, MAX_STREAMS).flatMap(({ mid, type, description, simulcast, moderated, disabled }) =>
    typeof mid === 'string' && isType(type) && disabled !== true
      ? [
          {
            mid,
            type,
            description: textOf(description),
            simulcast: simulcast === true,
            moderated: moderated === true,
          },
        ]
      : [],
  );
}

function bags(value: unknown, max: number): Bag[] {
  return Array.isArray(value) ? value.slice(0, max).filter(isBag) : [];
}

function isType(value: unknown): value is StreamType {
  return value === 'audio' || value === 'video' || value === 'data';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}

/** What is written on each line of ours, so that others of this kit know whose it is, and which of theirs. */
export interface FeedTag {
  readonly user: string;
  readonly source: 'camera' | 'screen';
}

const MAX_USER = 128;

export function writeTag({ user, source }: FeedTag): string {
  return JSON.stringify({ user, source });
}

/** Null: whoever sends this is of no kit of ours. */
export function readTag({ streams }: FeedInfo): FeedTag | null {
  for (const { description } of streams) {
    if (!description.startsWith('{')) continue;
    try {
      const tag: unknown = JSON.parse(description);
      if (!isBag(tag)) continue;
      const { user, source } = tag;
      if (typeof user !== 'string' || user === '' || user.length > MAX_USER) continue;
      return { user, source: source === 'screen' ? 'screen' : 'camera' };
    } catch {
      // Somebody else's description.
    }
  }
  return null;
}
