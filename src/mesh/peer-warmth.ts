import type { LocalTracks } from '../media/local-media.js';
import type { Offer, Outgoing } from './peer-options.js';
import type { PeerTransport, Reconnect } from './peer-transport.js';

const NOTHING: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });

export interface WarmthHost {
  readonly tracks: () => LocalTracks;
  /** A transport that answers. */
  readonly connect: () => PeerTransport;
  /** This is still the pair's transport. */
  readonly holds: (transport: PeerTransport) => boolean;
  readonly send: (signal: Outgoing) => void;
  /** Hands over what candidates came early. */
  readonly feed: (transport: PeerTransport) => void;
}

/**
 * A pair that connects while it rings: the path stands, and no sound or picture passes before the answer.
 * What the page allowed is told beforehand; see `prewarm` of the store's options.
 */
export class PeerWarmth {
  readonly #host: WarmthHost;
  /** Caller: the one device that has connected already. */
  device: string | null = null;
  /** Nothing may pass yet. */
  #shut = false;
  /** The path did not come about, or went: an answer starts as if there had been none. */
  #cold = true;
  /** While it rings here and the path is being made: whether it came about. */
  #warming: Promise<boolean> | null = null;

  constructor(host: WarmthHost) {
    this.#host = host;
  }

  /** The path that was made can be used. */
  get usable(): boolean {
    return this.#shut && !this.#cold;
  }

  /** What may be sent now. */
  let(tracks: LocalTracks): LocalTracks {
    return this.#shut ? NOTHING : tracks;
  }

  /** Called: connects, and sends nothing. */
  warm(offer: Offer): void {
    this.#warming = this.#warmUp(offer);
  }

  /** Called, and answering: once the path stands or will not; true: it can be used. */
  async ready(): Promise<boolean> {
    return ((await this.#warming) ?? false) && this.usable;
  }

  /** Caller: this device has connected, the first one. */
  async take(transport: PeerTransport, { sdp, offerId }: Reconnect, device: string): Promise<void> {
    this.#shutFor(device);
    try {
      await transport.send(this.let(this.#host.tracks()));
      await transport.takeFirstAnswer(sdp, offerId);
      this.#host.feed(transport);
    } catch {
      this.cool();
    }
  }

  /** False: there is no path to warm (any more). */
  cool(): boolean {
    const was = this.usable;
    this.#cold = true;
    return was;
  }

  open(): void {
    this.#shut = false;
  }

  async #warmUp({ sdp, offerId }: Offer): Promise<boolean> {
    this.#shutFor(null);
    const { connect, holds, send, feed } = this.#host;
    const transport = connect();
    try {
      const answer = await transport.answer(sdp, offerId);
      if (!answer || offerId === null || !holds(transport)) return false;
      send({ type: 'prewarm', description: { type: 'answer', sdp: answer, offerId } });
      transport.link?.openCandidates();
      feed(transport);
      return true;
    } catch {
      this.cool();
      return false;
    }
  }

  #shutFor(device: string | null): void {
    this.#shut = true;
    this.#cold = false;
    this.device = device;
  }
}
