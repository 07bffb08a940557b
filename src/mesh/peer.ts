import type { LocalTracks } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import type { EndReason } from '../session/end-reason.js';
import type { Participant } from '../session/participant.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { Signal, SignalCandidate } from '../signaling/signal.js';
import type { TextMessage } from '../signaling/text-message.js';
import type { Address, ClientHint } from '../signaling/signaling.js';
import { shallowEqual } from '../support/equal.js';
import type { SendPlan } from '../rtc/bitrate-plan.js';
import { isMarked, PeerAbout } from './peer-about.js';
import { PeerDial } from './peer-dial.js';
import { HeldVoice } from '../support/held-voice.js';
import { PeerWarmth } from './peer-warmth.js';
import { isLive, nextPhase, type PeerEvent, type PeerPhase } from './peer-phase.js';
import { PeerTransport, type Reconnect, type TransportFault } from './peer-transport.js';
import type { Offer, PeerOptions } from './peer-options.js';
import { pictureOfPeer } from './peer-picture.js';
import { PeerStatsReader } from '../rtc/peer-stats.js';
import { roundOf } from './round.js';
import { SafetyWatch } from './safety-watch.js';

/** One other person in a call: where the pair stands, their device, and the connection to it. */
export class Peer {
  readonly userId: string;
  readonly about: PeerAbout;
  readonly #options: PeerOptions;
  #phase: PeerPhase = 'idle';
  #endReason: EndReason | null = null;
  #device: string | null = null;
  readonly #safety: SafetyWatch;
  readonly #voice = new HeldVoice();
  readonly #warmth: PeerWarmth;
  readonly #dial: PeerDial;
  readonly #stats = new PeerStatsReader();
  #transport: PeerTransport | null = null;
  /** The first offer, made before anybody is called. */
  #prepared: Promise<boolean> | null = null;
  #offer: Offer | null = null;
  readonly #early: SignalCandidate[] = [];
  #plan: SendPlan | null = null;
  #snapshot: Participant | null = null;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.userId = options.userId;
    this.about = new PeerAbout(options.userId);
    this.#safety = new SafetyWatch(options.sessionId, () => options.onChange());
    this.#dial = new PeerDial(options.timing, () => this.#unanswered());
    this.#warmth = new PeerWarmth({
      tracks: options.tracks,
      connect: () => this.#connect(false),
      holds: (transport) => this.#transport === transport,
      send: (signal) => options.send(this.address, signal),
      feed: (transport) => this.#feed(transport),
    });
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
    return this.about.isKit;
  }

  /** Whether pictures can be sent to this person. */
  get takesVideo(): boolean {
    return this.#transport?.link?.takesVideo ?? true;
  }

  /** Where signals for this person go. An SDK is addressed as it addresses others: by the bare JID. */
  get address(): Address {
    const device = this.#device ?? this.#warmth.device;
    return device && this.isKit ? { userId: this.userId, device } : { userId: this.userId };
  }

  get snapshot(): Participant {
    const next = pictureOfPeer({
      userId: this.userId,
      phase: this.#phase,
      endReason: this.#endReason,
      about: this.about,
      transport: this.#transport,
      speaking: this.#voice.speaking,
      safety: this.#safety,
    });
    if (!this.#snapshot || !shallowEqual(this.#snapshot, next)) this.#snapshot = Object.freeze(next);
    return this.#snapshot;
  }

  /** Said before they left and were called again. */
  isPast(signal: Signal): boolean {
    return isMarked(signal, this.userId) && roundOf(signal) < this.#options.round;
  }

  /** Learns what a signal says about the person, whatever it is about. */
  learn(signal: Signal, hint?: ClientHint): void {
    this.about.learn(signal, hint);
    this.#transport?.heard();
  }

  /** Makes the offer, which goes out with {@link dial}. What fails here is tried again there. */
  prepare(): void {
    if (this.#phase === 'idle' && !this.#transport) this.#prepared = this.#connect(true).offer();
    this.#prepared?.catch(() => this.#unprepare());
  }

  /** Calls the person, again and again until they answer. */
  async dial(): Promise<void> {
    if (!this.#step('dial')) return;
    this.#dial.wait();
    const transport = this.#transport ?? this.#connect(true);
    if (!(await this.#made(this.#prepared ?? transport.offer()))) return;
    transport.link?.forgetTold();
    this.#dial.repeat(() => {
      if (this.#transport !== transport || (this.#phase !== 'dialing' && this.#phase !== 'ringing')) return;
      const { localSdp = '', offerId = null } = transport.link ?? {};
      this.#options.send({ userId: this.userId }, { type: 'call', sdp: localSdp, offerId });
    });
  }

  /** Between two called people the other one calls: waits for it as long as for an answer. */
  expect(): void {
    if (this.#phase !== 'idle') return;
    this.#dial.wait(() => this.end('no-answer'));
  }

  /** Their device rings. */
  ring(): void {
    this.#step('ring');
  }

  /** They call us. Kept until it is answered; a repeat renews it. */
  offer(sdp: string, offerId: string | null, device: string): void {
    if (isLive(this.#phase)) {
      // Our answer may be lost: they still call.
      const link = this.#transport?.link;
      const again = link?.answerAgain(offerId);
      if (again && !link?.flowing) this.#options.send(this.address, { type: 'accept', sdp: again, offerId });
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
    this.#dial.stop();
    const warm = await this.#warmth.ready();
    if (this.#phase === 'ended') return;
    const answer = warm ? this.#transport?.link?.answerAgain(offer.offerId) : null;
    if (!answer) this.#transport?.close();
    this.#open();
    if (answer) this.#options.send(this.address, { type: 'accept', sdp: answer, offerId: offer.offerId });
    else await this.#answer(this.#connect(false), offer);
  }

  /** Connects while it rings here, without sending anything: the answer then only lets it through. */
  prewarm(): void {
    const offer = this.#offer;
    if (this.#phase === 'offered' && offer && !this.#transport) this.#warmth.warm(offer);
  }

  /** The device over there has connected while it rings. The first one is taken. */
  async takeWarm(answer: Reconnect, device: string): Promise<void> {
    const transport = this.#transport;
    const rings = this.#phase === 'dialing' || this.#phase === 'ringing';
    if (!rings || !transport || this.#warmth.device !== null || answer.offerId !== transport.link?.offerId) {
      return this.#options.onDropped('prewarm in phase ' + this.#phase);
    }
    await this.#warmth.take(transport, answer, device);
  }

  /** Somebody who was in the call a moment ago comes back with a new page, and so with a new device. */
  async rejoin(sdp: string, offerId: string | null, device: string): Promise<void> {
    const transport = this.#transport;
    // Both lost their pages and call each other: the lower id answers.
    if (this.#phase === 'dialing' && this.#options.polite) {
      this.#dial.stop();
      this.#step('accept');
    }
    if (!transport || (this.#phase !== 'reconnecting' && this.#phase !== 'connecting')) {
      return this.#options.onDropped('rejoin of a live pair');
    }
    const again = this.#device === device ? transport.link?.answerAgain(offerId) : null;
    // A repeat: our answer is lost, or still on its way.
    if (again) return this.#options.send(this.address, { type: 'accept', sdp: again, offerId });
    this.#device = device;
    transport.unpin();
    await this.#answer(transport, { sdp, offerId });
  }

  /** They took our call on this device. False: too late, or for an older offer. */
  async accepted(sdp: string, offerId: string | null, device: string): Promise<boolean> {
    const transport = this.#transport;
    if (!transport || nextPhase(this.#phase, 'accept') === null) {
      this.#options.onDropped('accept in phase ' + this.#phase);
      return false;
    }
    if (this.#warmth.device !== null) return this.#acceptedWarm(transport, device);
    if (offerId !== null && offerId !== transport.link?.offerId) {
      this.#options.onDropped('answer to an old offer');
      return false;
    }
    this.#device = device;
    this.#step('accept');
    this.#dial.stop();
    const taken = await this.#made(transport.takeFirstAnswer(sdp, offerId));
    if (taken) this.#feed(transport);
    return taken ?? false;
  }

  /** The connection, for what belongs into a running call alone; null, and dropped: it does not run. */
  live(word: string): PeerTransport | null {
    if (isLive(this.#phase)) return this.#transport;
    this.#options.onDropped(`${word} in phase ${this.#phase}`);
    return null;
  }

  candidates(candidates: readonly SignalCandidate[]): void {
    if (this.#phase === 'ended') return;
    if (isLive(this.#phase) || this.#warmth.usable) this.#transport?.addCandidates(candidates);
    else if (this.#early.length < 64) this.#early.push(...candidates);
    else this.#options.onDropped('too many early candidates');
  }

  /** The network, the signaling or the page came back. */
  nudge(): void {
    this.#transport?.nudge();
  }

  /** This machine is in another network. */
  moved(settled: boolean): void {
    this.#transport?.moved(settled);
  }

  /** The person is carried elsewhere; they stay in the call. */
  rest(): void {
    if (isLive(this.#phase)) this.#transport?.rest();
  }

  /** Connects with them anew. */
  wake(): void {
    if (isLive(this.#phase)) this.#transport?.wake();
  }

  /** Sends other tracks. */
  async sendTracks(tracks: LocalTracks): Promise<void> {
    await this.#transport?.send(this.#warmth.let(tracks));
  }

  limit(plan: SendPlan): void {
    this.#plan = plan;
    this.#transport?.limit(plan);
  }

  /** Writes beside the media; false: not now. */
  sendText(message: TextMessage): boolean {
    return (isLive(this.#phase) && this.#transport?.link?.sendText(message)) || false;
  }

  /** Looks whether the person speaks; the session asks some times a second. */
  pollVoice(): boolean {
    const loud = this.#phase === 'connected' && (this.#transport?.link?.hearsVoice() ?? false);
    return this.#voice.hear(loud, this.about.audioMuted === true);
  }

  /** Nothing comes from them, and a moment ago something did. */
  get fellSilent(): boolean {
    return this.#transport?.link?.fellSilent ?? false;
  }

  /** How the connection does; null while there is none. */
  stats(): Promise<PeerStats | null> {
    return this.#stats.read(isLive(this.#phase) ? (this.#transport?.link ?? null) : null, this.snapshot);
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

  #connect(offerer: boolean): PeerTransport {
    const { send, tracks, onTextOpen, ...options } = this.#options;
    this.#transport = new PeerTransport({
      ...options,
      offerer,
      tracks: () => this.#warmth.let(tracks()),
      dialect: () => this.about.dialect,
      send: (signal) => send(this.address, signal),
      onMedia: () => {
        if (isLive(this.#phase)) this.#step('media');
        this.#options.onChange();
      },
      onTextOpen: () => onTextOpen(this),
      onLost: () => isLive(this.#phase) && this.#step('lost'),
      onFailed: (reason, error) => {
        if (this.#phase === 'idle') this.#unprepare();
        else if (!this.#warmth.cool()) this.#failed(reason, error);
      },
    });
    if (this.#plan) this.#transport.limit(this.#plan);
    return this.#transport;
  }

  async #answer(transport: PeerTransport, { sdp, offerId }: Offer): Promise<void> {
    const answer = await this.#made(transport.answer(sdp, offerId));
    if (!answer || this.#transport !== transport) return;
    this.#options.send(this.address, { type: 'accept', sdp: answer, offerId });
    transport.link?.openCandidates();
    this.#feed(transport);
  }

  /** Hands over the candidates that came early. */
  #feed(transport: PeerTransport): void {
    transport.addCandidates(this.#early.splice(0));
  }

  #acceptedWarm(transport: PeerTransport, device: string): boolean {
    const same = device === this.#warmth.device && this.#warmth.usable;
    this.#device = device;
    this.#step('accept');
    this.#dial.stop();
    this.#open();
    // Another device of theirs took the call, or the path went: connect anew with the one that answered.
    if (!same) transport.renew();
    return true;
  }

  /** From here on sound and picture pass. */
  #open(): void {
    this.#warmth.open();
    void this.#transport?.send(this.#options.tracks());
    this.#transport?.link?.awaitMedia();
  }

  #unprepare(): void {
    if (this.#phase !== 'idle') return;
    this.#prepared = null;
    this.#transport?.close();
    this.#transport = null;
  }

  /** The result of a first negotiation; null: it failed, and the pair with it. */
  async #made<T>(task: Promise<T>): Promise<T | null> {
    try {
      return await task;
    } catch (thrown) {
      const error = toCallError(thrown, 'media-error');
      this.#failed(error.reason === 'security-error' ? error.reason : 'media-error', error);
      return null;
    }
  }

  /** The other side is told, so that it need not wait for us. */
  #failed(reason: TransportFault, error?: CallError): void {
    if (this.#phase === 'ended') return;
    if (reason === 'left') return this.end('remote-hung-up');
    this.#options.onError(error ?? new CallError(reason, `no connection to a person: ${reason}`));
    this.#options.send(this.address, { type: 'hangUp', reason });
    this.end(reason);
  }

  /** The SDKs fall silent here, and the other phone rings on; a word ends it. */
  #unanswered(): void {
    this.#options.send({ userId: this.userId }, { type: 'hangUp' });
    this.end('no-answer');
  }

  #close(): void {
    this.#dial.stop();
    this.#transport?.close();
    this.#transport = null;
    this.#offer = null;
    this.#early.length = 0;
    this.#voice.speaking = false;
  }
}
