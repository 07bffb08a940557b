import { toCallError } from '../../session/call-error.js';
import type { Rung } from '../../rtc/recovery.js';
import { AsyncQueue } from '../../support/async-queue.js';
import { JanusError } from '../core/janus-error.js';
import type { JanusHandle } from '../core/janus-handle.js';
import { SIMULCAST } from '../core/layers.js';
import { ROOM_CODES } from './room-errors.js';
import { RoomLink } from './room-link.js';
import { writeTag, type FeedTag } from './room-messages.js';
import { recoveryWith, type RoomParts } from './room-options.js';

export interface PublishedTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
}

export interface PublisherOptions {
  readonly parts: RoomParts;
  /** Has joined the room. */
  readonly handle: JanusHandle;
  readonly tag: FeedTag;
  readonly tracks: () => PublishedTracks;
  /** Cap in kbit/s, 0 = none. */
  readonly maxBandwidth: () => number;
  /** A channel for texts beside the media. */
  readonly withData: boolean;
  readonly onPath: (connected: boolean) => void;
  /** What one sends can be heard from now on: the channel is open. */
  readonly onDataOpen: () => void;
  /** It cannot be sent at all: the room is full, or no way was found. */
  readonly onFailed: (error: unknown) => void;
}

/** Janus needs up to 0.8 s to clean a connection up, in ms. */
const CLEARED = 1_500;
/** Largest text that waits to be sent, in bytes. */
const MAX_WAITING = 256 * 1024;

