import { vi } from 'vitest';
import { HandoverSession } from '../../src/handover/handover-session.js';
import { CallError, type CallErrorReason } from '../../src/session/call-error.js';
import type { CallService } from '../../src/session/call-service.js';
import type { CallSession, SessionEvents, SessionSnapshot } from '../../src/session/call-session.js';
import type { ConferenceOptions } from '../../src/session/conference.js';
import type { EndReason } from '../../src/session/end-reason.js';
import type { MoveWord } from '../../src/session/move.js';
import type { Participant } from '../../src/session/participant.js';
import type { PeerStats } from '../../src/session/peer-stats.js';
import { Emitter } from '../../src/support/emitter.js';
import { fakeParticipant } from './fake-store.js';

/** As much of a MediaStream as Node lacks and streams that keep their identity need. */
export class FakeStream {
  readonly #tracks = new Set<MediaStreamTrack>();
  constructor(tracks: readonly MediaStreamTrack[] = []) {
    for (const track of tracks) this.#tracks.add(track);
  }
  getTracks = (): MediaStreamTrack[] => [...this.#tracks];
  getAudioTracks = (): MediaStreamTrack[] => this.getTracks().filter(({ kind }) => kind === 'audio');
  addTrack = (track: MediaStreamTrack): void => void this.#tracks.add(track);
  removeTrack = (track: MediaStreamTrack): void => void this.#tracks.delete(track);
}

const track = (kind: 'audio' | 'video', label: string): MediaStreamTrack =>
  ({ kind, label, enabled: true }) as unknown as MediaStreamTrack;

/** A session that shows what a test says. */
export class FakeSession {
  readonly emitter = new Emitter<SessionEvents>();
  readonly said: string[] = [];
  snapshot: SessionSnapshot;
  arriving = true;
  constructor(patch: Partial<SessionSnapshot>) {
    this.snapshot = Object.freeze({
      id: 'call-1',
      kind: 'video',
      encryption: 'end-to-end',
      direction: 'outgoing',
      phase: 'connected',
      callerId: '101',
      peers: [],
      takesVideo: true,
      takesText: true,
      userInfo: {},
      remoteInfo: {},
      createdAt: 1,
      startedAt: 2,
      endedAt: null,
      endReason: null,
      ...patch,
    } satisfies SessionSnapshot);
  }

  change(patch: Partial<SessionSnapshot>): void {
    this.snapshot = Object.freeze({ ...this.snapshot, ...patch });
    this.emitter.emit('change', this.snapshot);
  }

  put(peer: Participant): void {
    const others = this.snapshot.peers.filter(({ id }) => id !== peer.id);
    const peers = this.snapshot.peers.some(({ id }) => id === peer.id)
      ? this.snapshot.peers.map((old) => (old.id === peer.id ? peer : old))
      : [...others, peer];
    this.change({ peers });
  }

  end(endReason: EndReason): void {
    if (this.snapshot.phase !== 'ended') this.change({ phase: 'ended', endReason });
  }

  stats = (): Promise<readonly PeerStats[]> => {
    const figure = this.arriving ? 20 : 0;
    const all = this.snapshot.peers.filter(({ audioStream }) => audioStream);
    return Promise.resolve(
      all.map(
        ({ id: userId }) =>
          ({
            userId,
            qualityOut: 5,
            audio: { bitrateIn: figure },
            camera: { frameRateIn: figure, limitation: 'none' },
            screen: { frameRateIn: null },
          }) as PeerStats,
      ),
    );
  };

  /** All else is written down. */
  get session(): CallSession {
    const own: Record<string, unknown> = {
      on: this.emitter.on.bind(this.emitter),
      stats: this.stats,
      hangUp: ({ reason = 'hung-up' }: { reason?: EndReason } = {}) => Promise.resolve(this.end(reason)),
    };
    return new Proxy({} as CallSession, {
      get: (_, name: string) => {
        if (name === 'snapshot') return this.snapshot;
        // Nothing to wait for.
        if (name === 'then') return undefined;
        return own[name] ?? ((...args: unknown[]) => void this.said.push(`${name} ${JSON.stringify(args)}`));
      },
    });
  }
}

const STREAMS = { audioStream: null, videoStream: null } as const;

function somebody(id: string, by: 'mesh' | 'room', patch: Partial<Participant> = {}): Participant {
  return fakeParticipant({
    id,
    name: `Name of ${id}`,
    audioStream: new FakeStream([track('audio', `${by} ${id}`)]) as unknown as MediaStream,
    videoStream: new FakeStream([track('video', `${by} ${id}`)]) as unknown as MediaStream,
    ...patch,
  });
}

/** One of the people, with their page. */
export class MovingPerson {
  readonly mesh: FakeSession;
  readonly session: HandoverSession;
  readonly errors: string[] = [];
  readonly dropped: string[] = [];
  /** Everything that was said to them, as `from word`. */
  readonly heard: string[] = [];
  readonly resting = new Set<string>();
  room: FakeSession | null = null;
  /** Those whose client is of this kit. */
  kit: readonly string[];
  listener: ((from: string, word: MoveWord) => void) | null = null;
  conference: ConferenceOptions | null;

