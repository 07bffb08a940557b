import type {
  ReceivedSignal,
  Signaling,
  SignalingEvents,
  SignalingStatus,
} from '../../src/signaling/signaling.js';
import type { SignalingErrorReason } from '../../src/signaling/signaling-error.js';

/** Settles when the condition holds; rejects after `ms`. */
export async function until(condition: () => boolean, what: string, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for ${what} in vain.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function untilStatus(signaling: Signaling, status: SignalingStatus, ms?: number): Promise<void> {
  return until(() => signaling.state.status === status, `status ${status}`, ms);
}

/** All that the signaling tells, from now on. */
export class Recorder {
  readonly signals: ReceivedSignal[] = [];
  readonly dropped: SignalingEvents['dropped'][] = [];
  readonly presence: SignalingEvents['presence'][] = [];
  readonly statuses: SignalingStatus[] = [];

  constructor(signaling: Signaling) {
    signaling.on('signal', (signal) => this.signals.push(signal));
    signaling.on('dropped', (dropped) => this.dropped.push(dropped));
    signaling.on('presence', (presence) => this.presence.push(presence));
    signaling.on('state', (state) => this.statuses.push(state.status));
  }

  got(count: number, ms?: number): Promise<void> {
    return until(() => this.signals.length >= count, `${count} signals (${this.signals.length} came)`, ms);
  }
}

/** The reason a promise rejects with; `none` if it settles well. */
export function reasonOf(promise: Promise<unknown>): Promise<SignalingErrorReason | 'none' | 'foreign'> {
  return promise.then(
    () => 'none' as const,
    (error: unknown) => (error as { reason?: SignalingErrorReason }).reason ?? ('foreign' as const),
  );
}
