import type { LocalMedia } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { CallService, ServiceEvents } from '../../session/call-service.js';
import type { CallSession } from '../../session/call-session.js';
import type { SignalingState } from '../../signaling/signaling.js';
import { createService } from '../create-service.js';
import type { StoreContext } from '../store-context.js';
import type { CallStoreOptions } from '../store-options.js';

/** Options that need another service when they change. */
const SERVICE_OPTIONS = [
  'signaling',
  'service',
  'domain',
  'appId',
  'userId',
  'credentials',
  'channel',
  'transport',
  'room',
  'conference',
] as const satisfies readonly (keyof CallStoreOptions)[];

/** Where calls go that the service tells of. */
interface CallsSink {
  readonly incoming: (session: CallSession) => void;
  readonly replaced: (both: ServiceEvents['replaced']) => void;
}

/** Signing in and out, and the service that calls go through. */
export class Connection {
  readonly #context: StoreContext;
  readonly #media: LocalMedia;
  readonly #calls: CallsSink;
  #service: CallService | null = null;
  #made: CallStoreOptions = {};
  #attempt: Promise<void> | null = null;
  #epoch = 0;

  constructor(context: StoreContext, media: LocalMedia, calls: CallsSink) {
    this.#context = context;
    this.#media = media;
    this.#calls = calls;
  }

  get service(): CallService | null {
    return this.#service;
  }

  /** Joins an attempt that runs. */
  connect(): Promise<void> {
    this.#attempt ??= this.#connect().finally(() => (this.#attempt = null));
    return this.#attempt;
  }

  async setBlocked(userId: string, on: boolean): Promise<void> {
    if (!userId.trim()) throw new CallError('invalid-value', 'whom?');
    if (!this.#service) throw new CallError('signaling-offline', 'connect first');
    await this.#service.setBlocked(userId.trim(), on);
  }

  async disconnect(): Promise<void> {
    this.#epoch++;
    await this.#service?.disconnect();
    this.#context.set({ connection: { status: 'offline', userId: null, error: null } });
  }

  dispose(): void {
    this.#epoch++;
    this.#service?.dispose();
    this.#service = null;
  }

  async #connect(): Promise<void> {
    const { options, set, get, fail, load } = this.#context;
    const epoch = ++this.#epoch;
    const stale = SERVICE_OPTIONS.some((key) => options[key] !== this.#made[key]);
    try {
      if (!this.#service || stale) {
        set({ connection: { status: 'connecting', userId: null, error: null } });
        const service = await createService({ options, load, media: this.#media, fail });
        if (epoch !== this.#epoch) {
          service.dispose();
          throw new CallError('aborted', 'disconnected meanwhile');
        }
        this.#service?.dispose();
        this.#made = { ...options };
        this.#service = this.#follow(service);
        set({ unsupported: service.unsupported });
      }
      await this.#service.connect();
    } catch (thrown) {
      const error = toCallError(thrown, 'service-unreachable');
      const connection = get().connection;
      if (epoch === this.#epoch && connection.status === 'connecting') {
        set({ connection: { status: 'failed', userId: null, error } });
      }
      throw error;
    }
  }

  #follow(service: CallService): CallService {
    service.on('connection', (state) => this.#onState(service, state));
    service.on('incoming', this.#calls.incoming);
    service.on('replaced', this.#calls.replaced);
    return service;
  }

  #onState(service: CallService, { status, self, error }: SignalingState): void {
    if (service !== this.#service) return;
    const { get, set } = this.#context;
    const before = get().connection;
    const typed = error
      ? before.error?.cause === error
        ? before.error
        : toCallError(error, error.reason)
      : null;
    set({ connection: { status, userId: self?.userId ?? null, error: typed } });
  }
}