  constructor(
    readonly id: string,
    readonly world: MovingWorld,
    ids: readonly string[],
    conference: Partial<ConferenceOptions> | null,
  ) {
    const others = ids.filter((other) => other !== id);
    this.kit = others;
    this.conference = conference && { service: 'wss://janus.example', from: 0, ...conference };
    this.mesh = new FakeSession({ callerId: '101', peers: others.map((other) => somebody(other, 'mesh')) });
    const kit = (): readonly string[] => this.kit;
    this.session = new HandoverSession({
      mesh: this.mesh.session,
      line: {
        get kit() {
          return kit();
        },
        say: (to, word) => world.deliver(id, to, word),
        listen: (listener) => {
          this.listener = listener;
          return () => (this.listener = null);
        },
        drop: (reason) => void this.dropped.push(reason),
        rest: (all) => all.forEach((other) => this.#rest(other)),
        wake: (all) => all.forEach((other) => this.wake(other)),
      },
      self: () => id,
      conference: () => this.conference,
      open: () => world.open(this),
      onError: ({ reason }) => this.errors.push(reason),
      maxBandwidth: 0,
    });
  }

  /** Where each of the others is heard: labels of the tracks that are played. */
  get hears(): Record<string, string | undefined> {
    return Object.fromEntries(
      this.session.snapshot.peers.map(({ id, audioStream }) => [id, audioStream?.getTracks()[0]?.label]),
    );
  }

  #rest(other: string): void {
    this.resting.add(other);
    this.mesh.put(somebody(other, 'mesh', STREAMS));
  }

  wake(other: string): void {
    if (!this.resting.delete(other)) return;
    this.mesh.put(somebody(other, 'mesh'));
  }
}

/** People in one call and a server with rooms, without a network. */
export class MovingWorld {
  readonly people = new Map<string, MovingPerson>();
  readonly rooms = new Map<string, Map<MovingPerson, FakeSession>>();
  /** Says no to whoever goes in. */
  refuses: ((id: string) => CallErrorReason | null) | null = null;
  /** Words that get lost. */
  loses: (from: string, to: string, word: MoveWord) => boolean = () => false;
  /** Sound and pictures come out of the rooms. */
  flows = true;

  constructor(ids: readonly string[], conference: Partial<ConferenceOptions> | null = {}) {
    vi.stubGlobal('MediaStream', FakeStream);
    for (const id of ids) this.people.set(id, new MovingPerson(id, this, ids, conference));
  }

  get(id: string): MovingPerson {
    return this.people.get(id)!;
  }

  deliver(from: string, to: string, word: MoveWord): void {
    const person = this.people.get(to);
    if (!person || this.loses(from, to, word)) return;
    queueMicrotask(() => {
      person.heard.push(`${from} ${word.word}`);
      person.listener?.(from, word);
    });
  }

  /** They leave the call: everybody else sees them go. */
  leave(id: string): void {
    const gone = this.get(id);
    this.people.delete(id);
    gone.mesh.end('hung-up');
    for (const other of this.people.values()) {
      other.kit = other.kit.filter((one) => one !== id);
      other.mesh.put(fakeParticipant({ id, connection: 'ended', endReason: 'remote-hung-up' }));
    }
  }

  open(person: MovingPerson): Promise<CallService> {
    const service = {
      connect: () => Promise.resolve(),
      dispose: () => undefined,
      join: (name: string, { pin }: { pin?: string }) => {
        const reason = this.refuses?.(person.id);
        if (reason) return Promise.reject(new CallError(reason, 'refused'));
        return Promise.resolve(this.#enter(`${name} ${pin}`, person).session);
      },
    };
    return Promise.resolve(service as unknown as CallService);
  }

  #enter(name: string, person: MovingPerson): FakeSession {
    const inside = this.rooms.get(name) ?? new Map<MovingPerson, FakeSession>();
    this.rooms.set(name, inside);
    const room = new FakeSession({
      id: `room of ${person.id}`,
      room: name.split(' ')[0] ?? '',
      encryption: 'server',
      peers: [...inside.keys()].map(({ id }) => somebody(id, 'room')),
    });
    room.arriving = this.flows;
    for (const other of inside.values()) other.put(somebody(person.id, 'room'));
    inside.set(person, room);
    person.room = room;
    room.emitter.on('change', ({ phase }) => {
      if (phase !== 'ended' || !inside.delete(person)) return;
      const gone = fakeParticipant({ id: person.id, connection: 'ended', endReason: 'remote-hung-up' });
      for (const other of inside.values()) other.put(gone);
    });
    return room;
  }
}
