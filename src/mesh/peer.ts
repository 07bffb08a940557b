import type { LocalTracks } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import type { EndReason } from '../session/end-reason.js';
import { NO_FLAGS, type OwnFlags } from '../session/call-session.js';
import type { Participant } from '../session/participant.js';
import type { CallKind, Signal, SignalCandidate } from '../signaling/signal.js';
import type { Address } from '../signaling/signaling.js';
import { shallowEqual } from '../support/equal.js';
import type { UserInfo } from '../support/user-info.js';
import { safeAvatarUrl } from '../support/safe-url.js';
import type { VideoPlan } from './bitrate-plan.js';
import { KIT_PARAMS, type MeshTiming } from './mesh-options.js';
import { PeerLink } from './peer-link.js';
import { isLive, nextPhase, participantConnection, type PeerEvent, type PeerPhase } from './peer-phase.js';

/** A signal's own part; the session adds what every signal carries. */
export type Outgoing =
  | {
      readonly type: 'call' | 'accept' | 'iceRestart' | 'iceRestartAccept';
      readonly sdp: string;
      readonly offerId: string | null;
    }
  | { readonly type: 'iceCandidates'; readonly candidates: readonly SignalCandidate[] }
  | { readonly type: 'hangUp' };

export interface PeerOptions {
  readonly userId: string;
  readonly kind: CallKind;
  /** Lower user id: gives way when two offers collide. */
  readonly polite: boolean;
  readonly timing: MeshTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly tracks: () => LocalTracks;
  readonly send: (to: Address, signal: Outgoing) => void;
  readonly onChange: () => void;
  readonly onDropped: (reason: string) => void;
  readonly onError: (error: CallError) => void;
}

/** How long somebody counts as speaking after the last loud packet, in ms. */
const SPEAKING_HOLD = 900;

