import type { LocalTracks } from '../media/local-media.js';
import { CallError } from '../session/call-error.js';
import type { CallKind, SignalCandidate } from '../signaling/signal.js';
import { applyPlan, type SendPlan } from './bitrate-plan.js';
import { CandidateBatch } from './candidate-batch.js';
import { fingerprintsOf } from './fingerprints.js';
import { MediaLines, type LineName } from './media-lines.js';
import { Negotiation } from './negotiation.js';
import { RelayWatch } from './relay-watch.js';
import { TextChannel, type TextChannelOptions } from './text-channel.js';
import { bandwidthOf } from './sdp-lines.js';
import { hearsVoice, packetAge } from './voice.js';

export interface PeerLinkOptions {
  readonly kind: CallKind;
  readonly tracks: LocalTracks;
  /** The other side takes later offers, as far as one knows by now. */
  readonly isKit: () => boolean;
  readonly polite: boolean;
  readonly oneOfMany: boolean;
  /** Changes the first offer before it is set. */
  readonly shapeOffer?: ((sdp: string) => string) | undefined;
  readonly configuration: RTCConfiguration;
  /** Fresh servers for a restart. */
  readonly iceServers: () => Promise<RTCIceServer[]>;
  /** Local candidates are collected so long before they are sent together, in ms. */
  readonly candidateBatch: number;
  /** Certificates that the other side must show; null: those it shows first hold from then on. */
  readonly pinned: readonly string[] | null;
  readonly onOffer: (sdp: string, offerId: string | null) => void;
  readonly onAnswer: (sdp: string, offerId: string | null) => void;
  readonly onCandidates: (candidates: readonly SignalCandidate[]) => void;
  /** Media flows, or a line or track of the other side changed. */
  readonly onMedia: () => void;
  /** The path came, went, or is given up by the browser. */
  readonly onPath: (path: 'connected' | 'disconnected' | 'failed') => void;
  /** With reason `media-error`, `security-error` or `no-relay`. */
  readonly onFailed: (error: CallError) => void;
  readonly onDropped: (reason: string) => void;
  readonly onText: TextChannelOptions['onText'];
  /** Texts pass from here on. */
  readonly onTextOpen: () => void;
}

/** A person who sends nothing at all is connected without a first packet; wait this long for one, in ms. */
const MEDIA_GRACE = 2_000;

/** A picture or a sample of silence comes many times a second: longer without any is no accident, in ms. */
const SILENT = 1_500;

/** Candidates of this machine itself come within milliseconds; those of servers later. Wait so long, in ms. */
const OFFER_WAIT = 12;
const ANSWER_WAIT = 3;
/** After so long without another one the machine has told its own, in ms. */
const GATHER_PAUSE = 2;

