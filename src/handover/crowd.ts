import type { CallSession } from '../session/call-session.js';
import type { Carrier } from '../session/move.js';
import type { Participant } from '../session/participant.js';
import type { Arrivals } from './arrivals.js';
import { CarriedPerson, type Sides } from './person.js';

export interface Carriers {
  readonly mesh: CallSession;
  /** Null: nobody is in a room. */
  readonly room: CallSession | null;
}

/** Everybody in a call that moves, in the order of the mesh; after them who is in the room alone. */
export class Crowd {
  readonly #carriers: () => Carriers;
  readonly #people = new Map<string, CarriedPerson>();
  /** With whom the mesh holds no connection. */
  readonly resting = new Set<string>();

  constructor(carriers: () => Carriers) {
    this.#carriers = carriers;
  }

  /** Lets everyone change over who may. */
  steer(target: Carrier, arriving: Readonly<Record<Carrier, Arrivals>>): void {
    const now = performance.now();
    for (const [id, sides] of this.#sides()) {
      const { mesh, room } = arriving;
      const found = { mesh: mesh.get(id), room: room.get(id) };
      this.#person(id).steer({ ...sides, target, now, arriving: found });
    }
  }

  /** Everybody who is there at once, whatever arrives. */
  put(target: Carrier): void {
    for (const [id] of this.#sides()) if (this.has(target, id)) this.#person(id).put(target);
  }

  /** Somebody who is there does not come by this carrier alone. */
  isBetween(target: Carrier): boolean {
    return [...this.#sides().keys()].some((id) => this.has(target, id) && !this.#person(id).isAt(target));
  }

  /** Everything of these people comes by this carrier, and they are there. */
  areAt(carrier: Carrier, ids: readonly string[]): boolean {
    return ids.every((id) => this.isAt(carrier, id));
  }

  isAt(carrier: Carrier, id: string): boolean {
    return this.isConnected(carrier, id) && this.#person(id).isAt(carrier);
  }

  isConnected(carrier: Carrier, id: string): boolean {
    return this.#sides().get(id)?.[carrier]?.connection === 'connected';
  }

  /** Whether the mesh or the room knows the person as somebody who is there. */
  has(carrier: Carrier, id: string): boolean {
    const connection = this.#sides().get(id)?.[carrier]?.connection;
    return connection !== undefined && connection !== 'ended';
  }

  /** `server`: what is said passes one. */
  picture(server: boolean): readonly Participant[] {
    return [...this.#sides()].map(([id, sides]) =>
      this.#person(id).show(sides, this.resting.has(id), server),
    );
  }

  #person(id: string): CarriedPerson {
    let person = this.#people.get(id);
    if (!person) this.#people.set(id, (person = new CarriedPerson()));
    return person;
  }

  #sides(): ReadonlyMap<string, Sides> {
    const { mesh, room } = this.#carriers();
    const found = new Map<string, Sides>(
      mesh.snapshot.peers.map((peer) => [peer.id, { mesh: peer, room: null }]),
    );
    for (const peer of room?.snapshot.peers ?? []) {
      const known = found.get(peer.id);
      // Who is gone from a room without having been in the call is nobody.
      if (known) found.set(peer.id, { ...known, room: peer });
      else if (peer.connection !== 'ended') found.set(peer.id, { mesh: null, room: peer });
    }
    return found;
  }
}
