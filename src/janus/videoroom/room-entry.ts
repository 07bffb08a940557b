import type { LocalTracks } from '../../media/local-media.js';
import { hearsVoice } from '../../rtc/voice.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { CallPhase } from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { Participant } from '../../session/participant.js';
import type { PersonView } from '../../session/room.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { JanusHandle } from '../core/janus-handle.js';
import type { Bag } from '../core/janus-message.js';
import { FeedBook, type Feed, type RoomPerson } from './feed-book.js';
import { wishFor, WHOLE, type VideoWish } from './layers.js';
import { RoomPublisher } from './publisher.js';
import { ROOM_ERRORS, VIDEOROOM } from './room-errors.js';
import { joinRoom, type Joined } from './room-join.js';
import { isRoomId, readFeeds, type FeedInfo, type FeedTag, type RoomId } from './room-messages.js';
import { RoomPeople } from './room-people.js';
import type { RoomSessionOptions } from './room-session.js';
import type { RoomConnections } from './room-stats.js';
import { RoomSubscriber } from './subscriber.js';
import { keyOf, type WantedStream } from './subscriptions.js';

export interface RoomEntryHost {
  readonly tracks: () => LocalTracks;
  readonly onChange: () => void;
  /** Somebody came, or began to send. */
  readonly onPeople: () => void;
  readonly onDataOpen: () => void;
  readonly onData: (user: string, text: string) => void;
  readonly onGone: (user: string) => void;
  readonly onEnd: (reason: EndReason) => void;
}

