import type { LocalTracks } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import {
  NO_FLAGS,
  type CallSession,
  type MediaChoice,
  type OwnFlags,
  type ServerRecordingOptions,
  type SessionSnapshot,
} from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { PeerStats } from '../../session/peer-stats.js';
import type { Reaction } from '../../session/reaction.js';
import type { JoinOptions, PersonView } from '../../session/room.js';
import { SessionBase } from '../../session/session-base.js';
import { encodeUserInfo } from '../../signaling/v1/user-info.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { sameItems, shallowEqual } from '../../support/equal.js';
import type { UserInfo, UserInfoInput } from '../../support/user-info.js';
import { RoomEntry } from './room-entry.js';
import { RoomModerator } from './room-moderator.js';
import type { RoomParts } from './room-options.js';
import { RoomSecrecy } from './room-secrecy.js';
import { RoomStats } from './room-stats.js';
import { RoomTalk } from './room-talk.js';
import { writeWord } from './room-words.js';

export interface RoomSessionOptions {
  readonly room: string;
  readonly userId: string;
  readonly profile: () => UserInfo;
  readonly options: JoinOptions;
  readonly parts: RoomParts;
}

/** In ms. */
const PICTURE_AGAIN = 1_500;

const NO_TRACKS: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });

/** One stay in a room: everybody sends to Janus, and gets from it what they look at. */
export class RoomSession extends SessionBase implements CallSession {
  readonly id = crypto.randomUUID();
  readonly #options: RoomSessionOptions;
  readonly #createdAt = Date.now();
  readonly #entry: RoomEntry;
  readonly #talk: RoomTalk;
  readonly #moderator: RoomModerator;
  readonly #secrecy: RoomSecrecy | null;
  #picturing: ReturnType<typeof setTimeout> | undefined;
  readonly #stats = new RoomStats();
  readonly #stop: Unsubscribe;
  #flags: OwnFlags = NO_FLAGS;
  #startedAt: number | null = null;
  #endedAt: number | null = null;
  #endReason: EndReason | null = null;

