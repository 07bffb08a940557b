import { MemorySignaling, type MemoryHub } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal, SignalCandidate } from '../../src/signaling/signal.js';

/**
 * Somebody who calls as an app on QuickBlox' or ConnectyCube's SDK does: everything to the bare address, the first
 * `accept` counts, later ones are ignored without a word, candidates go out after the answer only. Only what
 * matters when several devices of the callee ring.
 */
export class PlainCaller {
  readonly #signaling: MemorySignaling;
  readonly #userId: string;
  #pc: RTCPeerConnection | null = null;
  #audio: AudioContext | null = null;
  #base: Pick<Signal, 'sessionId' | 'kind' | 'callerId' | 'memberIds'> | null = null;
  #to = '';
  #kept: SignalCandidate[] | null = [];
  /** Devices that answered, in the order in which they came. */
  readonly answers: string[] = [];
  readonly heard: Signal[] = [];

  constructor(hub: MemoryHub, userId: string) {
    this.#userId = userId;
    this.#signaling = new MemorySignaling(hub, { userId });
    this.#signaling.on('signal', ({ from, signal }) => {
      this.heard.push(signal);
      if (signal.type === 'accept') void this.#onAccept(from.device, signal.sdp);
      if (signal.type === 'iceCandidates') {
        for (const candidate of signal.candidates) void this.#pc?.addIceCandidate(candidate).catch(() => {});
      }
    });
  }

  async call(to: string): Promise<void> {
    await this.#signaling.connect();
    this.#to = to;
    this.#kept = [];
    this.#base = { sessionId: crypto.randomUUID(), kind: 'video', callerId: this.#userId, memberIds: [to] };
    const pc = (this.#pc = new RTCPeerConnection());
    this.#audio = new AudioContext();
    const tone = this.#audio.createOscillator();
    const sink = this.#audio.createMediaStreamDestination();
    tone.connect(sink);
    tone.start();
    for (const track of sink.stream.getTracks()) pc.addTrack(track, sink.stream);
    pc.addTransceiver('video', { direction: 'recvonly' });
    pc.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
      const entry = { candidate: line, sdpMid, sdpMLineIndex };
      if (this.#kept) this.#kept.push(entry);
      else this.sendCandidates([entry]);
    };
    const offer = await pc.createOffer();
    await this.#send({ type: 'call', sdp: offer.sdp ?? '' });
    await pc.setLocalDescription(offer);
  }

  sendCandidates(candidates: readonly SignalCandidate[]): void {
    if (candidates.length > 0) void this.#send({ type: 'iceCandidates', candidates });
  }

  async hangUp(): Promise<void> {
    if (this.#base) await this.#send({ type: 'hangUp' });
    this.close();
  }

  close(): void {
    this.#pc?.close();
    void this.#audio?.close();
    this.#pc = this.#audio = this.#base = null;
  }

  async #onAccept(device: string, sdp: string): Promise<void> {
    this.answers.push(device);
    const pc = this.#pc;
    if (pc?.signalingState !== 'have-local-offer' || !this.#kept) return;
    const kept = this.#kept;
    this.#kept = null;
    await pc.setRemoteDescription({ type: 'answer', sdp });
    this.sendCandidates(kept);
  }

  #send(
    part:
      | { type: 'call'; sdp: string }
      | { type: 'hangUp' }
      | { type: 'iceCandidates'; candidates: readonly SignalCandidate[] },
  ): Promise<void> {
    if (!this.#base) return Promise.resolve();
    return this.#signaling.send({ userId: this.#to }, { ...this.#base, ...part });
  }
}
