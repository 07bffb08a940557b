import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { isSignal } from '../signal-check.js';
import type { Signal } from '../signal.js';
import { SignalingError } from '../signaling-error.js';
import type {
  Address,
  SendOptions,
  Signaling,
  SignalingEvents,
  SignalingState,
  SignalingStatus,
} from '../signaling.js';
import { Outbox } from '../outbox.js';
import { RecentIds } from '../recent-ids.js';

/** Who gets a parcel; {@link OWN_DEVICES} stands for the other devices of its sender. */
export type Recipient = Address | typeof OWN_DEVICES;
export const OWN_DEVICES = 'own-devices';

interface Parcel {
  readonly to: Recipient;
  readonly id: string;
  readonly signal: Signal;
}

/** What came in, before any check of the signal. */
export interface Arrival {
  readonly from: Required<Address>;
  readonly to: Recipient;
  readonly id: string;
  readonly signal: unknown;
  readonly delayed: boolean;
  readonly age?: number;
}

/** What the transports without a server have in common: state, outbox, checks. */
export abstract class LocalSignaling implements Signaling {
  protected readonly self: Required<Address>;
  readonly #emitter = new Emitter<SignalingEvents>();
  readonly #outbox = new Outbox<Parcel>((parcel) => this.transmit(parcel.to, parcel.id, parcel.signal));
  readonly #seen = new RecentIds();
  readonly #ownDevices = new Set<string>();
  #state: SignalingState;

  constructor(self: Required<Address>) {
    this.self = self;
    this.#state = Object.freeze({ status: 'offline', self: null, error: null });
  }

  get state(): SignalingState {
    return this.#state;
  }

  on<K extends keyof SignalingEvents>(name: K, listener: (payload: SignalingEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  get ownDevices(): number {
    return this.#ownDevices.size;
  }

  async connect(): Promise<void> {
    if (this.#state.status === 'online') return;
    try {
      this.openTransport();
    } catch (error) {
      const reason =
        error instanceof SignalingError
          ? error
          : new SignalingError('service-unreachable', undefined, { cause: error });
      this.setStatus('failed', reason);
      throw reason;
    }
    this.setStatus('online');
  }

  async disconnect(): Promise<void> {
    this.#outbox.abort(new SignalingError('aborted', 'Disconnected by this side.'));
    if (this.#state.status === 'offline') return;
    this.closeTransport();
    this.#ownDevices.clear();
    this.setStatus('offline');
  }

  send(to: Address, signal: Signal, options?: SendOptions): Promise<void> {
    return this.#send(to, signal, options);
  }

  sendToOwnDevices(signal: Signal, options?: SendOptions): Promise<void> {
    return this.#send(OWN_DEVICES, signal, options);
  }

  async #send(to: Recipient, signal: Signal, options?: SendOptions): Promise<void> {
    if (!isSignal(signal)) throw new SignalingError('signal-invalid', 'The signal breaks the form or a cap.');
    // The sender may change its object while the signal waits.
    return this.#outbox.send(
      crypto.randomUUID(),
      { to, id: crypto.randomUUID(), signal: structuredClone(signal) },
      options?.ttl,
    );
  }

  async iceServers(): Promise<RTCIceServer[]> {
    return [];
  }

  /** Begins to listen. Throws a {@link SignalingError} where that cannot be. */
  protected abstract openTransport(): void;
  protected abstract closeTransport(): void;
  /** Hands one signal over; false if it cannot just now. */
  protected abstract transmit(to: Recipient, id: string, signal: Signal): boolean;

  protected setStatus(status: SignalingStatus, error: SignalingError | null = null): void {
    if (status === this.#state.status) return;
    const self = status === 'offline' || status === 'failed' ? null : this.self;
    this.#state = Object.freeze({ status, self, error });
    if (status === 'online') this.#outbox.open();
    else this.#outbox.close();
    this.#emitter.emit('state', this.#state);
  }

  protected setPresence(address: Required<Address>, online: boolean): void {
    if (address.userId !== this.self.userId) this.#emitter.emit('presence', { address, online });
    else if (online) this.#ownDevices.add(address.device);
    else this.#ownDevices.delete(address.device);
  }

  protected drop(reason: string, from: Address | null): void {
    this.#emitter.emit('dropped', { reason, from });
  }

  /** Like a headline: the bare address of a user never reaches that user's own devices. */
  protected isForMe(to: Recipient, from: Required<Address>): boolean {
    if (to === OWN_DEVICES) return from.userId === this.self.userId && from.device !== this.self.device;
    if (to.userId !== this.self.userId) return false;
    return to.device === undefined ? from.userId !== this.self.userId : to.device === this.self.device;
  }

  protected receive(arrival: Arrival): void {
    const { from, id, signal, delayed, age } = arrival;
    if (this.#state.status !== 'online' || !this.isForMe(arrival.to, from)) return;
    if (!isSignal(signal)) return this.drop('signal-invalid', from);
    if (!this.#seen.add(`${from.userId} ${id}`)) return this.drop('duplicate', from);
    this.#emitter.emit('signal', { from, signal, id, delayed, ...(age !== undefined && { age }) });
  }
}
