import { CallError, toCallError } from '../session/call-error.js';
import type { RejoinTicket } from '../session/call-service.js';
import type { CallSession, OwnFlags, SessionSnapshot } from '../session/call-session.js';
import type { EndReason } from '../session/end-reason.js';
import { SessionBase } from '../session/session-base.js';
import type { Reaction } from '../session/reaction.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { CallSignal, Signal } from '../signaling/signal.js';
import type { ReceivedSignal } from '../signaling/signaling.js';
import { encodeUserInfo } from '../signaling/v1/user-info.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import { Membership } from './membership.js';
import { needsServer } from './mesh-cannot.js';
import { KIT_PARAMS } from './mesh-options.js';
import type { MeshSessionOptions } from './mesh-session-options.js';
import { endedElsewhere, OwnDevices } from './own-devices.js';
import { OwnSide } from './own-side.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import type { Round } from './round.js';
import { offerIdOf, SessionSender } from './session-sender.js';
import { SessionInbox } from './session-inbox.js';
import { SessionMoving } from './session-moving.js';
import { SessionPeople } from './session-people.js';
import { SessionSocial } from './session-social.js';
import { pictureOf } from './session-picture.js';
import { SessionWatch } from './session-watch.js';

/** One call of the mesh: the people in it, and what is said between all of them. */
export class MeshSession extends SessionBase implements CallSession {
  readonly round: Round;
  readonly moving: SessionMoving;
  readonly #options: MeshSessionOptions;
  readonly #people: SessionPeople;
  readonly #createdAt = Date.now();
  readonly #watch: SessionWatch;
  readonly #sender: SessionSender;
  readonly #inbox: SessionInbox;
  readonly #social: SessionSocial;
  readonly #own: OwnDevices;
  #end: () => void = () => {};
  readonly #over = new Promise<void>((resolve) => (this.#end = resolve));
  readonly #members: Membership;
  readonly #ownSide: OwnSide;
  #remoteInfo: UserInfo;
  #accepted: boolean;
  #startedAt: number | null = null;
  #endedAt: number | null = null;
  #endReason: EndReason | null = null;
  #ringTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: MeshSessionOptions) {
    super();
    this.#options = options;
    const { callerId, round = 0, rejoining } = options;
    this.round = { callerId, round };
    this.#own = new OwnDevices(options);
    this.#accepted = options.direction === 'outgoing' || rejoining !== undefined;
    this.#remoteInfo = options.direction === 'incoming' ? options.userInfo : {};
    this.#people = new SessionPeople(options, {
      sender: () => this.#sender,
      tracks: () => this.#ownSide.tracks,
      onText: (userId, message) => this.#social.texts.take(userId, message),
      onTextOpen: (peer) => this.#social.texts.resend(peer),
      onChange: () => this.#onPeer(),
    });
    this.#members = this.#createMembership();
    this.moving = new SessionMoving({
      sender: () => this.#sender,
      peers: this.#people.map,
      onDropped: options.onDropped,
    });
    this.#sender = new SessionSender({
      ...options,
      rejoining: rejoining !== undefined,
      memberIdsFor: this.#members.listFor,
      roundFor: this.#members.roundFor,
    });
    this.#ownSide = new OwnSide({
      media: options.media,
      sender: this.#sender,
      peers: () => this.#people.all,
      run: (task) => this.#run(task),
    });
    this.#social = new SessionSocial({
      sessionId: options.id,
      signaling: options.signaling,
      sender: this.#sender,
      peers: () => this.#people.live,
      emitter: this.emitter,
      onDropped: options.onDropped,
    });
    this.#inbox = this.#createInbox();
    this.#watch = new SessionWatch({
      media: options.media,
      signaling: options.signaling,
      peers: () => this.#people.all,
      onTracks: () => this.#ownSide.changed(),
      // What was said meanwhile is lost where it waited too long, or where the other was not back yet.
      onOnline: () => {
        for (const peer of this.#people.live) if (peer.isKit) this.#sender.tellAgain(peer.address, true);
      },
      onVoice: () => this.changed(),
    });
  }

  get id(): string {
    return this.#options.id;
  }

  /** Makes the offers, and says nothing yet. */
  prepare(): void {
    for (const peer of this.#people.all) peer.prepare();
  }

  /** Over without a word: by default, nobody was called, and nobody will be. */
  discard(reason: EndReason = 'cancelled'): void {
    if (!this.#endReason) this.#finish(reason);
  }

  /** Calls everyone. */
  dial(): void {
    for (const peer of this.#people.all) this.#run(peer.dial());
  }

  /** Whether this is our own call to this person alone, not answered yet. */
  isDialing(userId: string): boolean {
    const peer = this.#people.map.size === 1 ? this.#people.map.get(userId) : undefined;
    if (this.#endReason || this.#options.direction !== 'outgoing' || !peer) return false;
    return peer.phase === 'idle' || peer.phase === 'dialing' || peer.phase === 'ringing';
  }

  /** Takes our call back because the same two talk in another one: their other devices must stop ringing. */
  withdraw(): void {
    if (this.#endReason) return;
    this.#people.broadcast(
      { type: 'hangUp', userInfo: {} },
      { [KIT_PARAMS.endReason]: 'answered-elsewhere' },
    );
    this.#finish('cancelled');
  }

  /** The first `call` of the initiator: rings here. */
  ring(received: ReceivedSignal, signal: CallSignal): void {
    const peer = this.#people.map.get(received.from.userId);
    if (!peer) return;
    peer.learn(signal, received.client);
    peer.offer(signal.sdp, offerIdOf(signal), received.from.device);
    this.#ringTimer = setTimeout(() => this.#finish('no-answer'), this.#options.timing.answerTimeout);
    // Who answers at once has not rung: the answer should not queue behind this word.
    setTimeout(() => {
      const rings = !this.#accepted && !this.#endReason;
      if (rings && peer.isKit) this.#sender.tell(received.from, { [KIT_PARAMS.ringing]: 'true' });
    });
    this.changed();
  }

  /** Connects while it rings, where the caller is of this kit. */
  prewarm(): void {
    const caller = this.#people.map.get(this.#options.callerId);
    if (caller?.isKit) caller.prewarm();
  }

  /** The page goes away; see `CallService.suspend`. */
  suspend(): RejoinTicket | null {
    if (this.#endReason) return null;
    const { id: callId, kind, callerId, memberIds, round } = this.#options;
    const people = this.#accepted ? this.#people.suspend() : [];
    // A call that rings here may ring on elsewhere.
    this.#finish('disconnected');
    return people.length > 0 ? { callId, kind, callerId, memberIds, people, ...(round && { round }) } : null;
  }

  async accept({ userInfo }: { userInfo?: UserInfoInput } = {}): Promise<void> {
    if (this.#accepted || this.#endReason) throw new CallError('wrong-phase', 'this call does not ring');
    this.#accepted = true;
    clearTimeout(this.#ringTimer);
    if (userInfo) this.#sender.acceptInfo = encodeUserInfo(userInfo);
    if (!(await this.#own.take())) this.#finish('answered-elsewhere');
    if (this.#endReason) {
      this.#own.release();
      throw new CallError('no-such-call', 'over, or taken in another tab');
    }
    this.#people.plan();
    this.changed();
    const answers = this.#people.all.map((peer) =>
      peer.phase === 'offered' ? peer.answer() : this.#members.meet(peer),
    );
    // In a connection that is closed meanwhile nothing settles any more (webrtc-pc §4.4.1.2).
    await Promise.race([Promise.all(answers), this.#over]);
  }

  async reject({ busy = false, userInfo }: { busy?: boolean; userInfo?: UserInfoInput } = {}): Promise<void> {
    if (this.#accepted || this.#endReason) return;
    const info = { ...this.#sender.info(userInfo), ...(busy ? { busy: 'true' } : {}) };
    this.#people.broadcast({ type: 'reject', userInfo: info });
    this.#own.declined(busy);
    this.#finish(busy ? 'busy' : 'declined');
    return Promise.resolve();
  }

  async hangUp({ userInfo, reason }: { userInfo?: UserInfoInput; reason?: EndReason } = {}): Promise<void> {
    if (this.#endReason) return;
    if (!this.#accepted) return this.reject(userInfo ? { userInfo } : {});
    this.#people.broadcast({ type: 'hangUp', userInfo: this.#sender.info(userInfo) });
    const answered = this.#startedAt !== null || this.#people.all.some(({ phase }) => isLive(phase));
    this.#finish(reason ?? (answered ? 'hung-up' : 'cancelled'));
  }

  async update(input: UserInfoInput, { to }: { to?: string } = {}): Promise<void> {
    this.#requireLive();
    await this.#people.update(input, to);
  }

  announce(flags: Partial<OwnFlags>): void {
    this.#ownSide.announce(flags);
  }

  sendText(text: string, id?: string): string {
    this.#requireLive();
    return this.#social.texts.send(text, id);
  }

  react(reaction: Reaction): boolean {
    this.#requireLive();
    return this.#social.react(reaction);
  }

  hold(on: boolean): void {
    if (!this.#endReason) this.#ownSide.announce({ onHold: on });
  }

  async addPeople(userIds: readonly string[]): Promise<void> {
    this.#requireLive();
    this.#members.add(userIds);
    return Promise.resolve();
  }

  async removePerson(userId: string): Promise<void> {
    this.#requireLive();
    this.#members.remove(userId);
    return Promise.resolve();
  }

  readonly mutePerson = needsServer;
  readonly recordAtServer = needsServer;

  /** Every picture comes straight from who sends it, in the one size they make for all. */
  setViews(): void {}

  stats(): Promise<readonly PeerStats[]> {
    return this.#people.stats();
  }

  async setMaxBandwidth(kbps: number): Promise<void> {
    this.#people.cap(kbps);
    return Promise.resolve();
  }

  /** A signal for this call. */
  handle(received: ReceivedSignal): void {
    this.#inbox.handle(received);
  }

  /** Another own device speaks: it may stop what rings or connects here, never change a call that runs. */
  elsewhere(signal: Signal): void {
    const incoming = this.#options.direction === 'incoming' && !this.#endReason;
    const stage = !incoming || this.#startedAt ? 'running' : this.#accepted ? 'connecting' : 'ringing';
    const reason = endedElsewhere(signal, stage);
    if (reason) this.#finish(reason);
    else this.#options.onDropped(`${signal.type} from an own device`);
  }

  #endPeer(peer: Peer, reason: EndReason): void {
    peer.end(reason);
    this.#endIfEmpty();
  }

  #createInbox(): SessionInbox {
    const { self, callerId, direction, onDropped } = this.#options;
    return new SessionInbox({
      self,
      callerId,
      direction,
      sender: this.#sender,
      accepted: () => this.#accepted,
      ended: () => this.#endReason !== null,
      peer: (userId) => this.#people.map.get(userId),
      peers: () => this.#people.all,
      finish: (reason) => this.#finish(reason),
      endPeer: (peer, reason) => this.#endPeer(peer, reason),
      joined: (peer) => {
        this.#ownSide.tell(peer);
        this.#people.plan();
      },
      leave: (reason) => this.#leave(reason),
      follow: (peer, text) => this.#members.follow(peer, text),
      heard: (userInfo) => (this.#remoteInfo = userInfo),
      changed: () => this.changed(),
      run: (task) => this.#run(task),
      drop: onDropped,
      tell: (update) => this.emitter.emit('update', update),
      reacted: this.#social.reacted,
      moved: (peer, text) => this.moving.take(peer, text),
    });
  }

  #createMembership(): Membership {
    const { self, rejoining, onDropped } = this.#options;
    return new Membership({
      ...this.#options,
      selfId: self.userId,
      present: rejoining,
      peers: this.#people.map,
      create: (...who) => this.#people.create(...who),
      sender: () => this.#sender,
      accepted: () => this.#accepted,
      endPeer: (peer, reason) => this.#endPeer(peer, reason),
      changed: () => {
        this.#people.plan();
        this.changed();
      },
      run: (task) => this.#run(task),
      drop: onDropped,
    });
  }

  #onPeer(): void {
    if (this.#endReason) return;
    const phases = this.#people.all.map(({ phase }) => phase);
    if (phases.includes('connected')) {
      if (!this.#startedAt && this.#options.direction === 'incoming') this.#own.connected();
      this.#startedAt ??= Date.now();
      this.#watch.listen();
    }
    this.#social.refresh();
    if (!this.#endIfEmpty()) this.changed();
  }

  #endIfEmpty(): boolean {
    const reason = this.#accepted && !this.#endReason ? this.#people.goneBecause : null;
    if (!reason) return false;
    this.#finish(reason);
    return true;
  }

  /** The whole call is over for us, and whoever is still in it is told. */
  #leave(reason: EndReason): void {
    this.#people.broadcast({ type: 'hangUp', userInfo: {} });
    this.#finish(reason);
  }

  #finish(reason: EndReason): void {
    if (this.#endReason) return;
    this.#endReason = reason;
    this.#endedAt = Date.now();
    clearTimeout(this.#ringTimer);
    this.#ownSide.close();
    this.#watch.close();
    this.#social.close();
    this.#own.release();
    this.#end();
    for (const peer of this.#people.all) peer.end(reason);
    this.changed();
    this.emitter.clear();
  }

  #requireLive(): void {
    if (this.#endReason || !this.#accepted) throw new CallError('wrong-phase', 'no call is going on');
  }

  #run(task: Promise<unknown>): void {
    // What was under way in a call that is over, or withdrawn for another one, fails with it.
    task.catch(
      (error: unknown) => this.#endReason ?? this.#options.onError(toCallError(error, 'media-error')),
    );
  }

  protected override picture(before: SessionSnapshot | undefined): SessionSnapshot {
    const { id, kind, direction, callerId, userInfo } = this.#options;
    const given = {
      id,
      kind,
      direction,
      callerId,
      userInfo,
      remoteInfo: this.#remoteInfo,
      accepted: this.#accepted,
      createdAt: this.#createdAt,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      endReason: this.#endReason,
      takesText: !this.#endReason && this.#social.texts.possible,
    };
    return pictureOf(before, given, this.#people.all);
  }
}
