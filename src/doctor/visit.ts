import { readIceServers } from '../rtc/ice-servers.js';
import { hostOf } from '../signaling/service-url.js';
import type { Secret } from '../signaling/xmpp/xmpp-options.js';
import { Devices } from './devices.js';
import type { Cause, CheckId, Verdict } from './finding.js';
import { DOCTOR_TIMING, type DoctorOptions, type DoctorTiming } from './options.js';
import { within } from './timing.js';
import type { Transport } from './turn.js';

/** What the page's `iceServers` came to. */
export interface PageServers {
  readonly servers: readonly RTCIceServer[];
  readonly cause: Cause | null;
  readonly dropped: number;
}

/** What one round of checks shares: what was found so far, and what later checks build on. */
export class Visit {
  readonly options: DoctorOptions;
  readonly timing: DoctorTiming;
  readonly signal: AbortSignal;
  readonly devices: Devices;
  readonly verdicts = new Map<CheckId, Verdict>();
  /** STUN and TURN that the XMPP server offered. */
  offered: readonly RTCIceServer[] = [];
  /** All ways to the relay are tried at once. */
  transports: Promise<ReadonlyMap<Transport, Verdict>> | null = null;
  #page: Promise<PageServers> | null = null;

  constructor(options: DoctorOptions, signal: AbortSignal) {
    this.options = options;
    this.timing = { ...DOCTOR_TIMING, ...options.timing };
    this.signal = signal;
    this.devices = new Devices(options, signal);
  }

  get service(): string {
    return this.options.service ?? '';
  }

  get domain(): string {
    return this.options.domain || hostOf(this.service);
  }

  /** What proves who we are; null: a guest. Rejects when the page's function does. */
  async secret(): Promise<Secret | null> {
    const { credentials } = this.options;
    return (typeof credentials === 'function' ? await credentials() : credentials) ?? null;
  }

  /** The page's own STUN and TURN. Never rejects, but by the signal. */
  pageServers(): Promise<PageServers> {
    return (this.#page ??= this.#askPage());
  }

  /** All that are known. */
  async servers(): Promise<readonly RTCIceServer[]> {
    return [...(await this.pageServers()).servers, ...this.offered];
  }

  async #askPage(): Promise<PageServers> {
    const { iceServers } = this.options;
    const failed: PageServers = { servers: [], cause: 'ice-servers-failed', dropped: 0 };
    if (!iceServers) return { servers: [], cause: null, dropped: 0 };
    const read = async (): Promise<PageServers> => {
      const answer = typeof iceServers === 'function' ? await iceServers() : iceServers;
      const { servers, dropped } = readIceServers(answer);
      return { servers, cause: dropped.length > 0 ? 'ice-servers-invalid' : null, dropped: dropped.length };
    };
    return within(
      read().catch(() => failed),
      this.timing.socket,
      failed,
      this.signal,
    );
  }
}
