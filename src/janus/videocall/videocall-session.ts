import type { LocalTracks } from '../../media/local-media.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type {
  CallSession,
  OwnFlags,
  ServerRecordingOptions,
  SessionSnapshot,
} from '../../session/call-session.js';
import type { EndReason } from '../../session/end-reason.js';
import type { PeerStats } from '../../session/peer-stats.js';
import type { PersonView } from '../../session/room.js';
import { PeerStatsReader } from '../../rtc/peer-stats.js';
import { compareIds } from '../../support/compare-ids.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { encodeUserInfo } from '../../signaling/v1/user-info.js';
import type { UserInfo, UserInfoInput } from '../../support/user-info.js';
import { onWake } from '../../support/wake-events.js';
import type { JanusError } from '../core/janus-error.js';
import { CORE } from '../core/janus-error.js';
import type { Jsep } from '../core/janus-message.js';
import { endReasonOf, type Told } from './call-end.js';
import { CallMedia } from './call-media.js';
import { pictureOf } from './call-picture.js';
import { isLive, nextStage, type Stage, type StageEvent } from './call-stage.js';
import { MarkExchange } from './mark-exchange.js';
import type { LineSettings } from './phone-line.js';
import { PictureSize } from './picture-size.js';
import { Reunion } from './reunion.js';
import { ServerSettings } from './server-settings.js';
import { TwoPeople } from './two-people.js';
import { VIDEOCALL } from './videocall-errors.js';
import type { VideoCallSessionOptions } from './videocall-session-options.js';
import { VoiceWatch } from './voice-watch.js';

