import type { Recovery } from '../../rtc/recovery.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { JanusHandle } from '../core/janus-handle.js';
import type { Jsep } from '../core/janus-message.js';
import type { RoomSecrecy } from './room-secrecy.js';

export interface RoomLinkOptions {
  readonly handle: JanusHandle;
  readonly configuration: RTCConfiguration;
  /** Where there is one, Janus is told that it cannot look into it. */
  readonly secrecy: RoomSecrecy | null;
  /** Outlives the connection: it brings about the next one. */
  readonly recovery: Recovery;
  /** The path came or went. */
  readonly onPath: (connected: boolean) => void;
}

/** One connection with Janus: its candidates and its path. Who offers is the owner's matter. */
export class RoomLink {
  readonly pc: RTCPeerConnection;
  readonly #options: RoomLinkOptions;
  readonly #stops: Unsubscribe[];
  #early: RTCIceCandidateInit[] = [];
  #connected = false;
  #dead = false;
  #closed = false;

  constructor(options: RoomLinkOptions) {
    this.#options = options;
    const { handle, configuration, secrecy, recovery } = options;
    this.pc = new RTCPeerConnection({
      ...configuration,
      ...secrecy?.configuration,
      bundlePolicy: 'max-bundle',
    });
    this.pc.onicecandidate = ({ candidate }) => handle.trickle(candidate?.toJSON() ?? null);
    this.pc.onconnectionstatechange = () => this.#onState();
    this.#stops = [
      handle.on('trickle', (candidate) => candidate && this.#add(candidate)),
      handle.on('hangup', () => {
        this.#dead = true;
        recovery.connected();
        recovery.lost('failed');
        this.#path(false);
      }),
    ];
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Janus closed its side: nothing but a new connection helps. */
  get isDead(): boolean {
    return this.#dead || this.#closed;
  }

  /** Takes a description of Janus, and the candidates that came before it. */
  async take({ type, sdp }: Jsep): Promise<void> {
    await this.pc.setRemoteDescription({ type, sdp: sdp ?? '' });
    for (const candidate of this.#early.splice(0)) this.#add(candidate);
    this.#options.recovery.begin();
  }

  /** Our next description, as it goes to Janus. */
  async describe(): Promise<Jsep> {
    await this.pc.setLocalDescription();
    const { type = 'offer', sdp = '' } = this.pc.localDescription ?? {};
    return { type, sdp, ...(this.#options.secrecy ? { e2ee: true } : {}) };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.pc.onicecandidate = this.pc.onconnectionstatechange = null;
    this.pc.ontrack = this.pc.ondatachannel = null;
    this.pc.close();
    this.#path(false);
  }

  #onState(): void {
    const { recovery } = this.#options;
    const { connectionState: state } = this.pc;
    if (state === 'connected') recovery.connected();
    else if (state === 'disconnected' || state === 'failed') recovery.lost(state);
    else return;
    this.#path(state === 'connected');
  }

  #path(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    this.#options.onPath(connected);
  }

  #add(candidate: RTCIceCandidateInit): void {
    if (!this.pc.remoteDescription) this.#early.push(candidate);
    // Of a description that was replaced meanwhile.
    else this.pc.addIceCandidate(candidate).catch(() => undefined);
  }
}