/** One RTCPeerConnection with its lines, negotiation and candidates. */
export class PeerLink {
  readonly #options: PeerLinkOptions;
  readonly #pc: RTCPeerConnection;
  readonly #lines: MediaLines;
  readonly #negotiation: Negotiation;
  readonly #batch: CandidateBatch;
  readonly #relays: RelayWatch;
  readonly #texts: TextChannel;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #flowing = false;
  #heard = false;
  #plan: SendPlan | null = null;
  #tracks: LocalTracks;
  #watched = new WeakSet<MediaStreamTrack>();
  #closed = false;
  #pinned: readonly string[] | null;

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    // A pool would gather, and so tell our address, before anybody accepted (PROMISES S9).
    // One transport from the start: else candidates are gathered once for each line.
    this.#pc = new RTCPeerConnection({
      ...options.configuration,
      bundlePolicy: 'max-bundle',
      iceCandidatePoolSize: 0,
    });
    this.#lines = new MediaLines(this.#pc, options.isKit);
    const { onText, onTextOpen: onOpen, onDropped } = options;
    this.#texts = new TextChannel(this.#pc, { onText, onOpen, onDropped });
    this.#batch = new CandidateBatch(options.candidateBatch, options.onCandidates);
    this.#negotiation = new Negotiation({
      pc: this.#pc,
      polite: options.polite,
      oneOfMany: options.oneOfMany,
      shape: options.shapeOffer,
      follow: async (offer) => {
        await this.#lines.follow(offer, this.#tracks);
        if (options.isKit() && /^m=application /m.test(offer)) this.#texts.open();
        this.#watch();
      },
      send: (type, sdp, offerId) =>
        type === 'offer' ? options.onOffer(sdp, offerId) : options.onAnswer(sdp, offerId),
      trusts: (sdp) => this.#trusts(sdp),
      onFault: options.onFailed,
      onDropped: options.onDropped,
    });
    this.#pinned = options.pinned;
    this.#tracks = options.tracks;
    this.#relays = new RelayWatch(this.#pc, options.onFailed);
    this.#pc.onicecandidate = ({ candidate }) => candidate && this.#batch.add(candidate);
    this.#pc.onconnectionstatechange = () => this.#checkMedia();
    this.#pc.oniceconnectionstatechange = () => this.#onPath();
    this.#pc.ontrack = () => {
      this.#watch();
      if (this.#flowing) options.onMedia();
    };
  }

  get offerId(): string | null {
    return this.#negotiation.offerId;
  }

  get localSdp(): string {
    return this.#negotiation.localSdp;
  }

  /** Certificates of the other side; null before its first description. */
  get pinned(): readonly string[] | null {
    return this.#pinned;
  }

  get flowing(): boolean {
    return this.#flowing;
  }

  /**
   * Makes the first offer, with the candidates of this machine in it: so the other side can try them as soon as
   * it answers, instead of after another message.
   */
  async offer(): Promise<void> {
    this.#lines.create(this.#options.kind, this.#tracks);
    this.#watch();
    await this.#negotiation.begin();
    await gatherBriefly(this.#pc, OFFER_WAIT);
    this.#batch.forget();
  }

  /** What was found by now is in the description that goes out. */
  forgetTold(): void {
    this.#batch.forget();
  }

  /** Answers the first offer; candidates go out from here on. */
  async answer(sdp: string, offerId: string | null): Promise<string> {
    await this.#negotiation.answerFirst(sdp, offerId);
    if (this.#options.configuration.iceTransportPolicy !== 'relay')
      await gatherBriefly(this.#pc, ANSWER_WAIT);
    this.#batch.forget();
    return this.#negotiation.renewAnswer();
  }

  /** After our `accept` is on its way: the rest may follow. */
  openCandidates(): void {
    this.#batch.open();
    void this.send(this.#tracks);
  }

  answerAgain(offerId: string | null): string | null {
    return this.#negotiation.answerAgain(offerId);
  }

  async takeAnswer(sdp: string, offerId: string | null): Promise<boolean> {
    const taken = await this.#negotiation.takeAnswer(sdp, offerId);
    if (taken) {
      this.#batch.open();
      // Now it is known who is there: what they take beside voice and camera joins.
      void this.send(this.#tracks);
    }
    return taken;
  }

  takeOffer(sdp: string, offerId: string | null): Promise<void> {
    return this.#negotiation.takeOffer(sdp, offerId);
  }

  addCandidates(candidates: readonly SignalCandidate[]): void {
    this.#negotiation.addCandidates(candidates);
  }

  async send(tracks: LocalTracks): Promise<void> {
    this.#tracks = tracks;
    if (this.#closed) return;
    await this.#lines.send(tracks);
    await this.#applyPlan();
  }

  /** Writes beside the media; where nobody did so before, it takes an offer first, and this is false. */
  sendText(message: Parameters<TextChannel['send']>[0]): boolean {
    if (this.#closed || !this.#options.isKit()) return false;
    this.#texts.open();
    return this.#texts.send(message);
  }

  async limit(plan: SendPlan): Promise<void> {
    this.#plan = plan;
    await this.#applyPlan();
  }

  /** Whether pictures can be sent to the other side. */
  get takesVideo(): boolean {
    return this.#lines.takesVideo;
  }

  incoming(name: 'audio' | 'video' | 'screen'): MediaStream | null {
    return this.#lines.incoming(name);
  }

  /** Whether the browser reports that a line gets no packets. */
  isSilent(name: LineName): boolean {
    return this.#lines.receiver(name)?.track.muted ?? true;
  }

  /** Time since the last packet of a line that was heard, in ms. */
  quietFor(name: LineName): number {
    return packetAge(this.#lines.receiver(name));
  }

  /** One report of the browser about everything. */
  report(): Promise<RTCStatsReport> {
    return this.#pc.getStats();
  }

  lineOf(mid: string): LineName | null {
    return this.#lines.lineOf(mid);
  }

  /** Whether somebody is heard speaking right now. */
  hearsVoice(): boolean {
    const receiver = this.#lines.receiver('audio');
    return receiver !== null && hearsVoice(receiver);
  }

  /** No packet of sound or picture comes in, and a moment ago one did. */
  get fellSilent(): boolean {
    const ages = (['audio', 'video'] as const).map((name) => packetAge(this.#lines.receiver(name)));
    const youngest = Math.min(...ages);
    this.#heard ||= youngest < SILENT;
    return this.#heard && youngest > SILENT;
  }

  /** ICE restart with fresh servers (RFC 8445 §2.4). */
  async restart(): Promise<void> {
    try {
      const iceServers = await this.#options.iceServers();
      if (this.#closed) return;
      this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceServers });
    } catch {
      // The old servers are better than no restart.
    }
    if (this.#closed) return;
    if (this.#pc.signalingState === 'have-local-offer') this.#negotiation.resend();
    else this.#pc.restartIce();
  }

  /** Describes itself again, for who reads more in a description than the media. */
  describeAgain(): void {
    if (!this.#closed) this.#negotiation.renew();
  }

  /** From now on something is sent that was held back: connected means that it arrives. */
  awaitMedia(): void {
    this.#flowing = false;
    this.#checkMedia();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#grace);
    this.#relays.close();
    this.#texts.close();
    this.#batch.close();
    this.#negotiation.close();
    this.#pc.onicecandidate = this.#pc.ontrack = null;
    this.#pc.onconnectionstatechange = this.#pc.oniceconnectionstatechange = null;
    this.#pc.close();
  }

  /** The certificates that are seen first hold for the life of the connection (PROMISES S8). */
  #trusts(sdp: string): boolean {
    const shown = fingerprintsOf(sdp);
    this.#pinned ??= shown;
    return shown.length > 0 && shown.every((fingerprint) => this.#pinned?.includes(fingerprint));
  }

  #onPath(): void {
    const state = this.#pc.iceConnectionState;
    if (state === 'disconnected' || state === 'failed') {
      this.#flowing = false;
      this.#options.onPath(state);
    } else if (state === 'connected' || state === 'completed') {
      this.#options.onPath('connected');
    }
  }

  #watch(): void {
    for (const track of this.#lines.tracks) {
      if (this.#watched.has(track)) continue;
      this.#watched.add(track);
      track.onunmute = track.onmute = () => {
        this.#checkMedia();
        if (this.#flowing) this.#options.onMedia();
      };
    }
  }

  /** Connected means that something arrives, not that a path exists. */
  #checkMedia(): void {
    if (this.#closed || this.#flowing) return;
    if (
      this.#pc.connectionState === 'failed' &&
      /^(connected|completed)$/.test(this.#pc.iceConnectionState)
    ) {
      // A path, and no keys: who answers there has another certificate than was described.
      return this.#options.onFailed(
        new CallError('security-error', 'the certificate is not the described one'),
      );
    }
    if (this.#pc.connectionState !== 'connected') return;
    const arrives = this.#lines.tracks.some(({ muted }) => !muted);
    if (arrives || !MediaLines.expectsMedia(this.#pc.remoteDescription?.sdp ?? '')) return this.#flow();
    this.#grace ??= setTimeout(() => {
      this.#grace = undefined;
      if (this.#pc.connectionState === 'connected' && !this.#flowing) this.#flow();
    }, MEDIA_GRACE);
  }

  #flow(): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#flowing = true;
    this.#options.onMedia();
  }

  async #applyPlan(): Promise<void> {
    if (!this.#plan) return;
    const asked = bandwidthOf(this.#pc.remoteDescription?.sdp ?? '');
    await applyPlan([...this.#lines.senders()], this.#plan, asked);
  }
}

/** Settles when all candidates are found, or the first ones must do. */
function gatherBriefly(pc: RTCPeerConnection, longest: number): Promise<void> {
  return new Promise((resolve) => {
    const events = new AbortController();
    const done = (): void => {
      clearTimeout(limit);
      clearTimeout(pause);
      events.abort();
      resolve();
    };
    let pause: ReturnType<typeof setTimeout> | undefined;
    const limit = setTimeout(done, longest);
    const { signal } = events;
    pc.addEventListener(
      'icecandidate',
      () => {
        clearTimeout(pause);
        if (pc.iceGatheringState === 'complete') return done();
        pause = setTimeout(done, GATHER_PAUSE);
      },
      { signal },
    );
    if (pc.iceGatheringState === 'complete' || pc.signalingState === 'closed') done();
    else if (pc.localDescription?.sdp.includes('a=candidate:')) pause = setTimeout(done, GATHER_PAUSE);
  });
}
