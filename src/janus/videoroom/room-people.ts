import { withTracks } from '../../media/with-tracks.js';
import { NO_FLAGS } from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { Participant, SafetyCode } from '../../session/participant.js';
import { shallowEqual } from '../../support/equal.js';
import { HeldVoice } from '../../support/held-voice.js';
import type { RoomPerson } from './feed-book.js';
import type { FeedStream } from './room-messages.js';
import type { RoomAbout } from './room-words.js';

/** How the tracks of a stream are found. */
export type FindTrack = (feed: number | string, mid: string) => MediaStreamTrack | null;

type Streams = Record<'audio' | 'video' | 'screen', MediaStream | null>;

interface Seen {
  readonly streams: Streams;
  readonly voice: HeldVoice;
  about: RoomAbout | null;
  code: SafetyCode | null;
  /** Something of theirs has arrived here. */
  arrived: boolean;
  picture: Participant | null;
  ended: EndReason | null;
}

/** Those who are gone are remembered, so that they come back into the same place. */
const GONE_MAX = 50;
const NO_INFO = Object.freeze({});

/** The others in a room as the session shows them; their streams keep their identity while tracks change. */
export class RoomPeople {
  readonly #seen = new Map<string, Seen>();

  get(id: string): Seen {
    let seen = this.#seen.get(id);
    if (!seen) {
      const streams = { audio: null, video: null, screen: null };
      seen = {
        streams,
        voice: new HeldVoice(),
        about: null,
        code: null,
        arrived: false,
        picture: null,
        ended: null,
      };
      this.#seen.set(id, seen);
    }
    return seen;
  }

  /** Somebody has the server record everybody, as they say. */
  get someRecordAtServer(): boolean {
    return [...this.#seen.values()].some(({ about }) => about?.atServer);
  }

  has(id: string): boolean {
    return this.#seen.has(id);
  }

  /** Nobody is called that any more, and nobody was. */
  forget(id: string): void {
    this.#seen.delete(id);
  }

  /** Everybody as they are now, the gone ones too. `flows`: what is sent in the room reaches us. */
  picture(people: readonly RoomPerson[], track: FindTrack, flows: boolean): Participant[] {
    const here = new Map(people.map((person) => [person.id, person]));
    for (const id of here.keys()) this.get(id);
    this.#prune(here);
    return [...this.#seen].map(([id, seen]) => {
      const person = here.get(id);
      const next = person ? this.#person(person, seen, track, flows) : gone(id, seen);
      seen.picture = seen.picture && shallowEqual(seen.picture, next) ? seen.picture : Object.freeze(next);
      return seen.picture;
    });
  }

  #person(
    { id, name, camera, screen }: RoomPerson,
    seen: Seen,
    track: FindTrack,
    flows: boolean,
  ): Participant {
    seen.ended = null;
    const find = (feed: typeof camera, type: FeedStream['type']): MediaStreamTrack | null => {
      const stream = feed?.streams.find((one) => one.type === type);
      return feed && stream ? track(feed.id, stream.mid) : null;
    };
    const audio = find(camera, 'audio');
    const video = find(camera, 'video');
    const { streams, about } = seen;
    streams.audio = withTracks(streams.audio, [audio]);
    streams.video = withTracks(streams.video, [video]);
    streams.screen = withTracks(streams.screen, [find(screen, 'video'), find(screen, 'audio')]);
    const sends = (camera?.streams.length ?? 0) > 0;
    const silenced = (type: FeedStream['type']): boolean =>
      camera?.streams.some((one) => one.type === type && one.moderated) ?? false;
    seen.arrived ||= flows && audio !== null;
    const lost = !flows || (sends && audio === null);
    const audioMuted = !audio || silenced('audio') || (about?.audioMuted ?? false);
    return {
      id,
      name: about?.name || name,
      avatar: about?.avatar ?? null,
      isLocal: false,
      userInfo: NO_INFO,
      // Whoever sends nothing is as connected as one can be.
      connection:
        !sends && !screen ? 'connected' : !lost ? 'connected' : seen.arrived ? 'reconnecting' : 'connecting',
      endReason: null,
      audioStream: audio ? streams.audio : null,
      videoStream: video ? streams.video : null,
      screenStream: screen && streams.screen?.getVideoTracks().length ? streams.screen : null,
      audioMuted,
      // Who does not say so shows it by what arrives.
      videoMuted: !video || silenced('video') || (about ? about.videoMuted : video.muted),
      speaking: seen.voice.speaking && !audioMuted,
      ...(about?.flags ?? NO_FLAGS),
      safetyCode: seen.code,
      quality: null,
    };
  }

  #prune(here: ReadonlyMap<string, RoomPerson>): void {
    const away = [...this.#seen.keys()].filter((id) => !here.has(id));
    for (const id of away.slice(0, Math.max(0, away.length - GONE_MAX))) this.#seen.delete(id);
  }
}

function gone(id: string, seen: Seen): Participant {
  seen.about = null;
  seen.code = null;
  seen.arrived = false;
  seen.ended ??= 'remote-hung-up';
  const before = seen.picture;
  return {
    id,
    name: before?.name ?? id,
    avatar: before?.avatar ?? null,
    isLocal: false,
    userInfo: NO_INFO,
    connection: 'ended',
    endReason: seen.ended,
    audioStream: null,
    videoStream: null,
    screenStream: null,
    audioMuted: true,
    videoMuted: true,
    speaking: false,
    ...NO_FLAGS,
    safetyCode: null,
    quality: null,
  };
}
