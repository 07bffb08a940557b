import { CallError, toCallError } from '../session/call-error.js';
import { SIGNAL_LIMITS, type SignalCandidate } from '../signaling/signal.js';
import { AsyncQueue } from '../support/async-queue.js';

export interface NegotiationOptions {
  readonly pc: RTCPeerConnection;
  /** On a collision of offers the polite side takes the other's (webrtc-pc §10.7). */
  readonly polite: boolean;
  /** Other devices of ours may answer the same first offer. */
  readonly oneOfMany: boolean;
  /** Changes the first offer before it is set; a browser that refuses that makes its own. */
  readonly shape?: ((offer: string) => string) | undefined;
  /** Whether a description comes from who one means to talk with; called before it is used. */
  readonly trusts: (sdp: string) => boolean;
  /** After a remote offer was set and before it is answered: match its media lines. */
  readonly follow: (offer: string) => Promise<void>;
  readonly send: (type: 'offer' | 'answer', sdp: string, offerId: string | null) => void;
  readonly onFault: (error: CallError) => void;
  readonly onDropped: (reason: string) => void;
}

/**
 * Offers and answers of one connection, one after another. The first offer and its answer travel as `call` and
 * `accept`, so the session sends those; all later ones go through `send`.
 */
export class Negotiation {
  readonly #options: NegotiationOptions;
  readonly #pc: RTCPeerConnection;
  readonly #queue = new AsyncQueue();
  readonly #early: SignalCandidate[] = [];
  #candidates = 0;
  #established = false;
  #ignoreOffer = false;
  /** The open offer says what is no longer so. */
  #stale = false;
  /** Id of our offer that waits for an answer. */
  #offerId: string | null = null;
  /** What we last answered, to answer the same offer again when it is repeated. */
  #answered: { readonly offerId: string | null; readonly sdp: string } | null = null;

  constructor(options: NegotiationOptions) {
    this.#options = options;
    this.#pc = options.pc;
    this.#pc.onnegotiationneeded = () => {
      // Before the first answer nothing but the first offer may go out. While another one is open the browser asks again.
      if (this.#established) void this.#queue.run(() => this.#offer()).catch(this.#fault);
    };
  }

  /** Id of the first offer, for `call` and its repeats. */
  get offerId(): string | null {
    return this.#offerId;
  }

  /** Our description as it stands, with the candidates found so far. */
  get localSdp(): string {
    return this.#pc.localDescription?.sdp ?? '';
  }