/** One other person in a call: where the pair stands, their device, and the connection to it. */
export class Peer {
  readonly userId: string;
  readonly #options: PeerOptions;
  #phase: PeerPhase = 'idle';
  #endReason: EndReason | null = null;
  #device: string | null = null;
  #isKit = false;
  #name: string | null = null;
  #avatar: string | null = null;
  #audioMuted: boolean | null = null;
  #videoMuted: boolean | null = null;
  #screenShared = false;
  #flags: OwnFlags = NO_FLAGS;
  #lastVoice = -Infinity;
  #speaking = false;
  #link: PeerLink | null = null;
  #offer: { readonly sdp: string; readonly offerId: string | null } | null = null;
  readonly #early: SignalCandidate[] = [];
  #plan: VideoPlan | null = null;
  #dialTimer: ReturnType<typeof setInterval> | undefined;
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: Participant | null = null;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.userId = options.userId;
  }

  get phase(): PeerPhase {
    return this.#phase;
  }

  get endReason(): EndReason | null {
    return this.#endReason;
  }

  /** The bound device; null while any device of the person may still answer. */
  get device(): string | null {
    return this.#device;
  }

  /** The other side was seen to be call-elements. */
  get isKit(): boolean {
    return this.#isKit;
  }

  /** Where signals for this person go. An SDK is addressed as it addresses others: by the bare JID. */
  get address(): Address {
    return this.#device && this.#isKit
      ? { userId: this.userId, device: this.#device }
      : { userId: this.userId };
  }

  get snapshot(): Participant {
    const live = isLive(this.#phase);
    const videoStream = live ? (this.#link?.incoming('video') ?? null) : null;
    // An SDK does not tell: then it is muted while no packets come.
    const videoMuted = this.#videoMuted ?? this.#link?.isSilent('video') ?? true;
    const next: Participant = {
      id: this.userId,
      name: this.#name ?? this.userId,
      avatar: this.#avatar,
      isLocal: false,
      connection: participantConnection(this.#phase),
      endReason: this.#endReason,
      audioStream: live ? (this.#link?.incoming('audio') ?? null) : null,
      videoStream,
      screenStream: live && this.#screenShared ? (this.#link?.incoming('screen') ?? null) : null,
      audioMuted: this.#audioMuted ?? false,
      videoMuted: videoMuted || videoStream === null,
      speaking: this.#speaking,
      ...this.#flags,
      safetyCode: null,
      quality: null,
    };
    if (!this.#snapshot || !shallowEqual(this.#snapshot, next)) this.#snapshot = Object.freeze(next);
    return this.#snapshot;
  }

  /** Learns what a signal says about the person, whatever it is about. */
  learn(signal: Signal): void {
    const { params = {}, userInfo = {} } = signal;
    if (params[KIT_PARAMS.kit]) this.#isKit = true;
    this.#name = textOf(userInfo, 'full_name') ?? textOf(userInfo, 'name') ?? this.#name;
    const avatar = textOf(userInfo, 'avatar');
    if (avatar) this.#avatar = safeAvatarUrl(avatar) ?? this.#avatar;
    this.#audioMuted = flagOf(params, KIT_PARAMS.audioMuted) ?? this.#audioMuted;
    this.#videoMuted = flagOf(params, KIT_PARAMS.videoMuted) ?? this.#videoMuted;
    this.#screenShared = flagOf(params, KIT_PARAMS.screenShared) ?? this.#screenShared;
    const { handRaised, recording, onHold } = this.#flags;
    this.#flags = {
      handRaised: flagOf(params, KIT_PARAMS.handRaised) ?? handRaised,
      recording: flagOf(params, KIT_PARAMS.recording) ?? recording,
      onHold: flagOf(params, KIT_PARAMS.onHold) ?? onHold,
    };
  }

  /** Calls the person, again and again until they answer. */
  async dial(): Promise<void> {
    if (!this.#step('dial')) return;
    const { timing } = this.#options;
    this.#answerTimer = setTimeout(() => this.#unanswered(), timing.answerTimeout);
    const link = await this.#connect(true);
    if (!link) return;
    await link.offer();
    const repeat = (): void => {
      if (this.#link !== link || (this.#phase !== 'dialing' && this.#phase !== 'ringing')) return;
      this.#options.send(
        { userId: this.userId },
        { type: 'call', sdp: link.localSdp, offerId: link.offerId },
      );
    };
    repeat();
    if (this.#link === link) this.#dialTimer = setInterval(repeat, timing.dialInterval);
  }

  /** Between two called people the other one calls: waits for it as long as for an answer. */
  expect(): void {
    if (this.#phase !== 'idle') return;
    this.#answerTimer = setTimeout(() => this.end('no-answer'), this.#options.timing.answerTimeout);
  }

  /** Their device rings. */
  ring(): void {
    this.#step('ring');
  }

  /** They call us. Kept until it is answered; a repeat renews it. */
  offer(sdp: string, offerId: string | null, device: string): void {
    if (isLive(this.#phase)) {
      // Our answer may be lost: they still call.
      const again = this.#link?.answerAgain(offerId);
      if (again && !this.#link?.flowing)
        this.#options.send(this.address, { type: 'accept', sdp: again, offerId });
      return;
    }
    if (!this.#step('offer')) return;
    this.#offer = { sdp, offerId };
    this.#device = device;
  }

  /** Answers the offer that is kept. */
  async answer(): Promise<void> {
    const offer = this.#offer;
    if (!offer || !this.#step('accept')) return;
    this.#offer = null;
    this.#stopDialing();
    const link = await this.#connect(false);
    if (!link) return;
    try {
      const sdp = await link.answer(offer.sdp, offer.offerId);
      if (this.#link !== link) return;
      this.#options.send(this.address, { type: 'accept', sdp, offerId: offer.offerId });
      link.openCandidates();
      link.addCandidates(this.#early.splice(0));
    } catch (error) {
      this.#failed('media-error', toCallError(error, 'media-error'));
    }
  }

  /** They took our call on this device. False: too late, or for an older offer. */
  async accepted(sdp: string, offerId: string | null, device: string): Promise<boolean> {
    const link = this.#link;
    if (!link || nextPhase(this.#phase, 'accept') === null) {
      this.#options.onDropped('accept in phase ' + this.#phase);
      return false;
    }
    if (offerId !== null && offerId !== link.offerId) {
      this.#options.onDropped('answer to an old offer');
      return false;
    }
    this.#device = device;
    this.#step('accept');
    this.#stopDialing();
    try {
      const taken = await link.takeAnswer(sdp, offerId);
      if (taken) link.addCandidates(this.#early.splice(0));
      return taken;
    } catch (error) {
      this.#failed('media-error', toCallError(error, 'media-error'));
      return false;
    }
  }

  candidates(candidates: readonly SignalCandidate[]): void {
    if (this.#phase === 'ended') return;
    if (isLive(this.#phase) && this.#link) this.#link.addCandidates(candidates);
    else if (this.#early.length < 64) this.#early.push(...candidates);
    else this.#options.onDropped('too many early candidates');
  }

  takeOffer(sdp: string, offerId: string | null): void {
    if (isLive(this.#phase)) void this.#link?.takeOffer(sdp, offerId);
    else this.#options.onDropped('offer in phase ' + this.#phase);
  }

  takeAnswer(sdp: string, offerId: string | null): void {
    if (!isLive(this.#phase)) return this.#options.onDropped('answer in phase ' + this.#phase);
    this.#link?.takeAnswer(sdp, offerId).then(
      (taken) => taken || this.#options.onDropped('answer to an old offer'),
      (error: unknown) => this.#failed('media-error', toCallError(error, 'media-error')),
    );
  }

  /** Sends other tracks. */
  async sendTracks(tracks: LocalTracks): Promise<void> {
    await this.#link?.send(tracks);
  }

  limit(plan: VideoPlan): void {
    this.#plan = plan;
    void this.#link?.limit(plan);
  }

  /** Looks whether the person speaks; the session asks some times a second. */
  pollVoice(): boolean {
    const now = performance.now();
    if (this.#phase === 'connected' && this.#link?.hearsVoice()) this.#lastVoice = now;
    const speaking = now - this.#lastVoice < SPEAKING_HOLD && this.#audioMuted !== true;
    const changed = speaking !== this.#speaking;
    this.#speaking = speaking;
    return changed;
  }

  end(reason: EndReason): void {
    this.#step('end', reason);
  }

  #step(event: PeerEvent, reason: EndReason | null = null): boolean {
    const next = nextPhase(this.#phase, event);
    if (next === null) {
      if (event !== 'end') this.#options.onDropped(`${event} in phase ${this.#phase}`);
      return false;
    }
    const changed = next !== this.#phase;
    this.#phase = next;
    if (next === 'ended') {
      this.#endReason = reason;
      this.#close();
    }
    if (changed) this.#options.onChange();
    return true;
  }

  async #connect(offerer: boolean): Promise<PeerLink | null> {
    const { kind, polite, timing, relayOnly, iceServers, tracks, send, onDropped } = this.#options;
    const servers = await iceServers();
    if (this.#phase === 'ended') return null;
    try {
      this.#link = new PeerLink({
        kind,
        polite,
        offerer,
        timing,
        tracks: tracks(),
        iceServers,
        configuration: { iceServers: servers, iceTransportPolicy: relayOnly ? 'relay' : 'all' },
        onOffer: (sdp, offerId) => send(this.address, { type: 'iceRestart', sdp, offerId }),
        onAnswer: (sdp, offerId) => send(this.address, { type: 'iceRestartAccept', sdp, offerId }),
        onCandidates: (candidates) => send(this.address, { type: 'iceCandidates', candidates }),
        onMedia: () => {
          if (isLive(this.#phase)) this.#step('media');
          this.#options.onChange();
        },
        onLost: () => this.#step('lost'),
        onFailed: (reason, error) => this.#failed(reason, error),
        onDropped,
      });
    } catch (error) {
      this.#failed('media-error', toCallError(error, 'media-error'));
      return null;
    }
    if (this.#plan) void this.#link.limit(this.#plan);
    return this.#link;
  }

  #failed(reason: 'ice-failed' | 'connection-lost' | 'media-error', error?: CallError): void {
    if (this.#phase === 'ended') return;
    this.#options.onError(error ?? new CallError(reason, `no connection to a person: ${reason}`));
    this.end(reason);
  }

  /** The SDKs fall silent here, and the other phone rings on; a word ends it. */
  #unanswered(): void {
    this.#options.send({ userId: this.userId }, { type: 'hangUp' });
    this.end('no-answer');
  }

  #stopDialing(): void {
    clearInterval(this.#dialTimer);
    clearTimeout(this.#answerTimer);
  }

  #close(): void {
    this.#stopDialing();
    this.#link?.close();
    this.#link = null;
    this.#offer = null;
    this.#early.length = 0;
    this.#speaking = false;
  }
}

function textOf(info: UserInfo, key: string): string | null {
  const value = info[key];
  return typeof value === 'string' && value.trim() ? value.trim().slice(0, 128) : null;
}

function flagOf(params: UserInfo, key: string): boolean | null {
  const value = params[key];
  return value === 'true' ? true : value === 'false' ? false : null;
}
