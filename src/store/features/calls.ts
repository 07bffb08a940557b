import { CallError, toCallError } from '../../session/call-error.js';
import {
  NO_FLAGS,
  type CallSession,
  type OwnFlags,
  type SessionSnapshot,
} from '../../session/call-session.js';
import type { RejoinTicket } from '../../session/call-service.js';
import type { UserInfoInput } from '../../support/user-info.js';
import type { CallInfo, IncomingCall, Person } from '../call-state.js';
import type { AcceptOptions, CallOptions, CallTarget, RejectOptions } from '../call-store.js';
import type { People } from '../people.js';
import type { StoreContext } from '../store-context.js';
import { prewarms } from '../store-options.js';
import { DEFAULT_TIMING } from '../../mesh/mesh-options.js';
import { checkCap } from './max-bandwidth.js';
import { kindNow } from './pictures.js';
import { Participants } from './participants.js';

/** Calls from ring to hang-up: the ones that ring here, and the one that is taken. */
export class Calls {
  readonly #context: StoreContext;
  readonly #people: People;
  readonly #participants: Participants;
  readonly #ringing = new Map<string, CallSession>();
  #current: CallSession | null = null;
  /** Set while `call()` or `accept()` opens the devices. */
  #starting: { cancelled: boolean } | null = null;

  constructor(context: StoreContext, people: People) {
    this.#context = context;
    this.#people = people;
    this.#participants = new Participants(context);
  }

  /** The call that is made or taken and not over. */
  get current(): CallSession | null {
    return this.#current;
  }