  /** Makes the first offer. */
  async begin(): Promise<void> {
    await this.#queue.run(async () => {
      await this.#setFirst();
      this.#offerId = crypto.randomUUID();
    });
  }

  /** Offers as it stands, for what the description says beside the media: now, or when the offer that is open is answered. */
  renew(): void {
    if (!this.#established) return;
    const task = async (): Promise<void> => void (this.#stale = !(await this.#offer()));
    void this.#queue.run(task).catch(this.#fault);
  }

  /** Answers the first offer. Rejects with `media-error` when it cannot be used. */
  async answerFirst(sdp: string, offerId: string | null): Promise<string> {
    try {
      const answer = await this.#queue.run(() => this.#answer(sdp, offerId, this.#options.oneOfMany));
      this.#established = true;
      return answer ?? '';
    } catch (error) {
      throw toCallError(error, 'media-error');
    }
  }

  /** The answer to a repeat of the offer that was answered last; null for any other. */
  answerAgain(offerId: string | null): string | null {
    return this.#answered?.offerId === offerId ? this.#answered.sdp : null;
  }

  /** What was answered, with the candidates found since. */
  renewAnswer(): string {
    if (this.#answered && this.#pc.localDescription?.type === 'answer') {
      this.#answered = { ...this.#answered, sdp: this.localSdp };
    }
    return this.#answered?.sdp ?? '';
  }

  /** Takes the answer to our offer. False: it is for an older one, or none is waited for. */
  async takeAnswer(sdp: string, offerId: string | null): Promise<boolean> {
    const taken = await this.#queue.run(async () => {
      if (this.#pc.signalingState !== 'have-local-offer') return false;
      // SDKs echo no id: then it can only be for the offer that is open.
      if (offerId !== null && offerId !== this.#offerId) return false;
      this.#check(sdp);
      try {
        await this.#pc.setRemoteDescription({ type: 'answer', sdp });
      } catch (error) {
        throw new CallError('media-error', 'the answer cannot be used', { cause: error });
      }
      this.#offerId = null;
      this.#established = true;
      await this.#addEarly();
      if (this.#stale) this.renew();
      return true;
    });
    return taken ?? false;
  }

  /** Takes a later offer and answers it. */
  takeOffer(sdp: string, offerId: string | null): Promise<void> {
    return this.#queue
      .run(async () => {
        const again = offerId !== null && this.answerAgain(offerId);
        if (again) return this.#options.send('answer', again, offerId);
        this.#ignoreOffer = this.#pc.signalingState !== 'stable' && !this.#options.polite;
        if (this.#ignoreOffer) return this.#options.onDropped('offer collision');
        const answer = await this.#answer(sdp, offerId);
        this.#options.send('answer', answer, offerId);
      })
      .catch(this.#fault);
  }

  addCandidates(candidates: readonly SignalCandidate[]): void {
    for (const candidate of candidates) {
      if (++this.#candidates > SIGNAL_LIMITS.candidatesPerSession) {
        this.#options.onDropped('too many candidates');
        return;
      }
      this.#early.push(candidate);
    }
    void this.#queue.run(() => this.#addEarly()).catch(this.#fault);
  }

  /** Sends the open offer again: it, or its answer, may be lost. */
  resend(): void {
    if (this.#established && this.#pc.signalingState === 'have-local-offer') {
      this.#options.send('offer', this.localSdp, this.#offerId);
    }
  }

  close(): void {
    this.#queue.close();
    this.#pc.onnegotiationneeded = null;
  }

  async #setFirst(): Promise<void> {
    const { shape } = this.#options;
    if (!shape) return this.#pc.setLocalDescription();
    const { sdp = '' } = await this.#pc.createOffer();
    await this.#pc
      .setLocalDescription({ type: 'offer', sdp: shape(sdp) })
      .catch(() => this.#pc.setLocalDescription());
  }

  /** False: another one is open. */
  async #offer(): Promise<boolean> {
    if (this.#pc.signalingState !== 'stable') return false;
    await this.#pc.setLocalDescription();
    this.#offerId = crypto.randomUUID();
    this.#options.send('offer', this.localSdp, this.#offerId);
    return true;
  }

  #check(sdp: string): void {
    if (!this.#options.trusts(sdp)) throw new CallError('security-error', 'another certificate than before');
  }

  async #answer(sdp: string, offerId: string | null, oneOfMany = false): Promise<string> {
    this.#check(sdp);
    try {
      await this.#pc.setRemoteDescription({ type: 'offer', sdp });
    } catch (error) {
      throw new CallError('media-error', 'the offer cannot be used', { cause: error });
    }
    this.#offerId = null;
    // Our own offer, if there was one, is taken back, and the answer says how it stands.
    this.#stale = false;
    await this.#options.follow(sdp);
    await this.#pc.setLocalDescription(oneOfMany ? await this.#passiveAnswer() : undefined);
    await this.#addEarly();
    this.#answered = { offerId, sdp: this.localSdp };
    return this.localSdp;
  }

  /**
   * Lets the other side begin DTLS: it speaks to the device that it chose. Two that answer, and both begin, get in
   * each other's way there, so that neither ever connects.
   */
  async #passiveAnswer(): Promise<RTCSessionDescriptionInit> {
    const { sdp = '' } = await this.#pc.createAnswer();
    return { type: 'answer', sdp: sdp.replaceAll('a=setup:active', 'a=setup:passive') };
  }

  async #addEarly(): Promise<void> {
    if (!this.#pc.remoteDescription) return;
    const add = async (candidate: SignalCandidate): Promise<void> => {
      try {
        await this.#pc.addIceCandidate(candidate);
      } catch {
        // Candidates of an offer that we ignored do not fit: expected. Any other is one path less.
        if (!this.#ignoreOffer) this.#options.onDropped('bad candidate');
      }
    };
    await Promise.all(this.#early.splice(0).map(add));
  }

  readonly #fault = (error: unknown): void => {
    if (this.#pc.signalingState !== 'closed') this.#options.onFault(toCallError(error, 'media-error'));
  };
}
