import type { PersonView } from '../../session/room.js';
import type { Feed, FeedBook } from './feed-book.js';
import { wishFor, WHOLE, type VideoWish } from '../core/layers.js';
import { keyOf, type WantedStream } from './subscriptions.js';

/** What is to come: everything of everybody, and of pictures what is seen. */
export class RoomWants {
  readonly #book: FeedBook;
  readonly #wishes = new Map<string, VideoWish>();
  #views: ReadonlyMap<string, PersonView> | null = null;
  /** Nothing but words. */
  held = false;

  constructor(book: FeedBook) {
    this.#book = book;
  }

  /** Null: nobody says what is seen, so all of it is taken to be. */
  see(views: readonly PersonView[] | null): void {
    this.#views = views && new Map(views.map((view) => [`${view.source} ${view.id}`, view]));
  }

  list(): WantedStream[] {
    const wanted: WantedStream[] = [];
    for (const person of this.#book.people()) {
      for (const source of ['camera', 'screen'] as const) {
        const feed = person[source];
        for (const { mid, type, simulcast } of feed?.streams ?? []) {
          if (!feed || (this.held && type !== 'data')) continue;
          const wish = type === 'video' ? this.#wish(feed, mid, simulcast, person.id) : null;
          wanted.push({ feed: feed.id, mid, take: feed.take, type, wish });
        }
      }
    }
    return wanted;
  }

  /** What was told to Janus is told anew. */
  forget(): void {
    this.#wishes.clear();
  }

  #wish(feed: Feed, mid: string, simulcast: boolean, user: string): VideoWish {
    if (!this.#views) return WHOLE;
    const key = keyOf({ feed: feed.id, mid });
    const view = this.#views.get(`${feed.source} ${user}`) ?? null;
    const wish = wishFor(view, simulcast, this.#wishes.get(key) ?? null);
    this.#wishes.set(key, wish);
    return wish;
  }
}
