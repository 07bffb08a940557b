import type { LocalTracks } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { CallPhase } from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { Participant } from '../../session/participant.js';
import type { PersonView } from '../../session/room.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { JanusHandle } from '../core/janus-handle.js';
import type { Bag } from '../core/janus-message.js';
import { FeedBook, type RoomPerson } from './feed-book.js';
import { RoomCamera } from './room-camera.js';
import { ROOM_ERRORS, VIDEOROOM } from './room-errors.js';
import { joinRoom, type Joined } from './room-join.js';
import { isRoomId, readFeeds, type FeedInfo, type RoomId } from './room-messages.js';
import { RoomPeople } from './room-people.js';
import { RoomScreen } from './room-screen.js';
import type { RoomSessionOptions } from './room-session.js';
import type { RoomConnections } from './room-stats.js';
import { RoomVoices } from './room-voices.js';
import { RoomWants } from './room-wants.js';
import { RoomSubscriber } from './subscriber.js';

export interface RoomEntryHost {
  readonly tracks: () => LocalTracks;
  readonly onChange: () => void;
  /** Somebody came, or began to send. */
  readonly onPeople: () => void;
  readonly onDataOpen: () => void;
  readonly onData: (user: string, text: string) => void;
  readonly onGone: (user: string) => void;
  /** One is in again, after Janus was lost. */
  readonly onBack: () => void;
  readonly onEnd: (reason: EndReason) => void;
}

/** Before another try to come back, in ms. */
const AGAIN = 1_500;

/** Being in a room: what is sent, what comes, who is there; and coming back when Janus was lost. */
export class RoomEntry {
  readonly people = new RoomPeople();
  readonly #options: RoomSessionOptions;
  readonly #host: RoomEntryHost;
  readonly #book: FeedBook;
  #handle: JanusHandle | null = null;
  #joined: Joined | null = null;
  #stops: Unsubscribe[] = [];
  readonly #camera: RoomCamera;
  readonly #screen: RoomScreen;
  #subscriber: RoomSubscriber | null = null;
  readonly #wants: RoomWants;
  readonly #voices: RoomVoices;
  /** Came in a moment ago, and do not send yet. */
  readonly #cameIn = new Set<RoomId>();
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #wasConnected = false;
  #over = false;