/** Sends one camera with its voice, or one screen with its sound, and brings it back when it was lost. */
export class RoomPublisher {
  readonly #options: PublisherOptions;
  readonly #queue = new AsyncQueue();
  readonly #recovery;
  #link: RoomLink | null = null;
  #audio: RTCRtpTransceiver | null = null;
  #video: RTCRtpTransceiver | null = null;
  #data: RTCDataChannel | null = null;
  #closed = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#recovery = recoveryWith(options.parts, (rung) => this.#climb(rung), options.onFailed);
  }

  get connected(): boolean {
    return this.#link?.connected ?? false;
  }

  /** The connection, for its figures. */
  get pc(): RTCPeerConnection | null {
    return this.#link?.pc ?? null;
  }

  /** What the section of this name carries. */
  kindOf(mid: string): 'audio' | 'video' {
    return this.#video?.mid === mid ? 'video' : 'audio';
  }

  /** Rejects with `room-full` and what Janus says else. */
  async publish(): Promise<void> {
    await this.#queue.run(() => this.#publish());
  }

  /** Local tracks changed. */
  async changed(): Promise<void> {
    const { audio, video } = this.#options.tracks();
    await Promise.all([
      this.#audio?.sender.replaceTrack(audio).catch(() => undefined),
      this.#video?.sender.replaceTrack(video).catch(() => undefined),
    ]);
  }

  /** False: not now. */
  say(text: string): boolean {
    const channel = this.#data;
    if (channel?.readyState !== 'open' || channel.bufferedAmount > MAX_WAITING) return false;
    channel.send(text);
    return true;
  }

  async limit(): Promise<void> {
    await this.#options.handle.send({ request: 'configure', bitrate: this.#bitrate() });
  }

  /** Makes the next picture a whole one, for whoever has just come. */
  async keyframe(): Promise<void> {
    await this.#options.handle.send({ request: 'configure', keyframe: true });
  }

  close(): void {
    this.#closed = true;
    this.#queue.close();
    this.#recovery.close();
    this.#drop();
  }

  async #publish(): Promise<void> {
    const { parts, handle, tag, withData, onPath, onDataOpen } = this.#options;
    const { secrecy } = parts;
    const configuration = await parts.configuration();
    if (this.#closed) return;
    this.#drop();
    const link = new RoomLink({
      handle,
      configuration,
      secrecy,
      recovery: this.#recovery,
      onPath,
    });
    this.#link = link;
    const { audio, video } = this.#options.tracks();
    const direction = 'sendonly';
    this.#audio = link.pc.addTransceiver(audio ?? 'audio', { direction });
    this.#video = link.pc.addTransceiver(video ?? 'video', {
      direction,
      ...(tag.source === 'camera' && !isSmall(video)
        ? { sendEncodings: SIMULCAST.map((one) => ({ ...one })) }
        : {}),
    });
    secrecy?.seal(this.#audio, 'audio');
    secrecy?.seal(this.#video, 'video');
    if (withData) {
      this.#data = link.pc.createDataChannel('call-elements');
      this.#data.onopen = onDataOpen;
    }
    const jsep = await link.describe();
    const mids = link.pc.getTransceivers().map(({ mid }) => mid ?? '');
    if (withData) mids.push(String(mids.length));
    const description = writeTag(tag);
    const body = {
      request: 'publish',
      // Without one the room's own holds.
      ...(this.#bitrate() ? { bitrate: this.#bitrate() } : {}),
      descriptions: mids.map((mid) => ({ mid, description })),
    };
    let answer;
    try {
      answer = await this.#send(body, jsep);
    } catch (error) {
      // The core has taken the offer, whatever the plugin said: the next one would be refused.
      await this.#clear();
      throw error;
    }
    if (answer && link === this.#link) await link.take(answer);
    // A track may have come while it was made.
    await this.changed();
  }

  async #send(body: object, jsep: RTCSessionDescriptionInit): Promise<RTCSessionDescriptionInit | null> {
    const { handle } = this.#options;
    const { data, jsep: answer } = await handle.send(body, jsep);
    if (data['configured'] !== 'ok') this.#options.parts.onDropped('publishing was not confirmed');
    return answer ?? null;
  }

  #climb(rung: Rung): void {
    if (this.#closed) return;
    const anew = rung === 'replace' || !this.#link || this.#link.isDead;
    void this.#queue
      .run(() => (anew ? this.#again() : this.#restart()))
      .catch((error: unknown) => {
        const full = error instanceof JanusError && error.code === ROOM_CODES.full;
        if (full) this.#options.onFailed(error);
        else this.#options.parts.onDropped(`publishing: ${toCallError(error, 'media-error').message}`);
      });
  }

  async #restart(): Promise<void> {
    const link = this.#link;
    if (!link || this.#closed) return;
    link.pc.restartIce();
    const answer = await this.#send({ request: 'configure' }, await link.describe());
    if (answer && link === this.#link) await link.take(answer);
  }

  /** Once more from the beginning, on the same handle. */
  async #again(): Promise<void> {
    if (this.#closed || this.connected) return;
    const dead = this.#link?.isDead ?? false;
    this.#drop();
    if (!dead) await this.#clear();
    if (!this.#closed) await this.#publish();
  }

  /** Janus lets go of the connection of this handle; before it has said so, it takes no other one. */
  async #clear(): Promise<void> {
    const { handle } = this.#options;
    this.#drop();
    let stop = (): void => {};
    const gone = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, CLEARED);
      stop = handle.on('hangup', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    // Not published any more, as a rule.
    await handle.send({ request: 'unpublish' }).catch(() => undefined);
    await handle.hangup().catch(() => undefined);
    await gone;
    stop();
  }

  #drop(): void {
    if (this.#data) this.#data.onopen = null;
    this.#data = null;
    this.#link?.close();
    this.#link = null;
    this.#audio = this.#video = null;
  }

  /** Janus counts in bit/s; 0 means its own. */
  #bitrate(): number {
    return this.#options.maxBandwidth() * 1000;
  }
}

/**
 * Browsers make no three sizes of so small a picture; and Janus, told of three, records nothing before the largest
 * comes.
 */
function isSmall(track: MediaStreamTrack | null): boolean {
  const { width = Infinity, height = Infinity } = track?.getSettings() ?? {};
  return Math.max(width, height) < 960;
}
