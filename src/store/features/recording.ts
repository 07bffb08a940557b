import type { Cast } from '../../media/recording/composer.js';
import type { Kinds } from '../../media/recording/mime-type.js';
import { canRecord } from '../../media/recording/mime-type.js';
import type { CallRecording, OpenRecording } from '../../media/recording/open-recording.js';
import type { RecordingFiles, StoredRecording } from '../../media/recording/recording-files.js';
import { CallError, toCallError } from '../../session/call-error.js';
import type { OwnFlags } from '../../session/call-session.js';
import type { CallState, Participant, RecordingState } from '../call-state.js';
import type { RecordingOptions } from '../recording-actions.js';
import type { StoreContext } from '../store-context.js';
import type { Unsubscribe } from '../../support/emitter.js';

type Of = NonNullable<RecordingOptions['of']>;

const IDLE = { on: false, startedAt: null, of: null, bytes: 0 } as const;

const isHere = ({ connection }: Participant): boolean =>
  connection === 'connected' || connection === 'reconnecting' || connection === 'connecting';

/** Recording the call, a person in it, or any stream. */
export class Recording {
  readonly #context: StoreContext;
  readonly #announce: (flags: Partial<OwnFlags>) => void;
  readonly #detach: Unsubscribe;
  #open: OpenRecording | null = null;
  #of: Of | null = null;
  #error: CallError | null = null;

  constructor(context: StoreContext, announce: (flags: Partial<OwnFlags>) => void) {
    this.#context = context;
    this.#announce = announce;
    this.#publish({});
    this.#detach = context.onState((state, before) => {
      if (state.call === before.call && state.participants === before.participants) return;
      if (this.#open && this.#isOver()) void this.#open.stop();
      if (state.call?.phase !== before.call?.phase) this.#publish({});
    });
  }

  async start(options: RecordingOptions = {}): Promise<void> {
    const of = options.of ?? 'call';
    if (!canRecord()) throw new CallError('not-supported', 'this browser cannot record');
    if (this.#of) throw new CallError('wrong-phase', 'it records already');
    this.#of = of;
    try {
      if (this.#isOver()) throw new CallError('wrong-phase', 'nothing of that is going on in a call');
      const { openRecording } = await this.#context.load.recording();
      const source = typeof of === 'object' ? of : () => this.#cast(of);
      const open = await openRecording(source, this.#kinds(of, options), options, (bytes) =>
        this.#patch({ bytes }),
      );
      this.#open = open;
      this.#error = null;
      this.#publish({ on: true, startedAt: open.startedAt, of: typeof of === 'object' ? 'stream' : of });
      this.#tell(true);
      void open.done.then((recording) => this.#ended(recording));
    } catch (thrown) {
      this.#of = null;
      this.#error = toCallError(thrown, 'recording-failed');
      this.#publish({});
      throw this.#error;
    }
    // What ended while it started.
    if (this.#isOver()) void this.#open.stop();
  }

  /** Settles when everything is kept. */
  stop(): Promise<CallRecording> {
    if (!this.#open) throw new CallError('wrong-phase', 'nothing is being recorded');
    return this.#open.stop();
  }

  async list(): Promise<readonly StoredRecording[]> {
    return (await this.#files()).list();
  }

  async recover(id: string): Promise<CallRecording> {
    const { about, blob } = await (await this.#files()).read(id);
    const { mimeType, startedAt, duration, bytes } = about;
    return Object.freeze({ id, blob, mimeType, startedAt, duration, bytes, stored: true, error: null });
  }

  async delete(id: string): Promise<void> {
    await (await this.#files()).delete(id);
  }

  dispose(): void {
    this.#detach();
    void this.#open?.stop();
  }

  async #files(): Promise<RecordingFiles> {
    return (await this.#context.load.recording()).RecordingFiles.open();
  }

  #ended(recording: CallRecording): void {
    this.#tell(false);
    this.#open = null;
    this.#of = null;
    this.#error = recording.error;
    this.#publish({});
    if (recording.error) this.#context.fail(recording.error);
    this.#context.emit('call-recorded', { recording });
  }

  /** Whoever records only themselves owes the others no word. */
  #tell(recording: boolean): void {
    if (this.#of !== 'local' && this.#context.session()) this.#announce({ recording });
  }

  /** What is recorded is not there any more. */
  #isOver(): boolean {
    const of = this.#of;
    if (of === null || typeof of === 'object') return false;
    const { call, participants } = this.#context.get();
    if (call?.phase !== 'connected' && call?.phase !== 'reconnecting') return true;
    if (of === 'call' || of === 'local') return false;
    return !participants.some((person) => person.id === of && isHere(person));
  }

  #kinds(of: Of, { audio, video }: RecordingOptions): Kinds {
    if (typeof of === 'object') {
      return { audio: of.getAudioTracks().length > 0, video: of.getVideoTracks().length > 0 };
    }
    const seen = this.#context.get().call?.kind === 'video' || this.#cast(of).people.some(hasPicture);
    return { audio: audio ?? true, video: video ?? seen };
  }

  /** Others first, oneself last, as on the page. */
  #cast(of: Exclude<Of, MediaStream>): Cast {
    const { participants } = this.#context.get();
    const { on, track } = this.#context.media.microphone.state;
    const wanted = participants.filter(
      (person) => isHere(person) && (of === 'call' || (of === 'local' ? person.isLocal : person.id === of)),
    );
    const self = wanted.find((person) => person.isLocal);
    return {
      people: self ? [...wanted.filter((person) => person !== self), self] : wanted,
      ownVoice: self && on ? track : null,
    };
  }

  #patch(part: Partial<RecordingState>): void {
    this.#context.set({ recording: { ...this.#context.get().recording, ...part } });
  }

  #publish(part: Partial<RecordingState>): void {
    const running = this.#open ? {} : IDLE;
    this.#patch({ ...running, ...this.#capability(this.#context.get()), ...part });
  }

  #capability({ call }: CallState): Pick<RecordingState, 'availability' | 'reason'> {
    if (!canRecord()) return { availability: 'unsupported', reason: 'not-supported' };
    const flows = call?.phase === 'connected' || call?.phase === 'reconnecting';
    if (!flows) return { availability: 'unavailable', reason: 'wrong-phase' };
    return { availability: 'available', reason: this.#error?.reason ?? null };
  }
}

function hasPicture({ videoStream, videoMuted, screenStream }: Participant): boolean {
  return (videoStream !== null && !videoMuted) || screenStream !== null;
}
