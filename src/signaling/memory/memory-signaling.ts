import type { Signal } from '../signal.js';
import type { Address } from '../signaling.js';
import { LocalSignaling, OWN_DEVICES, type Recipient } from './local-signaling.js';

/** One signal on its way to one device. */
export interface Delivery {
  readonly from: Required<Address>;
  readonly to: Required<Address>;
  readonly id: string;
  /** A clone of what was sent. Unknown, so that a test can put anything here. */
  readonly signal: unknown;
  readonly delayed: boolean;
  /** See `ReceivedSignal.age`. */
  readonly age?: number;
  /** ms until it arrives; without it at the next microtask. */
  readonly wait?: number;
}

interface Peer {
  readonly address: Required<Address>;
  arrive(delivery: Delivery): void;
  presence(address: Required<Address>, online: boolean): void;
}

/**
 * The "network" that connects {@link MemorySignaling}s of one program: for tests and stories.
 *
 * Set `intercept` to make it a bad one. It is asked for each delivery and returns what shall arrive instead:
 * nothing (lost), the same twice (duplicated), with `wait` (late, and thereby out of order), or changed.
 */
export class MemoryHub {
  intercept: ((delivery: Delivery) => readonly Delivery[]) | null = null;
  /** Contact lists: who has whom in it. */
  readonly contacts = new Map<string, readonly string[]>();
  readonly #peers = new Set<Peer>();
  /** Whom each user has blocked. */
  readonly #blocked = new Map<string, ReadonlySet<string>>();

  /** Puts a delivery on the way, past `intercept`: for tests that forge or hold back one. */
  deliver(delivery: Delivery): void {
    const arrive = () => {
      // Looked up late: who left meanwhile gets nothing.
      for (const peer of this.#peers) if (isSame(peer.address, delivery.to)) peer.arrive(delivery);
    };
    if (delivery.wait === undefined) queueMicrotask(arrive);
    else setTimeout(arrive, delivery.wait);
  }

  /** @internal */
  join(peer: Peer): void {
    for (const other of this.#peers) {
      peer.presence(other.address, true);
      other.presence(peer.address, true);
    }
    this.#peers.add(peer);
  }

  /** @internal */
  leave(peer: Peer): void {
    if (!this.#peers.delete(peer)) return;
    for (const other of this.#peers) other.presence(peer.address, false);
  }

  /** @internal */
  block(owner: string, userId: string, on: boolean): void {
    const blocked = new Set(this.#blocked.get(owner));
    if (on) blocked.add(userId);
    else blocked.delete(userId);
    this.#blocked.set(owner, blocked);
  }

  /** @internal */
  post(from: Required<Address>, to: Recipient, id: string, signal: Signal): void {
    for (const { address } of [...this.#peers]) {
      if (!reaches(address, to, from) || this.#blocked.get(address.userId)?.has(from.userId)) continue;
      const delivery: Delivery = { from, to: address, id, signal: structuredClone(signal), delayed: false };
      for (const each of this.intercept?.(delivery) ?? [delivery]) this.deliver(each);
    }
  }
}

function reaches(address: Required<Address>, to: Recipient, from: Required<Address>): boolean {
  if (to === OWN_DEVICES) return address.userId === from.userId && address.device !== from.device;
  if (address.userId !== to.userId) return false;
  return to.device === undefined ? from.userId !== to.userId : address.device === to.device;
}

function isSame(one: Required<Address>, other: Required<Address>): boolean {
  return one.userId === other.userId && one.device === other.device;
}

/** Signaling between objects of one program, through a {@link MemoryHub}. */
export class MemorySignaling extends LocalSignaling {
  readonly #hub: MemoryHub;
  readonly #peer: Peer = {
    address: this.self,
    arrive: (delivery) => this.receive(delivery),
    presence: (address, online) => this.setPresence(address, online),
  };

  constructor(hub: MemoryHub, { userId, device = crypto.randomUUID() }: { userId: string; device?: string }) {
    super({ userId, device });
    this.#hub = hub;
  }

  /** Loses the connection as if the server died: `reconnecting`, signals wait. `connect()` ends it. */
  interrupt(): void {
    if (this.state.status !== 'online') return;
    this.#hub.leave(this.#peer);
    this.setStatus('reconnecting');
  }

  async contacts(): Promise<readonly string[]> {
    return this.#hub.contacts.get(this.self.userId) ?? [];
  }

  async block(userId: string): Promise<void> {
    this.#hub.block(this.self.userId, userId, true);
  }

  async unblock(userId: string): Promise<void> {
    this.#hub.block(this.self.userId, userId, false);
  }

  protected override openTransport(): void {
    this.#hub.join(this.#peer);
  }

  protected override closeTransport(): void {
    this.#hub.leave(this.#peer);
  }

  protected override transmit(to: Recipient, id: string, signal: Signal): boolean {
    this.#hub.post(this.self, to, id, signal);
    return true;
  }
}
