import type { LocalTracks } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { EndReason } from '../../session/end-reason.js';
import type { CallKind } from '../../signaling/signal.js';
import { normalizeSdp } from '../../signaling/v1/sdp-text.js';
import { sendPlan } from '../../rtc/bitrate-plan.js';
import { hasRelay, iceConfiguration } from '../../rtc/ice-servers.js';
import { PathScout } from '../../rtc/path-scout.js';
import { PeerLink } from '../../rtc/peer-link.js';
import { GAPS, Recovery, SOON, type Ladder } from '../../rtc/recovery.js';
import type { PhoneLine } from './phone-line.js';
import { offerSizes } from './three-sizes.js';
import type { VideoCallTiming } from './videocall-timing.js';

export interface CallMediaOptions {
  readonly line: PhoneLine;
  readonly kind: CallKind;
  /** Gives way when both offer at once. */
  readonly polite: boolean;
  readonly caller: boolean;
  readonly timing: VideoCallTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly tracks: () => LocalTracks;
  readonly capKbps: number;
  /** Offer the camera in three sizes. */
  readonly simulcast: boolean;
  /** Puts into a description what the other side is told with it. */
  readonly mark: (sdp: string) => string;
  /** Media flow, or what comes in changed. */
  readonly onMedia: () => void;
  readonly onLost: () => void;
  readonly onFailed: (reason: EndReason, error?: CallError) => void;
  readonly onDropped: (reason: string) => void;
}

/** Janus answers a restart as long as it lives; a new connection would be a new call. */
const LADDER: Ladder = { rungs: ['restart'], first: SOON, gaps: GAPS, patient: true, answers: false };
/** Janus gets all candidates at once that come within this, in ms. */
const BATCH = 20;

/** The one connection of a call, which ends at Janus, and how it is brought back. */
export class CallMedia {
  readonly #options: CallMediaOptions;
  readonly #recovery: Recovery;
  #link: PeerLink | null = null;
  #early: RTCIceCandidateInit[] = [];
  /** The next offer is for a restart. */
  #restarting = false;
  #capKbps: number;
  #closed = false;

  constructor(options: CallMediaOptions) {
    this.#options = options;
    this.#capKbps = options.capKbps;
    this.#recovery = new Recovery({
      timing: options.timing,
      offerer: options.caller,
      ladder: () => LADDER,
      ready: () => options.line.isReady,
      scout: new PathScout(() => this.#configuration()),
      onLost: options.onLost,
      climb: () => this.#restart(),
      onGiveUp: (reason) => options.onFailed(reason === 'left' ? 'connection-lost' : reason),
    });
  }

  get link(): PeerLink | null {
    return this.#link;
  }

  /** Our offer; null: closed meanwhile. */
  async offer(): Promise<string | null> {
    const link = await this.#make();
    if (!link) return null;
    await link.offer();
    return this.#closed ? null : this.#options.mark(link.localSdp);
  }

  /** The answer to theirs; null: closed meanwhile. Rejects with `media-error`. */
  async answer(offer: string): Promise<string | null> {
    const link = await this.#make();
    if (!link) return null;
    const answer = await link.answer(normalizeSdp(offer), null);
    return this.#closed ? null : this.#options.mark(answer);
  }

  /** What was described has reached Janus: candidates may follow. */
  described(): void {
    this.#link?.openCandidates();
  }

  /** Both descriptions are exchanged: from now on it must come about. */
  begin(): void {
    this.#recovery.begin();
  }

  /** False: no answer was waited for. Rejects with `media-error`. */
  async takeAnswer(answer: string): Promise<boolean> {
    return (await this.#link?.takeAnswer(answer, null)) ?? false;
  }

  takeUpdate({ type, sdp = '' }: RTCSessionDescriptionInit): void {
    if (type === 'offer') return void this.#link?.takeOffer(sdp, null);
    this.takeAnswer(sdp).then(
      (taken) => taken || this.#options.onDropped('answer to no offer'),
      (error: unknown) => this.#fail(error),
    );
  }

  addCandidate(candidate: RTCIceCandidateInit): void {
    if (!this.#link) return void (this.#early.length < 64 && this.#early.push(candidate));
    this.#link.addCandidates([
      {
        candidate: candidate.candidate ?? '',
        sdpMid: candidate.sdpMid ?? null,
        sdpMLineIndex: candidate.sdpMLineIndex ?? null,
      },
    ]);
  }

  /** What the other side is told with descriptions changed. */
  tellAgain(): void {
    this.#link?.describeAgain();
  }

  async send(tracks: LocalTracks): Promise<void> {
    await this.#link?.send(tracks);
  }

  /** Cap of what is sent; 0 = none. */
  limit(capKbps: number): void {
    this.#capKbps = capKbps;
    void this.#link?.limit(sendPlan(2, capKbps));
  }

  /** The network, the server or the page came back. */
  nudge(): void {
    this.#recovery.nudge();
  }

  moved(): void {
    this.#recovery.moved();
  }

  close(): void {
    this.#closed = true;
    this.#recovery.close();
    this.#link?.close();
    this.#link = null;
  }

  async #configuration(): Promise<RTCConfiguration> {
    const { iceServers, relayOnly } = this.#options;
    return iceConfiguration(await iceServers(), relayOnly);
  }

  #restart(): void {
    this.#restarting = true;
    void this.#link?.restart();
  }

  async #make(): Promise<PeerLink | null> {
    const { kind, polite, relayOnly, iceServers, tracks, onDropped } = this.#options;
    const configuration = await this.#configuration();
    if (this.#closed) return null;
    if (relayOnly && !hasRelay(configuration.iceServers ?? []))
      throw new CallError('no-relay', 'relays only, and there are none');
    const link: PeerLink = new PeerLink({
      kind,
      polite,
      oneOfMany: false,
      ...(this.#options.simulcast ? { shapeOffer: offerSizes } : {}),
      candidateBatch: BATCH,
      tracks: tracks(),
      // Of who sends sizes the plugin passes on these alone: a screen takes their place.
      isKit: () => !this.#options.simulcast,
      iceServers,
      configuration,
      pinned: null,
      onOffer: (sdp) => this.#describe({ type: 'offer', sdp }),
      onAnswer: (sdp) => this.#describe({ type: 'answer', sdp }),
      onCandidates: (candidates) => {
        for (const candidate of candidates) this.#options.line.trickle(candidate);
      },
      onMedia: () => link === this.#link && this.#options.onMedia(),
      onPath: (path) => {
        if (link !== this.#link) return;
        if (path === 'connected') this.#recovery.connected();
        else this.#recovery.lost(path);
      },
      onFailed: (error) => this.#fail(error),
      onDropped,
      onText: () => undefined,
      onTextOpen: () => undefined,
    });
    this.#link = link;
    void link.limit(sendPlan(2, this.#capKbps));
    for (const candidate of this.#early.splice(0)) this.addCandidate(candidate);
    return link;
  }

  #describe({ type, sdp = '' }: RTCSessionDescriptionInit): void {
    const jsep = { type, sdp: this.#options.mark(sdp) };
    const restart = jsep.type === 'offer' && this.#restarting;
    if (restart) this.#restarting = false;
    this.#options.line.set(restart ? { restart } : {}, jsep).catch((error: unknown) => {
      // A later rung of the ladder offers again.
      this.#options.onDropped(`description not taken: ${toCallError(error, 'service-failed').reason}`);
    });
  }

  #fail(thrown: unknown): void {
    const error = toCallError(thrown, 'media-error');
    this.#options.onFailed(error.reason === 'no-relay' ? 'ice-failed' : 'media-error', error);
  }
}
