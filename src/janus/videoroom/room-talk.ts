import type { LocalMedia } from '../../media/local-media.js';
import type { OwnFlags, SessionEvents } from '../../session/call-session.js';
import type { Reaction } from '../../session/reaction.js';
import type { Emitter } from '../../support/emitter.js';
import { shallowEqual } from '../../support/equal.js';
import { RateLimit } from '../../support/rate-limit.js';
import type { UserInfo } from '../../support/user-info.js';
import type { RoomPeople } from './room-people.js';
import type { RoomSecrecy } from './room-secrecy.js';
import { RoomTexts } from './room-texts.js';
import { readWord, writeWord, type RoomAbout } from './room-words.js';

export interface RoomTalkOptions {
  readonly userId: string;
  readonly profile: () => UserInfo;
  readonly media: LocalMedia;
  readonly flags: () => OwnFlags;
  /** The server records everybody, for us. */
  readonly atServer: () => boolean;
  /** Says it to everybody. False: not now. */
  readonly say: (text: string) => boolean;
  readonly people: RoomPeople;
  /** Those who can hear what is said, and answer it. */
  readonly listeners: () => readonly string[];
  readonly emitter: Emitter<SessionEvents>;
  readonly secrecy: RoomSecrecy | null;
  /** Somebody began to record. */
  readonly onRecording: () => void;
  readonly onChange: () => void;
  readonly onDropped: (reason: string) => void;
}

/** Several changes are told as one, in ms. */
const TOGETHER = 50;
/** Who has just come does not hear everything yet: it is said again after so long, in ms. */
const AGAIN = 2_000;
/** And so often in any case, for those who only look on and cannot ask. */
const ALWAYS = 10_000;

/** What people in a room say beside the media: how they are, texts, reactions, what the page wants to tell. */
export class RoomTalk {
  readonly texts: RoomTexts;
  readonly #options: RoomTalkOptions;
  readonly #own = new RateLimit(6, 3);
  readonly #theirs = new Map<string, RateLimit>();
  readonly #beat: ReturnType<typeof setInterval>;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RoomTalkOptions) {
    this.#options = options;
    const { emitter, onDropped, listeners, say } = options;
    this.texts = new RoomTexts({
      people: listeners,
      say: (message, to) => say(writeWord({ type: 'message', message, to })),
      onText: (text) => emitter.emit('text', text),
      onDelivery: (delivery) => emitter.emit('delivery', delivery),
      onDropped,
    });
    this.#beat = setInterval(() => this.#sayAbout(), ALWAYS);
  }

  /** One can be heard from now on, and wants to know of the others. */
  hello(): void {
    this.#options.say(writeWord({ type: 'hello' }));
    this.sayAgain();
  }

  /** Something about oneself changed, or somebody came. */
  sayAgain(): void {
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#soon = setTimeout(() => this.#sayAbout(), TOGETHER);
    this.#later = setTimeout(() => this.#sayAbout(), AGAIN);
  }

  /** False: too many in a row. */
  react(reaction: Reaction): boolean {
    if (!this.#own.take()) return false;
    this.#options.say(writeWord({ type: 'reaction', reaction }));
    return true;
  }

  update(params: UserInfo, userInfo: UserInfo, to: string | null): void {
    this.#options.say(writeWord({ type: 'update', params, userInfo, to }));
  }

  /** From somebody in the room. A hostile client could speak a thousand times a second. */
  hear(from: string, frame: string): void {
    const { emitter, people, userId, secrecy, onDropped, onChange } = this.#options;
    const limit = this.#theirs.get(from) ?? new RateLimit(60, 20);
    this.#theirs.set(from, limit);
    const word = limit.take() ? readWord(frame) : null;
    if (!word) return onDropped('a word that is none of ours, or too many');
    if ('to' in word && word.to !== null && word.to !== userId) return;
    switch (word.type) {
      case 'hello':
        return this.sayAgain();
      case 'about': {
        const seen = people.get(from);
        const { flags, keys, ...rest } = word.about;
        if (keys) void secrecy?.hear(from, keys);
        const before = seen.about;
        if (
          before &&
          shallowEqual(before.flags, flags) &&
          shallowEqual({ ...before, flags: 0, keys: 0 }, { ...rest, flags: 0, keys: 0 })
        )
          return;
        if (flags.recording && !before?.flags.recording) this.#options.onRecording();
        seen.about = word.about;
        return onChange();
      }
      case 'message':
        return this.texts.take(from, word.message);
      case 'keys':
        return void secrecy?.hear(from, word.message);
      case 'reaction':
        return emitter.emit('reaction', { from, reaction: word.reaction });
      case 'update':
        return emitter.emit('update', { from, params: word.params, userInfo: word.userInfo });
    }
  }

  forget(user: string): void {
    this.texts.forget(user);
    this.#theirs.delete(user);
  }

  close(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.texts.close();
  }

  #sayAbout(): void {
    const { profile, media, flags, atServer, secrecy, say } = this.#options;
    const { full_name: name, avatar } = profile();
    const about: RoomAbout = {
      name: typeof name === 'string' ? name : '',
      avatar: typeof avatar === 'string' ? avatar : null,
      audioMuted: media.muted.audio,
      videoMuted: media.muted.video,
      flags: { ...flags(), ...(atServer() ? { recording: true } : {}) },
      atServer: atServer(),
      keys: secrecy?.hello ?? null,
    };
    say(writeWord({ type: 'about', about }));
  }
}
