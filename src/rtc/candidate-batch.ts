import { SIGNAL_LIMITS, type SignalCandidate } from '../signaling/signal.js';
import { isUseful, shortCandidate } from './candidate-text.js';

/** The host candidates come within some milliseconds: wait for them, then send in larger steps. */
const FIRST_BATCH = 5;

/**
 * Collects local candidates and sends them together. Held until `open()`: the SDKs throw away what comes while
 * they ring, and no device is chosen before an answer. Never sends an empty list.
 */
export class CandidateBatch {
  readonly #send: (candidates: readonly SignalCandidate[]) => void;
  readonly #interval: number;
  #waiting: SignalCandidate[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #opened = false;
  #sent = false;

  constructor(interval: number, send: (candidates: readonly SignalCandidate[]) => void) {
    this.#interval = interval;
    this.#send = send;
  }

  add(candidate: RTCIceCandidate): void {
    // An empty one marks the end of gathering; Signaling v1.0 has no word for it.
    if (!candidate.candidate || !isUseful(candidate.candidate)) return;
    const { sdpMid, sdpMLineIndex } = candidate;
    this.#waiting.push({ candidate: shortCandidate(candidate.candidate), sdpMid, sdpMLineIndex });
    if (!this.#opened) return;
    this.#timer ??= setTimeout(() => this.#flush(), this.#sent ? this.#interval : FIRST_BATCH);
  }

  /** Sends what was held, and from now on what comes. */
  open(): void {
    this.#opened = true;
    this.#flush();
  }

  /** What waits went out another way: inside the offer. */
  forget(): void {
    this.#waiting = [];
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#opened = false;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting.length > 0) {
      this.#sent = true;
      this.#send(this.#waiting.splice(0, SIGNAL_LIMITS.candidatesPerSignal));
    }
  }
}
