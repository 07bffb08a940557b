import type { LocalTracks } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import type { CallKind, SignalCandidate } from '../signaling/signal.js';
import type { SendPlan } from '../rtc/bitrate-plan.js';
import { hasRelay, iceConfiguration } from '../rtc/ice-servers.js';
import type { MeshTiming } from './mesh-options.js';
import type { Dialect } from './peer-about.js';
import { PeerLink, type PeerLinkOptions } from '../rtc/peer-link.js';
import { LADDERS } from './ladders.js';
import type { PathScout } from '../rtc/path-scout.js';
import { Recovery, type GiveUp, type Rung } from '../rtc/recovery.js';

/** A description of a fresh connection in place of the old one: `update` with `reason=reconnect`. */
export interface Reconnect {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
  readonly offerId: string;
}

/** What the connection wants said to the other side. */
export type TransportSignal =
  | {
      readonly type: 'iceRestart' | 'iceRestartAccept';
      readonly sdp: string;
      readonly offerId: string | null;
    }
  | { readonly type: 'reconnect'; readonly description: Reconnect }
  | { readonly type: 'iceCandidates'; readonly candidates: readonly SignalCandidate[] };

export type TransportFault = GiveUp | 'media-error' | 'security-error';

export interface TransportOptions {
  readonly kind: CallKind;
  /** Gives way when two offers collide. */
  readonly polite: boolean;
  /** Other devices of ours may answer the same offer. */
  readonly oneOfMany: () => boolean;
  /** This side makes the first offer. */
  readonly offerer: boolean;
  readonly timing: MeshTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  /** One for the whole call, so that a later connection proves to come from the same place. */
  readonly certificates: () => Promise<RTCCertificate[]>;
  readonly tracks: () => LocalTracks;
  readonly dialect: () => Dialect;
  /** Network and signaling are there. */
  readonly ready: () => boolean;
  readonly scout: PathScout;
  readonly send: (signal: TransportSignal) => void;
  readonly onMedia: () => void;
  readonly onLost: () => void;
  readonly onText: PeerLinkOptions['onText'];
  readonly onTextOpen: () => void;
  readonly onFailed: (reason: TransportFault, error?: CallError) => void;
  readonly onDropped: (reason: string) => void;
}

/** So long the other side has to let go as well, before the end of a connection would look like a loss, in ms. */
const LINGER = 2_000;

/**
 * The way to one person: a connection, at times a second one that is to replace it, and the recovery of both.
 * The old one stays until media flow over the new one, so a try that comes to nothing costs nothing.
 */
