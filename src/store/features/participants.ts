import { withTracks } from '../../media/with-tracks.js';
import type { CallSession, SessionSnapshot } from '../../session/call-session.js';
import { sameItems, shallowEqual } from '../../support/equal.js';
import { HeldVoice } from '../../support/held-voice.js';
import type { Participant } from '../call-state.js';
import type { StoreContext } from '../store-context.js';
import { withHandPlaces } from './hand-queue.js';

/** Loudness from which one's own voice counts as speaking. */
const OWN_VOICE = 0.35;

const NO_INFO = Object.freeze({});

/** Everyone in the call as the state shows them, oneself first. */
export class Participants {
  readonly #context: StoreContext;
  /** One stream for life, so that a tile keeps its `<video>` when the camera changes. */
  #camera: MediaStream | null = null;
  #screen: MediaStream | null = null;
  readonly #joined = new Map<string, Participant>();
  readonly #voice = new HeldVoice();
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  /** Brings the list up to date; without a session it is empty. */
  show(session: CallSession | null): void {
    const { get, set } = this.#context;
    const before = get().participants;
    clearTimeout(this.#silence);
    if (!session || session.snapshot.phase === 'ended') {
      this.#joined.clear();
      if (before.length > 0) set({ participants: [] });
      return;
    }
    const all = [this.#self(session.snapshot), ...session.snapshot.peers.map((peer) => this.#named(peer))];
    const next = withHandPlaces(all).map((participant) => {
      const old = before.find(({ id, isLocal }) => id === participant.id && isLocal === participant.isLocal);
      return old && shallowEqual(old, participant) ? old : Object.freeze(participant);
    });
    // A silent microphone says nothing more.
    if (this.#voice.speaking) this.#silence = setTimeout(() => this.show(session), this.#voice.rest);
    if (!sameItems(before, next)) set({ participants: next });
    this.#tell(next);
  }

  #self({ phase, recordsAtServer = false }: SessionSnapshot): Participant {
    const { get, media, options } = this.#context;
    const { connection, microphone, camera, screenShare, own } = get();
    const id = connection.userId ?? options.userId ?? '';
    const { video, screen, sound } = media.tracks;
    this.#camera = withTracks(this.#camera, [video]);
    this.#screen = withTracks(this.#screen, [screen, sound]);
    this.#voice.hear(microphone.level >= OWN_VOICE, !microphone.on);
    return {
      ...this.#context.person(id),
      id,
      isLocal: true,
      userInfo: NO_INFO,
      connection: phase === 'connected' || phase === 'reconnecting' ? phase : 'connecting',
      endReason: null,
      audioStream: null,
      videoStream: camera.on ? this.#camera : null,
      screenStream: screenShare.on ? this.#screen : null,
      mirrored: camera.facing !== 'environment',
      audioMuted: !microphone.on,
      videoMuted: !camera.on,
      speaking: this.#voice.speaking,
      ...own,
      recording: own.recording || recordsAtServer,
      safetyCode: null,
      quality: this.#context.grade(id, true),
    };
  }

  /** Fills in a name that the page knows and the wire does not, and the grade where somebody watches. */
  #named(peer: Participant): Participant {
    const { name, avatar } = this.#context.person(peer.id);
    const quality = this.#context.grade(peer.id, false);
    const volume = this.#context.volume(peer.id);
    if (peer.name !== peer.id && peer.avatar && peer.quality === quality && volume === 1) return peer;
    return {
      ...peer,
      quality,
      volume,
      name: peer.name === peer.id ? name : peer.name,
      avatar: peer.avatar ?? avatar,
    };
  }

  #tell(participants: readonly Participant[]): void {
    const { emit } = this.#context;
    const others = participants.filter(({ isLocal }) => !isLocal);
    for (const [id, last] of this.#joined) {
      // Who looks on in a room may turn out to be somebody else.
      const participant = others.find((one) => one.id === id) ?? { ...last, connection: 'ended' };
      if (participant.connection === 'ended' && this.#joined.delete(id)) {
        emit('call-participant-left', { participant });
      }
    }
    for (const participant of others) {
      const { id, connection } = participant;
      if (connection !== 'connected' || this.#joined.has(id)) continue;
      this.#joined.set(id, participant);
      emit('call-participant-joined', { participant });
    }
  }
}
