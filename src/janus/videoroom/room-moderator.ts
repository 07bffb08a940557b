import { CallError } from '../../session/call-error.js';
import type { MediaChoice } from '../../session/call-session.js';
import { JanusError } from '../core/janus-error.js';
import type { RoomPerson } from './feed-book.js';

/** Where a moderator acts. */
export interface Moderated {
  person(userId: string): RoomPerson | null;
  /** Asks the room; `room` is added. */
  ask(body: object): Promise<unknown>;
}

/** What whoever knows the room's secret may do to others. */
export class RoomModerator {
  readonly #room: Moderated;
  readonly #secret: string | undefined;
  readonly #isSecret: boolean;
  #records = false;

  constructor(room: Moderated, secret: string | undefined, isSecret: boolean) {
    this.#room = room;
    this.#secret = secret;
    this.#isSecret = isSecret;
  }

  /** Out of the room, with all that they send. */
  async remove(userId: string): Promise<void> {
    const { camera, screen } = this.#find(userId);
    for (const feed of [screen, camera]) if (feed) await this.#ask({ request: 'kick', id: feed.id });
  }

  async mute(userId: string, muted: Partial<MediaChoice>): Promise<void> {
    const { camera } = this.#find(userId);
    for (const { type, mid } of camera?.streams ?? []) {
      const mute = type === 'data' ? undefined : muted[type];
      if (camera && mute !== undefined) await this.#ask({ request: 'moderate', id: camera.id, mid, mute });
    }
  }

  async record(on: boolean): Promise<void> {
    await this.#ask({ request: 'enable_recording', record: on });
    this.#records = on;
  }

  /** Janus was started anew: what it was told to do, it does again. */
  async renew(): Promise<void> {
    if (this.#records) await this.record(true);
  }

  /** Who leaves cannot tell the others any more that it goes on. */
  end(): void {
    if (this.#records) void this.record(false).catch(() => undefined);
  }

  /** Where the keys are between the people, nobody can look at what was recorded. */
  get mayRecord(): boolean {
    return this.#secret !== undefined && !this.#isSecret;
  }

  /** The server records, as we told it. */
  get records(): boolean {
    return this.#records;
  }

  #find(userId: string): RoomPerson {
    const person = this.#room.person(userId);
    if (!person) throw new CallError('invalid-value', 'nobody with this id is in the room');
    return person;
  }

  async #ask(body: object): Promise<void> {
    if (!this.#secret) throw new CallError('not-allowed', 'only for moderators of the room');
    try {
      await this.#room.ask({ ...body, secret: this.#secret });
    } catch (error) {
      const denied = error instanceof JanusError && error.reason === 'room-denied';
      throw denied ? new CallError('not-allowed', 'the secret is wrong', { cause: error }) : error;
    }
  }
}