  constructor(options: RoomSessionOptions, host: RoomEntryHost) {
    this.#options = options;
    this.#host = host;
    this.#book = new FeedBook(options.userId);
    this.#wants = new RoomWants(this.#book);
    this.#voices = new RoomVoices({
      book: this.#book,
      people: this.people,
      receiver: (feed, mid) => this.#subscriber?.receiver(feed, mid) ?? null,
      onChange: host.onChange,
    });
    this.#camera = new RoomCamera(options, {
      handle: () => this.#handle,
      tracks: () => {
        const { audio, video } = host.tracks();
        return { audio, video };
      },
      onChange: host.onChange,
      onDataOpen: host.onDataOpen,
      onLost: (error) => host.onEnd(endOf(error)),
    });
    this.#screen = new RoomScreen(
      options,
      () => {
        const { screen, sound } = host.tracks();
        return { audio: sound, video: screen };
      },
      host.onChange,
    );
  }

  get phase(): CallPhase {
    const sends = this.#camera.publisher?.connected ?? true;
    const gets = !this.#subscriber || this.#subscriber.isIdle || this.#subscriber.connected;
    const there = this.#joined !== null && (this.#wasConnected ? sends && gets : sends);
    this.#wasConnected ||= there;
    return there ? 'connected' : this.#wasConnected ? 'reconnecting' : 'connecting';
  }

  get connections(): RoomConnections {
    return {
      incoming: this.#subscriber?.pc ?? null,
      outgoing: this.#camera.publisher?.pc ?? null,
      ownerOf: (mid) => this.#ownerOf(mid),
    };
  }

  /** Those of this kit, who hear what is said and answer it: also who has spoken, and sends nothing just now. */
  get reachable(): readonly string[] {
    return this.#book
      .people()
      .filter(
        ({ id, camera }) =>
          camera?.streams.some(({ type }) => type === 'data') || this.people.get(id).about !== null,
      )
      .map(({ id }) => id);
  }

  person(userId: string): RoomPerson | null {
    return this.#book.people().find(({ id }) => id === userId) ?? null;
  }

  picture(): readonly Participant[] {
    const subscriber = this.#subscriber;
    const flows = this.#joined !== null && (!subscriber || subscriber.isIdle || subscriber.connected);
    const track = (feed: RoomId, mid: string): MediaStreamTrack | null =>
      subscriber?.receiver(feed, mid)?.track ?? null;
    return this.people.picture(this.#book.people(), track, flows);
  }

  async ask(body: object): Promise<Bag> {
    const { handle, joined } = this.#require();
    return (await handle.send({ ...body, room: joined.room })).data;
  }

  /** Goes in, for the first time or again. */
  async enter(): Promise<void> {
    const { parts, room, userId, options, profile } = this.#options;
    const handle = await parts.connection.attach(VIDEOROOM, ROOM_ERRORS);
    const { full_name: name } = profile();
    const display = typeof name === 'string' ? name : userId;
    try {
      const joined = await joinRoom(handle, { room, userId, display, options });
      if (this.#over) throw new CallError('aborted', 'left meanwhile');
      this.#begin(handle, joined);
    } catch (error) {
      void handle.detach();
      throw error;
    }
  }

  /** Begins to send, if one does not yet. Rejects with `room-full`, `wrong-phase`. */
  ensurePublished(): Promise<void> {
    return this.#camera.ensure();
  }

  /** What is captured here changed: it is sent, or not any more. */
  tracksChanged(): void {
    this.#camera.changed();
    this.#screen.changed();
  }

  say(text: string): boolean {
    return this.#camera.publisher?.say(text) ?? false;
  }

  setViews(views: readonly PersonView[] | null): void {
    this.#wants.see(views);
    this.#want();
  }

  hold(on: boolean): void {
    this.#wants.held = on;
    this.#want();
  }

  async limit(kbps: number): Promise<void> {
    Object.assign(this.#options, { options: { ...this.#options.options, maxBandwidth: kbps } });
    await this.#camera.publisher?.limit();
  }

  async keyframe(): Promise<void> {
    await this.#camera.publisher?.keyframe();
  }

  leave(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#comeBack);
    for (const timer of this.#timers) clearTimeout(timer);
    const handle = this.#handle;
    const goodbye = this.#goodbye();
    this.#end();
    void handle
      ?.send(goodbye)
      .catch(() => undefined)
      .then(() => handle.detach());
  }

  /** Who leaves a room that was made for a while takes it away, if nobody else is there. */
  #goodbye(): object {
    const { create, secret } = this.#options.options;
    const last = typeof create === 'object' && create.temporary && this.#book.people().length === 0;
    if (!last || !this.#joined) return { request: 'leave' };
    return { request: 'destroy', room: this.#joined.room, ...(secret ? { secret } : {}) };
  }

  #begin(handle: JanusHandle, joined: Joined): void {
    const { parts, options } = this.#options;
    const before = this.#book.people();
    this.#handle = handle;
    this.#joined = joined;
    this.#stops = [
      handle.on('event', ({ data }) => this.#onEvent(data)),
      handle.on('lost', () => this.#lost()),
    ];
    clearTimeout(this.#comeBack);
    this.#book.clear();
    for (const feed of [...joined.publishers, ...joined.attendees]) this.#put(feed);
    // Who was there a moment ago, before Janus was lost for everybody, comes back as we do.
    for (const { id, name } of before) if (!this.person(id)) this.#expect(id, name);
    const { room, privateId } = joined;
    this.#subscriber = new RoomSubscriber({
      parts,
      join: { room, private_id: privateId, ...(options.pin ? { pin: options.pin } : {}) },
      lives: (feed) => this.#book.has(feed),
      onTracks: () => this.#onTracks(),
      onPath: () => this.#host.onChange(),
      onDataOpen: () => this.#host.onDataOpen(),
      onData: (label, text) => this.#onData(label, text),
      onFailed: (error) => this.#host.onEnd(endOf(error)),
    });
    this.#voices.begin();
    this.#want();
    this.tracksChanged();
  }

  #onEvent(data: Bag): void {
    const { videoroom, leaving, kicked, reason, unpublished, joining } = data;
    if (videoroom === 'destroyed') return this.#host.onEnd('room-closed');
    if (videoroom === 'talking' || videoroom === 'stopped-talking') {
      return this.#talks(data['id'], videoroom === 'talking');
    }
    if (leaving === 'ok' || kicked === this.#joined?.feed) {
      return this.#host.onEnd(reason === 'kicked' || kicked !== undefined ? 'removed' : 'disconnected');
    }
    if (isRoomId(kicked)) this.#gone(kicked, 'removed');
    if (isRoomId(leaving)) this.#gone(leaving, reason === 'kicked' ? 'removed' : 'remote-hung-up');
    if (isRoomId(unpublished) && unpublished !== 'ok') this.#book.unpublish(unpublished);
    if (joining) this.#lookOn(readFeeds([joining]));
    if (data['publishers']) this.#come(readFeeds(data['publishers']));
    if (isRoomId(leaving) || isRoomId(unpublished)) this.#camera.placeMayBeFree();
    this.#moderated(data);
    this.#want();
    this.#host.onChange();
  }

  /** A moderator silenced somebody, or let them be heard again. */
  #moderated({ id, mid, moderation }: Bag): void {
    if (!isRoomId(id) || typeof mid !== 'string' || typeof moderation !== 'string') return;
    const moderated = moderation === 'muted';
    if (id === this.#joined?.feed && moderated) void this.#silenced(mid);
    const feed = this.#book.feed(id);
    if (!feed) return;
    this.#book.put({
      ...feed,
      streams: feed.streams.map((one) => (one.mid === mid ? { ...one, moderated } : one)),
    });
  }

  /** Nothing of it goes out any more: then it must not look as if it did. */
  async #silenced(mid: string): Promise<void> {
    const { media } = this.#options.parts;
    const slot = this.#camera.publisher?.kindOf(mid) === 'video' ? media.camera : media.microphone;
    await slot.set(false).catch(() => undefined);
  }

  #come(feeds: readonly FeedInfo[]): void {
    for (const feed of feeds) this.#put(feed);
    this.#host.onPeople();
  }

  #put(feed: FeedInfo): void {
    const before = this.#book.userOf(feed.id);
    this.#book.put(feed);
    // Whoever looked on under a number of Janus has said who they are.
    if (before !== null && !this.person(before)) this.people.forget(before);
    // Janus tells changes only: who speaks already is said here.
    if (feed.talking !== undefined) this.#talks(feed.id, feed.talking);
  }

  /** Somebody came in. Who does not begin to send at once is somebody who looks on. */
  #lookOn(lookers: readonly FeedInfo[]): void {
    for (const { id } of lookers) this.#cameIn.add(id);
    this.#in(this.#options.parts.timing.lookerOn, () => {
      const still = lookers.filter(({ id }) => this.#cameIn.delete(id) && !this.#book.has(id));
      if (still.length === 0 || !this.#joined) return;
      this.#come(still);
      this.#host.onChange();
    });
  }

  #gone(feed: RoomId, reason: EndReason): void {
    const user = this.#book.userOf(feed);
    this.#cameIn.delete(feed);
    this.#book.remove(feed);
    if (user === null || this.person(user)) return;
    this.people.get(user).ended = reason;
    this.#options.parts.secrecy?.gone(user);
    this.#host.onGone(user);
  }

  /** Keeps the place of somebody who should be back soon. */
  #expect(id: string, display: string): void {
    const feed = `expected ${id}`;
    this.#book.expect(feed, id, display);
    this.#in(this.#options.parts.timing.othersComeBack, () => {
      this.#gone(feed, 'connection-lost');
      this.#host.onChange();
    });
  }

  #talks(id: unknown, talks: boolean): void {
    this.#voices.tell(isRoomId(id) ? this.#book.userOf(id) : null, talks);
  }

  #onData(label: string, text: string): void {
    const feed = this.#book.named(label);
    const user = feed && this.#book.userOf(feed.id);
    if (user) this.#host.onData(user, text);
    else this.#options.parts.onDropped('said by nobody who is known');
  }

  #onTracks(): void {
    const { secrecy } = this.#options.parts;
    for (const { mid, feed } of secrecy ? (this.#subscriber?.lines ?? []) : []) {
      secrecy?.assign(mid, feed === null ? null : this.#book.userOf(feed));
    }
    this.#host.onChange();
  }

  #want(): void {
    this.#subscriber?.want(this.#wants.list());
  }

  #ownerOf(mid: string): ReturnType<RoomConnections['ownerOf']> {
    const line = this.#subscriber?.lineOf(mid);
    const feed = line?.feed != null ? this.#book.feed(line.feed) : null;
    if (!line || !feed || line.type === 'data') return null;
    const picture = feed.source === 'screen' ? 'screen' : 'video';
    return {
      user: feed.user,
      line: line.type === 'video' ? picture : feed.source === 'screen' ? 'sound' : 'audio',
    };
  }

  /** Janus has forgotten us: all connections are void, and everybody's place is kept for a while. */
  #lost(): void {
    if (this.#over) return;
    this.#end();
    this.#host.onChange();
    this.#comeBack = setTimeout(
      () => this.#host.onEnd('connection-lost'),
      this.#options.parts.timing.comeBack,
    );
    this.#return();
  }

  #return(): void {
    const { connection } = this.#options.parts;
    const enter = (): void => {
      if (this.#over || this.#handle) return;
      this.enter()
        .then(() => {
          this.#host.onBack();
          this.#host.onChange();
        })
        .catch((error: unknown) => {
          if (this.#over) return;
          const { reason } = toCallError(error, 'service-failed');
          // A room that is not there any more may be made again by whoever made it.
          if (reason === 'room-denied') return this.#host.onEnd('room-closed');
          this.#in(AGAIN, () => this.#return());
        });
    };
    if (connection.state.status === 'online') return enter();
    const stop = connection.on('state', ({ status }) => {
      if (status !== 'online') return;
      stop();
      enter();
    });
    this.#stops.push(stop);
  }

  /** Lets go of everything at Janus; who is there is still known. */
  #end(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#camera.end();
    this.#screen.end();
    this.#subscriber?.close();
    this.#subscriber = null;
    this.#voices.end();
    this.#wants.forget();
    this.#handle = this.#joined = null;
    this.#cameIn.clear();
  }

  #in(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#over) task();
    }, ms);
    this.#timers.add(timer);
  }

  #require(): { handle: JanusHandle; joined: Joined } {
    const handle = this.#handle;
    const joined = this.#joined;
    if (!handle || !joined) throw new CallError('wrong-phase', 'one is not in the room');
    return { handle, joined };
  }
}

function endOf(error: unknown): EndReason {
  const { reason } = toCallError(error, 'connection-lost');
  return reason === 'ice-failed' || reason === 'media-error' ? reason : 'connection-lost';
}