/** One call through the VideoCall plugin, from ring to hang-up. */
export class VideoCallSession extends TwoPeople implements CallSession {
  readonly id = crypto.randomUUID();
  readonly #options: VideoCallSessionOptions;
  readonly #createdAt = Date.now();
  readonly #marks: MarkExchange;
  readonly #voice: VoiceWatch;
  readonly #settings: ServerSettings;
  readonly #size: PictureSize;
  readonly #reunion: Reunion;
  readonly #stats = new PeerStatsReader();
  readonly #stops: Unsubscribe[];
  #end: () => void = () => {};
  readonly #over = new Promise<void>((resolve) => (this.#end = resolve));
  #stage: Stage = 'new';
  #offer: Jsep | null;
  /** Candidates that came while it rings. */
  readonly #early: RTCIceCandidateInit[] = [];
  #media: CallMedia | null = null;
  #capKbps: number;
  #startedAt: number | null = null;
  #endedAt: number | null = null;
  #endReason: EndReason | null = null;
  #ringTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: VideoCallSessionOptions) {
    super();
    this.#options = options;
    this.#offer = options.offer;
    this.#capKbps = options.maxBandwidth;
    const { line, media } = options;
    this.#reunion = new Reunion(options.timing.meeting);
    this.#settings = new ServerSettings(line, media);
    this.#marks = new MarkExchange(
      { ...options.profile, ...(options.direction === 'outgoing' ? options.userInfo : {}) },
      () => this.#settings.records,
    );
    this.#marks.hear(options.offer?.sdp);
    if (this.#capKbps > 0) this.#settings.keep({ bitrate: this.#capKbps * 1000 });
    this.#size = new PictureSize({
      line,
      settings: this.#settings,
      isLive: () => isLive(this.#stage),
      run: (task) => this.#run(task),
    });
    this.#voice = new VoiceWatch(
      () => (this.#stage === 'connected' ? (this.#media?.link ?? null) : null),
      () => this.changed(),
    );
    this.#stops = [
      media.on('change', () => {
        this.#run(this.#media?.send(this.#tracks));
        if (this.#stage === 'connected') this.#run(this.#settings.pass());
      }),
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
  }

  get peerId(): string {
    return this.#options.peerId;
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
    this.#reunion.end();
    this.#offer = offer;
    this.#marks.hear(offer.sdp);
    void this.#answer();
  }

  async accept({ userInfo }: { userInfo?: UserInfoInput } = {}): Promise<void> {
    if (this.#stage !== 'ringing') throw new CallError('wrong-phase', 'this call does not ring');
    if (userInfo) this.#marks.userInfo = { ...this.#options.profile, ...encodeUserInfo(userInfo) };
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

  /**
   * Changes what the server does with this call: the document's `set`. A page that asks for a size or a rate itself
   * chooses it from then on.
   */
  set(settings: LineSettings): Promise<void> {
    if (settings.substream !== undefined || settings.temporal !== undefined) this.#size.close();
    return this.#set(() => this.#settings.set(settings));
  }

  async recordAtServer(on: boolean, { filename }: ServerRecordingOptions = {}): Promise<void> {
    await this.#set(() => this.#settings.record(on, filename));
    this.changed();
    this.#tellAgain();
  }

  /** That it is recorded is all that the other side is told. */
  announce({ recording = this.#marks.recording }: Partial<OwnFlags>): void {
    if (this.#endReason || recording === this.#marks.recording) return;
    this.#marks.recording = recording;
    this.#tellAgain();
  }

  async setMaxBandwidth(kbps: number): Promise<void> {
    this.#capKbps = kbps;
    this.#media?.limit(kbps);
    if (isLive(this.#stage)) await this.set({ bitrate: kbps * 1000 });
    else this.#settings.keep({ bitrate: kbps * 1000 });
  }

  setViews(views: readonly PersonView[] | null): void {
    const camera = views?.find(({ id, source }) => id === this.peerId && source === 'camera');
    this.#size.see(views ? (camera ?? null) : undefined);
  }

  async stats(): Promise<readonly PeerStats[]> {
    const link = isLive(this.#stage) ? (this.#media?.link ?? null) : null;
    const [person] = this.snapshot.peers;
    const stats = person && (await this.#stats.read(link, person));
    return stats ? [stats] : [];
  }

  async #set(task: () => Promise<void>): Promise<void> {
    if (!isLive(this.#stage)) throw new CallError('wrong-phase', 'no call is going on');
    try {
      await task();
    } catch (error) {
      throw toCallError(error, 'service-failed');
    }
  }

  #tellAgain(): void {
    if (this.#stage === 'connected' && this.#marks.isStale) this.#media?.tellAgain();
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
      // Who lost us may be slower to notice than the server.
      if (!called) return this.#reunion.isOn ? this.#break(false) : this.#finish('busy');
      media.described();
      this.#step('alert');
      // Who lost us takes us back at once; anybody else is not disturbed for long.
      if (this.#reunion.isOn && this.#startedAt !== null) {
        this.#reunion.atEnd(() => this.#leave('connection-lost'));
      } else this.#reunion.end();
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
        if (this.#reunion.isOn) return this.#break(false);
        this.#options.onError(error);
        return this.#finish('not-online');
      default:
        if (again || this.#reunion.isOn) return this.#break(true);
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
    this.#reunion.end();
    this.#marks.hear(answer.sdp);
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
    if (!isLive(this.#stage)) return this.#options.onDropped(`update in stage ${this.#stage}`);
    this.#marks.hear(jsep.sdp);
    this.#media?.takeUpdate(jsep);
    this.changed();
  }

  /** The connection is described on both sides. */
  #begun(media: CallMedia): void {
    media.begin();
    this.#run(this.#settings.renew());
  }

  #onEnd(told: Told): void {
    if (this.#endReason) return;
    const answered = this.#startedAt !== null || isLive(this.#stage);
    const reason = endReasonOf(told, this.#options.direction, answered);
    if (reason !== null) return this.#finish(reason);
    // The caller went: nobody is there to be answered.
    if (this.#stage === 'ringing') return this.#finish('cancelled');
    // It was us, or two calls that crossed: nobody else knows.
    if (told.lost || !answered) return this.#break(false);
    // One of this kit would have said goodbye, so it will be back; any other client may just have closed its page.
    if (this.#marks.heard) this.#await();
    else this.#finish('remote-hung-up');
  }

  /** They lost the server, and call again when they have it back. */
  #await(): void {
    if (!this.#step('break')) return;
    this.#media?.close();
    this.#media = null;
    this.#options.line.release();
    this.#reunion.begin();
    this.#reunion.atEnd(() => this.#finish('connection-lost'));
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
    if (!this.#reunion.begin()) {
      return this.#finish(this.#startedAt === null ? 'not-online' : 'connection-lost');
    }
    if (reset) void line.reset();
    else line.release();
    this.#reunion.after(ourTurn ? timing.redial : timing.turn, () => void this.#dial(true));
  }

  #connect(): CallMedia {
    this.#media?.close();
    this.#settings.begin();
    const { direction, selfId, onError } = this.#options;
    const media: CallMedia = new CallMedia({
      ...this.#options,
      caller: direction === 'outgoing',
      polite: compareIds(selfId, this.peerId) < 0,
      capKbps: this.#capKbps,
      mark: (sdp) => this.#marks.write(sdp),
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
    this.#reunion.end();
    this.#startedAt ??= Date.now();
    this.#voice.listen();
    // Not before: devices open while the connection comes about.
    this.#run(this.#settings.pass());
    // What changed while nothing could be told.
    this.#tellAgain();
    this.changed();
  }

  #step(event: StageEvent): boolean {
    const next = nextStage(this.#stage, event);
    if (next === null) {
      this.#options.onDropped(`${event} in stage ${this.#stage}`);
      return false;
    }
    this.#stage = next;
    this.changed();
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
    this.#voice.close();
    this.#size.close();
    this.#reunion.end();
    for (const stop of this.#stops) stop();
    this.#options.line.release();
    this.#media?.close();
    this.#media = null;
    this.#step('end');
    this.emitter.clear();
  }

  #run(task: Promise<unknown> | undefined): void {
    task?.catch(
      (error: unknown) => this.#endReason ?? this.#options.onError(toCallError(error, 'media-error')),
    );
  }

  protected override picture(before: SessionSnapshot | undefined): SessionSnapshot {
    const { kind, direction, selfId, peerId, userInfo } = this.#options;
    const remoteInfo = this.#marks.heard?.userInfo ?? NOTHING;
    return pictureOf(before, {
      id: this.id,
      kind,
      direction,
      selfId,
      peerId,
      stage: this.#stage,
      link: this.#media?.link ?? null,
      userInfo: direction === 'incoming' ? remoteInfo : userInfo,
      remoteInfo,
      speaking: this.#voice.speaking,
      audioMuted: this.#voice.muted,
      recording: this.#marks.heard?.recording ?? false,
      recordsAtServer: this.#settings.records,
      createdAt: this.#createdAt,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      endReason: this.#endReason,
    });
  }
}

/** Sent while the other side is told goodbye. */
const SILENCE: LocalTracks = Object.freeze({ audio: null, video: null, screen: null, sound: null });
const NOTHING: UserInfo = Object.freeze({});
