import { CallError } from '../session/call-error.js';

/** Browsers ask a silent relay for 10 to 40 s; nobody should look at "connecting" for so long, in ms. */
const PATIENCE = 12_000;

/**
 * Where only relays may be used: notices that none answers, before the connection stands for the first time.
 * Without it the pair would wait for candidates that never come.
 */
export class RelayWatch {
  readonly #pc: RTCPeerConnection;
  readonly #onNone: (error: CallError) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #found = false;

  constructor(pc: RTCPeerConnection, onNone: (error: CallError) => void) {
    this.#pc = pc;
    this.#onNone = onNone;
    if (pc.getConfiguration().iceTransportPolicy !== 'relay') return;
    pc.addEventListener('icegatheringstatechange', this.#onGathering);
    pc.addEventListener('icecandidate', this.#onCandidate);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#pc.removeEventListener('icegatheringstatechange', this.#onGathering);
    this.#pc.removeEventListener('icecandidate', this.#onCandidate);
  }

  readonly #onCandidate = ({ candidate }: RTCPeerConnectionIceEvent): void => {
    if (!candidate?.candidate) return;
    this.#found = true;
    // One relay is enough, and later restarts are the ladder's business.
    this.close();
  };

  readonly #onGathering = (): void => {
    if (this.#found) return;
    if (this.#pc.iceGatheringState === 'complete') this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), PATIENCE);
  };

  #tell(): void {
    this.close();
    this.#onNone(new CallError('no-relay', 'no relay answered'));
  }
}
