import type { CallError } from '../../session/call-error.js';
import { Composer, type Cast } from './composer.js';
import { negotiateMimeType, type Kinds } from './mime-type.js';
import { Recorder, type Recorded } from './recorder.js';
import { RecordingFiles, type RecordingAbout } from './recording-files.js';
import { FileSink, MemorySink, StorageSink, type Sink } from './sinks.js';

/** How a recording is made, and where it goes. */
export interface RecordingSettings {
  /**
   * `memory` (default): a Blob. `storage`: the origin's private file system, part by part, so that a crash loses
   * 2 s at most; it stays there until it is deleted. A file handle: the storage first, the file at the end.
   */
  readonly to?: 'memory' | 'storage' | FileSystemFileHandle;
  /** Size of the picture in px. Default 1280 × 720. */
  readonly width?: number;
  readonly height?: number;
  /** Pictures a second, 1 to 30. Default 24. */
  readonly frameRate?: number;
  /** A format that `MediaRecorder` knows; by default WebM with VP8 and Opus, or what the browser has. */
  readonly mimeType?: string;
  /** Default 2 500 000. */
  readonly videoBitsPerSecond?: number;
  /** Default 96 000. */
  readonly audioBitsPerSecond?: number;
}

/** What was recorded. */
export interface CallRecording {
  readonly id: string;
  /** The film; null where nothing could be kept. For a file handle this is its `File`. */
  readonly blob: Blob | null;
  readonly mimeType: string;
  /** `Date.now()` at its first moment, in ms. */
  readonly startedAt: number;
  /** In ms. */
  readonly duration: number;
  readonly bytes: number;
  /** It lies in the storage of this origin: `deleteRecording(id)` takes it away, and `blob` with it. */
  readonly stored: boolean;
  /** `recording-failed`: it ended by itself, or is not where it was wanted. What there is, is in `blob`. */
  readonly error: CallError | null;
}

/** A recording that runs. */
export interface OpenRecording {
  readonly startedAt: number;
  stop(): Promise<CallRecording>;
  /** Settles when it ended, asked for or not. Never rejects. */
  readonly done: Promise<CallRecording>;
}

/** A stream as it is, or the cast of a call, which may change. */
export type RecordingSource = MediaStream | (() => Cast);

const VIDEO_BITS = 2_500_000;
const AUDIO_BITS = 96_000;

/**
 * Starts to record; settles when it does.
 * Rejects with `not-supported`, or `recording-failed` and leaves nothing behind.
 */
export async function openRecording(
  source: RecordingSource,
  kinds: Kinds,
  settings: RecordingSettings,
  onBytes: (bytes: number) => void,
): Promise<OpenRecording> {
  const { audio, video } = kinds;
  const { to = 'memory', width = 1280, height = 720, frameRate = 24 } = settings;
  const mimeType = negotiateMimeType(kinds, settings.mimeType);
  const composer =
    source instanceof MediaStream
      ? null
      : await Composer.open({ ...kinds, width, height, frameRate: clampRate(frameRate), cast: source });
  try {
    let about: RecordingAbout = { id: crypto.randomUUID(), mimeType, startedAt: Date.now() };
    const sink = await openSink(to, about);
    const recorder = new Recorder(composer?.stream ?? (source as MediaStream), sink, {
      mimeType,
      ...(video ? { videoBitsPerSecond: settings.videoBitsPerSecond ?? VIDEO_BITS } : {}),
      ...(audio ? { audioBitsPerSecond: settings.audioBitsPerSecond ?? AUDIO_BITS } : {}),
    });
    recorder.on('bytes', onBytes);
    await recorder.start();
    about = { ...about, startedAt: Date.now() };
    await sink.begin?.(about).catch(() => undefined);
    const result = (recorded: Recorded): CallRecording => {
      composer?.close();
      const stored = to !== 'memory' && (to === 'storage' || recorded.error !== null);
      return Object.freeze({ ...about, ...recorded, stored });
    };
    const done = recorder.done.then(result);
    return { startedAt: about.startedAt, done, stop: () => recorder.stop().then(() => done) };
  } catch (error) {
    composer?.close();
    throw error;
  }
}

const clampRate = (rate: number): number => Math.min(30, Math.max(1, rate || 24));

async function openSink(to: NonNullable<RecordingSettings['to']>, about: RecordingAbout): Promise<Sink> {
  if (to === 'memory') return new MemorySink(about.mimeType);
  const files = await RecordingFiles.open();
  const sink = new StorageSink(files, await files.create(about));
  return to === 'storage' ? sink : new FileSink(sink, to);
}
