import { withTracks } from '../media/with-tracks.js';
import type { Carrier } from '../session/move.js';
import type { Participant } from '../session/participant.js';
import { sameItems, shallowEqual } from '../support/equal.js';
import { LINES, type Arriving, type Line } from './arrivals.js';

/** One person as each carrier has them; null: they are not there. */
export interface Sides {
  readonly mesh: Participant | null;
  readonly room: Participant | null;
}

/** What is known when a line may change its carrier. */
export interface Situation extends Sides {
  readonly target: Carrier;
  /** Absent: not measured yet. */
  readonly arriving: Readonly<Record<Carrier, Arriving | undefined>>;
  /** Of any steady clock, in ms. */
  readonly now: number;
}

const NO_STREAMS = { audioStream: null, videoStream: null, screenStream: null } as const;
/** A picture that does not come is waited for so long after the voice, in ms. */
const PICTURE_PATIENCE = 3_000;
const STREAMS = { audio: 'audioStream', video: 'videoStream', screen: 'screenStream' } as const;

/** One person of a call that moves: which carrier brings what of them, in streams that stay the same. */
export class CarriedPerson {
  /** Which carrier each line comes from. */
  readonly lines: Record<Line, Carrier> = { audio: 'mesh', video: 'mesh', screen: 'mesh' };
  /** Since when they are heard where they are to be. */
  #heardSince = Infinity;
  readonly #streams: Record<Line, MediaStream | null> = { audio: null, video: null, screen: null };
  #picture: Participant | null = null;

  /** All of it comes by this carrier. */
  isAt(carrier: Carrier): boolean {
    return LINES.every((line) => this.lines[line] === carrier);
  }

  put(carrier: Carrier): void {
    for (const line of LINES) this.lines[line] = carrier;
  }

  /** Moves each line that may move: to the target once something arrives there, or away from where nothing is. */
  steer(situation: Situation): void {
    const { target, now } = situation;
    for (const line of LINES) {
      // Whoever is heard there may be seen there, even before the first picture is.
      const hurry = line !== 'audio' && now - this.#heardSince > PICTURE_PATIENCE;
      this.lines[line] = nextCarrier(line, this.lines[line], situation, hurry);
    }
    if (this.lines.audio !== target) this.#heardSince = Infinity;
    else this.#heardSince = Math.min(this.#heardSince, now);
  }

  /** How they are shown. `atRest`: the mesh keeps their place, and no connection. `server`: what is said passes one. */
  show(sides: Sides, atRest: boolean, server: boolean): Participant {
    const next = this.#compose(sides, atRest, server);
    this.#picture = this.#picture && shallowEqual(this.#picture, next) ? this.#picture : Object.freeze(next);
    return this.#picture;
  }

  #compose({ mesh, room }: Sides, atRest: boolean, server: boolean): Participant {
    const known = (mesh ?? room) as Participant;
    if (known.connection === 'ended') return { ...known, ...NO_STREAMS };
    const source = (line: Line): Participant => {
      const by = this.lines[line] === 'room' ? room : mesh;
      return by ?? known;
    };
    const heard = source('audio');
    const lost = heard === mesh && atRest && !mesh.audioStream;
    const named = mesh && mesh.name !== mesh.id ? mesh : (room ?? known);
    return {
      ...heard,
      id: known.id,
      name: named.name,
      avatar: mesh?.avatar ?? room?.avatar ?? null,
      userInfo: known.userInfo,
      endReason: null,
      connection: lost || heard.connection === 'ended' ? 'reconnecting' : heard.connection,
      audioStream: this.#stream('audio', { mesh, room }),
      videoStream: this.#stream('video', { mesh, room }),
      screenStream: this.#stream('screen', { mesh, room }),
      videoMuted: source('video').videoMuted,
      safetyCode: server ? (room?.safetyCode ?? null) : known.safetyCode,
    };
  }

  /**
   * What the carrier brings: pictures in a stream for life, sound in another one whenever it comes from elsewhere. In
   * Chromium a track that is taken out of a playing stream is heard on, beside the one in its place, as long as its
   * connection stands; of a stream that gives way to another one nothing is, and there is no gap (measured).
   */
  #stream(line: Line, sides: Sides): MediaStream | null {
    const name = STREAMS[line];
    const by = this.lines[line];
    const wanted = sides[by]?.[name] ?? null;
    if (!wanted) return null;
    const before = this.#streams[line];
    const sounds = before !== null && sameItems(before.getAudioTracks(), wanted.getAudioTracks());
    this.#streams[line] = withTracks(sounds ? before : null, wanted.getTracks());
    return this.#streams[line];
  }
}

function nextCarrier(line: Line, now: Carrier, situation: Situation, hurry: boolean): Carrier {
  const { target, arriving } = situation;
  const other: Carrier = target === 'room' ? 'mesh' : 'room';
  const name = STREAMS[line];
  const there = isThere(situation[target]) ? situation[target] : null;
  const elsewhere = isThere(situation[other]) ? situation[other] : null;
  if (!there) return elsewhere ? other : now;
  if (!elsewhere) return target;
  // It came back to where it was, or never left.
  if (now === target) return !there[name] && elsewhere[name] && arriving[other]?.[line] ? other : target;
  if (there.connection !== 'connected') return now;
  const sends =
    elsewhere[name] && !(line === 'video' && elsewhere.videoMuted) && arriving[other]?.[line] !== false;
  if (!sends || arriving[target]?.[line]) return target;
  return hurry ? target : now;
}

function isThere(person: Participant | null): person is Participant {
  return person !== null && person.connection !== 'ended';
}
