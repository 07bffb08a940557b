import { CallError, toCallError } from '../session/call-error.js';
import type { CallSession } from '../session/call-session.js';
import type { ConferenceOptions } from '../session/conference.js';
import type { EndReason } from '../session/end-reason.js';
import { refusalOf, type Carrier, type MoveLine, type MoveWord } from '../session/move.js';
import type { Unsubscribe } from '../support/emitter.js';
import { coordinatorOf } from './coordinator.js';
import { Crowd, type Carriers } from './crowd.js';
import { Lookout } from './lookout.js';
import { Move } from './move.js';
import { nameOf, RoomStay, type OpenRooms, type RoomName } from './room-stay.js';
import { Stragglers } from './stragglers.js';
import { Waiters } from './waiters.js';

export interface MoverOptions {
  /** Runs for as long as the call: its words find everybody, whatever carries the media. */
  readonly mesh: CallSession;
  readonly line: MoveLine;
  /** One's own user id. */
  readonly self: () => string;
  readonly conference: () => ConferenceOptions | null | undefined;
  readonly open: OpenRooms;
  /** kbit/s, 0 = no cap. */
  readonly maxBandwidth: () => number;
  /** One is in the room. */
  readonly onRoom: (session: CallSession) => void;
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/**
 * Carries a running call from the mesh into a room and back: the new way is made before the old one is let go, and
 * every single person is heard the old way until they are heard the new one. One of the people coordinates.
 */
export class Mover {
  readonly crowd: Crowd;
  readonly #options: MoverOptions;
  readonly #stop: Unsubscribe;
  /** What carries the call; while it moves, what has carried it. */
  #carrier: Carrier = 'mesh';
  #stay: RoomStay | null = null;
  #name: RoomName | null = null;
  #move: Move | null = null;
  /** Names the move that was made last; who comes later joins that one. */
  #lastId = '';
  readonly #waiters = new Waiters();
  readonly #stragglers: Stragglers;
  readonly #lookout: Lookout;
  #closed = false;