/** Between two looks at who speaks, in ms. */
const LISTEN = 250;
/** After somebody left a full room, in ms. */
const FITS = 500;
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
  #camera: RoomPublisher | null = null;
  #publishing: Promise<void> | null = null;
  #screen: Promise<ScreenFeed | null> | null = null;
  #subscriber: RoomSubscriber | null = null;
  #views: ReadonlyMap<string, PersonView> | null = null;
  readonly #wishes = new Map<string, VideoWish>();
  /** Who speaks, as Janus tells; null: it does not tell. */
  #talking: Set<string> | null = null;
  /** Came in a moment ago, and do not send yet. */
  readonly #cameIn = new Set<RoomId>();
  #ears: ReturnType<typeof setInterval> | undefined;
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #comeBack: ReturnType<typeof setTimeout> | undefined;
  #wasConnected = false;
  #full = false;
  #toldFull = false;
  /** Another try to send in a full room is planned. */
  #again = false;
  #held = false;
  #over = false;

  constructor(options: RoomSessionOptions, host: RoomEntryHost) {
    this.#options = options;
    this.#host = host;
    this.#book = new FeedBook(options.userId);
  }

  get phase(): CallPhase {
    const sends = !this.#camera || this.#camera.connected;
    const gets = !this.#subscriber || this.#subscriber.isIdle || this.#subscriber.connected;
    const there = this.#joined !== null && (this.#wasConnected ? sends && gets : sends);
    this.#wasConnected ||= there;
    return there ? 'connected' : this.#wasConnected ? 'reconnecting' : 'connecting';
  }

  get connections(): RoomConnections {
    return {
      incoming: this.#subscriber?.pc ?? null,
      outgoing: this.#camera?.pc ?? null,
      ownerOf: (mid) => this.#ownerOf(mid),
    };
  }

  /** Those of this kit, who hear what is said and answer it. */
  get reachable(): readonly string[] {
    return this.#book
      .people()
      .filter(({ camera }) => camera?.streams.some(({ type }) => type === 'data'))
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
    this.#publishing ??= this.#publish().catch((error: unknown) => {
      this.#publishing = null;
      throw error;
    });
    return this.#publishing;
  }

  /** What is captured here changed: it is sent, or not any more. */
  tracksChanged(): void {
    const { audio, video, screen } = this.#host.tracks();
    if (this.#camera) void this.#camera.changed();
    else if (audio || video) this.#publishOrTell();
    if (screen && !this.#screen) this.#screen = this.#share();
    else if (!screen && this.#screen) this.#unshare();
    else void this.#screen?.then((feed) => feed?.publisher.changed());
  }

  say(text: string): boolean {
    return this.#camera?.say(text) ?? false;
  }

  setViews(views: readonly PersonView[] | null): void {
    this.#views = views && new Map(views.map((view) => [`${view.source} ${view.id}`, view]));
    this.#want();
  }

  hold(on: boolean): void {
    this.#held = on;
    this.#want();
  }

  async limit(kbps: number): Promise<void> {
    Object.assign(this.#options, { options: { ...this.#options.options, maxBandwidth: kbps } });
    await this.#camera?.limit();
  }

  async keyframe(): Promise<void> {
    await this.#camera?.keyframe();
  }

  leave(): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#comeBack);
    for (const timer of this.#timers) clearTimeout(timer);
    const handle = this.#handle;
    this.#end();
    void handle
      ?.send({ request: 'leave' })
      .catch(() => undefined)
      .then(() => handle.detach());
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
    clearInterval(this.#ears);
    this.#ears = setInterval(() => this.#listen(), LISTEN);
    this.#want();
    this.tracksChanged();
  }

  async #publish(): Promise<void> {
    const { parts, options } = this.#options;
    const { handle } = this.#require();
    if (options.listen) throw new CallError('not-allowed', 'one only looks on');
    const camera = this.#publisher(handle, 'camera', options.maxBandwidth ?? 0, () => {
      const { audio, video } = this.#host.tracks();
      return { audio, video };
    });
    this.#camera = camera;
    try {
      await camera.publish();
      this.#full = false;
    } catch (error) {
      if (this.#camera === camera) this.#camera = null;
      camera.close();
      this.#full = toCallError(error, 'media-error').reason === 'room-full';
      parts.onDropped('publishing failed');
      throw error;
    }
  }

  #publisher(
    handle: JanusHandle,
    source: FeedTag['source'],
    maxBandwidth: number,
    tracks: () => { audio: MediaStreamTrack | null; video: MediaStreamTrack | null },
  ): RoomPublisher {
    const { parts, userId } = this.#options;
    return new RoomPublisher({
      parts,
      handle,
      tag: { user: userId, source },
      tracks,
      maxBandwidth: () => (source === 'camera' ? (this.#options.options.maxBandwidth ?? 0) : maxBandwidth),
      withData: source === 'camera',
      onPath: () => this.#host.onChange(),
      onDataOpen: () => this.#host.onDataOpen(),
      onFailed: (error) => {
        const failed = toCallError(error, 'connection-lost');
        if (failed.reason !== 'room-full') return this.#host.onEnd(endOf(error));
        this.#camera?.close();
        this.#camera = this.#publishing = null;
        this.#full = true;
        parts.onError(failed);
        this.#host.onChange();
      },
    });
  }

  #publishOrTell(): void {
    if (this.#full || this.#publishing || !this.#handle || this.#options.options.listen) return;
    this.ensurePublished().catch((error: unknown) => {
      if (this.#over || !this.#handle) return;
      const failed = toCallError(error, 'media-error');
      const repeated = failed.reason === 'room-full' && this.#toldFull;
      this.#toldFull ||= failed.reason === 'room-full';
      if (!repeated) this.#options.parts.onError(failed);
    });
  }

  /** The screen is a feed of its own, with a connection of its own. */
  async #share(): Promise<ScreenFeed | null> {
    const { parts, userId, options, profile, room } = this.#options;
    try {
      const handle = await parts.connection.attach(VIDEOROOM, ROOM_ERRORS);
      const { full_name: name } = profile();
      // No name that is a user: the feed of the camera has it.
      await joinRoom(handle, {
        room,
        userId: '',
        display: typeof name === 'string' ? name : userId,
        options: { ...options, create: false },
      });
      const publisher = this.#publisher(handle, 'screen', 0, () => {
        const { screen, sound } = this.#host.tracks();
        return { audio: sound, video: screen };
      });
      await publisher.publish();
      return { handle, publisher };
    } catch (error) {
      this.#screen = null;
      parts.onError(toCallError(error, 'media-error'));
      return null;
    }
  }

  #unshare(): void {
    const feed = this.#screen;
    this.#screen = null;
    void feed?.then((shared) => {
      shared?.publisher.close();
      void shared?.handle.detach();
    });
  }

  #onEvent(data: Bag): void {
    const { videoroom, leaving, kicked, reason, unpublished, joining } = data;
    if (videoroom === 'destroyed') return this.#host.onEnd('room-closed');
    if (videoroom === 'talking' || videoroom === 'stopped-talking') {
      return this.#onTalking(data['id'], videoroom === 'talking');
    }
    if (leaving === 'ok' || kicked === this.#joined?.feed) {
      return this.#host.onEnd(reason === 'kicked' || kicked !== undefined ? 'removed' : 'disconnected');
    }
    if (isRoomId(kicked)) this.#gone(kicked, 'removed');
    if (isRoomId(leaving)) this.#gone(leaving, reason === 'kicked' ? 'removed' : 'remote-hung-up');
    if (isRoomId(unpublished) && unpublished !== 'ok') this.#book.unpublish(unpublished);
    if (joining) this.#lookOn(readFeeds([joining]));
    if (data['publishers']) this.#come(readFeeds(data['publishers']));
    if (isRoomId(leaving) || isRoomId(unpublished)) this.#tryAgainIfFull();
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
    const slot = this.#camera?.kindOf(mid) === 'video' ? media.camera : media.microphone;
    await slot.set(false).catch(() => undefined);
  }

  #come(feeds: readonly FeedInfo[]): void {
    for (const feed of feeds) this.#put(feed);
    this.#host.onPeople();
  }

  #put(feed: FeedInfo): void {
    this.#book.put(feed);
    // Janus tells changes only: who speaks already is said here.
    if (feed.talking !== undefined) this.#onTalking(feed.id, feed.talking);
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

  #tryAgainIfFull(): void {
    if (this.#again || !this.#full) return;
    this.#again = true;
    // Janus tells it before there is room again.
    this.#in(FITS, () => {
      this.#again = this.#full = false;
      this.tracksChanged();
    });
  }

  #onTalking(id: unknown, talks: boolean): void {
    const user = isRoomId(id) ? this.#book.userOf(id) : null;
    this.#talking ??= new Set();
    if (user === null) return;
    if (talks) this.#talking.add(user);
    else this.#talking.delete(user);
    this.#listen();
  }

  #listen(): void {
    let changed = false;
    for (const { id, camera } of this.#book.people()) {
      const { voice } = this.people.get(id);
      changed = voice.hear(this.#talking ? this.#talking.has(id) : this.#hears(camera), false) || changed;
    }
    if (changed) this.#host.onChange();
  }

  #hears(camera: Feed | null): boolean {
    const voice = camera?.streams.find(({ type }) => type === 'audio');
    const receiver = camera && voice ? this.#subscriber?.receiver(camera.id, voice.mid) : null;
    return receiver ? hearsVoice(receiver) : false;
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

  /** Everything of everybody, and of pictures what is seen. */
  #want(): void {
    const wanted: WantedStream[] = [];
    for (const person of this.#book.people()) {
      for (const source of ['camera', 'screen'] as const) {
        const feed = person[source];
        for (const { mid, type, simulcast } of feed?.streams ?? []) {
          if (!feed || (this.#held && type !== 'data')) continue;
          const wish = type === 'video' ? this.#wish(feed, mid, simulcast, person.id) : null;
          wanted.push({ feed: feed.id, mid, type, wish });
        }
      }
    }
    this.#subscriber?.want(wanted);
  }

  #wish(feed: Feed, mid: string, simulcast: boolean, user: string): VideoWish {
    if (!this.#views) return WHOLE;
    const key = keyOf({ feed: feed.id, mid });
    const view = this.#views.get(`${feed.source} ${user}`) ?? null;
    const wish = wishFor(view, simulcast, this.#wishes.get(key) ?? null);
    this.#wishes.set(key, wish);
    return wish;
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
        .then(() => this.#host.onChange())
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
    clearInterval(this.#ears);
    this.#camera?.close();
    this.#camera = this.#publishing = null;
    this.#unshare();
    this.#subscriber?.close();
    this.#subscriber = null;
    this.#talking = null;
    this.#wishes.clear();
    this.#handle = this.#joined = null;
    this.#full = this.#again = false;
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

interface ScreenFeed {
  readonly handle: JanusHandle;
  readonly publisher: RoomPublisher;
}

function endOf(error: unknown): EndReason {
  const { reason } = toCallError(error, 'connection-lost');
  return reason === 'ice-failed' || reason === 'media-error' ? reason : 'connection-lost';
}
