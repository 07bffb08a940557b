import { CallError, toCallError } from '../../session/call-error.js';
import {
  NO_FLAGS,
  type CallSession,
  type MediaChoice,
  type OwnFlags,
  type SessionSnapshot,
} from '../../session/call-session.js';
import type { CallService, RejoinTicket } from '../../session/call-service.js';
import { isQuietUrl } from '../../support/safe-url.js';
import type { UserInfoInput } from '../../support/user-info.js';
import type { CallInfo } from '../call-state.js';
import type {
  AcceptOptions,
  CallOptions,
  CallTarget,
  HangUpOptions,
  RejectOptions,
  RoomOptions,
} from '../call-store.js';
import type { People } from '../people.js';
import type { StoreContext } from '../store-context.js';
import { prewarms } from '../store-options.js';
import { callInfo } from './call-info.js';
import { Held } from './held.js';
import { capOf, checkCap, keepCap } from './max-bandwidth.js';
import { Participants } from './participants.js';
import { isFromAlone, Ringing } from './ringing.js';
import { targetsOf } from './targets.js';

/** What runs while `call()` or `accept()` opens the devices. */
interface Starting {
  cancelled: boolean;
  /** Whom `call()` is about to call, when it is one person. */
  readonly to?: string | undefined;
  /** What came from that very person meanwhile: it is taken in place of calling them. */
  rival: CallSession | null;
}

/** Calls from ring to hang-up: the ones that ring here, the one that is taken, the ones on hold. */
export class Calls {
  readonly #context: StoreContext;
  readonly #people: People;
  readonly #participants: Participants;
  readonly #ringing: Ringing;
  readonly #held: Held;
  readonly #followed = new WeakSet<CallSession>();
  /** Made or taken here, at some time. */
  readonly #taken = new WeakSet<CallSession>();
  /** Calls of the other side that go on in place of our own. */
  readonly #dialed = new WeakSet<CallSession>();
  /** What the page gave along with its last `call()`. */
  #dialInfo: UserInfoInput | undefined;
  #current: CallSession | null = null;
  #starting: Starting | null = null;

  constructor(context: StoreContext, people: People) {
    this.#context = context;
    this.#people = people;
    this.#participants = new Participants(context);
    this.#ringing = new Ringing(context);
    this.#held = new Held(context);
  }

  /** The call that is made or taken, not over and not on hold. */
  get current(): CallSession | null {
    return this.#current;
  }

  /** A call is made, taken or going on. */
  get isBusy(): boolean {
    return this.#current !== null || this.#starting !== null;
  }

