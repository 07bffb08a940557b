import type { VideoWish } from '../core/layers.js';
import type { RoomId, StreamType, SubscribedStream } from './room-messages.js';

/** One stream that is to come. */
export interface WantedStream {
  readonly feed: RoomId;
  readonly mid: string;
  /** Changes when the feed begins to send anew. */
  readonly take: number;
  readonly type: StreamType;
  /** Null: not a picture, it comes as it is. */
  readonly wish: VideoWish | null;
}

/** What Janus is asked for one stream. */
export interface StreamRequest {
  readonly feed: RoomId;
  readonly mid: string;
  readonly substream?: number;
  readonly temporal?: number;
}

export interface SubscriptionDiff {
  readonly subscribe: readonly WantedStream[];
  readonly unsubscribe: readonly { readonly feed: RoomId; readonly mid: string }[];
}

export const keyOf = ({ feed, mid }: { feed: RoomId; mid: string }): string => `${feed} ${mid}`;

/**
 * What has to change. `have`: what is subscribed, by key. Of who is gone Janus itself takes the lines away, so only
 * what `lives` is given up. So it does of who stopped to send, and does not give them back when they begin again, which
 * may be before one has come to give anything up.
 */
export function diff(
  wanted: readonly WantedStream[],
  have: ReadonlyMap<string, Pick<WantedStream, 'feed' | 'mid' | 'take'>>,
  lives: (feed: RoomId) => boolean,
): SubscriptionDiff {
  const keys = new Set(wanted.map(keyOf));
  return {
    subscribe: wanted.filter((stream) => have.get(keyOf(stream))?.take !== stream.take),
    unsubscribe: [...have.values()]
      .filter((stream) => !keys.has(keyOf(stream)) && lives(stream.feed))
      .map(({ feed, mid }) => ({ feed, mid })),
  };
}

export function requestOf({ feed, mid, wish }: WantedStream): StreamRequest {
  return { feed, mid, ...(wish && { substream: wish.substream, temporal: wish.temporal }) };
}

/** What to say about pictures that come: only what was not said before. `told` is brought up to date. */
export function changedWishes(
  wanted: readonly WantedStream[],
  lines: readonly SubscribedStream[],
  told: Map<string, VideoWish>,
): (VideoWish & { readonly mid: string })[] {
  const changed: (VideoWish & { readonly mid: string })[] = [];
  for (const { mid, feed, feedMid } of lines) {
    if (feed === null || feedMid === null) continue;
    const key = keyOf({ feed, mid: feedMid });
    const wish = wanted.find((stream) => keyOf(stream) === key)?.wish;
    const last = told.get(key);
    if (!wish || (last && same(last, wish))) continue;
    told.set(key, wish);
    changed.push({ mid, ...wish });
  }
  return changed;
}

function same(a: VideoWish, b: VideoWish): boolean {
  // Of what does not come, the size is of no matter.
  return a.send === b.send && (!a.send || (a.substream === b.substream && a.temporal === b.temporal));
}
