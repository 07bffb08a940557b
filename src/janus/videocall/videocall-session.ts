import type { LocalMedia, LocalTracks } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import {
  NO_FLAGS,
  type CallDirection,
  type CallSession,
  type OwnFlags,
  type SessionEvents,
  type SessionSnapshot,
} from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { Participant } from '../../session/participant.js';
import type { PeerStats } from '../../session/peer-stats.js';
import { PeerStatsReader } from '../../rtc/peer-stats.js';
import type { CallKind } from '../../signaling/signal.js';
import { compareIds } from '../../support/compare-ids.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { shallowEqual } from '../../support/equal.js';
import { HeldVoice } from '../../support/held-voice.js';
import type { UserInfo } from '../../support/user-info.js';
import { onWake } from '../../support/wake-events.js';
import type { JanusError } from '../core/janus-error.js';
import { CORE } from '../core/janus-error.js';
import type { Jsep } from '../core/janus-message.js';
import { endReasonOf, type Told } from './call-end.js';
import { CallMedia } from './call-media.js';
import { connectionOf, isLive, nextStage, phaseOf, type Stage, type StageEvent } from './call-stage.js';
import type { LineSettings, PhoneLine } from './phone-line.js';
import { VIDEOCALL } from './videocall-errors.js';
import type { VideoCallTiming } from './videocall-timing.js';

export interface VideoCallSessionOptions {
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly selfId: string;
  readonly peerId: string;
  readonly userInfo: UserInfo;
  /** Theirs, for a call that comes in. */
  readonly offer: Jsep | null;
  readonly maxBandwidth: number;
  readonly simulcast: boolean;
  readonly line: PhoneLine;
  readonly media: LocalMedia;
  readonly timing: VideoCallTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly onDropped: (reason: string) => void;
  readonly onError: (error: CallError) => void;
}

const VOICE_INTERVAL = 200;

/** One call through the VideoCall plugin, from ring to hang-up. */
export class VideoCallSession implements CallSession {
  readonly id = crypto.randomUUID();
  readonly #options: VideoCallSessionOptions;
  readonly #emitter = new Emitter<SessionEvents>();
  readonly #createdAt = Date.now();
  readonly #voice = new HeldVoice();
  readonly #stats = new PeerStatsReader();
  readonly #stops: Unsubscribe[];
  #end: () => void = () => {};
  readonly #over = new Promise<void>((resolve) => (this.#end = resolve));
  #stage: Stage = 'new';
  #offer: Jsep | null;
  /** Candidates that came while it rings. */
  readonly #early: RTCIceCandidateInit[] = [];
  #media: CallMedia | null = null;
  #settings: LineSettings = {};
  #capKbps: number;
  #startedAt: number | null = null;
  #endedAt: number | null = null;
  #endReason: EndReason | null = null;
  #ringTimer: ReturnType<typeof setTimeout> | undefined;
  #voiceTimer: ReturnType<typeof setInterval> | undefined;
  /** While two whose call broke look for each other: what is next, and when it is over. */
  #meeting: { readonly until: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  #person: Participant | null = null;
  #snapshot: SessionSnapshot;