  async call(to: CallTarget | readonly CallTarget[], options: CallOptions = {}): Promise<string> {
    const {
      video = true,
      audio = true,
      kind = video ? 'video' : 'audio',
      userInfo,
      maxBandwidth,
      simulcast,
    } = options;
    const { media } = this.#context;
    const service = this.#service();
    const targets = targetsOf(to);
    const ids = service.check(targets.map(({ id }) => id));
    this.#requireIdle();
    for (const { id, name, avatar } of targets) this.#people.learn(id, name, avatar);
    const only = ids.length === 1 ? ids[0] : undefined;
    const waiting = only === undefined ? undefined : this.#ringing.from(only);
    if (waiting) {
      const { id } = waiting.snapshot;
      await this.accept({
        callId: id,
        audio,
        video: video && waiting.snapshot.kind === 'video',
        ...(userInfo ? { userInfo } : {}),
      });
      return id;
    }
    this.#dialInfo = userInfo;
    return this.#start(only, async (starting) => {
      const devices = media.prepare({ audio, video });
      const ready = devices.then((errors) => {
        this.#report(errors);
        requireStill(starting);
        if (starting.rival) throw new CallError('aborted', 'they call us');
      });
      ready.catch(() => undefined);
      let session: CallSession;
      try {
        session = await service.start(ids, {
          kind,
          ready,
          ...(maxBandwidth === undefined ? {} : { maxBandwidth: checkCap(maxBandwidth) }),
          ...(simulcast === undefined ? {} : { simulcast }),
          ...(userInfo ? { userInfo } : {}),
        });
      } catch (error) {
        if (!starting.rival || starting.cancelled) throw error;
        return this.#takeOver(starting.rival);
      }
      if (starting.rival) return this.#takeOver(starting.rival);
      keepCap(session, maxBandwidth);
      this.#adopt(session);
      return session.snapshot.id;
    });
  }

  /** Into a room. The devices open meanwhile, and their tracks join it. */
  async join(
    room = this.#context.options.room ?? '',
    { audio = true, video = true, ...options }: RoomOptions = {},
  ): Promise<string> {
    const { media } = this.#context;
    const service = this.#service();
    const cannot = service.unsupported.join;
    if (cannot) throw new CallError(cannot, 'no rooms here');
    if (!room) throw new CallError('invalid-value', 'which room?');
    this.#requireIdle();
    return this.#start(undefined, async (starting) => {
      const send = !options.listen;
      const devices = media.prepare({ audio: audio && send, video: video && send });
      const session = await service.join(room, {
        maxBandwidth: this.#context.options.maxBandwidth ?? 0,
        ...options,
      });
      if (starting.cancelled) await session.hangUp();
      requireStill(starting);
      keepCap(session, options.maxBandwidth);
      this.#adopt(session);
      this.#report(await devices);
      return session.snapshot.id;
    });
  }

  async accept({ callId, video, audio = true, userInfo, running }: AcceptOptions = {}): Promise<void> {
    const session = this.#ringing.find(callId);
    if (this.#starting) throw new CallError('already-in-call', 'another call is being taken');
    const wanted = { audio, video: video ?? session.snapshot.kind === 'video' };
    await this.#start(undefined, async () => {
      const hold = (running ?? this.#context.options.callWaiting) === 'hold';
      if (this.#current) await this.#makeRoom(this.#current, hold);
      if (!this.#ringing.remove(session.snapshot.id)) {
        throw new CallError('no-such-call', 'it does not ring any more');
      }
      this.#adopt(session);
      // The devices open while the connection comes about, and their tracks join it: the answer need not wait.
      const devices = this.#context.media.prepare(wanted);
      await session.accept(userInfo ? { userInfo } : {});
      this.#report(await devices);
    });
  }

  /** Back into a call that this tab was in before it was loaded anew. */
  async rejoin(
    ticket: RejoinTicket,
    { audio = true, video = ticket.kind === 'video' }: Pick<CallOptions, 'audio' | 'video'> = {},
  ): Promise<void> {
    const { media } = this.#context;
    const service = this.#service();
    this.#requireIdle();
    await this.#start(undefined, async (starting) => {
      this.#report(await media.prepare({ audio, video }));
      requireStill(starting);
      this.#adopt(await service.rejoin(ticket));
    });
  }

  async reject({ callId, busy, userInfo }: RejectOptions = {}): Promise<void> {
    const session = this.#ringing.find(callId);
    await session.reject({ ...(busy ? { busy } : {}), ...(userInfo ? { userInfo } : {}) });
  }

  async hangUp({ callId, userInfo }: HangUpOptions = {}): Promise<void> {
    const info = userInfo ? { userInfo } : {};
    if (callId !== undefined && callId !== this.#current?.snapshot.id) {
      const other = this.#held.get(callId) ?? (this.#ringing.has(callId) ? this.#ringing.find(callId) : null);
      if (!other) throw new CallError('no-such-call', 'no such call');
      return other.hangUp(info);
    }
    if (this.#starting) this.#starting.cancelled = true;
    if (this.#current) await this.#current.hangUp(info);
    else if (this.#starting) this.#context.media.release();
  }

  /** Puts the current call on hold; the devices are freed. */
  hold(): void {
    const session = this.require();
    if (!isTalk(session.snapshot)) throw new CallError('wrong-phase', 'nobody has answered yet');
    this.#park(session);
    this.#context.set({ call: null });
    this.#participants.show(null);
    this.#context.media.release();
  }

  /** Goes on with a call on hold; a call that runs changes places with it. */
  async resume(callId?: string): Promise<void> {
    const { session, sent } = this.#held.find(callId);
    if (this.#starting) throw new CallError('already-in-call', 'another call is being taken');
    await this.#start(undefined, async () => {
      if (this.#current) await this.#makeRoom(this.#current, true);
      if (!this.#held.remove(session.snapshot.id)) throw new CallError('no-such-call', 'it has ended');
      this.#adopt(session);
      const devices = this.#context.media.prepare(sent);
      session.hold(false);
      this.#report(await devices);
    });
  }

  async addPeople(to: CallTarget | readonly CallTarget[]): Promise<void> {
    const targets = targetsOf(to);
    await this.require().addPeople(targets.map(({ id }) => id));
    for (const { id, name, avatar } of targets) this.#people.learn(id, name, avatar);
    this.refresh();
  }

  /** The current call, or an error that says there is none. */
  require(): CallSession {
    if (!this.#current) throw new CallError('wrong-phase', 'no call is going on');
    return this.#current;
  }

  /** Tells the others, and keeps it in the state. */
  announce(flags: Partial<OwnFlags>): void {
    this.require().announce(flags);
    this.#context.set({ own: { ...this.#context.get().own, ...flags } });
    this.refresh();
  }

  /** Caps what is sent in the current call, if there is one. */
  async limit(kbps: number): Promise<void> {
    const session = this.#current;
    if (!session) return;
    await session.setMaxBandwidth(kbps);
    keepCap(session, kbps);
    this.refresh();
  }

  dismiss(): void {
    if (this.#context.get().call?.phase === 'ended') this.#context.set({ call: null });
  }

  /** A call rings. */
  readonly incoming = (session: CallSession): void => {
    this.#learn(session);
    this.#listen(session);
    const starting = this.#starting;
    // We are about to call this very person: no bell for what will be one call.
    if (starting && !starting.cancelled && isFromAlone(session.snapshot, starting.to)) {
      starting.rival = session;
      return;
    }
    const call = this.#ringing.add(session);
    this.#warm(session.snapshot);
    if (call) this.#context.emit('call-incoming', { call });
  };

  /** Two called each other at once: the other one goes on, and nobody need notice. */
  readonly replaced = ({ old, next }: { old: CallSession; next: CallSession }): void => {
    if (this.#current === old) {
      this.#takeOver(next);
    } else if (this.#starting) {
      this.#listen(next);
      this.#starting.rival = next;
    } else {
      this.incoming(next);
    }
  };

  /** Local media changed: one's own tile shows it. */
  refresh(): void {
    const call = this.#current && this.#info(this.#current);
    const before = this.#context.get().call;
    if (call && (call.kind !== before?.kind || call.maxBandwidth !== before.maxBandwidth)) {
      this.#context.set({ call });
    }
    this.#participants.show(this.#current);
  }

  #service(): CallService {
    const service = this.#context.service();
    if (!service) throw new CallError('signaling-offline', 'connect first');
    return service;
  }

  #requireIdle(): void {
    if (this.isBusy) throw new CallError('already-in-call', 'a call is going on');
  }

  async #start<T>(to: string | undefined, task: (starting: Starting) => Promise<T>): Promise<T> {
    const starting: Starting = { cancelled: false, to, rival: null };
    this.#starting = starting;
    try {
      return await task(starting);
    } catch (error) {
      if (!this.#current) this.#context.media.release();
      throw error;
    } finally {
      if (this.#starting === starting) this.#starting = null;
      const { rival } = starting;
      // We did not call after all, but they still do.
      if (rival?.snapshot.phase === 'ringing' && rival !== this.#current) this.incoming(rival);
    }
  }

  /** Takes the call of somebody whom we called at the same time, with the devices that are open. */
  #takeOver(next: CallSession): string {
    this.#dialed.add(next);
    this.#adopt(next);
    const { kind, id } = next.snapshot;
    const { media, fail } = this.#context;
    if (kind === 'audio' && media.camera.state.on) void media.camera.set(false).catch(() => undefined);
    const userInfo = this.#dialInfo;
    next
      .accept(userInfo ? { userInfo } : {})
      .catch((error: unknown) => fail(toCallError(error, 'media-error')));
    return id;
  }

  /** One talks in one call only. */
  async #makeRoom(session: CallSession, hold: boolean): Promise<void> {
    if (hold && isTalk(session.snapshot)) this.#park(session);
    else await session.hangUp();
  }

  #park(session: CallSession): void {
    const { media, set } = this.#context;
    const sent: MediaChoice = { audio: media.microphone.state.on, video: media.camera.state.on };
    this.#current = null;
    if (media.screen.state.on) void media.screen.set(false).catch(() => undefined);
    session.announce({ handRaised: false, handOrder: null });
    this.#held.add(session, sent);
    set({ own: NO_FLAGS });
  }

  #adopt(session: CallSession): void {
    this.#current = session;
    this.#listen(session);
    this.#show(session);
  }

  /** Follows a session for as long as it lasts, wherever it stands. */
  #listen(session: CallSession): void {
    if (this.#followed.has(session)) return;
    this.#followed.add(session);
    let started = session.snapshot.startedAt !== null;
    session.on('change', (snapshot) => {
      if (snapshot.phase === 'ended') return this.#ended(session, snapshot);
      if (session === this.#current) this.#show(session);
      else if (this.#held.get(snapshot.id)) this.#held.show();
      if (snapshot.startedAt === null || started) return;
      started = true;
      this.#context.emit('call-started', { call: this.#info(session) });
    });
    session.on('update', (update) => this.#context.emit('call-update', update));
  }

  /** Of a call that was not taken (yet), only pictures that betray nobody are shown. */
  #learn(session: CallSession): void {
    const { avatarOrigins } = this.#context.options;
    const taken = this.#taken.has(session);
    for (const { id, name, avatar } of session.snapshot.peers) {
      this.#people.learn(id, name, avatar && (taken || isQuietUrl(avatar, avatarOrigins)) ? avatar : null);
    }
  }

  #show(session: CallSession): void {
    this.#taken.add(session);
    this.#learn(session);
    this.#context.set({ call: this.#info(session) });
    this.#participants.show(session);
  }

  #ended(session: CallSession, { id }: SessionSnapshot): void {
    const { set, emit, media } = this.#context;
    // Whoever declines says who they are by it.
    this.#learn(session);
    const call = this.#info(session);
    if (session === this.#current) {
      this.#current = null;
      set({ call, own: NO_FLAGS });
      this.#participants.show(null);
      media.release();
    } else if (!this.#held.remove(id) && !this.#ringing.remove(id)) {
      // Replaced, or never shown.
      if (this.#starting?.rival === session) this.#starting.rival = null;
      return;
    } else if (!this.#current && !this.#starting) {
      // Opened while it rang.
      media.release();
    }
    emit('call-ended', { call });
  }

  /** Opens the devices while it rings, for callers whom the page trusts. */
  #warm({ callerId, kind }: SessionSnapshot): void {
    const { options, media } = this.#context;
    if (this.#current || this.#starting || !prewarms(options, callerId)) return;
    void media.prepare({ audio: true, video: kind === 'video' }).then((errors) => this.#report(errors));
  }

  #info(session: CallSession): CallInfo {
    const { get, person, media, options } = this.#context;
    const ownCamera = session === this.#current && media.camera.state.on;
    const dialed = this.#dialed.has(session);
    const maxBandwidth = capOf(session, options.maxBandwidth);
    return callInfo(session.snapshot, person, get().call, { ownCamera, dialed, maxBandwidth });
  }

  /** A device that cannot be had does not stop a call; it is told. */
  #report(errors: readonly CallError[]): void {
    for (const error of errors) this.#context.fail(toCallError(error, 'capture-failed'));
  }
}

function requireStill({ cancelled }: Starting): void {
  if (cancelled) throw new CallError('aborted', 'hung up meanwhile');
}

/** Somebody is there to be put on hold. */
function isTalk({ phase }: SessionSnapshot): boolean {
  return phase === 'connecting' || phase === 'connected' || phase === 'reconnecting';
}
