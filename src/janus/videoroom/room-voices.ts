import { hearsVoice } from '../../rtc/voice.js';
import type { Feed, FeedBook } from './feed-book.js';
import type { RoomId } from './room-messages.js';
import type { RoomPeople } from './room-people.js';

export interface RoomVoicesOptions {
  readonly book: FeedBook;
  readonly people: RoomPeople;
  readonly receiver: (feed: RoomId, mid: string) => RTCRtpReceiver | null;
  readonly onChange: () => void;
}

/** Between two looks at who speaks, in ms. */
const LISTEN = 250;

/** Who speaks: as Janus hears it, or as one hears it oneself where Janus does not tell. */
export class RoomVoices {
  readonly #options: RoomVoicesOptions;
  /** Null: Janus does not tell. */
  #talking: Set<string> | null = null;
  #ears: ReturnType<typeof setInterval> | undefined;

  constructor(options: RoomVoicesOptions) {
    this.#options = options;
  }

  begin(): void {
    clearInterval(this.#ears);
    this.#ears = setInterval(() => this.#listen(), LISTEN);
  }

  /** Janus tells of changes only. */
  tell(user: string | null, talks: boolean): void {
    this.#talking ??= new Set();
    if (user === null) return;
    if (talks) this.#talking.add(user);
    else this.#talking.delete(user);
    this.#listen();
  }

  end(): void {
    clearInterval(this.#ears);
    this.#talking = null;
  }

  #listen(): void {
    const { book, people, onChange } = this.#options;
    let changed = false;
    for (const { id, camera } of book.people()) {
      const talks = this.#talking ? this.#talking.has(id) : this.#hears(camera);
      changed = people.get(id).voice.hear(talks, false) || changed;
    }
    if (changed) onChange();
  }

  #hears(camera: Feed | null): boolean {
    const voice = camera?.streams.find(({ type }) => type === 'audio');
    const receiver = camera && voice ? this.#options.receiver(camera.id, voice.mid) : null;
    return receiver ? hearsVoice(receiver) : false;
  }
}