  constructor(options: VideoCallSessionOptions) {
    this.#options = options;
    this.#offer = options.offer;
    this.#capKbps = options.maxBandwidth;
    const { line, media } = options;
    this.#stops = [
      media.on('change', () => this.#run(this.#media?.send(this.#tracks))),
      onWake((wake) => (wake === 'network' ? this.#media?.moved() : this.#media?.nudge())),
      line.on('accepted', ({ by, answer }) => void this.#onAccepted(by, answer)),
      line.on('update', (jsep) => this.#onUpdate(jsep)),
      line.on('candidate', (candidate) => {
        if (this.#media) this.#media.addCandidate(candidate);
        else if (this.#early.length < 64) this.#early.push(candidate);
      }),
      line.on('end', (told) => this.#onEnd(told)),
      line.on('resumed', () => this.#media?.nudge()),
    ];
    this.#snapshot = this.#picture();
  }

  get snapshot(): SessionSnapshot {
    return this.#snapshot;
  }

  get peerId(): string {
    return this.#options.peerId;
  }

  on<K extends keyof SessionEvents>(name: K, listener: (payload: SessionEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** Calls. What goes wrong ends the session and is told. */
  dial(): void {
    this.#ringTimer = setTimeout(() => this.#leave('no-answer'), this.#options.timing.answerTimeout);
    void this.#dial();
  }

  /** Rings here. */
  ring(): void {
    this.#step('ring');
    this.#ringTimer = setTimeout(() => this.#leave('no-answer'), this.#options.timing.answerTimeout);
  }

  /** Whether a call of this person is what this session waits for: both called at once, or it broke. */
  awaits(from: string): boolean {
    if (from !== this.peerId) return false;
    return this.#stage === 'meeting' || this.#stage === 'dialing' || this.#stage === 'alerting';
  }

  /** They call us while we call them, or after the call broke. */
  meet(offer: Jsep): void {
    if (this.#stage !== 'meeting') {
      // The plugin has lost its way: each of the two calls holds the other up.
      return this.#break(true);
    }
    this.#clearMeeting();
    this.#offer = offer;
    void this.#answer();
  }

  async accept(): Promise<void> {
    if (this.#stage !== 'ringing') throw new CallError('wrong-phase', 'this call does not ring');
    clearTimeout(this.#ringTimer);
    // In a connection that is closed meanwhile nothing settles any more (webrtc-pc §4.4.1.2).
    await Promise.race([this.#answer(), this.#over]);
    if (this.#endReason) throw new CallError('no-such-call', 'it was over');
  }

  async reject({ busy = false }: { busy?: boolean } = {}): Promise<void> {
    if (this.#stage === 'ringing') this.#leave(busy ? 'busy' : 'declined');
    return Promise.resolve();
  }

  async hangUp({ reason }: { reason?: EndReason } = {}): Promise<void> {
    if (this.#endReason) return;
    if (this.#stage === 'ringing') return this.reject();
    const answered = this.#startedAt !== null || isLive(this.#stage);
    this.#leave(reason ?? (answered ? 'hung-up' : 'cancelled'));
    return Promise.resolve();
  }

  /** Changes what the server does with this call: the document's `set`. */
  async set(settings: LineSettings): Promise<void> {
    if (!isLive(this.#stage)) throw new CallError('wrong-phase', 'no call is going on');
    this.#settings = { ...this.#settings, ...settings };
    try {
      await this.#options.line.set(settings);
    } catch (error) {
      throw toCallError(error, 'service-failed');
    }
  }

  async recordAtServer(on: boolean): Promise<void> {
    await this.set({ record: on });
  }

  async setMaxBandwidth(kbps: number): Promise<void> {
    this.#capKbps = kbps;
    this.#media?.limit(kbps);
    if (isLive(this.#stage)) await this.set({ bitrate: kbps * 1000 });
  }

  setViews(): void {}

  async update(): Promise<void> {
    return Promise.reject(cannot());
  }

  async addPeople(): Promise<void> {
    return Promise.reject(cannot());
  }

  async removePerson(): Promise<void> {
    return Promise.reject(cannot());
  }

  async mutePerson(): Promise<void> {
    return Promise.reject(cannot());
  }

  announce(_flags: Partial<OwnFlags>): void {}

  hold(): void {
    throw cannot();
  }

  sendText(): string {
    throw cannot();
  }

  react(): boolean {
    throw cannot();
  }

  async stats(): Promise<readonly PeerStats[]> {
    const link = isLive(this.#stage) ? (this.#media?.link ?? null) : null;
    const [person] = this.#snapshot.peers;
    const stats = person && (await this.#stats.read(link, person));
    return stats ? [stats] : [];
  }

  get #tracks(): LocalTracks {
    return this.#options.media.tracks;
  }

  async #dial(again = false): Promise<void> {
    if (!this.#step('dial')) return;
    const { line, peerId } = this.#options;
    const media = this.#connect();
    try {
      const sdp = await media.offer();
      await line.free();
      if (sdp === null || media !== this.#media) return;
      const called = await line.call(peerId, { type: 'offer', sdp });
      if (media !== this.#media) return;
      if (!called) return this.#finish('busy');
      media.described();
      this.#step('alert');
      // Who lost us takes us back at once; anybody else is not disturbed for long.
      if (this.#meeting && this.#startedAt !== null) this.#expectUntil(this.#meeting.until);
      else this.#clearMeeting();
    } catch (error) {
      if (media === this.#media)
        this.#notCalled(toCallError(error, 'service-failed'), error as JanusError, again);
    }
  }

  #notCalled(error: CallError, { code = null }: Partial<JanusError>, again: boolean): void {
    switch (code) {
      // The last call of this handle is still being cleaned up.
      case CORE.webrtcState:
        return this.#break(true, true);
      // A call of theirs crossed ours.
      case VIDEOCALL.alreadyInCall:
      case CORE.unknown:
        return this.#break(true);
      case VIDEOCALL.noSuchName:
        // They may be on their way back.
        if (this.#meeting) return this.#break(false);
        this.#options.onError(error);
        return this.#finish('not-online');
      default:
        if (again || this.#meeting) return this.#break(true);
        this.#options.onError(error);
        this.#leave(error.reason === 'media-error' ? 'media-error' : 'connection-lost');
    }
  }

  /** Answers the offer that is kept. */
  async #answer(): Promise<void> {
    const offer = this.#offer;
    if (!offer?.sdp || !this.#step('answer')) return;
    this.#offer = null;
    const { line } = this.#options;
    const media = this.#connect();
    for (const candidate of [...line.takeEarly(), ...this.#early.splice(0)]) media.addCandidate(candidate);
    try {
      const sdp = await media.answer(offer.sdp);
      if (sdp === null || media !== this.#media) return;
      await line.accept({ type: 'answer', sdp });
      if (media !== this.#media) return;
      media.described();
      this.#begun(media);
    } catch (thrown) {
      if (media !== this.#media) return;
      const error = toCallError(thrown, 'service-failed');
      const { code } = thrown as Partial<JanusError>;
      // They took it back at the same moment.
      const cancelled = code === VIDEOCALL.noCall || code === CORE.unexpectedAnswer;
      if (cancelled && this.#startedAt === null) return this.#finish('cancelled');
      if (cancelled) return this.#break(false);
      this.#options.onError(error);
      this.#leave('media-error');
    }
  }

  async #onAccepted(by: string | null, answer: Jsep | null): Promise<void> {
    const media = this.#media;
    const ours = by === null || by === this.peerId;
    // To who accepted it is told as well, without a description.
    if (!answer) return;
    if (!ours || !media || answer.type !== 'answer' || !this.#step('accepted')) {
      return this.#options.onDropped(`accepted in stage ${this.#stage}`);
    }
    clearTimeout(this.#ringTimer);
    this.#clearMeeting();
    try {
      await media.takeAnswer(answer.sdp ?? '');
      if (media === this.#media) this.#begun(media);
    } catch (error) {
      if (media !== this.#media) return;
      this.#options.onError(toCallError(error, 'media-error'));
      this.#leave('media-error');
    }
  }

  #onUpdate(jsep: Jsep): void {
    if (isLive(this.#stage)) this.#media?.takeUpdate(jsep);
    else this.#options.onDropped(`update in stage ${this.#stage}`);
  }

  /** The connection is described on both sides. */
  #begun(media: CallMedia): void {
    media.begin();
    // A fresh call at the server knows nothing of what was set in the last one.
    const settings = { ...this.#settings, ...(this.#capKbps > 0 ? { bitrate: this.#capKbps * 1000 } : {}) };
    if (Object.keys(settings).length > 0) this.#run(this.#options.line.set(settings));
  }

  #onEnd(told: Told): void {
    if (this.#endReason) return;
    const answered = this.#startedAt !== null || isLive(this.#stage);
    const reason = endReasonOf(told, this.#options.direction, answered);
    if (reason !== null) return this.#finish(reason);
    // The caller went: nobody is there to be answered.
    if (this.#stage === 'ringing') return this.#finish('cancelled');
    this.#break(false);
  }

  /**
   * The call is gone at the server, and nobody said so: the server was started anew, a connection to it was lost, or
   * two called each other. Both know whom they talk with, so one of them calls again.
   */
  #break(reset: boolean, ourTurn = compareIds(this.#options.selfId, this.peerId) < 0): void {
    if (!this.#step('break')) return;
    const { line, timing } = this.#options;
    this.#media?.close();
    this.#media = null;
    const until = this.#meeting?.until ?? performance.now() + timing.meeting;
    this.#clearMeeting();
    if (performance.now() >= until) {
      return this.#finish(this.#startedAt === null ? 'not-online' : 'connection-lost');
    }
    if (reset) void line.reset();
    else line.release();
    const timer = setTimeout(() => void this.#dial(true), ourTurn ? timing.redial : timing.turn);
    this.#meeting = { until, timer };
  }

  #expectUntil(until: number): void {
    clearTimeout(this.#meeting?.timer);
    const timer = setTimeout(() => this.#leave('connection-lost'), Math.max(0, until - performance.now()));
    this.#meeting = { until, timer };
  }

  #clearMeeting(): void {
    clearTimeout(this.#meeting?.timer);
    this.#meeting = null;
  }

  #connect(): CallMedia {
    this.#media?.close();
    const { line, kind, direction, simulcast, selfId, timing, relayOnly, iceServers, onDropped, onError } =
      this.#options;
    const media: CallMedia = new CallMedia({
      line,
      kind,
      simulcast,
      timing,
      relayOnly,
      iceServers,
      onDropped,
      caller: direction === 'outgoing',
      polite: compareIds(selfId, this.peerId) < 0,
      capKbps: this.#capKbps,
      tracks: () => this.#tracks,
      onMedia: () => media === this.#media && this.#onMedia(),
      onLost: () => media === this.#media && this.#step('lost'),
      onFailed: (reason, error) => {
        if (media !== this.#media) return;
        if (error) onError(error);
        this.#leave(reason);
      },
    });
    this.#media = media;
    return media;
  }

  #onMedia(): void {
    if (isLive(this.#stage)) this.#step('media');
    if (this.#stage !== 'connected') return;
    this.#clearMeeting();
    this.#startedAt ??= Date.now();
    this.#voiceTimer ??= setInterval(() => {
      const loud = this.#stage === 'connected' && (this.#media?.link?.hearsVoice() ?? false);
      if (this.#voice.hear(loud, false)) this.#changed();
    }, VOICE_INTERVAL);
    this.#changed();
  }

  #step(event: StageEvent): boolean {
    const next = nextStage(this.#stage, event);
    if (next === null) {
      this.#options.onDropped(`${event} in stage ${this.#stage}`);
      return false;
    }
    this.#stage = next;
    this.#changed();
    return true;
  }

  /** Over by our doing: the other side is told. */
  #leave(reason: EndReason): void {
    if (this.#endReason) return;
    const media = this.#media;
    this.#media = null;
    void media?.send(SILENCE);
    void this.#options.line.hangUp(reason).then(() => media?.close());
    this.#finish(reason);
  }

  #finish(reason: EndReason): void {
    if (this.#endReason) return;
    this.#endReason = reason;
    this.#endedAt = Date.now();
    this.#end();
    clearTimeout(this.#ringTimer);
    clearInterval(this.#voiceTimer);
    this.#clearMeeting();
    for (const stop of this.#stops) stop();
    this.#options.line.release();
    this.#media?.close();
    this.#media = null;
    this.#step('end');
    this.#emitter.clear();
  }

  #run(task: Promise<unknown> | undefined): void {
    task?.catch(
      (error: unknown) => this.#endReason ?? this.#options.onError(toCallError(error, 'media-error')),
    );
  }

  #changed(): void {
    const next = this.#picture();
    if (shallowEqual(next, this.#snapshot)) return;
    this.#snapshot = Object.freeze(next);
    this.#emitter.emit('change', next);
  }

  #picture(): SessionSnapshot {
    const { kind, direction, selfId, userInfo } = this.#options;
    const person = this.#pictureOfPerson();
    if (!this.#person || !shallowEqual(person, this.#person)) this.#person = Object.freeze(person);
    const before = (this.#snapshot as SessionSnapshot | undefined)?.peers;
    return {
      id: this.id,
      kind,
      encryption: 'server',
      direction,
      phase: phaseOf(this.#stage, direction, this.#startedAt !== null),
      callerId: direction === 'outgoing' ? selfId : this.peerId,
      peers: before?.[0] === this.#person ? before : Object.freeze([this.#person]),
      takesVideo: this.#media?.link?.takesVideo ?? true,
      takesText: false,
      userInfo,
      remoteInfo: NOTHING,
      createdAt: this.#createdAt,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      endReason: this.#endReason,
    };
  }

  #pictureOfPerson(): Participant {
    const link = isLive(this.#stage) ? (this.#media?.link ?? null) : null;
    const videoStream = link?.incoming('video') ?? null;
    const screenStream = link?.incoming('screen') ?? null;
    return {
      id: this.peerId,
      // A name at Janus proves nothing (PROMISES S19): the page knows whom it is for.
      name: this.peerId,
      avatar: null,
      isLocal: false,
      userInfo: NOTHING,
      connection: connectionOf(this.#stage, this.#startedAt !== null),
      endReason: this.#endReason,
      audioStream: link?.incoming('audio') ?? null,
      videoStream,
      screenStream: link?.isSilent('screen') === false ? screenStream : null,
      audioMuted: false,
      videoMuted: videoStream === null || (link?.isSilent('video') ?? true),
      speaking: this.#voice.speaking,
      ...NO_FLAGS,
      safetyCode: null,
      quality: null,
    };
  }
}

/** Sent while the other side is told goodbye. */
const SILENCE: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });
const NOTHING: UserInfo = Object.freeze({});

function cannot(): CallError {
  return new CallError('service-cannot', 'the VideoCall plugin has no such thing');
}