export class PeerTransport {
  readonly #options: TransportOptions;
  readonly #recovery: Recovery;
  #link: PeerLink | null = null;
  #next: PeerLink | null = null;
  /** The connection whose other side has gone, whatever it still says. */
  #gone: PeerLink | null = null;
  /** Candidates that come while the next connection is being made. */
  #early: SignalCandidate[] | null = null;
  #plan: SendPlan | null = null;
  #pinned: readonly string[] | null = null;
  /** Grows with each connection that is begun: an older one that is still being made is given up. */
  #epoch = 0;
  /** The person is carried elsewhere. */
  #resting = false;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: TransportOptions) {
    this.#options = options;
    const { timing, offerer, dialect, ready, scout, onLost, onFailed } = options;
    this.#recovery = new Recovery({
      timing,
      offerer,
      ladder: () => LADDERS[dialect()],
      ready,
      scout,
      onLost,
      climb: (rung) => this.#climb(rung),
      onGiveUp: (reason) => onFailed(reason),
    });
  }

  /** The connection that is used, for what only looks at it. */
  get link(): PeerLink | null {
    return this.#link;
  }

  /** Makes the first offer. False: closed meanwhile. */
  async offer(): Promise<boolean> {
    const link = await this.#make();
    if (!link) return false;
    this.#link = link;
    await link.offer();
    return this.#link === link;
  }

  /** Answers the first offer, or that of somebody who comes back; null: closed meanwhile. */
  async answer(sdp: string, offerId: string | null): Promise<string | null> {
    const link = await this.#make();
    if (!link) return null;
    this.#link?.close();
    this.#link = link;
    const answer = await link.answer(sdp, offerId);
    if (this.#link !== link) return null;
    this.#pinned = link.pinned;
    this.#recovery.begin();
    return answer;
  }

  /** Takes the answer to the first offer. False: too late, or for another offer. */
  async takeFirstAnswer(sdp: string, offerId: string | null): Promise<boolean> {
    const link = this.#link;
    const taken = (await link?.takeAnswer(sdp, offerId)) ?? false;
    if (!link || !taken) return false;
    this.#pinned = link.pinned;
    this.#recovery.begin();
    return true;
  }

  addCandidates(candidates: readonly SignalCandidate[]): void {
    if (this.#early) this.#early.push(...candidates.slice(0, 256 - this.#early.length));
    else (this.#next ?? this.#link)?.addCandidates(candidates);
  }

  takeOffer(sdp: string, offerId: string | null): void {
    void this.#link?.takeOffer(sdp, offerId);
  }

  takeAnswer(sdp: string, offerId: string | null): void {
    const link = this.#link;
    link?.takeAnswer(sdp, offerId).then(
      (taken) => taken || this.#options.onDropped('answer to an old offer'),
      (error: unknown) => this.#failed(link, error),
    );
  }

  /** The other side began, or goes on with, a fresh connection. */
  async takeReconnect({ type, sdp, offerId }: Reconnect): Promise<void> {
    const { onDropped, polite, send } = this.#options;
    const next = this.#next;
    if (type === 'answer') {
      if (!next || next.offerId !== offerId) return onDropped('answer to an old reconnect');
      return void next.takeAnswer(sdp, offerId).catch((error: unknown) => this.#failed(next, error));
    }
    // Both began: the other side gives way, and answers ours.
    if (next?.offerId != null && !polite) return onDropped('reconnect collision');
    const link = await this.#makeNext();
    if (!link) return;
    try {
      const answer = await link.answer(sdp, offerId);
      if (this.#next !== link) return;
      send({ type: 'reconnect', description: { type: 'answer', sdp: answer, offerId } });
      link.openCandidates();
    } catch (error) {
      this.#failed(link, error);
    }
  }

  async send(tracks: LocalTracks): Promise<void> {
    await Promise.all([this.#link?.send(tracks), this.#next?.send(tracks)]);
  }

  limit(plan: SendPlan): void {
    this.#plan = plan;
    void this.#link?.limit(plan);
    void this.#next?.limit(plan);
  }

  incoming(name: 'audio' | 'video' | 'screen'): MediaStream | null {
    return this.#link?.incoming(name) ?? null;
  }

  /** Connects anew, with another device of the person. */
  renew(): void {
    this.#pinned = null;
    void this.#replace();
  }

  /** The person is carried elsewhere. What stands is closed when they have had time to do the same. */
  rest(): void {
    if (this.#resting || this.#closed) return;
    this.#resting = true;
    this.#recovery.rest();
    this.#dropNext();
    this.#linger = setTimeout(() => {
      this.#link?.close();
      this.#link = null;
      this.#options.onMedia();
    }, LINGER);
  }

  /** Connects anew with somebody who was carried elsewhere. */
  wake(): void {
    if (!this.#resting) return;
    this.#stir();
    this.#link?.close();
    this.#link = null;
    this.#recovery.lost('failed');
  }

  /** Their page goes away, and may come back. */
  leaving(): void {
    this.#stir();
    this.#dropNext();
    this.#gone = this.#link;
    this.#recovery.leaving();
  }

  /** Forgets who was there: somebody comes back with a new page. */
  unpin(): void {
    this.#pinned = null;
  }

  /** A signal of theirs came. */
  heard(): void {
    this.#recovery.heard();
  }

  /** The network, the signaling or the page came back. */
  nudge(): void {
    if (!this.#resting) this.#recovery.nudge();
  }

  /** This machine is in another network. */
  moved(settled: boolean): void {
    if (!this.#resting) this.#recovery.moved(settled);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#linger);
    this.#epoch++;
    this.#recovery.close();
    this.#dropNext();
    this.#link?.close();
    this.#link = null;
  }

  #climb(rung: Rung): void {
    if (rung === 'replace' || !this.#link) void this.#replace();
    else void this.#link?.restart();
  }

  async #replace(): Promise<void> {
    const link = await this.#makeNext();
    if (!link) return;
    await link.offer();
    const { offerId, localSdp } = link;
    if (this.#next !== link || offerId === null) return;
    this.#options.send({ type: 'reconnect', description: { type: 'offer', sdp: localSdp, offerId } });
  }

  async #makeNext(): Promise<PeerLink | null> {
    this.#dropNext();
    this.#early = [];
    const link = await this.#make();
    if (!link) return null;
    this.#next = link;
    link.addCandidates(this.#early.splice(0));
    this.#early = null;
    return link;
  }

  async #make(): Promise<PeerLink | null> {
    const { iceServers, certificates, relayOnly, dialect, send, onDropped, onMedia, onText, onTextOpen } =
      this.#options;
    const epoch = ++this.#epoch;
    const [servers, own] = await Promise.all([iceServers(), certificates()]);
    if (epoch !== this.#epoch || this.#closed) return null;
    if (relayOnly && !this.#link && !hasRelay(servers)) {
      this.#options.onFailed('ice-failed', new CallError('no-relay', 'relays only, and there are none'));
      return null;
    }
    try {
      const link: PeerLink = new PeerLink({
        kind: this.#options.kind,
        polite: this.#options.polite,
        oneOfMany: this.#options.oneOfMany(),
        candidateBatch: this.#options.timing.candidateBatch,
        tracks: this.#options.tracks(),
        isKit: () => dialect() === 'kit',
        iceServers,
        configuration: {
          ...iceConfiguration(servers, relayOnly),
          certificates: own,
        },
        // An SDK's fresh connection has a fresh certificate.
        pinned: dialect() === 'kit' ? this.#pinned : null,
        onOffer: (sdp, offerId) => send({ type: 'iceRestart', sdp, offerId }),
        onAnswer: (sdp, offerId) => send({ type: 'iceRestartAccept', sdp, offerId }),
        onCandidates: (candidates) => send({ type: 'iceCandidates', candidates }),
        onMedia: () => {
          if (link === this.#next) this.#swap();
          if (link === this.#link && link !== this.#gone) onMedia();
        },
        onPath: (path) => {
          if (link === this.#link) this.#onPath(path);
          else if (link === this.#next && path === 'failed') this.#dropNext();
        },
        onFailed: (error) => this.#failed(link, error),
        onDropped,
        onText,
        onTextOpen,
      });
      if (this.#plan) void link.limit(this.#plan);
      return link;
    } catch (error) {
      this.#options.onFailed('media-error', toCallError(error, 'media-error'));
      return null;
    }
  }

  #onPath(path: 'connected' | 'disconnected' | 'failed'): void {
    if (this.#resting) return;
    if (path === 'connected') this.#recovery.connected();
    else this.#recovery.lost(path);
  }

  /** Media flow over the new connection. */
  #swap(): void {
    this.#stir();
    this.#link?.close();
    this.#link = this.#next;
    this.#next = null;
    this.#pinned = this.#link?.pinned ?? null;
    this.#recovery.connected();
  }

  /** Is not carried elsewhere any more. */
  #stir(): void {
    this.#resting = false;
    clearTimeout(this.#linger);
  }

  #dropNext(): void {
    this.#early = null;
    this.#next?.close();
    this.#next = null;
  }

  #failed(link: PeerLink | null, thrown: unknown): void {
    const error = toCallError(thrown, 'media-error');
    const reason = faultOf(error);
    // A replacement that cannot be is no loss; one that somebody else answers is.
    if (link === this.#next && reason !== 'security-error') this.#dropNext();
    else if (link && (link === this.#link || link === this.#next)) this.#options.onFailed(reason, error);
  }
}

function faultOf({ reason }: CallError): TransportFault {
  if (reason === 'no-relay') return 'ice-failed';
  return reason === 'security-error' ? reason : 'media-error';
}
