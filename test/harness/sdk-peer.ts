import { MemorySignaling, type MemoryHub } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';
import type { Address, ReceivedSignal } from '../../src/signaling/signaling.js';
import { until } from './until.js';

type Manner = 'quickblox' | 'connectycube';

/**
 * Somebody whose client is no call-elements: a bare connection that reconnects in the manner of one of the SDKs
 * and ignores the other's words. For what happens inside a page; test/interop has the real ones.
 */
export class SdkPeer {
  readonly heard: Signal[] = [];
  pc = new RTCPeerConnection();
  readonly #manner: Manner;
  readonly #signaling: MemorySignaling;
  readonly #userId: string;
  readonly #stream: MediaStream;
  #call: ReceivedSignal | null = null;
  #offerId = '';

  private constructor(hub: MemoryHub, userId: string, manner: Manner, stream: MediaStream) {
    this.#manner = manner;
    this.#userId = userId;
    this.#stream = stream;
    this.#signaling = new MemorySignaling(hub, { userId });
    this.#signaling.on('signal', (received) => void this.#receive(received));
  }

  static async join(hub: MemoryHub, userId: string, manner: Manner): Promise<SdkPeer> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const peer = new SdkPeer(hub, userId, manner, stream);
    await peer.#signaling.connect();
    return peer;
  }

  /** Name of its device. */
  get device(): string {
    return this.#signaling.state.self?.device ?? '';
  }

  /** Waits for a call. */
  rings(): Promise<unknown> {
    return until(
      () => this.#call,
      (call) => call !== null,
      { label: 'SDK rings' },
    );
  }

  async accept(): Promise<void> {
    const { signal } = this.#call ?? {};
    if (signal?.type !== 'call') throw new Error('nobody calls');
    this.#open();
    await this.pc.setRemoteDescription({ type: 'offer', sdp: signal.sdp });
    await this.pc.setLocalDescription();
    this.#send({ type: 'accept', sdp: await this.#description() });
  }

  /** As QuickBlox does when ICE fails: throws its connection away and offers a new one. */
  async reconnect(): Promise<void> {
    this.#open();
    this.#offerId = crypto.randomUUID();
    await this.pc.setLocalDescription();
    this.#update('offer', this.#offerId, await this.#description());
  }

  /** As an app on ConnectyCube does. */
  async restartIce(): Promise<void> {
    this.pc.restartIce();
    await this.pc.setLocalDescription(await this.pc.createOffer({ iceRestart: true }));
    this.#send({ type: 'iceRestart', sdp: await this.#description() });
  }

  /** Pictures decoded by the present connection. */
  async decoded(): Promise<number> {
    let frames = 0;
    (await this.pc.getStats()).forEach((entry: { type: string; framesDecoded?: number }) => {
      if (entry.type === 'inbound-rtp') frames += entry.framesDecoded ?? 0;
    });
    return frames;
  }

  close(): void {
    this.pc.close();
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#signaling.disconnect();
  }

  #open(): void {
    this.pc.close();
    this.pc = new RTCPeerConnection();
    for (const track of this.#stream.getTracks()) this.pc.addTrack(track, this.#stream);
  }

  /** With all candidates in it, which no SDK does, but every one understands. */
  async #description(): Promise<string> {
    await until(
      () => this.pc.iceGatheringState,
      (state) => state === 'complete',
    );
    return this.pc.localDescription?.sdp ?? '';
  }

  #send(part: { type: 'accept' | 'iceRestart' | 'iceRestartAccept'; sdp: string }): void {
    const { signal, from } = this.#call ?? {};
    if (!signal || !from) return;
    const { sessionId, kind, callerId, memberIds } = signal;
    const to: Address = { userId: from.userId };
    void this.#signaling.send(to, { sessionId, kind, callerId, memberIds, ...part });
  }

  #update(type: 'offer' | 'answer', offerId: string, sdp: string): void {
    const { signal, from } = this.#call ?? {};
    if (!signal || !from) return;
    const params = { reason: 'reconnect', sessionDescription: { offerId, sdp, type } };
    void this.#signaling.send(
      { userId: from.userId },
      { type: 'update', sessionId: signal.sessionId, params },
    );
  }

  // What comes runs one after another, as in the SDKs' own queues.
  async #receive(received: ReceivedSignal): Promise<void> {
    const { signal, from } = received;
    this.heard.push(signal);
    if (signal.type === 'call') this.#call ??= received;
    if (signal.type === 'iceCandidates') {
      for (const candidate of signal.candidates)
        await this.pc.addIceCandidate(candidate).catch(() => undefined);
    }
    if (this.#manner === 'connectycube') {
      if (signal.type === 'iceRestart') {
        await this.pc.setRemoteDescription({ type: 'offer', sdp: signal.sdp });
        await this.pc.setLocalDescription();
        this.#send({ type: 'iceRestartAccept', sdp: await this.#description() });
      } else if (signal.type === 'iceRestartAccept') {
        await this.pc.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
      }
      return;
    }
    const description = signal.params?.['sessionDescription'];
    if (signal.type !== 'update' || typeof description !== 'object') return;
    const { type, sdp, offerId } = description as Record<string, string>;
    if (type === 'answer') {
      if (offerId === this.#offerId) await this.pc.setRemoteDescription({ type, sdp: sdp ?? '' });
    } else if (Number(this.#userId) > Number(from.userId)) {
      // The higher id drops it and offers its own.
      await this.reconnect();
    } else {
      this.#open();
      await this.pc.setRemoteDescription({ type: 'offer', sdp: sdp ?? '' });
      await this.pc.setLocalDescription();
      this.#update('answer', offerId ?? '', await this.#description());
    }
  }
}