  constructor(options: RoomSessionOptions) {
    super();
    this.#options = options;
    this.#secrecy = this.#secrecyOf(options);
    const parts = { ...options.parts, secrecy: this.#secrecy };
    this.#entry = new RoomEntry(
      { ...options, parts },
      {
        tracks: () => (this.#flags.onHold ? NO_TRACKS : parts.media.tracks),
        onChange: () => this.changed(),
        onPeople: () => this.#talk.sayAgain(),
        onDataOpen: () => this.#talk.hello(),
        onData: (user, text) => this.#talk.hear(user, text),
        onGone: (user) => this.#talk.forget(user),
        onBack: () => void this.#moderator.renew().catch(() => parts.onDropped('recording not begun again')),
        onEnd: (reason) => this.#finish(reason),
      },
    );
    this.#talk = new RoomTalk({
      profile: options.profile,
      media: parts.media,
      userId: options.userId,
      flags: () => this.#flags,
      atServer: () => this.#moderator.records,
      say: (text) => this.#entry.say(text),
      secrecy: this.#secrecy,
      onRecording: () => this.#beginPicture(),
      people: this.#entry.people,
      listeners: () => this.#entry.reachable,
      emitter: this.emitter,
      onChange: () => this.changed(),
      onDropped: parts.onDropped,
    });
    const isSecret = this.#secrecy !== null;
    this.#moderator = new RoomModerator(this.#entry, options.options.secret, isSecret);
    this.#stop = parts.media.on('change', () => {
      this.#entry.tracksChanged();
      this.#talk.sayAgain();
    });
  }

  /** Goes in. Rejects with what Janus says against it; the session is over then. */
  async enter(): Promise<void> {
    try {
      await this.#secrecy?.begin();
      await this.#entry.enter();
      this.changed();
    } catch (error) {
      this.#finish('disconnected');
      throw toCallError(error, 'service-failed');
    }
  }

  accept(): Promise<void> {
    return Promise.reject(new CallError('wrong-phase', 'nothing rings in a room'));
  }

  reject(): Promise<void> {
    return Promise.resolve();
  }

  async hangUp({ reason = 'hung-up' }: { reason?: EndReason } = {}): Promise<void> {
    if (this.#endReason) return;
    this.#finish(reason);
    return Promise.resolve();
  }

  async update(input: UserInfoInput, { to }: { to?: string } = {}): Promise<void> {
    this.#requireLive();
    const { userInfo = {}, ...params } = input;
    if (to !== undefined && !this.snapshot.peers.some(({ id }) => id === to)) {
      throw new CallError('invalid-value', 'not in this room');
    }
    const info = encodeUserInfo(userInfo as UserInfoInput);
    await this.#entry.ensurePublished();
    this.#talk.update(encodeUserInfo(params), info, to ?? null);
  }

  announce(flags: Partial<OwnFlags>): void {
    if (this.#endReason) return;
    const { onHold } = this.#flags;
    this.#flags = { ...this.#flags, ...flags };
    if (this.#flags.onHold !== onHold) this.#entry.tracksChanged();
    this.#saySoon();
  }

  sendText(text: string, id?: string): string {
    this.#requireLive();
    if (this.#listens) throw new CallError('not-allowed', 'one only looks on');
    void this.#entry.ensurePublished().catch(() => undefined);
    return this.#talk.texts.send(text, id);
  }

  react(reaction: Reaction): boolean {
    this.#requireLive();
    if (this.#listens) return false;
    void this.#entry.ensurePublished().catch(() => undefined);
    return this.#talk.react(reaction);
  }

  stats(): Promise<readonly PeerStats[]> {
    return this.#stats.read(this.snapshot.peers, this.#entry.connections);
  }

  hold(on: boolean): void {
    this.#entry.hold(on);
    this.announce({ onHold: on });
  }

  addPeople(): Promise<void> {
    return Promise.reject(new CallError('service-cannot', 'nobody can be called into a room'));
  }

  async removePerson(userId: string): Promise<void> {
    this.#requireLive();
    await this.#moderator.remove(userId);
  }

  async mutePerson(userId: string, muted: Partial<MediaChoice>): Promise<void> {
    this.#requireLive();
    await this.#moderator.mute(userId, muted);
  }

  async recordAtServer(on: boolean, { filename }: ServerRecordingOptions = {}): Promise<void> {
    this.#requireLive();
    if (filename !== undefined) throw new CallError('service-cannot', 'a room has its own folder');
    await this.#moderator.record(on);
    if (on) this.#beginPicture();
    this.changed();
    this.#saySoon();
  }

  setViews(views: readonly PersonView[] | null): void {
    if (!this.#endReason) this.#entry.setViews(views);
  }

  async setMaxBandwidth(kbps: number): Promise<void> {
    await this.#entry.limit(kbps);
  }

  async requestKeyframe(): Promise<void> {
    await this.#entry.keyframe();
  }

  #secrecyOf({ room, userId, options, parts }: RoomSessionOptions): RoomSecrecy | null {
    if (!options.encryption) return null;
    const encryption = options.encryption === true ? {} : options.encryption;
    if (options.listen && encryption.passphrase === undefined) {
      throw new CallError('invalid-value', 'who only looks on says nothing, and so cannot be handed keys');
    }
    return new RoomSecrecy({
      room,
      userId,
      encryption,
      say: (to, message) => void this.#entry.say(writeWord({ type: 'keys', message, to })),
      onKey: () => this.#talk.sayAgain(),
      onCode: (user, code) => {
        this.#entry.people.get(user).code = code;
        this.changed();
      },
      onDropped: parts.onDropped,
    });
  }

  get #listens(): boolean {
    return this.#options.options.listen ?? false;
  }

  /**
   * A film begins with a whole picture, and Janus asks nobody for one when it begins to record. It hears one such wish
   * in a second, and somebody who came a moment ago may have had it.
   */
  #beginPicture(): void {
    clearTimeout(this.#picturing);
    const ask = (): void => void this.#entry.keyframe().catch(() => undefined);
    ask();
    this.#picturing = setTimeout(ask, PICTURE_AGAIN);
  }

  /** A hand is said even by who else sends nothing. */
  #saySoon(): void {
    const silent = shallowEqual(this.#flags, NO_FLAGS) && !this.#moderator.records;
    if (!silent) void this.#entry.ensurePublished().catch(() => undefined);
    this.#talk.sayAgain();
  }

  #finish(reason: EndReason): void {
    if (this.#endReason) return;
    this.#endReason = reason;
    this.#endedAt = Date.now();
    this.#stop();
    clearTimeout(this.#picturing);
    this.#talk.close();
    this.#moderator.end();
    this.#entry.leave();
    this.#secrecy?.close();
    this.changed();
    this.emitter.clear();
  }

  #requireLive(): void {
    if (this.#endReason) throw new CallError('wrong-phase', 'one is not in the room any more');
  }

  protected override picture(before: SessionSnapshot | undefined): SessionSnapshot {
    const { room, userId } = this.#options;
    const { phase } = this.#entry;
    if (phase === 'connected') this.#startedAt ??= Date.now();
    const peers = this.#entry.picture();
    const { records, mayRecord } = this.#moderator;
    const others = this.#entry.people.someRecordAtServer;
    const next: SessionSnapshot = {
      id: this.id,
      room,
      kind: 'video',
      encryption: this.#secrecy ? 'end-to-end' : 'server',
      keys: this.#secrecy?.source ?? 'agreed',
      recordedAtServer: records || others,
      recordsAtServer: records,
      // What somebody else began is theirs to end: nobody tells the others that it stopped.
      mayRecordAtServer: !this.#endReason && mayRecord && !others,
      direction: 'outgoing',
      phase: this.#endReason ? 'ended' : phase,
      callerId: userId,
      peers: before && sameItems(before.peers, peers) ? before.peers : Object.freeze(peers),
      takesVideo: true,
      takesText: !this.#endReason && !this.#listens && this.#entry.reachable.length > 0,
      userInfo: NO_INFO,
      remoteInfo: NO_INFO,
      createdAt: this.#createdAt,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      endReason: this.#endReason,
    };
    return before && shallowEqual(before, next) ? before : Object.freeze(next);
  }
}

const NO_INFO: UserInfo = Object.freeze({});
