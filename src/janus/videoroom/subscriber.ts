import { toCallError } from '../../session/call-error.js';
import type { Rung } from '../../rtc/recovery.js';
import { AsyncQueue } from '../../support/async-queue.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { JanusError } from '../core/janus-error.js';
import type { JanusHandle, PluginEvent } from '../core/janus-handle.js';
import { LayerWatch, type LayerWish } from '../core/layer-watch.js';
import type { VideoWish } from '../core/layers.js';
import { ROOM_CODES, ROOM_ERRORS, VIDEOROOM } from './room-errors.js';
import { RoomLink } from './room-link.js';
import { readSubscribed, type RoomId, type SubscribedStream } from './room-messages.js';
import { recoveryWith, type RoomParts } from './room-options.js';
import { changedWishes, diff, keyOf, requestOf, type WantedStream } from './subscriptions.js';

export interface SubscriberOptions {
  readonly parts: RoomParts;
  /** What joining takes beside the streams: room, private id, pin. */
  readonly join: object;
  /** Whether a feed is in the room still. */
  readonly lives: (feed: RoomId) => boolean;
  /** Tracks came, went, or have another owner. */
  readonly onTracks: () => void;
  readonly onPath: (connected: boolean) => void;
  /** From now on one hears what is said. */
  readonly onDataOpen: () => void;
  /** Something was said by this feed; Janus stamps whose it is. */
  readonly onData: (feed: string, text: string) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Gets all that is sent in a room, over one connection. What is wanted may change at any time. */
export class RoomSubscriber {
  readonly #options: SubscriberOptions;
  readonly #queue = new AsyncQueue();
  readonly #recovery;
  readonly #layers = new LayerWatch<LayerWish & { readonly mid: string }>((wishes) => {
    const streams = wishes.map(({ mid, substream }) => ({ mid, substream }));
    this.#run(async () => void (await this.#handle?.send({ request: 'configure', streams })));
  });
  #wanted: readonly WantedStream[] = [];
  /** What Janus was asked for, by key. */
  #have = new Map<string, Pick<WantedStream, 'feed' | 'mid' | 'take'>>();
  readonly #told = new Map<string, VideoWish>();
  #lines: readonly SubscribedStream[] = [];
  #handle: JanusHandle | null = null;
  #link: RoomLink | null = null;
  #data: RTCDataChannel | null = null;
  /** What is said in the room arrives. */
  #hears = false;
  #stops: Unsubscribe[] = [];
  #planned = false;
  #closed = false;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    this.#recovery = recoveryWith(options.parts, (rung) => this.#climb(rung), options.onFailed);
  }

  get connected(): boolean {
    return this.#link?.connected ?? false;
  }

  /** Something is to come at all. */
  get isIdle(): boolean {
    return this.#link === null;
  }

  get pc(): RTCPeerConnection | null {
    return this.#link?.pc ?? null;
  }

  /** What is to come, from now on. */
  want(streams: readonly WantedStream[]): void {
    this.#wanted = streams;
    if (this.#planned || this.#closed) return;
    this.#planned = true;
    this.#run(() => {
      this.#planned = false;
      return this.#sync();
    });
  }

  receiver(feed: RoomId, mid: string): RTCRtpReceiver | null {
    const line = this.#lines.find((one) => one.feed === feed && one.feedMid === mid);
    return (line && this.#transceiver(line.mid)?.receiver) ?? null;
  }

  /** The lines as Janus last told. */
  get lines(): readonly SubscribedStream[] {
    return this.#lines;
  }

  /** Which line a media section of the connection is. */
  lineOf(mid: string): SubscribedStream | null {
    return this.#lines.find((one) => one.mid === mid) ?? null;
  }

  close(): void {
    this.#closed = true;
    this.#queue.close();
    this.#recovery.close();
    this.#drop();
  }

  async #sync(): Promise<void> {
    if (this.#closed) return;
    if (!this.#handle) {
      if (this.#wanted.length > 0) await this.#join();
    } else {
      await this.#update();
    }
    await this.#tellWishes();
  }

  async #join(): Promise<void> {
    const { parts, join, onPath, onData } = this.#options;
    const [handle, configuration] = await Promise.all([
      parts.connection.attach(VIDEOROOM, ROOM_ERRORS),
      parts.configuration(),
    ]);
    if (this.#closed) return void handle.detach();
    this.#handle = handle;
    const link = new RoomLink({
      handle,
      configuration,
      secrecy: parts.secrecy,
      recovery: this.#recovery,
      onPath,
    });
    this.#link = link;
    link.pc.ontrack = ({ track, receiver, transceiver }) => {
      parts.secrecy?.open(receiver, transceiver.mid ?? '');
      track.onmute = track.onunmute = () => this.#options.onTracks();
      this.#options.onTracks();
    };
    link.pc.ondatachannel = ({ channel }) => {
      if (!this.#hears) this.#options.onDataOpen();
      this.#hears = true;
      channel.onmessage = ({ data }: MessageEvent<unknown>) =>
        typeof data === 'string' && onData(channel.label, data);
    };
    this.#stops = [handle.on('event', (event) => this.#onEvent(event))];
    const wanted = this.#wanted;
    try {
      const streams = wanted.map(requestOf);
      await this.#answer(await handle.send({ request: 'join', ptype: 'subscriber', ...join, streams }));
      for (const stream of wanted) this.#note(stream);
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  async #update(): Promise<void> {
    const { subscribe, unsubscribe } = diff(this.#wanted, this.#have, this.#options.lives);
    for (const key of this.#have.keys()) {
      if (!this.#wanted.some((stream) => keyOf(stream) === key)) this.#have.delete(key);
    }
    if (subscribe.length + unsubscribe.length === 0) return;
    // An empty list is refused.
    const lists = {
      ...(subscribe.length > 0 ? { subscribe: subscribe.map(requestOf) } : {}),
      ...(unsubscribe.length > 0 ? { unsubscribe } : {}),
    };
    for (const stream of [...subscribe, ...unsubscribe]) this.#told.delete(keyOf(stream));
    const answer = await this.#handle?.send({ request: 'update', ...lists });
    for (const stream of subscribe) this.#have.set(keyOf(stream), stream);
    if (answer) await this.#answer(answer);
  }

  #note({ feed, mid, take, wish }: WantedStream): void {
    this.#have.set(keyOf({ feed, mid }), { feed, mid, take });
    // Sizes are said with the subscription; that something is not to come at all is not.
    if (wish?.send) this.#told.set(keyOf({ feed, mid }), wish);
  }

  async #tellWishes(): Promise<void> {
    const streams = changedWishes(this.#wanted, this.#lines, this.#told);
    if (streams.length > 0) await this.#handle?.send({ request: 'configure', streams });
    this.#layers.expect(
      this.#lines.flatMap(({ mid, feed, feedMid }) => {
        const key = feed && feedMid ? keyOf({ feed, mid: feedMid }) : '';
        const wish = this.#told.get(key);
        return wish?.send ? [{ key, mid, substream: wish.substream }] : [];
      }),
    );
  }

  #onEvent(event: PluginEvent): void {
    if (event.jsep || Array.isArray(event.data['streams'])) {
      this.#run(async () => {
        await this.#answer(event);
        await this.#tellWishes();
      });
    }
    const { mid, substream } = event.data;
    const { feed = null, feedMid = null } = typeof mid === 'string' ? (this.lineOf(mid) ?? {}) : {};
    if (feed && feedMid && typeof substream === 'number') {
      this.#layers.came(keyOf({ feed, mid: feedMid }), substream);
    }
  }

  /** Takes what Janus says about the lines, and its offer if there is one. */
  async #answer({ data, jsep }: PluginEvent): Promise<void> {
    const link = this.#link;
    if (!link || this.#closed) return;
    if (jsep) {
      await link.take(jsep);
      // Janus says nothing before we have opened a channel of our own, whatever its name.
      if (/^m=application /m.test(jsep.sdp ?? ''))
        this.#data ??= link.pc.createDataChannel('JanusDataChannel');
      const answer = await link.describe();
      await this.#handle?.send({ request: 'start' }, answer);
    }
    if (Array.isArray(data['streams'])) {
      this.#lines = readSubscribed(data['streams']);
      const live = new Set(
        this.#lines.flatMap(({ feed, feedMid: mid }) => (feed && mid ? keyOf({ feed, mid }) : [])),
      );
      for (const key of this.#told.keys()) if (!live.has(key)) this.#told.delete(key);
    }
    this.#options.onTracks();
  }

  #climb(rung: Rung): void {
    if (this.#closed) return;
    const anew = rung === 'replace' || !this.#link || this.#link.isDead;
    this.#run(async () => {
      if (this.connected || this.#closed) return;
      if (!anew && this.#handle) {
        return this.#answer(await this.#handle.send({ request: 'configure', restart: true }));
      }
      this.#drop();
      await this.#sync();
    });
  }

  #run(task: () => Promise<void>): void {
    this.#queue.run(task).catch((error: unknown) => {
      if (this.#closed) return;
      const { code = null } = error instanceof JanusError ? error : {};
      // Somebody left meanwhile: the news of it is on its way, and with it the next list.
      const gone = code === ROOM_CODES.noSuchFeed;
      this.#options.parts.onDropped(`subscribing: ${toCallError(error, 'media-error').message}`);
      setTimeout(() => this.want(this.#wanted), gone ? 300 : 1_500);
    });
  }

  #transceiver(mid: string): RTCRtpTransceiver | undefined {
    return this.#link?.pc.getTransceivers().find((one) => one.mid === mid);
  }

  #drop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#link?.close();
    this.#link = null;
    void this.#handle?.detach();
    this.#handle = this.#data = null;
    this.#hears = false;
    this.#lines = [];
    this.#layers.close();
    this.#have.clear();
    this.#told.clear();
  }
}
