import { readTag, type FeedInfo, type FeedTag, type RoomId } from './room-messages.js';

/** One thing that somebody sends: their camera with their voice, or their screen. */
export interface Feed extends FeedInfo, FeedTag {
  /** Later ones take the place of earlier ones of the same person. */
  readonly order: number;
  /** Another number each time they begin to send: what was asked of Janus for the time before is void. */
  readonly take: number;
}

/** One person in the room, whatever they send. */
export interface RoomPerson {
  readonly id: string;
  readonly name: string;
  /** Voice and camera; without streams: they look on. Null: a screen alone is there. */
  readonly camera: Feed | null;
  readonly screen: Feed | null;
}

/**
 * Whose is what in a room. Janus knows feeds; a person may have two, or a new one while the old one still lingers
 * because their page was lost a moment ago. Feeds of this kit say whose they are; of others, the feed is the person.
 */
export class FeedBook {
  readonly #self: string;
  readonly #feeds = new Map<RoomId, Feed>();
  #order = 0;
  #takes = 0;

  /** @param self one's own user id: what one sends oneself is left out */
  constructor(self: string) {
    this.#self = self;
  }

  /** Somebody is there, or sends something, or something else than before. */
  put(info: FeedInfo): void {
    const before = this.#feeds.get(info.id);
    const tag = readTag(info) ?? (before && { user: before.user, source: before.source });
    this.#feeds.set(info.id, {
      ...info,
      display: info.display || before?.display || '',
      user: tag?.user ?? String(info.id),
      source: tag?.source ?? 'camera',
      order: before?.order ?? this.#order++,
      take: before && before.streams.length > 0 ? before.take : this.#takes++,
    });
  }

  /** They stay and send nothing any more. */
  unpublish(id: RoomId): void {
    const feed = this.#feeds.get(id);
    if (feed?.source === 'screen') this.#feeds.delete(id);
    else if (feed) this.#feeds.set(id, { ...feed, streams: [] });
  }

  remove(id: RoomId): void {
    this.#feeds.delete(id);
  }

  clear(): void {
    this.#feeds.clear();
  }

  has(id: RoomId): boolean {
    return this.#feeds.has(id);
  }

  feed(id: RoomId): Feed | null {
    return this.#feeds.get(id) ?? null;
  }

  /** The feed whose id reads like this. */
  named(id: string): Feed | null {
    return this.#feeds.get(id) ?? this.#feeds.get(Number(id)) ?? null;
  }

  /** Keeps a place for somebody who is to come back, until they have. */
  expect(place: string, user: string, display: string): void {
    const [id, source, order, take] = [place, 'camera', -1, -1] as const;
    this.#feeds.set(place, { id, display, streams: [], user, source, order, take });
  }

  /** The person that a feed is of; null: nobody's, or one's own. */
  userOf(id: RoomId): string | null {
    const user = this.#feeds.get(id)?.user ?? null;
    return user === this.#self ? null : user;
  }

  /** Everyone but oneself, in the order they came. */
  people(): RoomPerson[] {
    const people = new Map<string, { camera: Feed | null; screen: Feed | null }>();
    for (const feed of this.#feeds.values()) {
      if (feed.user === this.#self) continue;
      const person = people.get(feed.user) ?? { camera: null, screen: null };
      const { source } = feed;
      if ((person[source]?.order ?? -Infinity) < feed.order) person[source] = feed;
      people.set(feed.user, person);
    }
    return [...people].map(([id, { camera, screen }]) => ({
      id,
      name: camera?.display || screen?.display || id,
      camera,
      screen,
    }));
  }
}
