import { CallError, toCallError } from '../session/call-error.js';
import {
  NO_FLAGS,
  type CallSession,
  type MediaChoice,
  type OwnFlags,
  type SessionEvents,
  type SessionSnapshot,
} from '../session/call-session.js';
import type { EndReason } from '../session/end-reason.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { Reaction } from '../session/reaction.js';
import type { PersonView } from '../session/room.js';
import { Emitter, type Unsubscribe } from '../support/emitter.js';
import { sameItems, shallowEqual } from '../support/equal.js';
import type { UserInfoInput } from '../support/user-info.js';
import { Mover, type MoverOptions } from './mover.js';
import { Triggers } from './triggers.js';

export interface HandoverSessionOptions extends Pick<
  MoverOptions,
  'mesh' | 'line' | 'self' | 'conference' | 'open' | 'onError'
> {
  readonly maxBandwidth: number;
}

/** What both carriers hand on. */
const PASSED = ['text', 'delivery', 'reaction', 'update'] as const;

/**
 * One call, whatever carries it. Who is in it, how it ends and what the page says is always the matter of the mesh;
 * sound, pictures and texts come by what carries the call at the moment.
 */
export class HandoverSession implements CallSession {
  readonly #mesh: CallSession;
  readonly #emitter = new Emitter<SessionEvents>();
  readonly #mover: Mover;
  readonly #triggers: Triggers;
  readonly #stops: readonly Unsubscribe[];
  #flags: OwnFlags = NO_FLAGS;
  #views: readonly PersonView[] | null = null;
  #cap: number;
  #snapshot: SessionSnapshot;

  constructor(options: HandoverSessionOptions) {
    const { mesh, maxBandwidth, onError } = options;
    this.#mesh = mesh;
    this.#cap = maxBandwidth;
    this.#mover = new Mover({
      ...options,
      maxBandwidth: () => this.#cap,
      onRoom: (session) => this.#entered(session),
      onChange: () => this.#changed(),
    });
    this.#triggers = new Triggers({
      ...options,
      mover: this.#mover,
      onFailed: (error) => onError(toCallError(error, 'service-failed')),
    });
    this.#snapshot = this.#picture();
    this.#stops = [mesh.on('change', () => this.#onMesh()), ...this.#passOn(mesh)];
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  on<K extends keyof SessionEvents>(name: K, listener: (payload: SessionEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  accept(options?: { userInfo?: UserInfoInput }): Promise<void> {
    return this.#mesh.accept(options);
  }

  reject(options?: { busy?: boolean; userInfo?: UserInfoInput }): Promise<void> {
    return this.#mesh.reject(options);
  }

  hangUp(options?: { userInfo?: UserInfoInput; reason?: EndReason }): Promise<void> {
    return this.#mesh.hangUp(options);
  }

  update(params: UserInfoInput, options?: { readonly to?: string }): Promise<void> {
    return this.#mesh.update(params, options);
  }

  announce(flags: Partial<OwnFlags>): void {
    this.#flags = { ...this.#flags, ...flags };
    this.#mesh.announce(flags);
    this.#mover.room?.announce(flags);
  }

  sendText(text: string, id?: string): string {
    return this.#carrier.sendText(text, id);
  }

  react(reaction: Reaction): boolean {
    return this.#carrier.react(reaction);
  }

  /** Of each person by what carries them; in the middle of a move both know the person, and the new one counts. */
  async stats(): Promise<readonly PeerStats[]> {
    const { room } = this.#mover;
    const [straight, passed] = await Promise.all([this.#mesh.stats(), room?.stats() ?? []]);
    const isPassed = ({ userId }: PeerStats): boolean => this.#mover.crowd.isAt('room', userId);
    return [...straight.filter((one) => !isPassed(one)), ...passed.filter(isPassed)];
  }

  hold(on: boolean): void {
    this.#flags = { ...this.#flags, onHold: on };
    this.#mesh.hold(on);
    this.#mover.room?.hold(on);
  }

  addPeople(userIds: readonly string[]): Promise<void> {
    return this.#mesh.addPeople(userIds);
  }

  removePerson(userId: string): Promise<void> {
    return this.#mesh.removePerson(userId);
  }

  mutePerson(userId: string, muted: Partial<MediaChoice>): Promise<void> {
    return this.#carrier.mutePerson(userId, muted);
  }

  recordAtServer(on: boolean): Promise<void> {
    return this.#carrier.recordAtServer(on);
  }

  async requestKeyframe(): Promise<void> {
    const carrier = this.#carrier;
    if (!carrier.requestKeyframe) throw new CallError('service-cannot', 'browsers ask by themselves');
    await carrier.requestKeyframe();
  }

  setViews(views: readonly PersonView[] | null): void {
    this.#views = views;
    this.#mesh.setViews(views);
    this.#mover.room?.setViews(views);
  }

  async setMaxBandwidth(kbps: number): Promise<void> {
    this.#cap = kbps;
    await Promise.all([this.#mesh.setMaxBandwidth(kbps), this.#mover.room?.setMaxBandwidth(kbps)]);
  }

  moveToRoom(): Promise<void> {
    return this.#mover.request('room');
  }

  /** What carries the call now, for what one of both does. */
  get #carrier(): CallSession {
    return (this.#mover.carrier === 'room' && this.#mover.room) || this.#mesh;
  }

  #onMesh(): void {
    if (this.#mesh.snapshot.phase !== 'ended') return this.#mover.changed();
    this.#mover.close();
    this.#triggers.close();
    for (const stop of this.#stops) stop();
    this.#changed();
    this.#emitter.clear();
  }

  /** What one has said of oneself, and what is seen here, holds in the room too. */
  #entered(room: CallSession): void {
    this.#passOn(room);
    if (!shallowEqual(this.#flags, NO_FLAGS)) room.announce(this.#flags);
    if (this.#flags.onHold) room.hold(true);
    if (this.#views) room.setViews(this.#views);
  }

  #passOn(session: CallSession): Unsubscribe[] {
    const pass = <K extends (typeof PASSED)[number]>(name: K): Unsubscribe =>
      session.on(name, (payload) => this.#emitter.emit(name, payload));
    return PASSED.map(pass);
  }

  #changed(): void {
    const next = this.#picture();
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    this.#emitter.emit('change', next);
    if (next.phase !== 'ended') this.#triggers.look(next.peers);
  }

  #picture(): SessionSnapshot {
    const before = this.#snapshot as SessionSnapshot | undefined;
    const { snapshot } = this.#mesh;
    const { room, carrier, crowd, hasStrangers } = this.#mover;
    const runs = snapshot.phase === 'connected' || snapshot.phase === 'reconnecting';
    const peers = crowd.picture(room !== null);
    const carried = carrier === 'room' ? room : null;
    const next: SessionSnapshot = {
      ...snapshot,
      phase: runs && room ? phaseOf(peers.map(({ connection }) => connection)) : snapshot.phase,
      peers: before && sameItems(before.peers, peers) ? before.peers : Object.freeze(peers),
      // From the first moment that something passes the server, that is what holds.
      encryption: room?.snapshot.encryption ?? snapshot.encryption,
      ...(carried?.snapshot.room ? { room: carried.snapshot.room } : {}),
      takesText: carried ? carried.snapshot.takesText : snapshot.takesText,
      immovable: !runs || carrier === 'room' ? 'wrong-phase' : hasStrangers ? 'peer-cannot' : null,
    };
    return before && shallowEqual(before, next) ? before : Object.freeze(next);
  }
}

function phaseOf(connections: readonly string[]): 'connected' | 'reconnecting' {
  return connections.includes('connected') ? 'connected' : 'reconnecting';
}
