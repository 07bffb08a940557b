import type { LocalMedia } from '../../media/local-media.js';
import type { MeshService } from '../../mesh/mesh-service.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { CallService, ServiceEvents } from '../../session/call-service.js';
import type { CallSession } from '../../session/call-session.js';
import type { Signaling, SignalingState } from '../../signaling/signaling.js';
import { createSignaling } from '../create-signaling.js';
import type { StoreContext } from '../store-context.js';
import { prewarms, type CallStoreOptions } from '../store-options.js';

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
    const { options, set, get, load } = this.#context;
    const epoch = ++this.#epoch;
    const stale = SERVICE_OPTIONS.some((key) => options[key] !== this.#made[key]);
    try {
      if (!this.#service || stale) {
        set({ connection: { status: 'connecting', userId: null, error: null } });
        // What calls need weighs as much as all that shows them: it comes when somebody signs in.
        const [signaling, { MeshService }] = await Promise.all([createSignaling(options, load), load.mesh()]);
        if (epoch !== this.#epoch) throw new CallError('aborted', 'disconnected meanwhile');
        this.#service?.dispose();
        this.#made = { ...options };
        this.#service = this.#createService(MeshService, signaling);
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

  #createService(Service: typeof MeshService, signaling: Signaling): CallService {
    const { options, fail } = this.#context;
    const service = new Service({
      signaling,
      media: this.#media,
      profile: () => ({
        ...(options.displayName ? { full_name: options.displayName } : {}),
        ...(options.avatar ? { avatar: options.avatar } : {}),
      }),
      iceServers: () => options.iceServers,
      maxBandwidth: () => options.maxBandwidth ?? 0,
      relayOnly: () => options.relayOnly ?? false,
      prewarm: (userId) => prewarms(options, userId),
      callWaiting: () => (options.callWaiting ?? 'busy') !== 'busy',
      acceptCallsFrom: () => options.acceptCallsFrom ?? 'anyone',
      ...(options.callLimits ? { callLimits: options.callLimits } : {}),
      ...(options.timing ? { timing: options.timing } : {}),
      onError: fail,
    });
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