  async call(to: CallTarget | readonly CallTarget[], options: CallOptions = {}): Promise<string> {
    const { video = true, audio = true, userInfo, maxBandwidth } = options;
    const { service: getService, media } = this.#context;
    const service = getService();
    if (!service) throw new CallError('signaling-offline', 'connect first');
    const targets = (typeof to === 'string' || !Array.isArray(to) ? [to as CallTarget] : to) as CallTarget[];
    const ids = service.check(targets.map((target) => (typeof target === 'string' ? target : target.id)));
    if (this.#current || this.#starting) throw new CallError('already-in-call', 'a call is going on');
    for (const target of targets) {
      if (typeof target !== 'string') this.#people.learn(target.id, target.name, target.avatar);
    }
    return this.#start(async (still) => {
      this.#report(await media.prepare({ audio, video }));
      still();
      const session = await service.start(ids, {
        kind: video ? 'video' : 'audio',
        ...(maxBandwidth === undefined ? {} : { maxBandwidth: checkCap(maxBandwidth) }),
        ...(userInfo ? { userInfo } : {}),
      });
      this.#adopt(session);
      return session.snapshot.id;
    });
  }

  async accept({ callId, video, audio = true, userInfo }: AcceptOptions = {}): Promise<void> {
    const session = this.#find(callId);
    if (this.#starting) throw new CallError('already-in-call', 'another call is being taken');
    const wanted = { audio, video: video ?? session.snapshot.kind === 'video' };
    await this.#start(async () => {
      if (this.#current) await this.#current.hangUp();
      if (!this.#ringing.delete(session.snapshot.id)) {
        throw new CallError('no-such-call', 'it does not ring any more');
      }
      this.#adopt(session);
      this.#showIncoming();
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
    const { media, service: getService } = this.#context;
    const service = getService();
    if (!service) throw new CallError('signaling-offline', 'connect first');
    if (this.#current || this.#starting) throw new CallError('already-in-call', 'a call is going on');
    await this.#start(async (still) => {
      this.#report(await media.prepare({ audio, video }));
      still();
      this.#adopt(await service.rejoin(ticket));
    });
  }

  async reject({ callId, busy, userInfo }: RejectOptions = {}): Promise<void> {
    const session = this.#find(callId);
    await session.reject({ ...(busy ? { busy } : {}), ...(userInfo ? { userInfo } : {}) });
  }

  async hangUp({ userInfo }: { readonly userInfo?: UserInfoInput } = {}): Promise<void> {
    if (this.#starting) this.#starting.cancelled = true;
    if (this.#current) await this.#current.hangUp(userInfo ? { userInfo } : {});
    else if (this.#starting) this.#context.media.release();
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

  dismiss(): void {
    if (this.#context.get().call?.phase === 'ended') this.#context.set({ call: null });
  }

  /** A call rings. */
  readonly incoming = (session: CallSession): void => {
    const { id, peers, callerId } = session.snapshot;
    const caller = peers.find((peer) => peer.id === callerId);
    if (caller) this.#people.learn(caller.id, caller.name, caller.avatar);
    this.#ringing.set(id, session);
    session.on('change', (snapshot) => {
      if (session !== this.#current && snapshot.phase === 'ended') this.#unanswered(snapshot);
    });
    this.#showIncoming();
    this.#warm(session.snapshot);
    const call = this.#context.get().incoming.find((entry) => entry.id === id);
    if (call) this.#context.emit('call-incoming', { call });
  };

  /** Local media changed: one's own tile shows it. */
  refresh(): void {
    const call = this.#current && this.#info(this.#current.snapshot);
    if (call && call.kind !== this.#context.get().call?.kind) this.#context.set({ call });
    this.#participants.show(this.#current);
  }

  async #start<T>(task: (still: () => void) => Promise<T>): Promise<T> {
    const starting = { cancelled: false };
    this.#starting = starting;
    try {
      return await task(() => {
        if (starting.cancelled) throw new CallError('aborted', 'hung up meanwhile');
      });
    } catch (error) {
      if (!this.#current) this.#context.media.release();
      throw error;
    } finally {
      if (this.#starting === starting) this.#starting = null;
    }
  }

  #adopt(session: CallSession): void {
    this.#current = session;
    this.#follow(session, session.snapshot, null);
    let before = session.snapshot;
    session.on('change', (snapshot) => {
      this.#follow(session, snapshot, before);
      before = snapshot;
    });
    session.on('update', (update) => this.#context.emit('call-update', update));
  }

  #follow(session: CallSession, snapshot: SessionSnapshot, before: SessionSnapshot | null): void {
    const { set, emit, media } = this.#context;
    for (const { id, name, avatar } of snapshot.peers) this.#people.learn(id, name, avatar);
    const call = this.#info(snapshot);
    if (snapshot.phase === 'ended') {
      if (this.#current === session) this.#current = null;
      set({ call, own: NO_FLAGS });
      this.#participants.show(null);
      media.release();
      emit('call-ended', { call });
      return;
    }
    set({ call });
    this.#participants.show(session);
    if (snapshot.startedAt !== null && before?.startedAt == null) emit('call-started', { call });
  }

  /** Opens the devices while it rings, for callers whom the page trusts. */
  #warm({ callerId, kind }: SessionSnapshot): void {
    const { options, media } = this.#context;
    if (this.#current || this.#starting || !prewarms(options, callerId)) return;
    void media.prepare({ audio: true, video: kind === 'video' }).then((errors) => this.#report(errors));
  }

  /** Ended without ever being taken here. */
  #unanswered(snapshot: SessionSnapshot): void {
    if (!this.#ringing.delete(snapshot.id)) return;
    if (!this.#current && !this.#starting) this.#context.media.release();
    this.#showIncoming();
    this.#context.emit('call-ended', { call: this.#info(snapshot) });
  }

  #showIncoming(): void {
    const { set, get } = this.#context;
    const before = get().incoming;
    const incoming = [...this.#ringing.values()].map(
      ({ snapshot }) => before.find(({ id }) => id === snapshot.id) ?? this.#incomingCall(snapshot),
    );
    set({ incoming });
  }

  #incomingCall({ id, kind, callerId, peers, userInfo, createdAt }: SessionSnapshot): IncomingCall {
    const timeout = this.#context.options.timing?.answerTimeout ?? DEFAULT_TIMING.answerTimeout;
    return Object.freeze({
      id,
      kind,
      from: this.#context.person(callerId),
      others: Object.freeze(
        peers.filter((peer) => peer.id !== callerId).map((peer) => this.#context.person(peer.id)),
      ),
      userInfo,
      receivedAt: createdAt,
      expiresAt: createdAt + timeout,
    });
  }

  #info(snapshot: SessionSnapshot): CallInfo {
    const { id, direction, phase, startedAt, endedAt, endReason, peers } = snapshot;
    const before = this.#context.get().call;
    const people: readonly Person[] = peers.map((peer) => this.#context.person(peer.id));
    const same =
      before?.people.length === people.length && before.people.every((one, i) => one === people[i]);
    return {
      id,
      kind: kindNow(snapshot, this.#context.media.camera.state.on),
      direction,
      phase,
      startedAt,
      endedAt,
      endReason,
      people: same ? before.people : people,
    };
  }

  #find(callId: string | undefined): CallSession {
    const session = callId === undefined ? [...this.#ringing.values()][0] : this.#ringing.get(callId);
    if (!session) throw new CallError('no-such-call', 'no such call rings');
    return session;
  }

  /** A device that cannot be had does not stop a call; it is told. */
  #report(errors: readonly CallError[]): void {
    for (const error of errors) this.#context.fail(toCallError(error, 'capture-failed'));
  }
}
