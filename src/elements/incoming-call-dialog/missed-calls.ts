import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EndedCall } from '../../locale/trouble.js';
import type { CallInfo, IncomingCall, Person } from '../../store/call-state.js';
import type { CallStore } from '../../store/call-store.js';

/** How long the words stay, in ms. */
const STAY = 4000;

type Reason = NonNullable<CallInfo['endReason']>;

/** Ends that the person here did not bring about, so they are told. */
const TOLD: Readonly<Record<Reason, boolean>> = {
  cancelled: true,
  'remote-hung-up': true,
  'no-answer': true,
  'answered-elsewhere': true,
  'not-supported': true,
  'ice-failed': true,
  'connection-lost': true,
  'media-error': true,
  'security-error': true,
  removed: true,
  'room-closed': true,
  declined: false,
  busy: false,
  'not-online': false,
  'hung-up': false,
  disconnected: false,
};

export interface MissedCall extends EndedCall {
  readonly from: Person;
}

/** Knows which calls rang here and stopped by themselves, and why. */
export class MissedCalls implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #rang = new Map<string, IncomingCall>();
  #store: CallStore | null = null;
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: MissedCall | null = null;
  #fresh: MissedCall | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The one to speak of now. */
  get current(): MissedCall | null {
    return this.#current;
  }

  /** The one nobody has heard of yet; null afterwards. */
  takeFresh(): MissedCall | null {
    const fresh = this.#fresh;
    this.#fresh = null;
    return fresh;
  }

  /** Say it in every update. A call that was taken here is `callId`. */
  watch(store: CallStore | null, calls: readonly IncomingCall[], callId: string | null): void {
    for (const call of calls) this.#rang.set(call.id, call);
    if (callId !== null) this.#rang.delete(callId);
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.on('call-ended', ({ call }) => this.#ended(call)) ?? null;
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#store = this.#current = this.#fresh = null;
    clearTimeout(this.#timer);
    this.#rang.clear();
  }

  #ended(call: CallInfo): void {
    const rang = this.#rang.get(call.id);
    if (!rang) return;
    this.#rang.delete(call.id);
    if (!call.endReason || !TOLD[call.endReason]) return;
    this.#current = this.#fresh = {
      from: rang.from,
      direction: 'incoming',
      people: [rang.from],
      startedAt: null,
      endedAt: call.endedAt,
      endReason: call.endReason,
    };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#current = null;
      this.#host.requestUpdate();
    }, STAY);
    this.#host.requestUpdate();
  }
}