  constructor(options: MoverOptions) {
    this.#options = options;
    const carriers = (): Carriers => ({ mesh: options.mesh, room: this.room });
    this.crowd = new Crowd(carriers);
    this.#lookout = new Lookout(carriers, () => this.changed());
    this.#stragglers = new Stragglers({
      line: options.line,
      crowd: this.crowd,
      wake: (ids) => this.#wake(ids),
      invite: (id) => this.#invite(this.#lastId, 'room', id),
    });
    this.#stop = options.line.listen((from, word) => this.#hear(from, word));
  }

  get carrier(): Carrier {
    return this.#carrier;
  }

  /** Where everybody is to be heard. */
  get target(): Carrier {
    return this.#move?.to ?? this.#carrier;
  }

  get isMoving(): boolean {
    return this.#move !== null;
  }

  /** One is in it, however far the others are. */
  get room(): CallSession | null {
    return this.#stay?.session ?? null;
  }

  /** This side decides. */
  get coordinates(): boolean {
    return this.#coordinator === this.#options.self();
  }

  /** Somebody talks with us whose client has no word for this. */
  get hasStrangers(): boolean {
    const { mesh, line } = this.#options;
    const talks = (connection: string): boolean => /^(connecting|connected|reconnecting)$/.test(connection);
    return mesh.snapshot.peers.some(({ id, connection }) => talks(connection) && !line.kit.includes(id));
  }

  /** Settles when all are there. Rejects with `wrong-phase`, `peer-cannot`, and why one cannot go in. */
  async request(to: Carrier): Promise<void> {
    const { phase } = this.#options.mesh.snapshot;
    if (phase !== 'connected' && phase !== 'reconnecting')
      throw new CallError('wrong-phase', 'nobody is there');
    if (this.#move && this.#move.to !== to) throw new CallError('wrong-phase', 'the call moves elsewhere');
    if (this.#move) return this.#waiters.wait(to);
    if (this.#carrier === to) return;
    if (this.coordinates) return this.#lead(to);
    const asked = { id: crypto.randomUUID(), whom: this.#coordinator };
    this.#options.line.say(asked.whom, { word: 'ask', id: asked.id, to });
    return this.#waiters.wait(to, asked);
  }

  /** One of the sessions changed. */
  changed(): void {
    if (this.#closed) return;
    const move = this.#move;
    // Nobody is there any more who could finish it.
    if (move && move.coordinator !== this.#options.self() && !this.#kit.includes(move.coordinator)) {
      return this.#abort(move, new CallError('peer-cannot', 'who coordinated the move is gone'), false);
    }
    this.#steer();
    if (this.#carrier === 'room' && !this.#move) this.#stragglers.look(this.coordinates);
    else this.#stragglers.rest();
    this.#plan();
  }

  /** The call is over. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#lookout.watch(false);
    this.#move?.close();
    this.#move = null;
    this.#stop();
    this.#leaveRoom();
    this.#waiters.tell(new CallError('aborted', 'the call is over'));
  }

  get #kit(): readonly string[] {
    return this.#options.line.kit;
  }

  get #coordinator(): string {
    const { self, mesh } = this.#options;
    return coordinatorOf(self(), mesh.snapshot.callerId, this.#kit);
  }

  async #lead(to: Carrier): Promise<void> {
    const { mesh, self, conference: get } = this.#options;
    const conference = get();
    if (!conference) throw new CallError('service-cannot', 'no conference is named');
    if (to === 'room' && (this.hasStrangers || this.#kit.length === 0)) {
      throw new CallError('peer-cannot', 'somebody here uses a client that cannot move');
    }
    const outcome = this.#waiters.wait(to);
    const move = this.#begin(crypto.randomUUID(), to, self());
    try {
      if (to === 'room') {
        const name = await nameOf(conference, mesh.snapshot.id);
        await this.#enter(conference, name, move);
      } else this.#wake(this.#kit);
      if (this.#isOn(move)) {
        move.open(true);
        this.changed();
      }
    } catch (error) {
      this.#abort(move, toCallError(error, 'service-failed'), false);
    }
    return outcome;
  }

  #begin(id: string, to: Carrier, coordinator: string): Move {
    const move: Move = new Move(id, to, coordinator, () =>
      this.#abort(move, new CallError('peer-cannot', 'not everybody came in time'), true),
    );
    this.#move = move;
    this.#lookout.forget();
    this.#options.onChange();
    return move;
  }

  async #enter(conference: ConferenceOptions, name: RoomName, move: Move): Promise<void> {
    const { open, self, maxBandwidth, onRoom } = this.#options;
    const wanted = (): boolean => this.#isOn(move);
    const stay = await RoomStay.begin(open, conference, self(), name, maxBandwidth(), wanted);
    this.#stay = stay;
    this.#name = name;
    const { session } = stay;
    session.on('change', ({ phase, endReason }) =>
      phase === 'ended' ? this.#roomOver(stay, endReason) : this.changed(),
    );
    onRoom(session);
    if (session.snapshot.phase === 'ended') this.#roomOver(stay, session.snapshot.endReason);
  }

  #hear(from: string, word: MoveWord): void {
    if (this.#closed) return;
    if (word.word === 'ask') return this.#onAsk(from, word.id, word.to);
    if (word.word === 'here') return this.#onHere(from, word.id);
    const move = this.#move;
    const refused = word.word === 'stay' && move?.id === word.id && this.#leads(move);
    // From here on all is said by the one who coordinates, but for a member's no.
    if (from !== this.#coordinator && !refused) {
      return this.#options.line.drop(`${word.word} of a move by one who does not coordinate`);
    }
    switch (word.word) {
      case 'go':
        return void this.#onGo(from, word);
      case 'back':
        return this.#onBack(from, word.id);
      case 'done':
        return this.#onDone(word.id);
      case 'stay':
        return this.#onStay(from, word.id, new CallError(word.reason, `not moved: ${word.reason}`));
    }
  }

  #onAsk(from: string, id: string, to: Carrier): void {
    const { line } = this.#options;
    if (!this.coordinates) return line.say(from, { word: 'stay', id, reason: 'wrong-phase' });
    // Whoever asks for what is there already has missed it.
    if (!this.#move && this.#carrier === to) this.#stragglers.forget(from);
    this.request(to).then(
      () => this.changed(),
      (error: unknown) => {
        const { reason } = toCallError(error, 'service-failed');
        line.say(from, { word: 'stay', id, reason: refusalOf(reason) });
      },
    );
  }

  async #onGo(from: string, { id, room, pin, sealed }: Extract<MoveWord, { word: 'go' }>): Promise<void> {
    const { line, conference: get, self } = this.#options;
    const conference = get();
    if (!conference || Boolean(conference.encryption) !== sealed || from === self()) {
      return line.say(from, { word: 'stay', id, reason: 'peer-cannot' });
    }
    const inIt = this.#stay !== null && this.#name?.room === room;
    if (this.#move?.id === id) return;
    if (this.#move) return line.drop('a move within a move');
    if (inIt) {
      this.#lastId = id;
      return line.say(from, { word: 'here', id });
    }
    this.#leaveRoom();
    this.#carrier = 'mesh';
    const move = this.#begin(id, 'room', from);
    try {
      await this.#enter(conference, { room, pin }, move);
      if (!this.#isOn(move)) return;
      move.open(false);
      this.changed();
    } catch (error) {
      this.#abort(move, toCallError(error, 'service-failed'), true);
    }
  }

  #onBack(from: string, id: string): void {
    const { line } = this.#options;
    if (this.#move) return line.drop('a move within a move');
    if (this.#carrier === 'mesh') return line.say(from, { word: 'here', id });
    const move = this.#begin(id, 'mesh', from);
    move.open(false);
    this.#wake(this.#kit);
    this.changed();
  }

  #onHere(from: string, id: string): void {
    const move = this.#move;
    if (move?.id === id && this.#leads(move)) {
      move.here.add(from);
      return this.#steer();
    }
    // Somebody who came later, or came back, is there now.
    if (!move && id === this.#lastId && this.coordinates) {
      this.#sayAll({ word: 'done', id });
      this.#rest();
    } else this.#options.line.drop('here, of no move');
  }

  #onDone(id: string): void {
    if (this.#move?.id === id) this.#commit(this.#move);
    else if (this.#carrier === 'room' && !this.#move && id === this.#lastId) this.#rest();
    else this.#options.line.drop('done, of no move');
  }

  #onStay(from: string, id: string, error: CallError): void {
    const move = this.#move;
    if (move?.id === id) return this.#abort(move, error, this.#leads(move));
    this.#waiters.answer(id, from, error);
  }

  #isOn(move: Move): boolean {
    return this.#move === move;
  }

  #leads({ coordinator }: Move): boolean {
    return coordinator === this.#options.self();
  }

  #sayAll(word: MoveWord): void {
    for (const id of this.#kit) this.#options.line.say(id, word);
  }

  /** Tells somebody where to go. */
  #invite(id: string, to: Carrier, user: string): void {
    const { line, conference } = this.#options;
    if (to === 'mesh') line.say(user, { word: 'back', id });
    else if (this.#name) {
      line.say(user, { word: 'go', id, ...this.#name, sealed: Boolean(conference()?.encryption) });
    }
  }

  /** Lets everybody change over who may, and says so when all have. */
  #steer(): void {
    const { line, onChange } = this.#options;
    this.crowd.steer(this.target, this.#lookout.found);
    onChange();
    const move = this.#move;
    if (!move) return;
    const leads = this.#leads(move);
    // Who came meanwhile comes along.
    const kit = this.#kit;
    if (leads && move.isOpen) for (const id of move.tell(kit)) this.#invite(move.id, move.to, id);
    const sends = move.to === 'mesh' || this.room?.snapshot.phase === 'connected';
    if (!move.ready && move.isOpen && sends && this.crowd.areAt(move.to, kit)) {
      move.ready = true;
      if (!leads) line.say(move.coordinator, { word: 'here', id: move.id });
    }
    if (leads && move.isOpen) move.notice(this.#stepsTo(move.to));
    if (!leads || !move.ready || !kit.every((id) => move.here.has(id))) return;
    this.#sayAll({ word: 'done', id: move.id });
    this.#commit(move);
  }

  /** How far all are: known there, connected, heard. */
  #stepsTo(to: Carrier): number {
    const { crowd } = this;
    const steps = [crowd.has.bind(crowd, to), crowd.isConnected.bind(crowd, to), crowd.isAt.bind(crowd, to)];
    return steps.reduce((sum, step) => sum + this.#kit.filter(step).length, 0);
  }

  /** All hear all: what carried the call before is let go. */
  #commit(move: Move): void {
    move.close();
    this.#move = null;
    this.#lastId = move.id;
    this.#carrier = move.to;
    this.#stragglers.forget();
    this.crowd.put(move.to);
    if (move.to === 'room') this.#rest();
    else {
      this.crowd.resting.clear();
      this.#leaveRoom();
    }
    this.#options.onChange();
    this.#waiters.tell(null, move.to);
    this.#plan();
  }

  /** All stays as it was. `tell`: the others do not know yet. */
  #abort(move: Move, error: CallError, tell: boolean): void {
    const { line, onError } = this.#options;
    move.close();
    if (this.#move !== move) return;
    this.#move = null;
    const leads = this.#leads(move);
    const word: MoveWord = { word: 'stay', id: move.id, reason: refusalOf(error.reason) };
    if (tell && leads) for (const id of move.told) line.say(id, word);
    else if (tell) line.say(move.coordinator, word);
    if (move.to === 'room') this.#leaveRoom();
    this.#carrier = this.#stay ? 'room' : 'mesh';
    this.crowd.put(this.#carrier);
    if (this.#carrier === 'room') this.#rest();
    this.#options.onChange();
    // Whoever waits for it tells it.
    if (this.#waiters.isEmpty && tell && !leads) onError(error);
    this.#waiters.tell(error, move.to);
    this.#plan();
  }

  #roomOver(stay: RoomStay, reason: EndReason | null): void {
    if (stay !== this.#stay) return;
    this.#stay = this.#name = null;
    const move = this.#move;
    const error = new CallError('connection-lost', `the room is over: ${reason ?? ''}`);
    if (move?.to === 'room') return this.#abort(move, error, true);
    if (reason === 'removed') return void this.#options.mesh.hangUp({ reason });
    this.crowd.put('mesh');
    this.#wake([...this.crowd.resting]);
    if (move) return this.changed();
    this.#carrier = 'mesh';
    this.#options.onChange();
    this.#options.onError(error);
  }

  #leaveRoom(): void {
    const stay = this.#stay;
    this.#stay = this.#name = null;
    stay?.leave();
  }

  /** The mesh lets go of whom the room carries. */
  #rest(): void {
    const ids = this.#kit.filter((id) => this.crowd.isAt('room', id));
    for (const id of ids) this.crowd.resting.add(id);
    this.#options.line.rest(ids);
  }

  #wake(ids: readonly string[]): void {
    for (const id of ids) this.crowd.resting.delete(id);
    this.#options.line.wake(ids);
  }

  /** Looks again as long as somebody is on the way. */
  #plan(): void {
    const busy =
      this.#move !== null ||
      !this.#stragglers.isEmpty ||
      (this.#stay !== null && this.crowd.isBetween(this.target));
    this.#lookout.watch(busy && !this.#closed);
  }
}
