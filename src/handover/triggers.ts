import type { CallError } from '../session/call-error.js';
import type { CallSession } from '../session/call-session.js';
import type { ConferenceOptions } from '../session/conference.js';
import type { Carrier } from '../session/move.js';
import type { Participant } from '../session/participant.js';
import type { Mover } from './mover.js';
import { NetworkWatch } from './network-watch.js';

export interface TriggersOptions {
  readonly mesh: CallSession;
  readonly mover: Mover;
  readonly conference: () => ConferenceOptions | null | undefined;
  /** A move that nobody asked for came to nothing. */
  readonly onFailed: (error: unknown) => void;
}

const FROM = 5;
/** Three or more: a room takes no less of two. */
const NETWORK_FROM = 3;
/** Between two looks at the network, in ms. */
const LOOK = 2_500;
/** What came to nothing is tried again with other people, or after so long, in ms. */
const AGAIN = 60_000;

/** What moves a call without anybody asking: how many people there are, and what the network can carry. */
export class Triggers {
  readonly #options: TriggersOptions;
  readonly #network = new NetworkWatch();
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The people of the last try that failed, and until when it holds. */
  #failed: { readonly people: string; readonly until: number } | null = null;

  constructor(options: TriggersOptions) {
    this.#options = options;
  }

  /** The picture of the call changed. */
  look(peers: readonly Participant[]): void {
    const { mover, mesh } = this.#options;
    const {
      from = FROM,
      back = false,
      network = true,
    } = this.#options.conference() ?? { from: 0, network: false };
    const there = peers.filter(({ connection }) => connection === 'connected');
    const people = 1 + there.length;
    this.#watchNetwork(network && people >= NETWORK_FROM && mover.carrier === 'mesh');
    if (mover.isMoving || !mover.coordinates || mesh.snapshot.phase !== 'connected') return;
    if (mover.carrier === 'mesh' && from > 1 && people >= from) this.#try('room', there);
    const left = peers.filter(({ connection }) => connection !== 'ended');
    if (mover.carrier === 'room' && back && people === 2 && left.length === 1) this.#try('mesh', there);
  }

  close(): void {
    this.#watchNetwork(false);
  }

  #try(to: Carrier, there: readonly Participant[]): void {
    const people = there.map(({ id }) => id).join(' ');
    const { mover, onFailed } = this.#options;
    if (this.#failed?.people === people && performance.now() < this.#failed.until) return;
    if (to === 'room' && mover.hasStrangers) return;
    this.#failed = { people, until: performance.now() + AGAIN };
    mover.request(to).then(() => (this.#failed = null), onFailed);
  }

  #watchNetwork(on: boolean): void {
    if (on) return void (this.#timer ??= setInterval(() => void this.#measure(), LOOK));
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #measure(): Promise<void> {
    const { mesh, mover, onFailed } = this.#options;
    const stats = await mesh.stats().catch(() => []);
    if (this.#timer === undefined || mover.isMoving) return;
    if (this.#network.next(stats, performance.now()) && !mover.hasStrangers) {
      mover.request('room').catch(onFailed as (error: CallError) => void);
    }
  }
}
